// SPDX-License-Identifier: Apache-2.0
#include "io/tsv.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/descriptor.hpp"

#include <sys/stat.h>

#include <charconv>

namespace kummerkasten::io {

namespace {

constexpr std::size_t kMostBytes = 64 * 1024 * 1024;

// Our own data must be well-formed text; a stray byte is a slip of an editor, named with its line. (text/utf8.hpp lies
// above this module, and this check needs no repair: lead bytes and their continuations are enough to find Latin-1.)
bool looks_like_utf8(std::string_view line) {
    std::size_t awaited = 0;
    for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        const bool continuation = (byte & 0xC0U) == 0x80U;
        if (continuation != (awaited > 0) || byte == 0xC0 || byte == 0xC1 || byte > 0xF4) {
            return false;
        }
        awaited = continuation ? awaited - 1 : byte < 0x80 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    }
    return awaited == 0;
}

} // namespace

std::string read_file(const std::filesystem::path& file, std::size_t most) {
    const Descriptor descriptor = open_for_reading(file.string());
    std::string bytes;
    struct stat status {};
    const bool known = ::fstat(descriptor.number(), &status) == 0 && status.st_size > 0;
    std::size_t size = 0;
    bytes.resize(known && static_cast<std::size_t>(status.st_size) <= most
                     ? static_cast<std::size_t>(status.st_size) + 1
                     : 64 * 1024);
    for (;;) {
        if (size == bytes.size()) {
            bytes.resize(bytes.size() * 2);
        }
        const std::size_t got =
            read_some(descriptor.number(), bytes.data() + size, bytes.size() - size, in_quotes(file.string(), 200));
        if (got == 0) {
            break;
        }
        size += got;
        if (size > most) {
            throw DataError({file.string(), 0}, fmt::format("larger than {} bytes, the most that is read", most));
        }
    }
    bytes.resize(size);
    return bytes;
}

TsvFile::TsvFile(const std::filesystem::path& file, std::string_view kind, std::size_t columns, std::size_t required)
    : name_(file.string()), bytes_(read_file(file, kMostBytes)) {
    const std::string header = fmt::format("#kummerkasten-{} 1", kind);
    struct Slice {
        std::uint64_t line;
        std::size_t first;
    };
    std::vector<Slice> slices;
    std::uint64_t number = 0;
    std::string_view rest = bytes_;
    while (!rest.empty()) {
        ++number;
        const std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        const Place here{name_, number};
        if (!looks_like_utf8(line)) {
            throw DataError(here, "not UTF-8; save the file as UTF-8");
        }
        if (number == 1) {
            if (trim(line) != header) {
                throw DataError(here, fmt::format("the first line must be '{}'", header));
            }
            continue;
        }
        if (trim(line).empty() || line.front() == '#') {
            continue;
        }
        const std::vector<std::string_view> fields = split(line, '\t');
        if (fields.size() > columns) {
            throw DataError(
                here, fmt::format("{} fields, expected at most {}; fields are parted by tabs", fields.size(), columns));
        }
        slices.push_back({number, fields_.size()});
        for (std::size_t i = 0; i < columns; ++i) {
            const std::string_view field = i < fields.size() ? trim(fields[i]) : std::string_view();
            if (field.empty() && i < required) {
                throw DataError(here,
                                fmt::format("field {} of {} is empty; fields are parted by tabs", i + 1, columns));
            }
            fields_.push_back(field);
        }
    }
    if (number == 0) {
        throw DataError({name_, 1}, fmt::format("empty; the first line must be '{}'", header));
    }
    rows_.reserve(slices.size());
    for (const Slice& slice : slices) {
        rows_.push_back({slice.line, std::span<const std::string_view>(fields_).subspan(slice.first, columns)});
    }
}

double number_field(std::string_view field, const Place& place, double least, double most) {
    double value = 0;
    const auto [end, failure] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (failure != std::errc() || end != field.data() + field.size()) {
        throw DataError(place, fmt::format("{} is not a number", in_quotes(field)));
    }
    if (!(value >= least && value <= most)) { // from_chars takes "nan" for a number, and nan is in no range
        throw DataError(place, fmt::format("{} is outside {}…{}", value, least, most));
    }
    return value;
}

} // namespace kummerkasten::io

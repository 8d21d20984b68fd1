// SPDX-License-Identifier: Apache-2.0
#include "report/summary.hpp"

#include "base/error.hpp"
#include "report/summary_archive.hpp"

#include <xxhash.h>

#include <cstring>

namespace kummerkasten::report {

namespace {

constexpr std::string_view kMagic = "KKSUMRY\n";
constexpr std::size_t kVersionAt = 8, kZeroAt = 12, kLengthAt = 16, kChecksumAt = 24, kHeader = 32;

std::uint64_t checksum(std::string_view bytes) {
    const XXH64_hash_t header = XXH3_64bits(bytes.data(), kChecksumAt);
    return XXH3_64bits_withSeed(bytes.data() + kHeader, bytes.size() - kHeader, header);
}

template <class Number> Number number_at(std::string_view bytes, std::size_t place) {
    Number number{};
    std::memcpy(&number, bytes.data() + place, sizeof(number));
    return number;
}

template <class Number> void put_at(std::string& bytes, std::size_t place, Number number) {
    std::memcpy(bytes.data() + place, &number, sizeof(number));
}

// What is behind the header.
std::string_view body_of(std::string_view bytes, const std::string& name) {
    if (bytes.substr(0, kMagic.size()) != kMagic) {
        throw error<DataError>("{}: not a summary; expected a file that report --partial wrote", name);
    }
    if (bytes.size() < kHeader) {
        throw error<DataError>("{}: the summary is cut off after {} bytes; copy or make it again", name, bytes.size());
    }
    if (const auto version = number_at<std::uint32_t>(bytes, kVersionAt); version != kSummaryVersion) {
        throw error<DataError>("{}: a summary of version {}, expected version {}; count its records again", name,
                               version, kSummaryVersion);
    }
    if (const auto length = number_at<std::uint64_t>(bytes, kLengthAt); length != bytes.size()) {
        throw error<DataError>("{}: the summary has {} bytes, expected {}; copy or make it again", name, bytes.size(),
                               length);
    }
    if (number_at<std::uint32_t>(bytes, kZeroAt) != 0 ||
        number_at<std::uint64_t>(bytes, kChecksumAt) != checksum(bytes)) {
        throw error<DataError>("{}: the summary is damaged, its checksum differs; copy or make it again", name);
    }
    return bytes.substr(kHeader);
}

} // namespace

std::string write_summary(Overview& overview) {
    std::string begin(kMagic);
    begin.resize(kHeader, '\0');
    SummaryArchive archive(std::move(begin));
    Scope scope = overview.scope();
    archive(scope, overview);
    std::string bytes = archive.take_bytes();
    put_at(bytes, kVersionAt, kSummaryVersion);
    put_at(bytes, kLengthAt, std::uint64_t{bytes.size()});
    put_at(bytes, kChecksumAt, checksum(bytes));
    return bytes;
}

Scope scope_of_summary(std::string_view bytes, const std::string& name) {
    SummaryArchive archive(body_of(bytes, name), name);
    Scope scope;
    archive(scope);
    return scope;
}

void add_summary(Overview& into, const Options& options, const record::Taxonomy& taxonomy,
                 const profile::Profile* profile, std::string_view bytes, const std::string& name) {
    SummaryArchive archive(body_of(bytes, name), name);
    Scope scope;
    archive(scope);
    if (const std::string difference = into.scope().difference(scope); !difference.empty()) {
        throw error<DataError>("{}: {}", name, difference);
    }
    Overview part(for_summary(options), taxonomy, profile);
    archive(part);
    archive.require(archive.at_end());
    into.merge(part);
}

Options for_summary(Options options) {
    options.views.clear();
    for (const NamedView& it : kViews) {
        if (it.view != View::by || !options.by.empty()) {
            options.views.push_back(it.view);
        }
    }
    return options;
}

Options with_scope(Options options, const Scope& scope) {
    options.since = options.since ? options.since : scope.since;
    options.until = options.until ? options.until : scope.until;
    if (options.time_zone.empty()) {
        options.time_zone = scope.time_zone;
    }
    if (options.where.empty()) {
        options.where = scope.where;
    }
    if (options.by.empty()) {
        options.by = scope.by;
    }
    return options;
}

} // namespace kummerkasten::report

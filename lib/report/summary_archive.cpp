// SPDX-License-Identifier: Apache-2.0
#include "report/summary_archive.hpp"

#include "base/error.hpp"
#include "text/utf8.hpp"

#include <cmath>
#include <cstring>

namespace kummerkasten::report {

namespace {

static_assert(std::endian::native == std::endian::little, "hashes are written as they lie in memory");

constexpr std::int64_t kMicrosPerDay = 86'400'000'000;
// The years 1 to 9999, and ten on either side: a post of the last day may be due later.
constexpr std::int64_t kFirstDay = -719'162 - 3'660;
constexpr std::int64_t kLastDay = 2'932'896 + 3'660;

constexpr bool is_time(std::int64_t micros) {
    return kFirstDay * kMicrosPerDay <= micros && micros < (kLastDay + 1) * kMicrosPerDay;
}

} // namespace

void SummaryArchive::refuse() const {
    throw error<DataError>("{}: not a summary that this program wrote; count its records again", name_);
}

std::string_view SummaryArchive::take(std::size_t size) {
    require(size <= rest_.size());
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

void SummaryArchive::varint(std::uint64_t& value) {
    if (!reading_) {
        std::uint64_t left = value;
        for (; left >= 0x80; left >>= 7U) {
            bytes_ += static_cast<char>((left & 0x7FU) | 0x80U);
        }
        bytes_ += static_cast<char>(left);
        return;
    }
    value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<std::uint8_t>(take(1).front());
        require(shift < 63 || (shift == 63 && byte <= 1));
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) {
            return;
        }
    }
}

void SummaryArchive::zigzag(std::int64_t& value) {
    std::uint64_t number = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U);
    varint(number);
    value = static_cast<std::int64_t>((number >> 1U) ^ (~(number & 1U) + 1));
}

void SummaryArchive::bits(std::uint64_t& value) {
    if (reading_) {
        std::memcpy(&value, take(sizeof(value)).data(), sizeof(value));
    } else {
        char bytes[sizeof(value)];
        std::memcpy(bytes, &value, sizeof(value));
        bytes_.append(bytes, sizeof(value));
    }
}

void SummaryArchive::micros(std::int64_t& value, std::int64_t from, std::int64_t nothing) {
    // Differences wrap around, so that any two times have one.
    auto difference = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(from));
    zigzag(difference);
    value = static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + static_cast<std::uint64_t>(difference));
    require(value == nothing || is_time(value));
}

void SummaryArchive::real(double& value) {
    auto number = std::bit_cast<std::uint64_t>(value);
    bits(number);
    value = std::bit_cast<double>(number);
    require(std::isfinite(value));
}

std::size_t SummaryArchive::length(std::size_t size) {
    std::uint64_t number = size;
    varint(number);
    require(!reading_ || number <= rest_.size()); // nothing takes less than a byte
    return static_cast<std::size_t>(number);
}

void SummaryArchive::several(std::string& value) {
    const std::size_t size = length(value.size());
    if (reading_) {
        value = take(size);
        require(text::is_valid_utf8(value));
    } else {
        bytes_ += value;
    }
}

void SummaryArchive::several(record::Timestamp& value) {
    std::int64_t number = value.time_since_epoch().count();
    zigzag(number);
    require(is_time(number));
    value = record::Timestamp{std::chrono::microseconds{number}};
}

void SummaryArchive::several(std::chrono::local_days& value) {
    std::int64_t number = value.time_since_epoch().count();
    zigzag(number);
    require(kFirstDay <= number && number <= kLastDay);
    value = std::chrono::local_days{std::chrono::days{static_cast<std::chrono::days::rep>(number)}};
}

} // namespace kummerkasten::report

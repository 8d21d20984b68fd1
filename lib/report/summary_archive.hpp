// SPDX-License-Identifier: Apache-2.0
// Writes counts into bytes, or reads them back: one description of what a tally holds serves both, so that the two cannot
// differ. A tally has a line
//     template <class Archive> void visit(Archive& archive) { archive(posts, negative); }
// and may use numbers, enums of the record, strings, times, optionals, arrays, vectors, deques, maps and other tallies.
//
// Reading trusts nothing: what is cut off, out of range, too long or no text is DataError. A list is never longer than the bytes
// that are left, so memory is bounded by the size of the file. Numbers are LEB128, seven bits a byte, signed ones in zigzag.
#pragma once

#include "record/labels.hpp"
#include "record/time.hpp"

#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kummerkasten::report {

class SummaryArchive {
public:
    /// Writes, behind `begin`.
    explicit SummaryArchive(std::string begin) : bytes_(std::move(begin)) {}
    /// Reads. `name` is that of the file, for messages.
    SummaryArchive(std::string_view bytes, std::string name) : reading_(true), rest_(bytes), name_(std::move(name)) {}

    template <class... Values> void operator()(Values&... values) { (one(values), ...); }

    // Where one value of that type is not like another.

    /// All 64 bits as they are: hashes.
    void bits(std::uint64_t& value);
    /// A point in time in microseconds since 1970, from year 1 to 9999, or `nothing`; a small one if it is near `from`.
    void micros(std::int64_t& value, std::int64_t from, std::int64_t nothing);
    /// A number or an enum from 0 to `most`.
    template <class Value> void up_to(Value& value, Value most) {
        auto number = static_cast<std::uint64_t>(value);
        varint(number);
        require(number <= static_cast<std::uint64_t>(most));
        value = static_cast<Value>(number);
    }
    /// Both when writing and when reading: what does not hold was not written by us.
    void require(bool holds) const {
        if (!holds) {
            refuse();
        }
    }

    [[nodiscard]] bool reading() const { return reading_; }
    [[nodiscard]] std::string take_bytes() { return std::move(bytes_); }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    /// Counters stay below it, so that no sum of them overflows.
    static constexpr std::uint64_t kMostNumber = std::uint64_t{1} << 53U;

private:
    template <class Value> void one(Value& value) {
        if constexpr (std::is_same_v<Value, bool>) {
            up_to(value, true);
        } else if constexpr (std::is_enum_v<Value>) {
            up_to(value, static_cast<Value>(record::Names<Value>::values.size() - 1));
        } else if constexpr (std::is_floating_point_v<Value>) {
            real(value);
        } else if constexpr (std::is_unsigned_v<Value>) {
            up_to<Value>(value, static_cast<Value>(std::min<std::uint64_t>(kMostNumber, static_cast<Value>(-1))));
        } else if constexpr (std::is_signed_v<Value>) {
            auto number = static_cast<std::int64_t>(value);
            zigzag(number);
            value = static_cast<Value>(number);
            require(value == number && -static_cast<std::int64_t>(kMostNumber) <= number &&
                    number <= static_cast<std::int64_t>(kMostNumber));
        } else {
            several(value);
        }
    }
    template <class Value> void several(Value& value) { value.visit(*this); }
    void several(std::string& value);
    void several(record::Timestamp& value);
    void several(std::chrono::local_days& value);
    template <class Value> void several(std::optional<Value>& value) {
        bool there = value.has_value();
        one(there);
        if (reading_) {
            value = there ? std::optional<Value>(Value{}) : std::nullopt;
        }
        if (there) {
            one(*value);
        }
    }
    template <class A, class B> void several(std::pair<A, B>& value) { (*this)(value.first, value.second); }
    template <class Value, std::size_t size> void several(std::array<Value, size>& values) {
        for (Value& value : values) {
            one(value);
        }
    }
    template <class Value> void several(std::vector<Value>& values) { list(values); }
    template <class Value> void several(std::deque<Value>& values) { list(values); }
    template <class List> void list(List& values) {
        const std::size_t size = length(values.size());
        for (std::size_t i = 0; i < size; ++i) {
            one(reading_ ? values.emplace_back() : values[i]);
        }
    }
    template <class Key, class Value, class Less> void several(std::map<Key, Value, Less>& values) {
        const std::size_t size = length(values.size());
        if (!reading_) {
            for (auto& [key, value] : values) {
                Key copy = key;
                (*this)(copy, value);
            }
            return;
        }
        for (std::size_t i = 0; i < size; ++i) {
            Key key{};
            one(key);
            require(values.empty() || values.key_comp()(values.rbegin()->first, key)); // in order, none twice
            one(values.emplace_hint(values.end(), std::move(key), Value{})->second);
        }
    }

    // In the order of the keys, so that the same counts are the same bytes.
    template <class Value> void several(std::unordered_map<std::string, Value>& values) {
        std::map<std::string, Value> sorted(std::make_move_iterator(values.begin()),
                                            std::make_move_iterator(values.end()));
        several(sorted);
        values.clear();
        for (auto& [key, value] : sorted) {
            values.emplace(key, std::move(value));
        }
    }

    [[noreturn]] void refuse() const;
    void varint(std::uint64_t& value);
    void zigzag(std::int64_t& value);
    void real(double& value);
    [[nodiscard]] std::size_t length(std::size_t size);
    [[nodiscard]] std::string_view take(std::size_t size);

    bool reading_ = false;
    std::string bytes_;
    std::string_view rest_;
    std::string name_;
};

} // namespace kummerkasten::report

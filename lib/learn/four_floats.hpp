// SPDX-License-Identifier: Apache-2.0
// Four floats that are computed with at once, and how bytes and shorts become some. By the vectors that GCC and clang have
// for every processor: what they make of a plain loop over four bytes is two to three times as many instructions.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace kummerkasten::learn {

using FourFloats = float __attribute__((vector_size(16)));

[[nodiscard]] inline FourFloats load_four(const float* from) {
    FourFloats four;
    std::memcpy(&four, from, sizeof(four));
    return four;
}

inline void store_four(FourFloats four, float* to) { std::memcpy(to, &four, sizeof(four)); }

namespace detail {
using TwoLongs = std::int64_t __attribute__((vector_size(16)));
using FourInts = std::int32_t __attribute__((vector_size(16)));
using EightShorts = std::int16_t __attribute__((vector_size(16)));
using SixteenBytes = std::uint8_t __attribute__((vector_size(16)));

inline FourFloats floats_of(EightShorts pairs) {
    return __builtin_convertvector(std::bit_cast<FourInts>(pairs), FourFloats);
}
static_assert(std::endian::native == std::endian::little, "a number's low half comes first");
} // namespace detail

/// Four bytes, 0 to 255.
[[nodiscard]] inline FourFloats four_bytes(const std::uint8_t* from) {
    std::int32_t all = 0;
    std::memcpy(&all, from, sizeof(all));
    const auto bytes = std::bit_cast<detail::SixteenBytes>(detail::FourInts{all, 0, 0, 0});
    const auto shorts = std::bit_cast<detail::EightShorts>(
        __builtin_shufflevector(bytes, detail::SixteenBytes{}, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    return detail::floats_of(__builtin_shufflevector(shorts, detail::EightShorts{}, 0, 8, 1, 9, 2, 10, 3, 11));
}

/// Four shorts, −32768 to 32767, each times 65536: their sign is where an int has its own.
inline constexpr float kShortIsTimes = 65536;
[[nodiscard]] inline FourFloats four_shorts(const std::uint8_t* from) {
    std::int64_t all = 0;
    std::memcpy(&all, from, sizeof(all));
    const auto shorts = std::bit_cast<detail::EightShorts>(detail::TwoLongs{all, 0});
    return detail::floats_of(__builtin_shufflevector(detail::EightShorts{}, shorts, 0, 8, 1, 9, 2, 10, 3, 11));
}

} // namespace kummerkasten::learn

// SPDX-License-Identifier: Apache-2.0
// UTF-16 and UTF-32, as Excel, the Play Console and Windows write tables, turned into UTF-8 piece by piece. Only the byte
// order mark in front says that a text is one of them. Time is linear, memory what one piece takes.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::text {

/// The longest of the byte order marks.
inline constexpr std::size_t kLongestMark = 4;

class WideDecoder {
public:
    /// For a text that begins with `start` (its first kLongestMark bytes, or all); nothing where that is no such mark.
    [[nodiscard]] static std::optional<WideDecoder> for_text(std::string_view start);

    [[nodiscard]] std::string_view name() const { return width_ == 2 ? "UTF-16" : "UTF-32"; }
    [[nodiscard]] std::size_t mark_size() const { return width_; }

    /// Appends the next bytes of the text as UTF-8. What is no character there (half of a pair, too high a number) becomes a
    /// byte that is none in UTF-8 either, so that it is found and mended behind this like any other damage.
    void decode(std::string_view bytes, std::string& out);
    /// The text has ended; what it ended in the middle of is no character.
    void finish(std::string& out);

private:
    WideDecoder(std::size_t width, bool big_endian) : width_(width), big_endian_(big_endian) {}
    void take(char32_t unit, std::string& out);

    std::size_t width_; ///< bytes of a unit
    bool big_endian_;
    std::array<unsigned char, 4> unit_{}; ///< the unit that has begun: `filled_` bytes of it
    std::size_t filled_ = 0;
    char32_t high_ = 0; ///< the first half of a pair that waits for the second
};

} // namespace kummerkasten::text

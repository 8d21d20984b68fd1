// SPDX-License-Identifier: Apache-2.0
// Remembers what WordTable::find said of a word. Few words make up most of all text (Zipf), and a look-up tries some twenty
// beginnings and endings: remembering took 15 % off the whole of judging (scripts/bench, 2026-11). A direct-mapped cache: a
// word has one place, and the last one there stays. Fixed size, 256 KB for a thread.
#pragma once

#include "classify/word_table.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

class WordMemo {
public:
    WordMemo() : places_(kPlaces) {}

    /// The same as table.find(word, found), where `found` is empty. One memo serves one table.
    bool find(const WordTable& table, std::string_view word, std::vector<Sense>& found);

private:
    static constexpr std::size_t kPlaces = 4096;
    static constexpr std::size_t kLongest = 23; ///< longer words are rare and looked up each time
    static constexpr std::size_t kMostSenses = 4;

    struct alignas(64) Place { // one cache line
        std::array<Sense, kMostSenses> senses;
        std::array<char, kLongest> word{};
        std::uint8_t size = 0; ///< 0: nobody was here
        std::uint8_t count = 0;
        bool begins_phrase = false;
    };
    static_assert(sizeof(Place) == 64);
    std::vector<Place> places_;
};

} // namespace kummerkasten::classify

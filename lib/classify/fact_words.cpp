// SPDX-License-Identifier: Apache-2.0
#include "classify/fact_words.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::classify {

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    for (std::string_view word : split(folded, ' ')) {
        while (!word.empty() && (word.back() == '.' || word.back() == ',')) {
            word.remove_suffix(1);
        }
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    return words;
}

std::optional<int> number_of_word(std::string_view word) {
    constexpr std::array<std::string_view, 13> kNumbers{"",
                                                        "ein eins eine einem einer einen one a an",
                                                        "zwei zwo two",
                                                        "drei three",
                                                        "vier four",
                                                        "fuenf five",
                                                        "sechs six",
                                                        "sieben seven",
                                                        "acht eight",
                                                        "neun nine",
                                                        "zehn ten",
                                                        "elf eleven",
                                                        "zwoelf twelve"};
    if (!word.empty() && word.size() <= 3 && std::all_of(word.begin(), word.end(), is_ascii_digit)) {
        int number = 0;
        for (const char digit : word) {
            number = number * 10 + (digit - '0');
        }
        return number;
    }
    for (std::size_t i = 1; i < kNumbers.size(); ++i) {
        if (is_one_of(word, kNumbers[i])) {
            return static_cast<int>(i);
        }
    }
    return std::nullopt;
}

bool is_one_of(std::string_view word, std::string_view words) {
    for (std::size_t at = words.find(word); !word.empty() && at != std::string_view::npos;
         at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) {
            return true;
        }
    }
    return false;
}

} // namespace kummerkasten::classify

// SPDX-License-Identifier: Apache-2.0
#include "draft/word_finder.hpp"

#include "base/strings.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace kummerkasten::draft {

namespace {

// Returns whether there were any.
bool replace_apostrophes(std::string& word) {
    constexpr std::string_view kTypeset = "\u2019";
    bool any = false;
    for (std::size_t at = word.find('\''); at != std::string::npos; at = word.find('\'', at + kTypeset.size())) {
        word.replace(at, 1, kTypeset);
        any = true;
    }
    return any;
}

} // namespace

bool is_part_of_word(char c) {
    static constexpr auto kParts = [] {
        std::array<bool, 256> parts{};
        for (std::size_t byte = 0; byte < parts.size(); ++byte) {
            const char letter = static_cast<char>(byte);
            parts[byte] = byte >= 0x80 || is_ascii_letter(letter) || is_ascii_digit(letter);
        }
        return parts;
    }();
    return kParts[static_cast<unsigned char>(c)];
}

std::string_view without_stars(std::string_view word) {
    word.remove_prefix(word.starts_with('*') ? 1 : 0);
    word.remove_suffix(word.ends_with('*') ? 1 : 0);
    return word;
}

bool is_word_pattern(std::string_view word) {
    const std::string_view letters = without_stars(word);
    return text::count_characters(letters) >= 2 && letters.find('*') == std::string_view::npos &&
           trim(letters) == letters;
}

std::string complaint_about_word(std::string_view word) {
    return fmt::format("{} is no word of two letters or more, with a star before or behind it where it may go on",
                       in_quotes(word));
}

std::size_t find_word(std::string_view said, std::string_view word) {
    const bool may_follow = word.starts_with('*');
    const bool may_go_on = word.ends_with('*');
    word = without_stars(word);
    for (std::size_t at = said.find(word); at != std::string_view::npos; at = said.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((may_follow || at == 0 || !is_part_of_word(said[at - 1])) &&
            (may_go_on || end == said.size() || !is_part_of_word(said[end]))) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::size_t WordFinder::bucket_of(std::string_view two_bytes) {
    const auto first = static_cast<unsigned char>(two_bytes[0]);
    const auto second = static_cast<unsigned char>(two_bytes[1]);
    return (first * 37U + second) % kBuckets;
}

// One comparison of these tells most words of a bucket from the text.
std::uint64_t WordFinder::head_of(std::string_view text) {
    std::uint64_t head = 0;
    if (text.size() >= sizeof head) {
        std::memcpy(&head, text.data(), sizeof head); // of a fixed size: one load
    } else {
        std::memcpy(&head, text.data(), text.size());
    }
    return head;
}

std::vector<WordFinder::Word> WordFinder::in_groups(std::initializer_list<std::initializer_list<const char*>> groups) {
    std::vector<Word> words;
    std::size_t number = 0;
    for (const auto& group : groups) {
        for (const char* word : group) {
            words.push_back({word, number});
        }
        ++number;
    }
    return words;
}

WordFinder::WordFinder(const std::vector<Word>& plain) {
    std::vector<Word> words = plain;
    for (const Word& word : plain) {
        if (std::string typeset(word.word); replace_apostrophes(typeset)) {
            words.push_back({std::move(typeset), word.group});
        }
    }
    for (const Word& given : words) {
        groups_ = std::max(groups_, given.group + 1);
        const std::string_view word = without_stars(given.word);
        if (word.size() < 2) {
            throw std::logic_error("a word that is looked for has two bytes or more");
        }
        if (given.word.starts_with('*')) {
            inside_.push_back(given);
        } else {
            entries_.push_back({std::string(word), given.word.ends_with('*'), given.group});
        }
    }
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return bucket_of(a.word) < bucket_of(b.word); });
    for (const Entry& entry : entries_) {
        const std::string all_bits(std::min(entry.word.size(), sizeof(std::uint64_t)), '\xFF');
        heads_.push_back({head_of(entry.word), head_of(all_bits)});
        ++first_[bucket_of(entry.word) + 1];
    }
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
        first_[bucket + 1] += first_[bucket];
    }
}

std::vector<std::size_t> WordFinder::find(std::string_view said) const {
    std::vector<std::size_t> places(groups_, std::string_view::npos);
    bool in_word = false;
    for (std::size_t at = 0; at + 1 < said.size(); ++at) {
        const bool begins = !in_word;
        in_word = is_part_of_word(said[at]);
        if (!begins) {
            continue;
        }
        const std::size_t bucket = bucket_of(said.substr(at, 2));
        const std::uint64_t head = head_of(said.substr(at));
        for (std::uint32_t index = first_[bucket]; index < first_[bucket + 1]; ++index) {
            if ((head & heads_[index].mask) != heads_[index].bytes) {
                continue;
            }
            const Entry& entry = entries_[index];
            const std::size_t end = at + entry.word.size();
            if (places[entry.group] > at && said.substr(at).starts_with(entry.word) &&
                (entry.may_go_on || end == said.size() || !is_part_of_word(said[end]))) {
                places[entry.group] = at;
            }
        }
    }
    for (const Word& word : inside_) {
        places[word.group] = std::min(places[word.group], find_word(said, word.word));
    }
    return places;
}

std::size_t WordFinder::first_group(std::string_view said) const {
    const std::vector<std::size_t> places = find(said);
    const auto named =
        std::find_if(places.begin(), places.end(), [](std::size_t at) { return at < std::string_view::npos; });
    return named == places.end() ? std::string_view::npos : static_cast<std::size_t>(named - places.begin());
}

} // namespace kummerkasten::draft

// SPDX-License-Identifier: Apache-2.0
// Many words looked for in one pass over a post. "wort" is the word or words alone, "wort*" may go on, "*wort" may end a
// compound. Words and posts are folded (text/fold.hpp). Built once, then immutable; a pass looks at each beginning of a word
// and there at the few words that begin with the same two bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// Letters and digits, and whatever is beyond ASCII.
[[nodiscard]] bool is_part_of_word(char c);

/// The letters of `word`, without a star at either end.
[[nodiscard]] std::string_view without_stars(std::string_view word);

/// Is this a word as data files may have it: two letters or more, no blank at either end, stars only there?
[[nodiscard]] bool is_word_pattern(std::string_view word);
/// For people, where it is none.
[[nodiscard]] std::string complaint_about_word(std::string_view word);

/// Where `word` stands in `said`, or npos; one word without a table.
[[nodiscard]] std::size_t find_word(std::string_view said, std::string_view word);

class WordFinder {
public:
    /// A word and the group that it stands for: several words may mean the same thing.
    struct Word {
        std::string word;
        std::size_t group = 0;
    };

    /// Lists of words, the first of group 0.
    [[nodiscard]] static std::vector<Word> in_groups(std::initializer_list<std::initializer_list<const char*>> groups);

    /// Words have two bytes or more beside the stars (std::logic_error). Telephones write "can’t" with a sign of their own: an
    /// apostrophe is that one, too.
    explicit WordFinder(const std::vector<Word>& words);

    /// Where each group is named first in `said`, or npos; as many as there are groups.
    [[nodiscard]] std::vector<std::size_t> find(std::string_view said) const;
    /// The first group, by its number, that `said` names; or npos.
    [[nodiscard]] std::size_t first_group(std::string_view said) const;

private:
    struct Entry {
        std::string word; ///< without stars
        bool may_go_on = false;
        std::size_t group = 0;
    };
    /// The first eight bytes of a word as they lie in memory, or fewer and zeros; and which of them count.
    struct Head {
        std::uint64_t bytes = 0;
        std::uint64_t mask = 0;
    };
    static constexpr std::size_t kBuckets = 1024;
    [[nodiscard]] static std::size_t bucket_of(std::string_view two_bytes);
    [[nodiscard]] static std::uint64_t head_of(std::string_view text);

    std::vector<Entry> entries_; ///< sorted by bucket
    std::vector<Head> heads_;    ///< of entries_; side by side, since hardly more is looked at
    std::array<std::uint32_t, kBuckets + 1> first_{};
    std::vector<Word> inside_; ///< with the leading star: these need a search of their own
    std::size_t groups_ = 0;
};

} // namespace kummerkasten::draft

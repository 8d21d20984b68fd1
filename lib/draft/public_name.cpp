// SPDX-License-Identifier: Apache-2.0
#include "draft/public_name.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "draft/sentence.hpp"
#include "io/tsv.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kummerkasten::draft {

namespace {

constexpr std::size_t kMostBytes = 1024; // of a shown name that are looked at
constexpr std::size_t kMostWords = 4;
constexpr std::size_t kMostMarks = 2; // on one word: more is decoration
constexpr std::size_t kLongestHandle = 80;

// What people put behind their name: "Jana Petersen | Fotos", "Jana (sie)", "Jana / Münster", "Jana • hier privat".
std::string_view without_appendix(std::string_view name) {
    const std::size_t first = std::min(name.find_first_of("|(/[<#*~"), name.find(" - "));
    std::size_t cut = first;
    for (const std::string_view separator : {"•", "·", "–", "—"}) {
        cut = std::min(cut, name.find(separator));
    }
    return trim(name.substr(0, cut));
}

// Letters, and what parts them inside a name; emoji and invisible characters are left out. Empty for anything else.
std::string cleaned(std::string_view shown) {
    std::string out;
    bool blank = false;
    for (std::size_t i = 0; i < shown.size();) {
        const std::size_t begin = i;
        const char32_t c = text::next_character(shown, i);
        if (text::is_space(c)) {
            blank = !out.empty();
            continue;
        }
        if (is_unprintable(c) || text::is_emoji(c) || text::is_emoji_modifier(c)) {
            continue;
        }
        const bool fancy = (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0xFF00 && c <= 0xFFEF); // letters drawn as symbols
        const bool fine =
            (text::is_letter(c) && !fancy) || text::is_mark(c) || c == '-' || c == '\'' || c == 0x2019 || c == '.';
        if (!fine) {
            return {};
        }
        if (blank) {
            out += ' ';
            blank = false;
        }
        out.append(shown.substr(begin, i - begin));
    }
    return out;
}

struct Shape {
    std::size_t letters = 0, marks = 0, small = 0;
    bool inner_dot = false; ///< "evil.com"
};

Shape shape_of(std::string_view word) {
    Shape shape;
    for (std::size_t i = 0; i < word.size();) {
        const std::size_t begin = i;
        const char32_t c = text::next_character(word, i);
        shape.letters += text::is_letter(c) ? 1 : 0;
        shape.marks += text::is_mark(c) ? 1 : 0;
        shape.small += text::is_letter(c) && !text::is_upper(c) ? 1 : 0;
        shape.inner_dot = shape.inner_dot || (c == '.' && begin + 1 < word.size());
    }
    return shape;
}

// "PETERSEN" → "Petersen", "ANNE-MARIE" → "Anne-Marie".
std::string in_title_case(std::string_view name) {
    std::string out;
    bool begins = true;
    for (std::size_t i = 0; i < name.size();) {
        const char32_t c = text::next_character(name, i);
        text::append_utf8(out, begins ? c : text::to_lower(c));
        begins = !text::is_letter(c) && !text::is_mark(c);
    }
    return out;
}

std::string usable_handle(std::string_view handle) {
    bool letter = false;
    for (const char c : handle) {
        letter = letter || is_ascii_letter(c);
        if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '_' && c != '.' && c != '-' && c != '@') {
            return {};
        }
    }
    const bool fine = letter && handle.size() <= kLongestHandle && std::count(handle.begin(), handle.end(), '@') <= 1 &&
                      handle.front() != '@' && handle.back() != '@' && handle.back() != '.';
    return fine ? "@" + std::string(handle) : std::string();
}

} // namespace

NameRules::NameRules(const io::DataPath& data) {
    const io::TsvFile file(data / "names.tsv", "names", 2, 2);
    for (const io::TsvFile::Row& row : file.rows()) {
        const Place place = file.place(row);
        std::vector<std::string>* words = row.fields[1] == "address"    ? &address_
                                          : row.fields[1] == "title"    ? &titles_
                                          : row.fields[1] == "unusable" ? &unusable_
                                          : row.fields[1] == "article"  ? &articles_
                                                                        : nullptr;
        if (words == nullptr) {
            throw DataError(place, fmt::format("kind {} is unknown; allowed are address, title, article or unusable",
                                               in_quotes(row.fields[1])));
        }
        std::string word = text::fold(row.fields[0]);
        for (const std::vector<std::string>* others : {&address_, &titles_, &articles_, &unusable_}) {
            if (std::find(others->begin(), others->end(), word) != others->end()) {
                throw DataError(place, fmt::format("{} stands here a second time", in_quotes(row.fields[0])));
            }
        }
        words->push_back(std::move(word));
    }
    for (std::vector<std::string>* words : {&address_, &titles_, &articles_, &unusable_}) {
        std::sort(words->begin(), words->end());
    }
}

bool NameRules::is(const std::vector<std::string>& words, std::string_view folded) {
    return std::binary_search(words.begin(), words.end(), folded);
}

// As a whole or in one of its parts: "Google-Nutzer".
bool NameRules::is_unusable(std::string_view folded) const {
    const std::vector<std::string_view> parts = split(folded, '-');
    return is(unusable_, folded) ||
           std::any_of(parts.begin(), parts.end(), [this](std::string_view part) { return is(unusable_, part); });
}

PublicName NameRules::greetable(std::string_view shown, std::string_view handle) const {
    PublicName result;
    if (!handle.empty()) {
        result.handle = usable_handle(handle.front() == '@' ? handle.substr(1) : handle);
    }
    const std::string whole = text::to_nfc(cleaned(without_appendix(text::prefix(shown, kMostBytes))));
    const std::size_t characters = text::count_characters(whole);
    const std::vector<std::string_view> words = split(whole, ' ');
    if (characters < 2 || characters > kLongestName || words.size() > kMostWords) {
        return result;
    }
    std::size_t letters = 0;
    std::size_t small = 0;
    std::size_t before_name = 0; // words of address and title
    bool addressed = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string folded = text::fold(words[i]);
        const Shape shape = shape_of(words[i]);
        const bool address = is(address_, folded);
        const bool title = is(titles_, folded);
        if (i == before_name && (address || title)) {
            ++before_name;
            addressed = addressed || address;
            continue;
        }
        if (shape.letters == 0 || shape.marks > kMostMarks || shape.inner_dot || is_unusable(folded)) {
            return result;
        }
        letters += shape.letters;
        small += shape.small;
    }
    if (letters < 2) {
        return result;
    }
    result.name = small == 0 && letters > 3 ? in_title_case(whole) : whole;
    const std::vector<std::string_view> shown_words = split(result.name, ' ');
    const std::string_view first = shown_words[before_name];
    // An initial ("J."), an article ("The Real Baz") or a lone surname behind a title is no first name.
    const bool has_first = !addressed && !first.ends_with('.') && !is(articles_, text::fold(first)) &&
                           (before_name == 0 || shown_words.size() > before_name + 1);
    result.untitled = result.name;
    if (has_first) {
        result.first_name = first;
        result.untitled = result.name.substr(static_cast<std::size_t>(first.data() - result.name.data()));
    }
    return result;
}

} // namespace kummerkasten::draft

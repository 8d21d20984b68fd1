// SPDX-License-Identifier: Apache-2.0
#include "classify/term_forms.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "classify/endings.hpp"
#include "text/fold.hpp"
#include "text/tokenise.hpp"

#include <algorithm>
#include <utility>

namespace kummerkasten::classify {

namespace {

using enum TermForm::Form;

[[noreturn]] void refuse(const Place& place, std::string_view term, std::string_view why) {
    throw DataError(place, fmt::format("term {}: {}", in_quotes(term), why));
}

// The words of a phrase are the tokens that a post with it would have, so "wi-fi" is three of them.
TermForm form_of(std::string_view words, const Place& place) {
    if (std::all_of(words.begin(), words.end(), is_ascii_letter)) {
        return {kWord, std::string(words)};
    }
    text::Document document;
    text::analyse(words, document);
    if (document.tokens.empty()) {
        refuse(place, words, "expected a word, a phrase or an emoji");
    }
    if (document.tokens.size() > 2 * kMostWordsInPhrase) { // hyphens and other signs count too
        refuse(place, words, fmt::format("expected at most {} words", kMostWordsInPhrase));
    }
    std::string key;
    for (std::size_t i = 0; i < document.tokens.size(); ++i) {
        key.append(i > 0 ? 1 : 0, ' ');
        key += document.folded_word(document.tokens[i]);
    }
    return {document.tokens.size() == 1 ? kWord : kPhrase, std::move(key)};
}

void spell_out(std::string_view phrase, unsigned languages, const Place& place, unsigned tildes,
               std::vector<TermForm>& forms) {
    std::size_t tilde = phrase.find("~ ");
    if (tilde == std::string_view::npos && phrase.ends_with('~')) {
        tilde = phrase.size() - 1;
    }
    if (tilde == std::string_view::npos || tilde == 0 || !is_ascii_letter(phrase[tilde - 1])) {
        if (phrase.find("* ") != std::string_view::npos || phrase.find(" *") != std::string_view::npos) {
            refuse(place, phrase, "expected no * in a phrase");
        }
        forms.push_back(form_of(phrase, place));
        return;
    }
    if (tildes == text::kMostTildes) {
        refuse(place, phrase, "expected at most two ~ in a phrase");
    }
    std::vector<std::string_view> endings = all_endings(languages);
    endings.insert(endings.begin(), "");
    for (const std::string_view ending : endings) {
        const std::string spelt = fmt::format("{}{}{}", phrase.substr(0, tilde), ending, phrase.substr(tilde + 1));
        spell_out(spelt, languages, place, tildes + 1, forms);
    }
}

} // namespace

void read_term(std::string_view term, unsigned languages, const Place& place, std::vector<TermForm>& forms) {
    const std::string folded = text::dictionary_form(trim(term));
    std::string_view key = folded;
    if (key.empty() || key.size() > kLongestWord) {
        refuse(place, term, fmt::format("expected 1 to {} bytes", kLongestWord));
    }
    // A "*" or "~" that is part of a face (":*") is no notation: that needs a letter beside it.
    const auto letter_like = [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    };
    const auto ends_with = [&](char sign) {
        return key.size() > 1 && key.back() == sign && letter_like(key[key.size() - 2]);
    };
    if (key.find(' ') != std::string_view::npos) {
        spell_out(key, languages, place, 0, forms);
    } else if (ends_with('~')) {
        forms.push_back({kInflected, std::string(key.substr(0, key.size() - 1))});
    } else if (ends_with('*')) {
        key.remove_suffix(1);
        if (key.size() < kShortestAffix) {
            refuse(place, term, "expected at least 4 letters before the *");
        }
        forms.push_back({kPrefix, std::string(key)});
    } else if (key.size() > 1 && key.front() == '*' && letter_like(key[1])) {
        key.remove_prefix(1);
        if (key.size() < kShortestAffix) {
            refuse(place, term, "expected at least 4 letters behind the *");
        }
        forms.push_back({kSuffix, std::string(key)});
    } else {
        forms.push_back(form_of(key, place));
    }
}

std::optional<TermForm> read_name(std::string_view name) {
    const std::string key = text::dictionary_form(trim(name));
    return key.empty() ? std::nullopt : std::optional(form_of(key, Place{std::string(name), 0}));
}

} // namespace kummerkasten::classify

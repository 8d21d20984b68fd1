// SPDX-License-Identifier: Apache-2.0
// Every phrase of both books, as a customer would read it.
#include "draft/phrase_book.hpp"

#include "draft/check_words.hpp"
#include "draft/house.hpp"
#include "draft/sentence.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

// Values that would show a bad seam: capitals, a full stop and a "ß" of their own are none of the phrase's business.
SlotValues sample() {
    SlotValues values;
    for (std::size_t slot = 0; slot < kSlotNames.size(); ++slot) {
        values.set(static_cast<Slot>(slot), "Muster");
    }
    values.set(Slot::handle, "@jana_p");
    values.set(Slot::link, "https://heidebahn.example/lage");
    values.set(Slot::incident_link, "https://heidebahn.example/stand");
    values.set(Slot::when, "am Samstagabend");
    values.set(Slot::since, "seit Samstagabend");
    values.set(Slot::direct_message, "per Direktnachricht");
    values.set(Slot::incident_text, "Die Server waren langsam.");
    return values;
}

// "haben du", "sollen ihr": the verb of the polite form, left standing when the pronoun was changed.
bool has_polite_verb(const std::string& text) {
    static const re2::RE2 pattern(R"(\b(\w+en) (?:du|ihr)\b)");
    std::string verb;
    return re2::RE2::PartialMatch(text, pattern, &verb) && verb != "wegen" && verb != "gegen";
}

bool ends_well(const Phrase& phrase, std::string_view text) {
    if (phrase.part == Part::salutation || phrase.part == Part::signature) {
        return true;
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("/lage") ||
           text.ends_with("/stand") || text.ends_with("Muster");
}

// Behind a full stop, question or exclamation mark and a blank comes a capital.
bool has_capitals(std::string_view text) {
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
        if (at == 0 || at + 1 >= text.size() || std::string_view(".!?").find(text[at - 1]) == std::string_view::npos) {
            continue;
        }
        std::size_t next = at + 1;
        const char32_t c = text::next_character(text, next);
        if (text::is_letter(c) && !text::is_upper(c)) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("every phrase reads well in a sample case") {
    const record::Taxonomy taxonomy(source_data());
    SlotValues values = sample();
    SlotValues in_private = values; // a channel that is private itself leaves this one empty
    in_private.set(Slot::direct_message, {}, true);
    for (const std::string_view language : {"de", "en"}) {
        const PhraseBook book(source_data(), taxonomy, language);
        for (const Phrase& phrase : book.phrases()) {
            CAPTURE(phrase.id);
            for (const SlotValues* each : {&std::as_const(values), &std::as_const(in_private)}) {
                const std::string text = capitalised(phrase.text.fill(*each));
                CAPTURE(text);
                CHECK(text.find("  ") == std::string::npos);
                CHECK(text.find(" ,") == std::string::npos);
                CHECK(text.find(" .") == std::string::npos);
                CHECK(text.find(" ?") == std::string::npos);
                CHECK(text.find(",,") == std::string::npos);
                CHECK(text.find("..") == std::string::npos);
                CHECK(text.find_first_of("{}[]~|") == std::string::npos);
                CHECK_FALSE(text.starts_with(' '));
                CHECK_FALSE(text.ends_with(' '));
                CHECK(ends_well(phrase, text));
                CHECK(has_capitals(text));
                CHECK_FALSE(has_polite_verb(text));
            }
            CHECK(phrase.text.fill(values, true).find("ß") == std::string::npos);
        }
    }
}

TEST_CASE("no phrase has words that the checker minds") {
    const record::Taxonomy taxonomy(source_data());
    const SlotValues values = sample();
    for (const std::string_view language : {"de", "en"}) {
        const PhraseBook book(source_data(), taxonomy, language);
        const CheckWords words(source_data(), language, CheckWords::Examples::untried);
        std::vector<CheckWords::Hit> hits;
        for (const Phrase& phrase : book.phrases()) {
            if (phrase.condition(Key::humour) != nullptr) {
                continue; // where the house wants a smile
            }
            const std::string text = capitalised(phrase.text.fill(values));
            words.search(
                text::fold(text), [](const CheckWord&) { return true; }, hits);
            for (const CheckWords::Hit& hit : hits) {
                const CheckWord& row = words.rows()[hit.row];
                // What must be said, and what depends on the facts of a case, is no matter of words alone.
                if (row.rule.starts_with('!') || row.rule.starts_with("asks-again") ||
                    row.level == record::Level::info) {
                    continue;
                }
                CAPTURE(phrase.id);
                CAPTURE(text);
                CAPTURE(row.id);
                CHECK(row.message.empty());
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Negation and degree in whole sentences, with a lexicon small enough to reckon by hand.
#include "classify/scope.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

const WordTable& words() {
    static const WordTable table = [] {
        WordTable made;
        const auto add = [&made](Source source, Category category, float weight,
                                 const std::vector<std::string>& terms) {
            for (const std::string& term : terms) {
                made.add(term, {weight, 0, category, source}, {"t", 1});
            }
        };
        const Source de = Source::german;
        add(de, Category::language, 1,
            {"das", "ist", "der", "die", "war", "wir", "ihr", "und", "hier", "mir", "mit", "von"});
        add(de, Category::polarity, 0.5F, {"gut~", "hilfreich~", "gefällt"});
        add(de, Category::polarity, -0.6F, {"schlecht~"});
        add(de, Category::anger, 0.6F, {"wütend"});
        add(de, Category::profanity, 0.5F, {"mist"});
        add(de, Category::insult, 0.5F, {"trottel"});
        add(de, Category::praise, 0.5F, {"lob"});
        add(de, Category::language, 1, {"aber", "nur"});
        add(de, Category::negation, 1, {"nicht", "kein~", "nie"});
        add(de, Category::intensifier, 1.5F, {"sehr", "total"});
        add(de, Category::diminisher, 0.5F, {"etwas"});
        add(de, Category::polarity, -0.4F, {"nicht erreichbar"});
        add(de, Category::anger, 0.8F, {"😡"});
        add(de, Category::polarity, 0.5F, {"😊"});
        const Source en = Source::english;
        add(en, Category::language, 1, {"the", "is", "was", "it", "this", "we", "and"});
        add(en, Category::polarity, 0.5F, {"good", "helpful"});
        add(en, Category::polarity, -0.6F, {"bad"});
        add(en, Category::negation, 1, {"not", "never", "isn't"});
        add(en, Category::intensifier, 1.5F, {"very"});
        add(en, Category::diminisher, 0.5F, {"slightly"});
        return made;
    }();
    return table;
}

// The hit whose words are `phrase` in `text`.
Hit hit_of(std::string_view text, std::string_view phrase) {
    static Evidence evidence;
    text::Document document;
    text::analyse(text, document);
    gather(document, words(), "de", evidence); // applies the scope
    for (const Hit& hit : evidence.hits) {
        if (text.substr(hit.span.start, hit.span.end - hit.span.start) == phrase) {
            return hit;
        }
    }
    FAIL("no hit for ", std::string(phrase));
    return {};
}

} // namespace

TEST_CASE("what is left of a word's weight") {
    struct Row {
        std::string name, text, word;
        double weight;
        bool negated;
    };
    // gut 0.5, schlecht -0.6, wütend 0.6; sehr times 1.5, etwas times 0.5; negated: positive times -0.8, negative times -0.35
    const std::vector<Row> rows{
        {"alone", "Das ist gut", "gut", 0.5, false},
        {"negated", "Das ist nicht gut", "gut", -0.4, true},
        {"bad negated is mild praise", "Das ist nicht schlecht", "schlecht", 0.21, true},
        {"with an ending", "Das war keine gute Idee", "gute", -0.4, true},
        {"four words on", "Das ist nicht von der Hotline gut", "gut", -0.4, true},
        {"five words on is too far", "Das ist nicht von der netten Hotline gut", "gut", 0.5, false},
        {"behind its word", "Das gefällt mir nicht", "gefällt", -0.4, true},
        {"a comma ends it", "Das war nicht Anna, das war gut", "gut", 0.5, false},
        {"a full stop ends it", "Das geht nicht. Gut ist das", "Gut", 0.5, false},
        {"a new line ends it", "Das geht nicht\nGut ist das", "Gut", 0.5, false},
        {"a dash with blanks ends it", "Das war ich nicht - gut war das", "gut", 0.5, false},
        {"the word behind goes before the word in front", "Gut, das war nicht hilfreich", "hilfreich", -0.4, true},
        {"not only", "Das ist nicht nur gut", "gut", 0.5, false},
        {"negated twice counts once", "Das ist nie nicht gut", "gut", -0.4, true},
        {"anger is gone", "Ich bin nicht wütend, das ist der Punkt", "wütend", 0, true},
        {"an insult is gone", "Das ist kein Trottel hier", "Trottel", 0, true},
        {"praise is gone", "Das ist kein Lob", "Lob", 0, true},
        {"a curse stays", "Das ist kein Mist", "Mist", 0.5, false},
        {"an emoji stays", "Das ist nicht der 😡", "😡", 0.8, false},
        {"a smile stays", "Das war nicht 😊", "😊", 0.5, false},
        {"a phrase with its own negation is not turned again", "Ihr ist nicht erreichbar", "nicht erreichbar", -0.4,
         false},
        {"stronger", "Das ist sehr gut", "gut", 0.75, false},
        {"a word between", "Das ist total die gute Idee", "gute", 0.75, false},
        {"two words between are too many", "Das ist sehr von der guten Art", "guten", 0.5, false},
        {"twice stronger is cut at 1.5", "Das ist sehr sehr total gut", "gut", 1.125, false},
        {"weaker", "Das ist etwas schlecht", "schlecht", -0.3, false},
        {"stronger and negated", "Das ist nicht sehr gut", "gut", -0.6, true},
        {"only the nearest is made stronger", "Das ist sehr gut schlecht", "schlecht", -0.6, false},
        {"not backwards", "Das war gut sehr", "gut", 0.5, false},
        {"not over a comma", "Das ist sehr, gut", "gut", 0.5, false},
        {"anger too", "Das ist der total wütend", "wütend", 0.9, false},
        {"a curse is as strong as it is", "Das ist sehr Mist", "Mist", 0.5, false},
        {"a determiner does not look back", "Das ist gut, mir ist kein Mist von der hier", "gut", 0.5, false},
        {"nor where no comma parts them", "Das ist gut und kein Mist", "gut", 0.5, false},
        {"conceded before aber", "Das ist gut, aber hier war der und die schlecht", "gut", 0.25, false},
        {"what follows is not", "Das ist gut, aber hier war der und die schlecht", "schlecht", -0.6, false},
        {"nur turns at the beginning of a clause", "Das ist gut, nur hier nicht", "gut", 0.25, false},
        {"and not inside it", "Das ist gut nur hier", "gut", 0.5, false},
        {"English: negated", "This is not good and it was it", "good", -0.4, true},
        {"English: short form", "It isn't helpful and the was it", "helpful", -0.4, true},
        {"English: typographic apostrophe", "It isn’t helpful and the was it", "helpful", -0.4, true},
        {"English: never bad", "The is never bad and it was", "bad", 0.21, true},
        {"English: not only", "It is not only good and the was it", "good", 0.5, false},
        {"English: very", "It was very bad and this is it", "bad", -0.9, false},
        {"English: slightly", "It was slightly bad and this is it", "bad", -0.3, false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const Hit hit = hit_of(row.text, row.word);
        CHECK(static_cast<double>(hit.weight) == doctest::Approx(row.weight).epsilon(0.001));
        CHECK(hit.negated == row.negated);
    }
}

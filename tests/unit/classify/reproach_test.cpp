// SPDX-License-Identifier: Apache-2.0
// Lacks and judgements, asked of whole posts: what the evidence of the shipped data says.
#include "classify/reproach.hpp"

#include "classify/example_house.hpp"
#include "classify/lexicon.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

const Evidence& evidence_of(const std::string& text) {
    static const TopicNames topics(house().taxonomy.names());
    static const WordTable table = [] {
        WordTable made;
        load_lexicon(kData / "de/lexicon.tsv", Source::german, topics, made);
        made.add_name("Wiesenpieper", {1, 0, Category::own_name, Source::profile});
        return made;
    }();
    static std::string kept;
    static text::Document document;
    static Evidence evidence;
    kept = text;
    text::analyse(kept, document);
    gather(document, table, "de", evidence);
    return evidence;
}

} // namespace

TEST_CASE("what tells of a lack") {
    for (const std::string text : {"Der Rückruf kam nie.", "Ich habe kein Netz.", "Wir sitzen ohne Heizung da.",
                                   "Ich kann mich nicht einloggen.", "Mein Nachbar hat Netz, ich nicht.",
                                   "Niemand meldet sich.", "Ich bekomme seit Tagen keine Mail."}) {
        CAPTURE(text);
        CHECK(tells_of_a_lack(evidence_of(text)));
    }
    for (const std::string text :
         {"Der Rückruf kam sofort.", "Kein Problem.", "Das ist nicht falsch.", "Ich wechsle den Tarif nicht.",
          "Den Tarif wechsle ich nicht.", "Ich brauche kein Telefon.", "Ich will keinen neuen Router."}) {
        CAPTURE(text);
        CHECK_FALSE(tells_of_a_lack(evidence_of(text)));
    }
}

TEST_CASE("what judges the house and tells no affair") {
    for (const std::string text :
         {"Ihr seid wirklich eine Zumutung für uns.", "Seid ihr von allen guten Geistern verlassen",
          "Wiesenpieper ist und bleibt eine Katastrophe.", "Wiesenpieper = Chaos wie immer", "Saftladen!"}) {
        CAPTURE(text);
        CHECK(judges_house(evidence_of(text)));
    }
    for (const std::string text : {"Das ist aber sehr ärgerlich.", "Ihr habt mich heute vergessen.",
                                   "Bei Wiesenpieper warte ich seit Stunden."}) {
        CAPTURE(text);
        CHECK_FALSE(judges_house(evidence_of(text)));
    }
}

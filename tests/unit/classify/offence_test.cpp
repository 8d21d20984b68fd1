// SPDX-License-Identifier: Apache-2.0
// Offence and whom it hits (offence_target): nobody, the house, one of its people, a person, a group.
#include "classify/bare_case.hpp"
#include "classify/example_house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using record::Offence;
using record::OffenceTarget;

TEST_CASE("is anybody insulted, and who") {
    struct Row {
        std::string name, text;
        Offence offence;
        OffenceTarget target;
    };
    const Offence insult = Offence::insult;
    const std::vector<Row> rows{
        {"thanks", "@wiesenpieper Danke, das war sehr hilfreich.", Offence::none, OffenceTarget::none},
        {"a mild curse", "@wiesenpieper Verdammt, schon wieder kein Netz.", Offence::none, OffenceTarget::none},
        {"foul, but nobody is meant", "@wiesenpieper So eine Scheiße hier.", Offence::profanity, OffenceTarget::none},
        {"foul, with stars", "@wiesenpieper So eine Sch***e.", Offence::profanity, OffenceTarget::none},
        {"a name for the house", "@wiesenpieper Ihr seid doch alle Trottel!", insult, OffenceTarget::company},
        {"right behind ihr", "@wiesenpieper ihr Vollpfosten, geht endlich ans Telefon", insult, OffenceTarget::company},
        {"an agent", "@wiesenpieper Der Mitarbeiter im Laden ist ein arroganter Idiot.", insult, OffenceTarget::agent},
        {"an agent of yours", "@wiesenpieper Euer Techniker ist ein Idiot.", insult, OffenceTarget::agent},
        {"du, to the house", "@wiesenpieper Du bist so ein Idiot!", insult, OffenceTarget::company},
        {"somebody else", "Was für ein Idiot, der Nachbar hat die Leitung durchtrennt.", insult, OffenceTarget::person},
        {"a curse before the name", "Scheiß Wiesenpieper, schon wieder kein Netz.", insult, OffenceTarget::company},
        {"a rival", "@drosselfunk Ihr Deppen, kein Netz seit Stunden.", insult, OffenceTarget::company},
        {"a phrase", "@wiesenpieper Leckt mich am Arsch!", insult, OffenceTarget::company},
        {"a mild name", "@wiesenpieper Ihr Spaßvögel habt mir die falsche Box geschickt.", Offence::none,
         OffenceTarget::none},
        {"negated", "@wiesenpieper Das ist kein Idiot, der Mann kennt sich aus.", Offence::none, OffenceTarget::none},
        {"oneself", "@wiesenpieper Ich Trottel habe die Rechnung vergessen.", Offence::none, OffenceTarget::none},
        {"oneself, likened", "@wiesenpieper Ich komme mir vor wie der letzte Trottel.", Offence::none,
         OffenceTarget::none},
        {"oneself, asking", "@wiesenpieper Bin ich der einzige Depp ohne Netz?", Offence::none, OffenceTarget::none},
        {"not oneself: I deal with others", "@wiesenpieper Ich habe es mit Idioten zu tun.", insult,
         OffenceTarget::company},
        {"not oneself: I speak to you", "@wiesenpieper Ich sag es euch Idioten noch einmal.", insult,
         OffenceTarget::company},
        {"a group, though we are mentioned", "@wiesenpieper Alle Ausländer sind Dreck.", Offence::abuse,
         OffenceTarget::group},
        {"violence", "@wiesenpieper Man müsste euch alle vergasen.", Offence::abuse, OffenceTarget::company},
        {"a group with its curse", "@wiesenpieper Fickt euch, ihr Muslime.", Offence::abuse, OffenceTarget::group},
        {"a word that is refused", "@wiesenpieper Neger sagt man nicht.", Offence::none, OffenceTarget::none},
        {"a word that was said to somebody", "@wiesenpieper Mein Freund wurde als Schwuchtel beschimpft.",
         Offence::none, OffenceTarget::none},
        {"refused, but the house is insulted elsewhere",
         "@wiesenpieper Neger sagt man nicht. Das gilt auch in eurer Werbung. Lernt es. Ihr Idioten!", insult,
         OffenceTarget::company},
        {"hate that is denied", "@wiesenpieper Flüchtlinge sind kein Abschaum.", Offence::none, OffenceTarget::none},
        {"a slur for oneself", "@wiesenpieper Wir Kanaken grillen heute.", Offence::none, OffenceTarget::none},
        {"English, foul", "@wiesenpieper What the fuck is going on?", Offence::profanity, OffenceTarget::none},
        {"English, the house", "@wiesenpieper You bunch of idiots, my internet is down.", insult,
         OffenceTarget::company},
        {"English, an agent", "@wiesenpieper Your agent was an asshole.", insult, OffenceTarget::agent},
        {"the strongest counts", "@wiesenpieper So eine Scheiße, ihr Idioten.", insult, OffenceTarget::company},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const record::Triage triage = judge(row.text);
        CHECK(record::name_of(triage.offence) == record::name_of(row.offence));
        CHECK(record::name_of(triage.offence_target) == record::name_of(row.target));
    }
}

TEST_CASE("an offence changes no other label") {
    const std::string plain = "@wiesenpieper Seit drei Tagen kein Internet, wann kommt der Techniker?";
    const record::Triage calm = judge(plain);
    const record::Triage rude = judge(plain + " Trottel.");
    CHECK(rude.offence == Offence::insult);
    CHECK(rude.intent == calm.intent);
    CHECK(rude.needs_reply == calm.needs_reply);
    CHECK(rude.route == calm.route);
    CHECK(topic_names(rude) == topic_names(calm));
    CHECK(rude.urgency.score >= calm.urgency.score);
}

TEST_CASE("ten thousand insults cost little and are one") {
    std::string text = "@wiesenpieper";
    while (text.size() < 60'000) {
        text += " Idiot ihr Techniker";
    }
    CHECK(judge(text).offence == Offence::insult);
}

TEST_CASE("what no list knows is offensive where the model is sure, surer where the house is spoken to") {
    using classify::Question;
    struct Row {
        std::string name;
        double offensive;
        bool to_house, group;
        double hateful;
        Offence offence;
        OffenceTarget target;
        bool unkind = true; ///< says so in some word
    };
    const std::vector<Row> rows{
        {"likely, among themselves", 0.6, false, false, 0, Offence::insult, OffenceTarget::person},
        {"likely, to the house", 0.6, true, false, 0, Offence::none, OffenceTarget::none},
        {"sure, to the house", 0.95, true, false, 0, Offence::insult, OffenceTarget::company},
        {"hate for a group", 0.35, false, true, 0.75, Offence::abuse, OffenceTarget::group},
        {"hate for nobody who is named", 0.35, false, false, 0.75, Offence::none, OffenceTarget::none},
        {"a group that is named in passing", 0.54, false, true, 0.75, Offence::none, OffenceTarget::none, false},
        {"likely, without an unkind word", 0.54, false, false, 0, Offence::none, OffenceTarget::none, false},
        {"a group and hardly offensive", 0.25, false, true, 0.75, Offence::none, OffenceTarget::none},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        post.out.ownership = row.to_house ? record::Ownership::direct : record::Ownership::off_topic;
        post.think(Question::offensive, row.offensive);
        post.think(Question::insulting, 0.6);
        post.think(Question::abusive, 0.3);
        post.think(Question::hateful, row.hateful);
        post.findings.words = row.unkind ? -0.2 : 0;
        if (row.group) {
            post.say(classify::Category::group, 1);
        }
        post.ask(classify::judge_offence);
        CHECK(record::name_of(post.out.offence) == record::name_of(row.offence));
        CHECK(record::name_of(post.out.offence_target) == record::name_of(row.target));
    }
}

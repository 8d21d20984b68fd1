// SPDX-License-Identifier: Apache-2.0
// Whose post it is: text, mentions, thread and channel against the example house and its rivals.
#include "classify/example_house.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace kummerkasten;
using record::Ownership;

TEST_CASE("by the text alone") {
    struct Row {
        std::string name, text;
        Ownership ownership;
    };
    const std::vector<Row> rows{
        {"our account", "@wiesenpieper kein Netz", Ownership::direct},
        {"our other account, in small letters", "@pieperhilfe kein Netz", Ownership::direct},
        {"an account that only begins like ours", "@wiesenpieper_fans kein Netz", Ownership::off_topic},
        {"our account on its server", "@wiesenpieper@mastodon.example.org kein Netz", Ownership::direct},
        {"an account of our name on another server", "@wiesenpieper@birds.example.net schön hier",
         Ownership::off_topic},
        {"greeted by name", "Liebe Wiesenpieper, wann kommt die Box?", Ownership::direct},
        {"called by name", "Wiesenpieper, ihr habt mich vergessen", Ownership::direct},
        {"named", "Bei Wiesenpieper geht nichts", Ownership::overheard},
        {"a list of names is no call", "Drosselfunk, Wiesenpieper, alle gleich schlecht", Ownership::overheard},
        {"in the genitive", "wiesenpiepers Hotline ist besetzt", Ownership::overheard},
        {"misspelt as the profile knows it", "Wiesenpiper schon wieder ohne Netz", Ownership::overheard},
        {"in two words", "Die Wiesenpieper GmbH antwortet nicht.", Ownership::overheard},
        {"as a hashtag", "#wiesenpieper ist weg", Ownership::overheard},
        {"a product", "Mein NestNetz ist weg", Ownership::overheard},
        {"a rival's account", "@drosselfunk kein Netz", Ownership::foreign},
        {"a rival greeted", "Hallo Drosselfunk, wann kommt mein Router?", Ownership::foreign},
        {"both accounts: it is ours too", "@drosselfunk @wiesenpieper wer von euch ist schuld?", Ownership::direct},
        {"about a rival", "Drosselfunk ist auch nicht besser", Ownership::off_topic},
        {"a threat to leave for a rival", "@wiesenpieper dann gehe ich eben zu Drosselfunk", Ownership::direct},
        {"the bird", "Wiesenpieper im Moor gesehen, ein schöner Vogel", Ownership::off_topic},
        {"the bird in a compound", "Wiesenpieper-Singflug über der Heide", Ownership::off_topic},
        {"greeted behind a subject that names us", "Re: Wiesenpieper Liebe Wiesenpieper, wo ist mein Paket",
         Ownership::direct},
        {"our name in the subject", "Re: Wiesenpieper bei mir auch", Ownership::direct},
        {"a rival's name in the subject", "Re: Drosselfunk bei Wiesenpieper ist es auch so", Ownership::foreign},
        {"the place of something else", "Neben dem Wiesenpieper steht jetzt eine Palme", Ownership::off_topic},
        {"the place of trouble", "In dem Wiesenpieper hat mich keiner bedient, die Hotline war besetzt",
         Ownership::overheard},
        {"no place: somebody has trouble with us", "Ärger mit Wiesenpieper", Ownership::overheard},
        {"an advert", "Wir suchen ab sofort Verstärkung (m/w/d) bei Wiesenpieper.", Ownership::spam},
        {"the weather", "Heute regnet es.", Ownership::off_topic},
        {"nothing", "", Ownership::off_topic},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        record::Post post = post_of(row.text);
        post.mentions.clear(); // the text alone
        const record::Triage triage = judge(post);
        CHECK(record::name_of(triage.ownership) == record::name_of(row.ownership));
        CHECK(!triage.ownership_reason.empty());
    }
}

TEST_CASE("by thread, mentions and channel, where the text says nothing") {
    struct Row {
        std::string name;
        std::function<void(record::Post&)> change;
        Ownership ownership;
    };
    const std::vector<Row> rows{
        {"no sign of us", [](record::Post&) {}, Ownership::off_topic},
        {"mentioned in the metadata", [](record::Post& p) { p.mentions = {"Wiesenpieper"}; }, Ownership::direct},
        {"on our page", [](record::Post& p) { p.thread_owner = "wiesenpieper"; }, Ownership::direct},
        {"on our page, with the server", [](record::Post& p) { p.thread_owner = "wiesenpieper@mastodon.example.org"; },
         Ownership::direct},
        {"mentioned with our server", [](record::Post& p) { p.mentions = {"wiesenpieper@mastodon.example.org"}; },
         Ownership::direct},
        {"our name on another server", [](record::Post& p) { p.mentions = {"wiesenpieper@birds.example.net"}; },
         Ownership::off_topic},
        {"an account that the profile knows without a server, on some server",
         [](record::Post& p) { p.mentions = {"pieperhilfe@social.example.net"}; }, Ownership::direct},
        {"on a rival's page", [](record::Post& p) { p.thread_owner = "drosselfunk"; }, Ownership::foreign},
        {"a rival mentioned in the metadata", [](record::Post& p) { p.mentions = {"drosselfunk"}; },
         Ownership::foreign},
        {"us mentioned on a rival's page",
         [](record::Post& p) {
             p.thread_owner = "drosselfunk";
             p.mentions = {"wiesenpieper"};
         },
         Ownership::direct},
        {"a mail", [](record::Post& p) { p.platform = "mail"; }, Ownership::direct},
        {"a ticket", [](record::Post& p) { p.platform = "zendesk"; }, Ownership::direct},
        {"a review", [](record::Post& p) { p.kind = record::Kind::review; }, Ownership::direct},
        {"a direct message", [](record::Post& p) { p.kind = record::Kind::message; }, Ownership::direct},
        {"a comment somewhere", [](record::Post& p) { p.kind = record::Kind::comment; }, Ownership::off_topic},
        {"a handle longer than any", [](record::Post& p) { p.thread_owner = std::string(500, 'w'); },
         Ownership::off_topic},
        {"written by us", [](record::Post& p) { p.direction = record::Direction::outbound; }, Ownership::direct},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        record::Post post = post_of("Wann geht es weiter?");
        row.change(post);
        CHECK(record::name_of(judge(post).ownership) == record::name_of(row.ownership));
    }
}

TEST_CASE("without a profile all but adverts is written to the house") {
    const classify::Classifier plain(house().data, house().taxonomy, nullptr, {},
                                     *record::parse_rfc3339("2026-09-13T20:00:00Z"));
    classify::Classifier::Scratch scratch;
    const auto ownership = [&](std::string_view text) {
        record::Triage triage;
        plain.judge(post_of(text), scratch, triage);
        return triage.ownership;
    };
    CHECK(ownership("Heute regnet es.") == Ownership::direct);
    CHECK(ownership("@drosselfunk kein Netz") == Ownership::direct);
    CHECK(ownership("Wir suchen ab sofort Verstärkung (m/w/d).") == Ownership::spam);
}

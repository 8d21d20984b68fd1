// SPDX-License-Identifier: Apache-2.0
#include "draft/permission.hpp"

#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Intent;
using record::Ownership;
using record::ReplyAllowed;
using record::Signal;
using record::Triage;

namespace {

Permission permission_for(const record::Post& post, const Triage& triage) {
    Said said(post.text);
    return may_reply(post, triage, said);
}

} // namespace

TEST_CASE("may_reply") {
    struct Row {
        std::string name;
        std::function<void(Triage&)> change;
        ReplyAllowed expected;
    };
    const std::vector<Row> rows{
        {"complaint to the house", [](Triage&) {}, ReplyAllowed::yes},
        {"foreign thread", [](Triage& t) { t.ownership = Ownership::foreign; }, ReplyAllowed::no},
        {"off topic", [](Triage& t) { t.ownership = Ownership::off_topic; }, ReplyAllowed::no},
        {"spam", [](Triage& t) { t.ownership = Ownership::spam; }, ReplyAllowed::no},
        {"foreign stays no with a grave signal",
         [](Triage& t) {
             t.ownership = Ownership::foreign;
             t.signals.insert(Signal::legal);
         },
         ReplyAllowed::no},
        {"news",
         [](Triage& t) {
             t.intent = Intent::other;
             t.needs_reply = false;
         },
         ReplyAllowed::no},
        {"nothing owed", [](Triage& t) { t.needs_reply = false; }, ReplyAllowed::no},
        {"overheard",
         [](Triage& t) {
             t.ownership = Ownership::overheard;
             t.needs_reply = false;
         },
         ReplyAllowed::human_only},
        {"overheard grumbling",
         [](Triage& t) {
             t.ownership = Ownership::overheard;
             t.intent = Intent::other;
         },
         ReplyAllowed::no},
        {"self-harm in whatever intent",
         [](Triage& t) {
             t.intent = Intent::other;
             t.signals.insert(Signal::self_harm);
         },
         ReplyAllowed::human_only},
        {"threat", [](Triage& t) { t.signals.insert(Signal::threat); }, ReplyAllowed::human_only},
        {"safety", [](Triage& t) { t.signals.insert(Signal::safety); }, ReplyAllowed::human_only},
        {"discrimination", [](Triage& t) { t.signals.insert(Signal::discrimination); }, ReplyAllowed::human_only},
        {"data leak", [](Triage& t) { t.signals.insert(Signal::data_leak); }, ReplyAllowed::human_only},
        {"press", [](Triage& t) { t.signals.insert(Signal::press); }, ReplyAllowed::human_only},
        {"legal", [](Triage& t) { t.signals.insert(Signal::legal); }, ReplyAllowed::human_only},
        {"health, routed to a person",
         [](Triage& t) {
             t.signals.insert(Signal::health);
             t.route = record::Route::human;
         },
         ReplyAllowed::human_only},
        {"health in passing", [](Triage& t) { t.signals.insert(Signal::health); }, ReplyAllowed::yes},
        {"an insult deletes nothing", [](Triage& t) { t.offence = record::Offence::insult; }, ReplyAllowed::yes},
        {"solved",
         [](Triage& t) {
             t.intent = Intent::resolved;
             t.needs_reply = false;
         },
         ReplyAllowed::yes},
        {"praise", [](Triage& t) { t.intent = Intent::praise; }, ReplyAllowed::yes},
        {"to us, and nobody can tell what they want: a person reads it",
         [](Triage& t) {
             t.intent = Intent::other;
             t.needs_reply = false;
             t.route = record::Route::human;
         },
         ReplyAllowed::human_only},
        {"a decision is due", [](Triage& t) { t.route = record::Route::human; }, ReplyAllowed::yes},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        Triage triage = a_complaint("delay");
        row.change(triage);
        const Permission permission = permission_for(a_post(), triage);
        CHECK(permission.allowed == row.expected);
        CHECK_FALSE(permission.reason.empty());
    }
}

TEST_CASE("the house does not answer itself, and the gravest signal counts") {
    record::Post post = a_post();
    post.direction = record::Direction::outbound;
    CHECK(permission_for(post, a_complaint("delay")).allowed == ReplyAllowed::no);
    Triage triage = a_complaint("delay");
    triage.signals.insert(Signal::press);
    triage.signals.insert(Signal::self_harm);
    CHECK(permission_for(a_post(), triage).signal == Signal::self_harm);
}

TEST_CASE("what somebody saw happen to a person is read by one, though nobody complains or asks") {
    record::Post post = a_post();
    post.text = "Gerade zieht euer Wachmann einen Schlafenden im Würgegriff aus dem Zug.";
    Triage triage = a_complaint("");
    triage.intent = Intent::other;
    triage.needs_reply = false;
    CHECK(permission_for(post, triage).signal == Signal::safety);
    triage.ownership = Ownership::overheard;
    CHECK(permission_for(post, triage).allowed == ReplyAllowed::no);
}

TEST_CASE("what a service team signed is an answer, and gets none") {
    struct Row {
        std::string text;
        ReplyAllowed expected;
    };
    const std::vector<Row> rows{
        {"Der Bus fährt leider nicht. Schauen Sie bitte hier nach. /kl", ReplyAllowed::no},
        {"Das geben wir weiter. ^KL", ReplyAllowed::no},
        {"\"Der Bus fährt leider nicht. /kl\"", ReplyAllowed::no},
        {"Das ist leider so. (kl)", ReplyAllowed::no},
        {"Das ist leider so. (80)", ReplyAllowed::yes},
        {"Das ist leider so :( kl)", ReplyAllowed::yes},
        {"Der Bus fährt nicht, liebe Kund/in", ReplyAllowed::yes},
        {"Der Bus fährt nicht /s", ReplyAllowed::yes},
        {"/kl sagt, der Bus fährt nicht", ReplyAllowed::yes},
        {"/kl", ReplyAllowed::yes},
        {"", ReplyAllowed::yes},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        record::Post post = a_post();
        post.text = row.text;
        CHECK(permission_for(post, a_complaint("delay")).allowed == row.expected);
    }
}

TEST_CASE("a grave word is heard whatever stands beside it, and fraud beside loss") {
    Triage triage = a_complaint("billing");
    for (const char* const text :
         {"Mein Vater ist gestorben… und ihr mahnt", "Mein Vater ist „gestorben“.", "Er hat mich geschlagen😡"}) {
        CAPTURE(text);
        record::Post post = a_post();
        post.text = text;
        CHECK(permission_for(post, triage).allowed == ReplyAllowed::human_only);
    }
    record::Post post = a_post();
    post.text = "Ich liege im Krankenhaus, und mein Konto wurde gehackt";
    triage.intent = Intent::other;
    CHECK(permission_for(post, triage).allowed == ReplyAllowed::human_only);
}

TEST_CASE("a cry for help is heard though it is passed on or looks signed") {
    Triage triage = a_complaint("");
    triage.signals.insert(Signal::self_harm);
    for (const char* const text : {"RT @jemand: ich kann nicht mehr", "Ich kann nicht mehr. /jk"}) {
        CAPTURE(text);
        record::Post post = a_post();
        post.text = text;
        CHECK(permission_for(post, triage).signal == Signal::self_harm);
    }
}

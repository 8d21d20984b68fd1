// SPDX-License-Identifier: Apache-2.0
// English posts whose drafts once missed the point, each with what its reply has to take up and what it must not say. The
// sentences are those of data/en, so a row names no whole sentence but a word or two of it.
#include "draft/desk.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Intent;

namespace {

record::Draft english(const Desk& desk, std::string_view text, Intent intent, const std::string& topic,
                      const std::string& id) {
    record::Triage triage = a_complaint("");
    triage.language = "en";
    triage.intent = intent;
    triage.topics = {{topic, 0.8}};
    return desk.draft(std::string(text), triage, id);
}

// The id of the aspect that the acknowledgement or the next step is about: "phrase:en-next-says-app-crash-01".
std::string part_from(const record::Draft& draft, std::string_view part) {
    for (const record::DraftPart& piece : draft.parts) {
        if (piece.part == part) {
            return piece.from;
        }
    }
    return {};
}

} // namespace

TEST_CASE("an English draft is about what is wrong, not about a word in passing") {
    struct Row {
        std::string_view name, text, topic, aspect, never;
        Intent intent = Intent::complaint;
    };
    const Desk desk;
    for (const Row& row : {
             Row{"a request to cancel is no cancellation", "Can you help me cancel my booking for Friday?", "delay",
                 "wants-to-cancel", "why it was cancelled", Intent::request},
             Row{"a question about bags is no lost bag", "Do bags still fly for free with you?", "delivery", "bags",
                 "trace", Intent::question},
             Row{"a lost bag is looked for", "You lost my bag between Celle and Lehrte", "delivery", "luggage",
                 "order number"},
             Row{"what never came is not the wrong thing", "My order never arrived, nothing for two weeks", "delivery",
                 "not-arrived", "got what you ordered"},
             Row{"the wrong thing is not late", "I got the wrong item in my order", "delivery", "wrong-item", "late"},
             Row{"a crash needs no update", "Your app keeps crashing at the till", "app_website", "app-crash",
                 "update"},
             Row{"the update is named where it did it", "Since the update your app is a mess", "app_website", "update",
                 "crash"},
             Row{"a rude agent is about tone, although an agent is staff", "Your agent was rude to my mother", "staff",
                 "rudeness", "be there to help"},
             Row{"too few people are not rude ones", "Get more staff, we queue for ages", "staff", "short-staffed",
                 "spoken to"},
             Row{"an account on hold is no hotline", "Why is my account on hold without a word", "account",
                 "account-blocked", "call"},
             Row{"a charge they never made is told to the bank", "I see a charge for a film I never ordered", "billing",
                 "unknown-charge", "sums"},
             Row{"the apostrophe of telephones is one", "Your app won\u2019t open any more", "app_website", "app-crash",
                 ""},
             Row{"something left behind is looked for, whatever the topic", "I left my phone in your taxi", "price",
                 "lost-property", "price"},
         }) {
        for (int i = 0; i < 12; ++i) {
            const record::Draft draft =
                english(desk, row.text, row.intent, std::string(row.topic), "x:" + std::to_string(i));
            CAPTURE(row.name);
            CAPTURE(draft.text);
            CHECK(contains(part_from(draft, "acknowledgement"), "says-" + std::string(row.aspect) + "-"));
            CHECK(contains(part_from(draft, "next_step"), "says-" + std::string(row.aspect) + "-"));
            CHECK((row.never.empty() || !contains(draft.text, row.never)));
        }
    }
}

TEST_CASE("an English question or request is not thanked for like a form") {
    const Desk desk;
    for (const record::TaxonomyTopic& topic : desk.taxonomy.topics()) {
        for (const Intent intent : {Intent::question, Intent::request}) {
            for (int i = 0; i < 6; ++i) {
                const record::Draft draft = english(desk, "@heidebahn and what about this one here, then", intent,
                                                    topic.name, "x:" + std::to_string(i));
                CAPTURE(draft.text);
                CHECK_FALSE(contains(draft.text, "ood question"));
                CHECK_FALSE(contains(draft.text, "your request"));
                CHECK_FALSE(contains(draft.text, "rightly so"));
            }
        }
    }
}

TEST_CASE("who fell ill from our food gets a person, in both languages") {
    const Desk desk;
    for (const char* text : {"Your salad gave me food poisoning", "Lebensmittelvergiftung nach eurem Salat"}) {
        CHECK(english(desk, text, Intent::complaint, "quality", "x:1").reply_allowed ==
              record::ReplyAllowed::human_only);
    }
}

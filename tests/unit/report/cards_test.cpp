// SPDX-License-Identifier: Apache-2.0
#include "report/cards.hpp"

#include "stories.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

TEST_CASE("a card keeps what the queue shows") {
    NameTable reasons;
    record::Triage triage = complaint(60, "12:00");
    triage.decide = "goodwill beyond the rules";
    triage.urgency.because = {
        {"reach", 4}, {"intent:complaint", 25}, {"signals:resolved", -15}, {"anger", 12}, {"waiting", 12}};
    record::Draft draft;
    draft.reply_allowed = record::ReplyAllowed::yes;
    draft.ready = true;
    record::Post it = post("x:1", "anna", "10:00", "Wo bleibt der Bus?");
    it.url = "https://x.example/1";
    const Card card = make_card(7, it, triage, &draft, reasons);
    CHECK(card.event == 7);
    CHECK(card.id() == "x:1");
    CHECK(card.url() == "https://x.example/1");
    CHECK(card.author() == "@anna");
    CHECK(card.text() == "Wo bleibt der Bus?");
    CHECK(card.decide() == "goodwill beyond the rules");
    CHECK(card.draft == DraftState::ready);
    // The three largest by amount; of equal ones the first.
    CHECK(reasons.name(card.because[0].what) == "intent:complaint");
    CHECK(reasons.name(card.because[1].what) == "signals:resolved");
    CHECK(card.because[1].points == -15);
    CHECK(reasons.name(card.because[2].what) == "anger");
}

TEST_CASE("long parts are cut between characters, a long link is left out") {
    NameTable reasons;
    std::string umlauts;
    for (int i = 0; i < 200; ++i) {
        umlauts += "ä";
    }
    record::Post it = post("x:1", "", "10:00", "x" + umlauts);
    it.author.name = umlauts;
    it.url = "https://x.example/" + umlauts;
    const Card card = make_card(0, it, complaint(1, ""), nullptr, reasons);
    CHECK(card.text() == "x" + umlauts.substr(0, 158) + "…"); // 159 of the 160 bytes end on a boundary
    CHECK(card.author() == umlauts.substr(0, 64) + "…");
    CHECK(card.url().empty());
    CHECK(card.draft == DraftState::none);
}

TEST_CASE("a full store drops what is settled, then what is due last") {
    NameTable reasons;
    ThreadLog log;
    CardStore store(4000);
    std::size_t added = 0;
    while (!store.full()) {
        Event event;
        event.inbound = event.counted = event.owed = true;
        event.due = 1000 - static_cast<std::int64_t>(added); // later posts are due earlier
        const std::string id = std::to_string(added);
        store.add(
            make_card(log.add(event, id, "", ""), post(id, "anna", "10:00"), complaint(50, ""), nullptr, reasons));
        ++added;
    }
    CHECK(added > 10);
    Event answer;
    answer.outbound = true;
    log.add(answer, "reply", std::to_string(added - 1), "");
    store.drop_settled(log.judge());
    CHECK(store.size() == added - 1);
    CHECK(store.find(static_cast<EventIndex>(added - 1)) == nullptr); // answered
    store.drop_last_due(log);
    CHECK(store.size() < added / 2 + 1);
    CHECK(store.size() > added / 2 - 2);
    CHECK(store.find(0) == nullptr); // due last of all
    CHECK(store.find(static_cast<EventIndex>(added - 2)) != nullptr);
    const std::size_t kept = store.size();
    store.drop_last_due(log);
    CHECK(store.size() == kept);
}

TEST_CASE("who is before whom") {
    struct Row {
        std::string name;
        std::int64_t due_a, due_b;
        std::uint8_t score_a, score_b;
        bool a_first;
    };
    const std::vector<Row> rows{
        {"earlier due", 1, 2, 10, 90, true},
        {"later due", 2, 1, 90, 10, false},
        {"same due, more urgent", 1, 1, 90, 10, true},
        {"same due, less urgent", 1, 1, 10, 90, false},
        {"same in all: as they came", 1, 1, 10, 10, true},
        {"no due time goes last", kNoTime, 1, 90, 10, false},
        {"neither has one: by urgency", kNoTime, kNoTime, 10, 90, false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        ThreadLog log;
        Event a;
        Event b;
        a.due = row.due_a;
        b.due = row.due_b;
        a.score = row.score_a;
        b.score = row.score_b;
        log.add(a, "a", "", "");
        log.add(b, "b", "", "");
        CHECK(is_due_before(log, 0, 1) == row.a_first);
        CHECK(is_due_before(log, 1, 0) != row.a_first);
    }
}

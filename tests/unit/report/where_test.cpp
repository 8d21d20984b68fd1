// SPDX-License-Identifier: Apache-2.0
#include "report/where.hpp"

#include "stories.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

namespace {

const record::TimeZone& berlin() {
    static const record::TimeZone zone("Europe/Berlin");
    return zone;
}

// Saturday, 12 September 2026, 20:30 UTC: 22:30 in Berlin.
struct Example {
    record::Post post = test::post("x:1", "Änne", "20:30", "Die STÖRUNG dauert schon 3 Tage (drei!).");
    record::Triage triage = complaint(60, "21:30");
    record::Draft draft;

    Example() {
        post.hashtags = {"Ausfall", "Rheine"};
        post.author.followers = 120;
        triage.topics = {{"outage", 0.9}, {"waiting", 0.4}};
        triage.signals.insert(record::Signal::churn);
        triage.labels = {{"team", "Netz", 0.8}};
        draft.ready = true;
    }
};

bool holds(const std::string& condition, bool with_triage = true) {
    const Example it;
    Where where(condition, at("2026-09-13T10:00:00Z"), berlin());
    return where(
        {it.post, with_triage ? &it.triage : nullptr, with_triage ? &it.draft : nullptr, it.post.direction, berlin()});
}

} // namespace

TEST_CASE("what a condition says of a post") {
    struct Row {
        std::string condition;
        bool expected;
    };
    const std::vector<Row> rows{
        {"", true},
        {"  ", true},
        {"platform=x", true},
        {"platform = X", true}, // case makes no difference to texts
        {"platform!=x", false},
        {"author.handle = aenne", true}, // nor does the spelling of umlauts
        {"text ~ störung", true},
        {"text ~ stoerung", true},
        {"text ~ '3 Tage (drei!)'", true},
        {"text !~ \"3 Tage\"", false},
        {"direction=inbound", true},
        {"intent=Complaint", true}, // nor in words that have few values
        {"intent=PRAISE", false},
        {"draft.ready=TRUE", true},
        {"topic=waiting", true}, // any of them
        {"topics=waiting and topic=outage", true},
        {"topic=delay", false},
        {"topic!=delay", true}, // the opposite: none of them
        {"topic!=outage", false},
        {"hashtag=rheine", true},
        {"signal=churn", true},
        {"signal=legal", false},
        {"anger>0.4", true},
        {"anger>0.5", false},
        {"anger>=0.5", true},
        {"anger=0.5", true},
        {"score>50 and score<=60", true},
        {"urgency<60", false},
        {"band>=high", true},
        {"band>high", false},
        {"band<urgent", true},
        {"offence=none", true},
        {"needs_reply", true},
        {"needs_reply=false", false},
        {"draft.ready = yes", true},
        {"labels.team=netz", true},
        {"labels.mood=gut", false},
        {"incident", false}, // has none
        {"incident=''", true},
        {"not incident", true},
        {"author.followers", true},
        {"author.followers>=120", true},
        {"engagement.likes<5", false}, // it does not say
        {"engagement.likes!=5", true}, // which is not 5
        {"created_at>=2026-09-12", true},
        {"created_at>=yesterday and created_at<today", true},
        {"created_at<'2026-09-12T22:30:00+02:00'", false},
        {"day=2026-09-12", true},
        {"day>2026-09-11", true},
        {"week=2026-09-07", true}, // its Monday
        {"month=2026-09", true},
        {"weekday=sat", true},
        {"hour=22", true}, // in Berlin
        {"topic=delay or anger=0.5 and platform=x", true},
        {"(topic=delay or anger=0.5) and platform=y", false},
        {"topic=outage or topic=delay and platform=y", true}, // "and" binds closer
        {"not topic=delay and platform=x", true},
        {"not (topic=delay or platform=x)", false},
        {"NOT topic=delay", true},
        {"not not platform=x", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.condition);
        CHECK(holds(row.condition) == row.expected);
    }
}

TEST_CASE("of a post without a verdict nothing is true but its absence") {
    CHECK_FALSE(holds("anger>=0", false));
    CHECK_FALSE(holds("intent=complaint", false));
    CHECK(holds("intent!=complaint", false));
    CHECK(holds("not intent", false));
    CHECK_FALSE(holds("draft.ready", false));
}

TEST_CASE("a condition chooses what counts; a reply that it leaves out still answers") {
    Options it = options();
    it.where = "topic=outage";
    Overview overview(it, taxonomy(), nullptr);
    record::Triage outage = complaint(50, "11:00");
    outage.topics = {{"outage", 0.9}};
    const record::Triage delay = complaint(50, "11:00");
    overview.add(post("a", "anna", "09:00"), &outage, nullptr);
    overview.add(post("b", "bert", "09:10"), &outage, nullptr);
    overview.add(post("c", "carla", "09:20"), &delay, nullptr);
    overview.add(reply("r", "a", "10:00"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "headline", "posts") == 2);
    CHECK(fact(document, "headline", "answered") == 1);
    CHECK(queue(document) == "b");
    CHECK(fact(document, "missing", "left_out") == 2); // carla's, and the reply
}

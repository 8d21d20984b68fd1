// SPDX-License-Identifier: Apache-2.0
// The views that are asked for by name: each alone, and all together.
#include "report/overview.hpp"
#include "report/render.hpp"
#include "stories.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

namespace {

Options of(View view) {
    Options it = options();
    it.views = {view};
    return it;
}

record::Triage verdict(record::Intent intent, double anger = 0) {
    record::Triage triage = complaint(30, "");
    triage.intent = intent;
    triage.anger = anger;
    triage.needs_reply = intent != record::Intent::praise && intent != record::Intent::resolved;
    return triage;
}

record::Post later(record::Post post, int days) {
    *post.created_at += std::chrono::hours(24 * days);
    return post;
}

double number(const Cell& cell) { return std::get<double>(cell); }
constexpr auto kComplaint = record::Intent::complaint;

} // namespace

TEST_CASE("causes: now against the same length before --since") {
    Options it = of(View::causes);
    it.since = at_clock("10:00"); // until now, 12:00: so the earlier period is from 08:00
    Overview overview(it, taxonomy(), nullptr);
    const record::Triage calm = verdict(kComplaint, 0.2), angry = verdict(kComplaint, 0.8);
    record::Triage outage = verdict(kComplaint, 0.4);
    outage.topics = {{"outage", 0.9}};
    outage.incident = "INC-7";
    overview.add(post("too early", "a", "07:59"), &angry, nullptr);
    overview.add(post("before", "b", "08:00"), &calm, nullptr);
    overview.add(post("now1", "c", "10:00"), &calm, nullptr);
    overview.add(post("now2", "d", "11:00"), &angry, nullptr);
    overview.add(post("now3", "e", "11:30"), &outage, nullptr);
    record::Post copy = post("copy", "f", "11:31");
    copy.duplicate_of = "now3";
    overview.add(copy, &outage, nullptr);
    const Document document = overview.finish();
    const std::string key = "causes_growth";
    REQUIRE(section(document, key).table.rows.size() == 2);
    // Outage: 1 against 0, z = 1/√1 = 1. Delay: 2 against 1, z = 1/√3 = 0.577, and change +100 %.
    CHECK(name(document, key, 0, "topic") == "outage");
    CHECK(cell(document, key, 0, "posts") == Cell(std::int64_t{1}));
    CHECK(cell(document, key, 0, "change") == Cell());
    CHECK(number(cell(document, key, 0, "z")) == doctest::Approx(1));
    CHECK(name(document, key, 1, "topic") == "delay");
    CHECK(cell(document, key, 1, "earlier") == Cell(std::int64_t{1}));
    CHECK(number(cell(document, key, 1, "change")) == doctest::Approx(1));
    CHECK(number(cell(document, key, 1, "z")) == doctest::Approx(0.57735));
    CHECK(number(cell(document, key, 1, "anger")) == doctest::Approx(0.5)); // (0.2 + 0.8) / 2
    CHECK(number(cell(document, key, 1, "anger_earlier")) == doctest::Approx(0.2));
    CHECK(name(document, "incidents_growth", 0, "incident") == "INC-7");
    CHECK(name(document, "causes_examples", 0, "id") == "now2"); // the angriest of the larger topic
    CHECK(name(document, "causes_examples", 1, "id") == "now1");
    CHECK(section(document, key).notes.size() == 1); // the earlier period is covered from its begin
}

TEST_CASE("causes: the input that begins too late for the earlier period is told") {
    Options it = of(View::causes);
    it.since = at_clock("10:00");
    Overview overview(it, taxonomy(), nullptr);
    const record::Triage triage = verdict(kComplaint);
    overview.add(post("a", "a", "09:00"), &triage, nullptr); // half of 08:00–10:00 is missing
    overview.add(post("b", "b", "11:00"), &triage, nullptr);
    CHECK(section(overview.finish(), "causes_growth").notes.back().find("2026-09-12T09:00:00Z") != std::string::npos);
}

TEST_CASE("causes: without --since the time is halved, hour by hour") {
    Overview overview(of(View::causes), taxonomy(), nullptr);
    const record::Triage triage = verdict(kComplaint);
    // Hours 6 to 10 are five; the first is left out, so 7 and 8 stand against 9 and 10.
    for (const char* time : {"06:30", "07:00", "07:10", "07:20", "07:30", "08:59", "09:00", "10:10", "10:20"}) {
        overview.add(post(time, "a", time), &triage, nullptr);
    }
    const Document document = overview.finish();
    CHECK(cell(document, "causes_growth", 0, "earlier") == Cell(std::int64_t{5}));
    CHECK(cell(document, "causes_growth", 0, "posts") == Cell(std::int64_t{3}));
    Overview alone(of(View::causes), taxonomy(), nullptr);
    alone.add(post("a", "a", "06:30"), &triage, nullptr);
    CHECK_FALSE(section(alone.finish(), "causes_growth").paragraph.empty());
}

TEST_CASE("causes: beside an earlier half of nearly nothing nothing grew") {
    Overview overview(of(View::causes), taxonomy(), nullptr);
    const record::Triage triage = verdict(kComplaint);
    overview.add(later(post("far off", "a", "06:30"), -300), &triage, nullptr);
    for (const char* time : {"06:00", "07:00", "07:10", "08:00", "09:00", "10:00"}) {
        overview.add(post(time, "a", time), &triage, nullptr);
    }
    const Document document = overview.finish();
    CHECK(section(document, "causes_growth").table.rows.empty());
    CHECK(section(document, "causes_growth").paragraph.find("--since") != std::string::npos);
    CHECK_FALSE(section(document, "causes_examples").table.rows.empty());
}

TEST_CASE("praise: for whom first, then the latest; its topics") {
    profile::Profile profile;
    profile.agents = {{"an", "Anna Nissen"}};
    Options it = of(View::praise);
    Overview overview(it, taxonomy(), &profile);
    record::Triage praise = verdict(record::Intent::praise);
    praise.topics = {{"staff", 0.9}};
    overview.add(post("early", "a", "08:00", "Danke, Anna, das war klasse!"), &praise, nullptr);
    overview.add(post("middle", "b", "09:00", "Toller Service."), &praise, nullptr);
    overview.add(post("late", "c", "10:00", "Ihr seid super."), &praise, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "praise", "posts") == 3);
    CHECK(name(document, "praise_posts", 0, "id") == "early");
    CHECK(name(document, "praise_posts", 0, "for") == "Anna Nissen");
    CHECK(name(document, "praise_posts", 1, "id") == "late");
    CHECK(name(document, "praise_topics", 0, "name") == "staff");
    CHECK(cell(document, "praise_topics", 0, "posts") == Cell(std::int64_t{3}));
}

TEST_CASE("followup: answered and nothing heard since") {
    Overview overview(of(View::followup), taxonomy(), nullptr);
    const record::Triage question = verdict(kComplaint), solved = verdict(record::Intent::resolved);
    const auto in_thread = [](record::Post post, const std::string& thread) {
        post.thread = thread;
        return post;
    };
    // Anna was answered and is quiet; Bert says that it works; Carla's second question is open; Dora said that it works, asked
    // again and was answered: nobody knows.
    overview.add(in_thread(post("a", "anna", "08:00"), "A"), &question, nullptr);
    overview.add(in_thread(reply("ra", "a", "09:00"), "A"), nullptr, nullptr);
    overview.add(in_thread(post("b", "bert", "08:10"), "B"), &question, nullptr);
    overview.add(in_thread(reply("rb", "b", "09:00"), "B"), nullptr, nullptr);
    overview.add(in_thread(post("b2", "bert", "09:30"), "B"), &solved, nullptr);
    overview.add(in_thread(post("c", "carla", "08:00"), "C"), &question, nullptr);
    overview.add(in_thread(reply("rc", "c", "09:00"), "C"), nullptr, nullptr);
    overview.add(in_thread(post("c2", "carla", "10:00"), "C"), &question, nullptr);
    overview.add(in_thread(post("d", "dora", "07:00"), "D"), &question, nullptr);
    overview.add(in_thread(reply("rd", "d", "07:10"), "D"), nullptr, nullptr);
    overview.add(in_thread(post("d2", "dora", "07:20"), "D"), &solved, nullptr);
    overview.add(in_thread(post("d3", "dora", "08:00"), "D"), &question, nullptr);
    overview.add(in_thread(reply("rd2", "d3", "08:30"), "D"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "followup", "answered") == 3);
    CHECK(fact(document, "followup", "confirmed") == 1);
    CHECK(fact(document, "followup", "unconfirmed") == 2);
    REQUIRE(section(document, "followup").table.rows.size() == 2);
    CHECK(name(document, "followup", 0, "id") == "d");
    CHECK(number(cell(document, "followup", 0, "quiet")) == 3.5 * 3600); // 08:30 to 12:00
    CHECK(name(document, "followup", 1, "id") == "a");
}

TEST_CASE("followup: a draft that says when is followed up then, and not before") {
    const record::Triage question = verdict(kComplaint);
    const auto draft_for = [](const std::string& time) {
        record::Draft draft;
        draft.reply_allowed = record::ReplyAllowed::yes;
        draft.follow_up_at = at_clock(time);
        return draft;
    };
    const record::Draft at_nine = draft_for("09:30"), at_eleven = draft_for("11:00"), at_one = draft_for("13:00"),
                        at_half_past = draft_for("13:30");
    const auto fill = [&](Overview& overview) {
        overview.add(post("a", "anna", "08:00"), &question, &at_eleven);
        overview.add(reply("ra", "a", "08:20"), nullptr, nullptr);
        overview.add(post("b", "bert", "08:00"), &question, &at_one);
        overview.add(reply("rb", "b", "08:10"), nullptr, nullptr);
        overview.add(post("c", "carla", "08:00"), &question,
                     nullptr); // without a draft: due as soon as she is answered
        overview.add(reply("rc", "c", "10:00"), nullptr, nullptr);
        const auto in_thread = [](record::Post post, const std::string& thread) {
            post.thread = thread;
            return post;
        };
        // Of two drafts the one for the last question counts; where that has none, the first one's.
        overview.add(in_thread(post("d", "dora", "07:00"), "D"), &question, &at_nine);
        overview.add(in_thread(post("d2", "dora", "07:30"), "D"), &question, &at_half_past);
        overview.add(in_thread(reply("rd", "d2", "08:00"), "D"), nullptr, nullptr);
        overview.add(in_thread(post("e", "emil", "07:00"), "E"), &question, &at_nine);
        overview.add(in_thread(post("e2", "emil", "07:30"), "E"), &question, nullptr);
        overview.add(in_thread(reply("re", "e2", "08:00"), "E"), nullptr, nullptr);
    };
    Overview overview(of(View::followup), taxonomy(), nullptr); // now is 12:00
    fill(overview);
    const Document document = overview.finish();
    CHECK(fact(document, "followup", "unconfirmed") == 5);
    CHECK(fact(document, "followup", "later") == 2); // bert and dora
    REQUIRE(section(document, "followup").table.rows.size() == 3);
    CHECK(name(document, "followup", 0, "id") == "e"); // since 09:30, 10:00 and 11:00
    CHECK(name(document, "followup", 1, "id") == "c");
    CHECK(name(document, "followup", 2, "id") == "a");
    CHECK(cell(document, "followup", 0, "follow_up_at") == Cell(at_clock("09:30")));
    CHECK(cell(document, "followup", 1, "follow_up_at") == Cell());
    const std::vector<Fact>& facts = section(document, "followup").facts;
    CHECK(std::any_of(facts.begin(), facts.end(),
                      [](const Fact& fact) { return fact.key == "next_at" && fact.value == Cell(at_clock("13:00")); }));

    Options to_the_minute = of(View::followup);
    to_the_minute.now = at_clock("13:00");
    Overview then(to_the_minute, taxonomy(), nullptr);
    fill(then);
    CHECK(name(then.finish(), "followup", 3, "id") == "b");
}

TEST_CASE("followup: nobody is due yet") {
    Overview overview(of(View::followup), taxonomy(), nullptr);
    const record::Triage question = verdict(kComplaint);
    record::Draft draft;
    draft.follow_up_at = at_clock("13:00");
    overview.add(post("a", "anna", "08:00"), &question, &draft);
    overview.add(reply("r", "a", "09:00"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(section(document, "followup").table.rows.empty());
    CHECK(section(document, "followup").paragraph == "No answered case is due to be followed up yet.");
}

TEST_CASE("followup: who praised is not asked whether it is solved") {
    Overview overview(of(View::followup), taxonomy(), nullptr);
    record::Triage praise = verdict(record::Intent::praise);
    praise.needs_reply = true;
    overview.add(post("a", "anna", "08:00", "Danke, tolles Team!"), &praise, nullptr);
    overview.add(reply("r", "a", "09:00"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "followup", "answered") == 0);
    CHECK(section(document, "followup").table.rows.empty());
}

TEST_CASE("followup without verdicts says what it cannot know") {
    Overview overview(of(View::followup), taxonomy(), nullptr);
    overview.add(post("a", "anna", "08:00"), nullptr, nullptr);
    overview.add(reply("r", "a", "09:00"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "followup", "answered") == 1);
    CHECK(fact(document, "followup", "confirmed") == -1);
    CHECK(name(document, "followup", 0, "id") == "a");
}

TEST_CASE("people: who complained twice, or says so; who waited longest") {
    Overview overview(of(View::people), taxonomy(), nullptr);
    record::Triage triage = verdict(kComplaint, 0.5), again = verdict(record::Intent::question);
    again.signals.insert(record::Signal::repeat_contact);
    overview.add(post("a1", "Anna", "08:00"), &triage, nullptr);
    overview.add(post("a2", "anna", "09:00"), &triage, nullptr);
    overview.add(post("b", "bert", "10:00"), &again, nullptr);
    overview.add(post("c", "carla", "11:00"), &triage, nullptr);
    overview.add(reply("r", "a1", "11:30"), nullptr, nullptr);
    const Document document = overview.finish();
    REQUIRE(section(document, "repeat_contacts").table.rows.size() == 2);
    CHECK(name(document, "repeat_contacts", 0, "author") == "@anna"); // as she writes herself now
    CHECK(cell(document, "repeat_contacts", 0, "complaints") == Cell(std::int64_t{2}));
    CHECK(name(document, "repeat_contacts", 0, "id") == "a2");
    CHECK(name(document, "repeat_contacts", 1, "author") == "@bert");
    CHECK(fact(document, "repeat_contacts", "people") == 3);
    // Anna waited from 08:00 to 11:30; her second post stands outside that thread and waits since 09:00.
    CHECK(name(document, "long_waits", 0, "id") == "a1");
    CHECK(name(document, "long_waits", 0, "state") == "answered");
    CHECK(number(cell(document, "long_waits", 0, "waited")) == 3.5 * 3600);
    CHECK(name(document, "long_waits", 1, "id") == "a2");
    CHECK(name(document, "long_waits", 1, "state") == "open");
}

TEST_CASE("people: beyond the limit those who wrote least are forgotten") {
    PeopleTally tally;
    tally.add(post("p", "regular", "08:00"), nullptr);
    tally.add(post("q", "regular", "09:00"), nullptr);
    for (std::size_t i = 0; i < PeopleTally::kMostPeople; ++i) {
        tally.add(post("x", "once" + std::to_string(i), ""), nullptr);
    }
    CHECK(tally.people.size() == 1);
    CHECK(tally.forgotten == PeopleTally::kMostPeople);
    CHECK(tally.repeated(false).front()->shown == "@regular");
}

TEST_CASE("people: names, platforms and ids are cut between characters") {
    const auto u_umlauts = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            text += "ü";
        }
        return text;
    };
    // Two bytes each: 32, 128 and 256 bytes would end within the ü behind an odd number of other bytes.
    record::Post it = post("p" + u_umlauts(200), u_umlauts(200), "08:00");
    it.platform = "x" + u_umlauts(40);
    PeopleTally tally;
    tally.add(it, nullptr);
    const auto& [key, person] = *tally.people.begin();
    CHECK(text::is_valid_utf8(key));
    CHECK(text::is_valid_utf8(person.platform));
    CHECK(person.last_id == "p" + u_umlauts(127));
}

TEST_CASE("people: the latest spelling of a name is shown, in whatever order they come") {
    const record::Post early = post("1", "Anna", "08:00"), late = post("2", "ANNA", "09:00");
    PeopleTally forward, backward;
    forward.add(early, nullptr);
    forward.add(late, nullptr);
    backward.add(late, nullptr);
    backward.add(early, nullptr);
    CHECK(forward.people.begin()->second.shown == "@ANNA");
    CHECK(backward.people.begin()->second.shown == "@ANNA");
}

TEST_CASE("tone by day") {
    Overview overview(of(View::tone), taxonomy(), nullptr);
    record::Triage calm = verdict(kComplaint, 0.1), rude = verdict(kComplaint, 0.9);
    calm.address = record::Address::sie;
    rude.offence = record::Offence::insult;
    rude.address = record::Address::du;
    overview.add(post("a", "a", "08:00"), &calm, nullptr);
    overview.add(post("b", "b", "09:00"), &rude, nullptr);
    overview.add(later(post("c", "c", "08:00"), 1), &calm, nullptr);
    const Document document = overview.finish();
    CHECK(name(document, "tone", 0, "begin") == "2026-09-12");
    CHECK(number(cell(document, "tone", 0, "anger")) == doctest::Approx(0.5));
    CHECK(number(cell(document, "tone", 0, "angry")) == doctest::Approx(0.5));
    CHECK(number(cell(document, "tone", 0, "insulting")) == doctest::Approx(0.5));
    CHECK(number(cell(document, "tone", 0, "du")) == doctest::Approx(0.5));
    CHECK(number(cell(document, "tone", 1, "sie")) == doctest::Approx(1));
    ToneTally long_time;
    for (int day = 0; day < 40; ++day) { // more than 31 days are shown by week
        long_time.add(std::chrono::local_days{std::chrono::year{2026} / 9 / 7} + std::chrono::days(day), calm);
    }
    CalendarTally::Unit unit{};
    CHECK(long_time.rows(unit).size() == 6); // 40 days from a Monday on are begun weeks: 5 and 5 days
    CHECK(unit == CalendarTally::Unit::week);
}

TEST_CASE("quality: confidence, what could not be told, drafts") {
    Overview overview(of(View::quality), taxonomy(), nullptr);
    record::Triage sure = verdict(kComplaint), unsure = verdict(kComplaint);
    sure.confidence = {0.9, 0.8, 1.0, 0.5};
    sure.language = "de";
    unsure.confidence = {0.49, 0.79, 0.2, 0.5};
    unsure.polarity = record::Polarity::undefined;
    unsure.topics.clear();
    unsure.route = record::Route::human;
    unsure.decide = "a refund";
    record::Draft draft;
    draft.reply_allowed = record::ReplyAllowed::human_only;
    draft.open = {"cause"};
    draft.findings = {{"no-apology", record::Level::warning, {}, "", ""}};
    overview.add(post("a", "a", "08:00"), &sure, nullptr);
    overview.add(post("b", "b", "08:10"), &unsure, &draft);
    overview.add(post("c", "c", "08:20"), nullptr, nullptr);
    overview.set_rejected(4);
    const Document document = overview.finish();
    CHECK(fact(document, "quality", "judged") == 2);
    CHECK(fact(document, "quality", "unjudged") == 1);
    CHECK(fact(document, "quality", "rejected") == 4);
    CHECK(number(cell(document, "confidence", 0, "low")) == doctest::Approx(0.5));      // intent: 0.49 of two
    CHECK(number(cell(document, "confidence", 1, "middling")) == doctest::Approx(0.5)); // polarity: 0.79
    CHECK(number(cell(document, "confidence", 1, "high")) == doctest::Approx(0.5));     // 0.8 is in
    CHECK(number(cell(document, "confidence", 2, "mean")) == doctest::Approx(0.6));
    CHECK(name(document, "decisions", 0, "name") == "a refund");
    CHECK(name(document, "open_slots", 0, "name") == "cause");
    CHECK(name(document, "findings", 0, "name") == "no-apology");
    CHECK(fact(document, "drafts", "human_only") == 1);
}

TEST_CASE("all views together have each key once, in every language and format; parts give the whole") {
    Options it = options();
    it.views.clear();
    for (const NamedView& view : kViews) {
        it.views.push_back(view.view);
    }
    it.by = "topic";
    const record::Triage triage = verdict(kComplaint, 0.5), praise = verdict(record::Intent::praise);
    const auto tell = [&](Overview& overview, int part) {
        overview.add(post("a" + std::to_string(part), "anna", part == 0 ? "08:00" : "10:00"), &triage, nullptr);
        overview.add(post("p" + std::to_string(part), "bert", part == 0 ? "08:30" : "10:30"), &praise, nullptr);
        overview.add(reply("r" + std::to_string(part), "a" + std::to_string(part), "11:00"), nullptr, nullptr);
    };
    for (const char* language : {"en", "de"}) {
        it.language = language;
        Overview whole(it, taxonomy(), nullptr);
        tell(whole, 0);
        tell(whole, 1);
        const Document document = whole.finish();
        std::set<std::string> keys;
        for (const Section& section : document.sections) {
            CAPTURE(section.key);
            CHECK(keys.insert(section.key).second);
            CHECK_FALSE(section.heading.empty());
            for (const auto& row : section.table.rows) {
                CHECK(row.size() == section.table.columns.size());
            }
        }
        CHECK_FALSE(render_text(document, {}).empty());
        CHECK_FALSE(render_markdown(document).empty());
        CHECK_FALSE(render_prometheus(document).empty());
        for (const char* key : {"causes_growth", "causes_examples", "praise_posts", "praise_topics", "followup",
                                "repeat_contacts", "long_waits", "tone", "quality", "confidence", "by"}) {
            CAPTURE(key);
            CHECK(keys.count(key) == 1);
        }
    }
    it.views.erase(it.views.begin() + static_cast<std::ptrdiff_t>(View::storm)); // it counts its own posts only
    Overview whole(it, taxonomy(), nullptr), first(it, taxonomy(), nullptr), second(it, taxonomy(), nullptr);
    tell(whole, 0);
    tell(whole, 1);
    tell(first, 0);
    tell(second, 1);
    first.merge(second);
    CHECK(render_json(first.finish()) == render_json(whole.finish()));
}

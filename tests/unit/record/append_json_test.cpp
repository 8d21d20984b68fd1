// SPDX-License-Identifier: Apache-2.0
// What the programs write about a post, and that the reader understands it.
#include "padded.hpp"
#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/reader.hpp"
#include "record/triage.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

using namespace kummerkasten::record;
using nlohmann::json;

namespace {

Post full_post() {
    Post post;
    post.id = "x:17";
    post.platform = "x";
    post.kind = Kind::review;
    post.direction = Direction::inbound;
    post.created_at = parse_rfc3339("2026-09-12T18:14:05.25Z");
    post.text = "Guten Tag \"Haus\"\n😡";
    post.title = "Betreff";
    post.url = "https://x.example/17";
    post.lang = "de";
    post.author = {"5", "kunde", "Kai K.", false, 0};
    post.mentions = {"haus"};
    post.hashtags = {"fail", "ärger"};
    post.links = {"https://a.example"};
    post.reply_to = "x:16";
    post.thread = "x:15";
    post.thread_owner = "haus";
    post.engagement = {0, 1, 2, 3, 4};
    post.rating = Rating{1.5, 10};
    post.duplicate_of = "x:2";
    post.repost_of = "x:1";
    post.quoted_text = "Zitat";
    return post;
}

std::string line_of(const Post& post) {
    std::string line;
    append_json(line, post);
    return line;
}

} // namespace

TEST_CASE("a post is written and read back") {
    const Post post = full_post();
    const std::string line = line_of(post);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(json::parse(line)["schema"] == 1);
    Reader reader;
    Post back;
    const Padded padded(line);
    REQUIRE(reader.read(padded.line(), back).ok());
    CHECK(back.created_at == post.created_at);
    CHECK(back.author.verified == false);
    CHECK(back.author.followers == 0);
    CHECK(back.engagement.likes == 0);
    CHECK(back.rating->value == 1.5);
    CHECK(line_of(back) == line); // every member, byte for byte
}

TEST_CASE("an empty post is schema, id and text") {
    CHECK(line_of(Post{}) == R"({"schema":1,"id":"","text":""})");
    Post post = full_post();
    post.clear();
    CHECK(line_of(post) == R"({"schema":1,"id":"","text":""})");
}

TEST_CASE("members stand in the order of kummerkasten-record(5)") {
    const auto ordered = nlohmann::ordered_json::parse(line_of(full_post()));
    std::string keys;
    for (const auto& [key, value] : ordered.items()) {
        keys += key + " ";
    }
    CHECK(keys ==
          "schema id platform kind direction created_at title text quoted_text url lang author mentions hashtags links "
          "reply_to thread thread_owner engagement rating repost_of duplicate_of ");
}

TEST_CASE("a triage is written and read back") {
    Triage triage;
    triage.ownership = Ownership::direct;
    triage.ownership_reason = "mention";
    triage.intent = Intent::complaint;
    triage.polarity = Polarity::negative;
    triage.polarity_score = -0.75;
    triage.anger = 0.5;
    triage.offence = Offence::insult;
    triage.offence_target = OffenceTarget::agent;
    triage.topics = {{"delay", 0.9}, {"price", 0.25}};
    triage.signals.insert(Signal::viral);
    triage.signals.insert(Signal::churn);
    triage.address = Address::ihr;
    triage.colloquial = true;
    triage.dialect = true;
    triage.irony = 0.25;
    triage.facts = {{"order_no", "4711", {4, 9}}, {"amount", "5 €", {10, 15}, "5.00 EUR"}};
    triage.earlier = {3,
                      2,
                      1,
                      parse_rfc3339("2026-09-12T20:00:00Z"),
                      parse_rfc3339("2026-09-12T21:00:00Z"),
                      {{"place", "Rheine", "x:1"}}};
    triage.incident = "INC-1";
    triage.urgency = {77, Band::high, parse_rfc3339("2026-09-12T19:00:00Z"), {{"anger", 80}, {"thanks", -3}}};
    triage.needs_reply = true;
    triage.route = Route::human;
    triage.decide = "goodwill";
    triage.confidence = {0.1, 0.2, 0.3, 0.4};
    triage.reasons = {{"intent:complaint", {0, 3}, "rule:de-1"}, {"urgency:late", {}, "clock"}};
    triage.language = "de";
    triage.language_score = 0.98;
    const std::string text = "Ich 4711 warte";

    std::string value;
    append_json(value, triage, text);
    const json parsed = json::parse(value);
    CHECK(parsed["signals"] == json({"churn", "viral"})); // in the order of the enum
    CHECK(parsed["reasons"][0] ==
          json({{"label", "intent:complaint"}, {"start", 0}, {"end", 3}, {"text", "Ich"}, {"by", "rule:de-1"}}));
    CHECK(parsed["reasons"][1] == json({{"label", "urgency:late"}, {"by", "clock"}})); // outside the text: no offsets

    const Padded padded(R"({"text":"Ich 4711 warte","triage":)" + value + "}");
    Reader reader;
    Post post;
    Triage back;
    REQUIRE(reader.read(padded.line(), post, &back).ok());
    std::string again;
    append_json(again, back, text);
    CHECK(again == value);
}

TEST_CASE("a revised verdict is the same bytes as one written anew") {
    Triage all;
    all.signals.insert(Signal::money);
    all.facts = {{"place", "Rheine", {0, 6}}};
    all.urgency = {30, Band::medium, {}, {{"intent:complaint", 25}, {"signals:money", 5}}};
    all.decide = "who";
    all.route = Route::human;
    Triage revised;
    revised.signals.insert(Signal::churn);
    revised.signals.insert(Signal::money);
    revised.earlier = {1, 1, 1, parse_rfc3339("2026-09-12T20:00:00Z"), {}, {{"place", "\"Bonn\"", "x:1"}}};
    revised.urgency = {42, Band::medium, parse_rfc3339("2026-09-12T22:00:00Z"), {{"signals:churn", 12}}};
    revised.needs_reply = true;
    revised.route = Route::reply;
    revised.reasons = {{"signals:churn", {}, "thread", 1}};
    const std::vector<std::vector<Reason>> own_reasons{{}, {{"polarity:negative", {0, 3}, "lexicon:de", 1}}};
    for (const std::vector<Reason>& reasons : own_reasons) {
        all.reasons = reasons;
        for (const bool changed : {true, false}) {
            Triage expected = all;
            Triage late = changed ? revised : all;
            late.reasons = changed ? revised.reasons : std::vector<Reason>{};
            expected.signals = late.signals;
            expected.earlier = late.earlier;
            expected.urgency = late.urgency;
            expected.needs_reply = late.needs_reply;
            expected.route = late.route;
            expected.decide = late.decide;
            expected.reasons.insert(expected.reasons.begin(), late.reasons.begin(), late.reasons.end());
            std::string anew;
            append_json(anew, expected, "Rheine");
            std::string first = "before";
            Seams seams;
            append_json(first, all, "Rheine", &seams);
            std::string out = "in front ";
            append_revised(out, std::string_view(first).substr(6), seams, late);
            CHECK(out == "in front " + anew);
        }
    }
}

TEST_CASE("a triage that says nothing says so") {
    std::string value;
    append_json(value, Triage{}, "");
    const json parsed = json::parse(value);
    CHECK(parsed["incident"].is_null());
    CHECK(parsed["language"] == "und");
    CHECK_FALSE(parsed.contains("decide"));
    CHECK(parsed["topics"] == json::array());
    CHECK(parsed["signals"] == json::array());
    CHECK(parsed["urgency"]["because"] == json::array());
    CHECK(parsed["ownership"] == "overheard");
    Triage used;
    used.anger = 1;
    used.incident = "x";
    used.decide = "y";
    used.urgency.due_at = Timestamp{};
    used.reasons.resize(3);
    used.clear();
    std::string cleared;
    append_json(cleared, used, "");
    CHECK(cleared == value);
}

TEST_CASE("a reason whose span lies outside the text brings no words and no crash") {
    Triage triage;
    triage.reasons = {{"a", {5, 100}, "x"}, {"b", {3, 2}, "y"}};
    std::string value;
    append_json(value, triage, "kurz");
    CHECK_FALSE(json::parse(value)["reasons"][0].contains("text"));
    CHECK_FALSE(json::parse(value)["reasons"][1].contains("text"));
}

TEST_CASE("a draft is written, and read back as far as report and the checker need it") {
    Draft draft;
    draft.reply_allowed = ReplyAllowed::human_only;
    draft.reply_reason = "legal";
    draft.ready = true;
    draft.text = "Guten Tag\nund \"danke\"";
    draft.private_text = "per DM";
    draft.parts = {{"salutation", "Guten Tag", "phrase:de-1"}, {"state", "läuft", "incident:INC-1"}};
    draft.open = {"cause"};
    draft.length = {20, 160, "gsm", 1};
    draft.address = Address::sie;
    draft.variant = "de-AT";
    draft.rapport_score = 0.25;
    draft.rapport_because = {"anger"};
    draft.findings = {{"too-long", Level::error, {0, 5}, "longer than allowed"}};
    draft.sources = {"incident:INC-1"};
    draft.follow_up_at = parse_rfc3339("2026-09-13T00:00:00Z");

    std::string value;
    append_json(value, draft);
    const json parsed = json::parse(value);
    CHECK(parsed["private"] == "per DM");
    CHECK(parsed["parts"][1] == json({{"part", "state"}, {"text", "läuft"}, {"from", "incident:INC-1"}}));
    CHECK(parsed["length"] == json({{"used", 20}, {"limit", 160}, {"unit", "gsm"}, {"segments", 1}}));
    CHECK(parsed["rapport"] == json({{"score", 0.25}, {"because", {"anger"}}}));
    CHECK(
        parsed["findings"][0] ==
        json({{"rule", "too-long"}, {"level", "error"}, {"start", 0}, {"end", 5}, {"message", "longer than allowed"}}));

    const Padded padded(R"({"text":"a","draft":)" + value + "}");
    Reader reader;
    Post post;
    Draft back;
    REQUIRE(reader.read(padded.line(), post, nullptr, &back).ok());
    CHECK(back.reply_allowed == ReplyAllowed::human_only);
    CHECK(back.reply_reason == draft.reply_reason);
    CHECK(back.ready);
    CHECK(back.text == draft.text);
    CHECK(back.private_text == draft.private_text);
    CHECK(back.open == draft.open);
    CHECK(back.address == draft.address);
    CHECK(back.variant == draft.variant);
    CHECK(back.sources == draft.sources);
    CHECK(back.follow_up_at == draft.follow_up_at);
}

TEST_CASE("a draft without a known limit has null for it, and none without a private part") {
    std::string value;
    append_json(value, Draft{});
    const json parsed = json::parse(value);
    CHECK(parsed["length"]["limit"].is_null());
    CHECK_FALSE(parsed["length"].contains("segments"));
    CHECK_FALSE(parsed.contains("private"));
    CHECK_FALSE(parsed.contains("follow_up_at"));
    CHECK(parsed["findings"] == json::array());
}

// SPDX-License-Identifier: Apache-2.0
#include "record/reader.hpp"

#include "padded.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <random>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::record;
using namespace std::string_literals;

namespace {

struct Read {
    Result<Members> result = Problem{};
    Post post;
    Triage triage;
    Draft draft;
};

Read read(std::string_view line) {
    Reader reader;
    Read all;
    const Padded padded(line);
    all.result = reader.read(padded.line(), all.post, &all.triage, &all.draft);
    return all;
}

std::string kind_of(std::string_view line) {
    const Read all = read(line);
    return all.result.ok() ? "" : all.result.problem().kind;
}

// {"text":"a","x":[[…]]} with brackets so that the deepest is at `depth`; the record itself is level 1.
std::string nested(std::size_t depth) {
    return R"({"text":"a","x":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
}

} // namespace

TEST_CASE("every member of a post") {
    const Read all = read(R"({"schema":1,"id":"x:17","platform":"x","kind":"reply","direction":"outbound",
        "created_at":"2026-09-12T20:14:05.25+02:00","title":"Betreff","text":"Guten Tag","quoted_text":"Zitat",
        "url":"https://x.example/17","lang":"de","author":{"id":"5","handle":"kunde","name":"Kai K.","verified":true,"followers":12},
        "mentions":["haus","hilfe"],"hashtags":["fail"],"links":["https://a.example"],"reply_to":"x:16","thread":"x:15",
        "thread_owner":"haus","engagement":{"likes":1,"reposts":2,"replies":3,"quotes":4,"views":5},
        "rating":{"value":1.5,"best":10},"repost_of":"x:1","duplicate_of":"x:2","nobody":"knows me"})");
    REQUIRE(all.result.ok());
    const Post& post = all.post;
    CHECK(post.id == "x:17");
    CHECK(post.platform == "x");
    CHECK(post.kind == Kind::reply);
    CHECK(post.direction == Direction::outbound);
    CHECK(format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05.25Z");
    CHECK(post.title == "Betreff");
    CHECK(post.text == "Guten Tag");
    CHECK(post.quoted_text == "Zitat");
    CHECK(post.url == "https://x.example/17");
    CHECK(post.lang == "de");
    CHECK(post.author.id == "5");
    CHECK(post.author.handle == "kunde");
    CHECK(post.author.name == "Kai K.");
    CHECK(post.author.verified == true);
    CHECK(post.author.followers == 12);
    CHECK(post.mentions == std::vector<std::string>{"haus", "hilfe"});
    CHECK(post.hashtags == std::vector<std::string>{"fail"});
    CHECK(post.links == std::vector<std::string>{"https://a.example"});
    CHECK(post.reply_to == "x:16");
    CHECK(post.thread == "x:15");
    CHECK(post.thread_owner == "haus");
    CHECK(post.engagement.likes == 1);
    CHECK(post.engagement.reposts == 2);
    CHECK(post.engagement.replies == 3);
    CHECK(post.engagement.quotes == 4);
    CHECK(post.engagement.views == 5);
    CHECK(post.rating->value == 1.5);
    CHECK(post.rating->best == 10);
    CHECK(post.repost_of == "x:1");
    CHECK(post.duplicate_of == "x:2");
    CHECK_FALSE(all.result->triage);
    CHECK_FALSE(all.result->draft);
}

TEST_CASE("every member of a triage and a draft") {
    const Read all =
        read(R"({"text":"Ich warte","triage":{"ownership":"direct","ownership_reason":"mention","intent":"complaint",
        "polarity":"negative","polarity_score":-0.75,"anger":0.5,"offence":"insult","offence_target":"agent",
        "topics":[{"name":"delay","score":0.9},{"name":"price"}],"signals":["churn","legal"],"register":"du","colloquial":true,
        "dialect":true,"irony":0.25,"facts":[{"kind":"order_no","value":"4711","start":4,"end":9}],"incident":"INC-1",
        "urgency":{"score":77,"band":"high","due_at":"2026-09-12T19:00:00Z","because":[{"what":"anger","points":20},{"what":"x","points":-3}]},
        "needs_reply":true,"route":"human","decide":"goodwill","confidence":{"intent":0.1,"polarity":0.2,"offence":0.3,"topics":0.4},
        "reasons":[{"label":"intent:complaint","start":0,"end":3,"text":"Ich","by":"rule:de-1"},{"label":"l","by":"clock"}],
        "language":"de","language_score":0.98},
        "draft":{"reply_allowed":"human_only","reply_reason":"legal","ready":true,"text":"Guten Tag","private":"per DM",
        "plain":"Hallo","texts":["Guten 1/2","Tag 2/2"],
        "open":["cause"],"register":"sie","variant":"de-AT","sources":["incident:INC-1"],"follow_up_at":"2026-09-13T00:00:00Z",
        "parts":[{"part":"salutation","text":"Guten Tag","from":"phrase:de-hi"}],"length":{"used":9,"limit":280,"unit":"weighted","segments":2},
        "rapport":{"score":0.5,"because":["irony"]},
        "findings":[{"rule":"no_name","level":"error","start":0,"end":5,"message":"no name","hint":"write it","in":"private"}]}})");
    REQUIRE(all.result.ok());
    CHECK(all.result->triage);
    CHECK(all.result->draft);
    const Triage& t = all.triage;
    CHECK(t.ownership == Ownership::direct);
    CHECK(t.ownership_reason == "mention");
    CHECK(t.intent == Intent::complaint);
    CHECK(t.polarity == Polarity::negative);
    CHECK(t.polarity_score == -0.75);
    CHECK(t.anger == 0.5);
    CHECK(t.offence == Offence::insult);
    CHECK(t.offence_target == OffenceTarget::agent);
    REQUIRE(t.topics.size() == 2);
    CHECK(t.topics[0].name == "delay");
    CHECK(t.topics[0].score == 0.9);
    CHECK(t.topics[1].score == 0);
    CHECK(t.signals.contains(Signal::churn));
    CHECK(t.signals.contains(Signal::legal));
    CHECK_FALSE(t.signals.contains(Signal::press));
    CHECK(t.address == Address::du);
    CHECK(t.colloquial);
    CHECK(t.dialect);
    CHECK(t.irony == 0.25);
    REQUIRE(t.facts.size() == 1);
    CHECK(t.facts[0].kind == "order_no");
    CHECK(t.facts[0].value == "4711");
    CHECK(t.facts[0].span == Span{4, 9});
    CHECK(t.incident == "INC-1");
    CHECK(t.urgency.score == 77);
    CHECK(t.urgency.band == Band::high);
    CHECK(format_rfc3339(t.urgency.due_at.value()) == "2026-09-12T19:00:00Z");
    REQUIRE(t.urgency.because.size() == 2);
    CHECK(t.urgency.because[0].what == "anger");
    CHECK(t.urgency.because[0].points == 20);
    CHECK(t.urgency.because[1].points == -3);
    CHECK(t.needs_reply);
    CHECK(t.route == Route::human);
    CHECK(t.decide == "goodwill");
    CHECK(t.confidence.intent == 0.1);
    CHECK(t.confidence.polarity == 0.2);
    CHECK(t.confidence.offence == 0.3);
    CHECK(t.confidence.topics == 0.4);
    REQUIRE(t.reasons.size() == 2);
    CHECK(t.reasons[0].label == "intent:complaint");
    CHECK(t.reasons[0].span == Span{0, 3});
    CHECK(t.reasons[0].by == "rule:de-1");
    CHECK(t.reasons[1].span == Span{0, 0});
    CHECK(t.language == "de");
    CHECK(t.language_score == 0.98);
    const Draft& d = all.draft;
    CHECK(d.reply_allowed == ReplyAllowed::human_only);
    CHECK(d.reply_reason == "legal");
    CHECK(d.ready);
    CHECK(d.text == "Guten Tag");
    CHECK(d.plain_text == "Hallo");
    CHECK(d.texts == std::vector<std::string>{"Guten 1/2", "Tag 2/2"});
    CHECK(d.private_text == "per DM");
    CHECK(d.open == std::vector<std::string>{"cause"});
    CHECK(d.address == Address::sie);
    CHECK(d.variant == "de-AT");
    CHECK(d.sources == std::vector<std::string>{"incident:INC-1"});
    CHECK(format_rfc3339(d.follow_up_at.value()) == "2026-09-13T00:00:00Z");
    REQUIRE(d.parts.size() == 1);
    CHECK(d.parts[0].part == "salutation");
    CHECK(d.parts[0].text == "Guten Tag");
    CHECK(d.parts[0].from == "phrase:de-hi");
    CHECK(d.length.used == 9);
    CHECK(d.length.limit == 280);
    CHECK(d.length.unit == "weighted");
    CHECK(d.length.segments == 2);
    CHECK(d.rapport_score == 0.5);
    CHECK(d.rapport_because == std::vector<std::string>{"irony"});
    REQUIRE(d.findings.size() == 1);
    CHECK(d.findings[0].rule == "no_name");
    CHECK(d.findings[0].level == Level::error);
    CHECK(d.findings[0].span == Span{0, 5});
    CHECK(d.findings[0].message == "no name");
    CHECK(d.findings[0].hint == "write it");
    CHECK(d.findings[0].in_private);
}

TEST_CASE("kinds of problems") {
    struct Row {
        std::string name, line, kind; // "" for a record
    };
    const std::vector<Row> rows{
        {"the least there is", R"({"text":"a"})", ""},
        {"white space around", " {\"text\":\"a\"}\t\r", ""},
        {"empty text is a text", R"({"text":""})", ""},
        {"nothing", "", "json"},
        {"blanks", "   ", "json"},
        {"cut off", R"({"text":"a")", "json"},
        {"something behind", R"({"text":"a"} x)", "json"},
        {"two objects", R"({"text":"a"}{"text":"b"})", "json"},
        {"comma at the end", R"({"text":"a",})", "json"},
        {"single quotes", R"({'text':'a'})", "json"},
        {"comment", R"({"text":"a"/*x*/})", "json"},
        {"NaN", R"({"text":"a","x":NaN})", "json"},
        {"invalid UTF-8", "{\"text\":\"\xFF\"}", "invalid-utf8"},
        {"byte order mark", "\xEF\xBB\xBF{\"text\":\"a\"}", "json"},
        {"NUL in a string", "{\"text\":\"a\0b\"}"s, "json"},
        {"NUL behind the object", "{\"text\":\"a\"}\0"s, "json"},
        {"NUL and another object behind", "{\"text\":\"a\"}\0{\"evil\":2}"s, "json"},
        {"raw control character in a string", "{\"text\":\"a\tb\"}", "json"},
        {"lone surrogate", R"({"text":"\ud800"})", "json"},
        {"escaped NUL is a character", R"({"text":"a\u0000b"})", ""},
        {"an array", R"([{"text":"a"}])", "not-an-object"},
        {"a string", R"("text")", "not-an-object"},
        {"a number", "17", "not-an-object"},
        {"null", "null", "not-an-object"},
        {"no text", R"({"id":"1"})", "no-text"},
        {"empty object", "{}", "no-text"},
        {"text is null", R"({"text":null})", "no-text"},
        {"text is a number", R"({"text":17})", "no-text"},
        {"text is deeper down", R"({"post":{"text":"a"}})", "no-text"},
        {"Text is another word", R"({"Text":"a"})", "no-text"},
        {"30 digits", R"({"text":"a","x":123456789012345678901234567890})", ""},
        {"1e999", R"({"text":"a","x":[1e999,-1E999]})", ""},
        {"a long number that is none", R"({"text":"a","x":0123456789012345678901234567890})", "json"},
        {"64 levels", nested(kMaxDepth), ""},
        {"65 levels", nested(kMaxDepth + 1), "too-deep"},
        {"100,000 levels", nested(100'000), "too-deep"},
        {"65 levels in a line longer than the parser begins with",
         R"({"text":")" + std::string(200'000, 'a') + R"(","x":)" + std::string(64, '[') + std::string(64, ']') + "}",
         "too-deep"},
        {"a long line", R"({"text":")" + std::string(2'000'000, 'a') + "\"}", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(kind_of(row.line) == row.kind);
    }
}

TEST_CASE("problems say something") {
    CHECK(read(nested(65)).result.problem().message == "nested deeper than 64 levels");
    CHECK(read("{}").result.problem().message == "no string member 'text'; a record needs one");
    CHECK(read("[]").result.problem().message == "a record must be a JSON object");
}

TEST_CASE("a member of the wrong type is absent") {
    const Read all =
        read(R"({"text":"a","id":true,"platform":1,"kind":"tweet","direction":7,"created_at":"yesterday","title":[],
        "url":{},"lang":null,"author":{"id":5,"handle":null,"name":7,"verified":"yes","followers":"many"},"mentions":"haus",
        "hashtags":{"a":1},"links":[1,"https://a.example",null],"reply_to":5,"thread":false,"engagement":[1],"rating":5,
        "triage":[],"draft":"x"})");
    REQUIRE(all.result.ok());
    const Post& post = all.post;
    CHECK(post.id.empty());
    CHECK(post.platform.empty());
    CHECK_FALSE(post.kind);
    CHECK_FALSE(post.direction);
    CHECK_FALSE(post.created_at);
    CHECK(post.title.empty());
    CHECK(post.url.empty());
    CHECK(post.lang.empty());
    CHECK(post.author.id.empty());
    CHECK(post.author.handle.empty());
    CHECK(post.author.name.empty());
    CHECK_FALSE(post.author.verified);
    CHECK_FALSE(post.author.followers);
    CHECK(post.mentions.empty());
    CHECK(post.hashtags.empty());
    CHECK(post.links == std::vector<std::string>{"https://a.example"}); // the string among them is one
    CHECK(post.reply_to.empty());
    CHECK(post.thread.empty());
    CHECK_FALSE(post.engagement.likes);
    CHECK_FALSE(post.rating);
    // The members are there and must be replaced, not added, but say nothing.
    CHECK(all.result->has_triage_key);
    CHECK(all.result->has_draft_key);
    CHECK_FALSE(all.result->triage);
    CHECK_FALSE(all.result->draft);
}

TEST_CASE("wrong types in a triage keep the defaults") {
    const Read all =
        read(R"({"text":"a","triage":{"ownership":"mine","intent":7,"anger":"very","topics":[1,{"name":2,"score":"x"}],
        "signals":["churn","unheard of",3],"facts":{"a":1},"urgency":{"score":"high","band":"none","because":[{"points":1e300}]},
        "confidence":[],"reasons":[{"start":-5,"end":99999999999}],"needs_reply":"yes","polarity_score":1e5}})");
    REQUIRE(all.result.ok());
    CHECK(all.triage.ownership == Ownership::overheard);
    CHECK(all.triage.intent == Intent::other);
    CHECK(all.triage.anger == 0);
    REQUIRE(all.triage.topics.size() == 1);
    CHECK(all.triage.topics[0].name.empty());
    CHECK(all.triage.signals.contains(Signal::churn));
    CHECK(all.triage.facts.empty());
    CHECK(all.triage.urgency.score == 0);
    CHECK(all.triage.urgency.band == Band::low);
    CHECK(all.triage.urgency.because.at(0).points == 0);
    CHECK(all.triage.reasons.at(0).span == Span{0, 4294967295U}); // cut to what the type holds: 2^32 − 1
    CHECK_FALSE(all.triage.needs_reply);
}

TEST_CASE("ids that are numbers are kept as they are spelt") {
    struct Row {
        std::string name, line, id;
    };
    const std::vector<Row> rows{
        {"small", R"({"text":"a","id":17})", "17"},
        {"beyond 2^53", R"({"text":"a","id":1234567890123456789})", "1234567890123456789"},
        {"30 digits", R"({"text":"a","id":123456789012345678901234567890})", "123456789012345678901234567890"},
        {"with a point", R"({"id":1.10,"text":"a"})", "1.10"},
        {"string", R"({"text":"a","id":"017"})", "017"},
        {"number, then string", R"({"text":"a","id":1,"id":"b"})", "b"},
        {"string, then number", R"({"text":"a","id":"b","id":2})", "2"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(read(row.line).post.id == row.id);
    }
}

TEST_CASE("of several members of a name the last counts") {
    CHECK(read(R"({"text":"a","text":"b"})").post.text == "b");
    CHECK(kind_of(R"({"text":"a","text":7})") == "no-text");
    CHECK(read(R"({"text":"a","mentions":["x"],"mentions":["y"]})").post.mentions == std::vector<std::string>{"y"});
    const Read all =
        read(R"({"text":"a","triage":{"anger":1,"topics":[{"name":"x"}]},"triage":{"topics":[{"name":"y"}]}})");
    CHECK(all.triage.anger == 0);
    REQUIRE(all.triage.topics.size() == 1);
    CHECK(all.triage.topics[0].name == "y");
}

TEST_CASE("an author may be no more than a name, a rating may leave out its best") {
    CHECK(read(R"({"text":"a","author":"Kai"})").post.author.name == "Kai");
    const Read all = read(R"({"text":"a","rating":{"value":4}})");
    CHECK(all.post.rating->value == 4);
    CHECK(all.post.rating->best == 5);
    CHECK_FALSE(read(R"({"text":"a","rating":{"best":10}})").post.rating);
}

TEST_CASE("a reader forgets the line before, also after a bad one") {
    Reader reader;
    Post post;
    Triage triage;
    const Padded full(R"({"text":"a","id":"1","kind":"post","author":{"name":"K","verified":true},"mentions":["x"],
        "rating":{"value":1},"triage":{"anger":1,"signals":["churn"],"topics":[{"name":"x"}]}})");
    REQUIRE(reader.read(full.line(), post, &triage).ok());
    CHECK(triage.anger == 1);
    CHECK_FALSE(reader.read(Padded("{broken").line(), post, &triage).ok());
    const Padded small(R"({"text":"b"})");
    REQUIRE(reader.read(small.line(), post, &triage).ok());
    CHECK(post.text == "b");
    CHECK(post.id.empty());
    CHECK_FALSE(post.kind);
    CHECK(post.author.name.empty());
    CHECK_FALSE(post.author.verified);
    CHECK(post.mentions.empty());
    CHECK_FALSE(post.rating);
    CHECK(triage.anger == 0);
    CHECK(triage.signals.empty());
    CHECK(triage.topics.empty());
}

TEST_CASE("no proper prefix of a record is one") {
    const std::string line =
        R"({"id":12345678901234567890123,"text":"a\u00e4\"","x":[{"y":1e999},[true,null]],"z":-1.5})";
    REQUIRE(kind_of(line).empty());
    for (std::size_t length = 0; length < line.size(); ++length) {
        CAPTURE(length);
        CHECK(kind_of(std::string_view(line).substr(0, length)) == "json");
    }
}

TEST_CASE("a line with single bytes replaced is a record exactly where another library finds one") {
    const std::string line = R"({"a":[1,-2.5e3,"x"],"text":"a\\ \u00e4","b":{"c":true,"d":null}})";
    for (std::size_t i = 0; i < line.size(); ++i) {
        for (const int byte : {0x00, 0x0A, 0x20, 0x22, 0x2C, 0x30, 0x5C, 0x5D, 0x7B, 0x7D, 0x80, 0xC3, 0xFF}) {
            std::string changed = line;
            changed[i] = static_cast<char>(static_cast<unsigned char>(byte));
            // nlohmann takes NUL for the end of the input, RFC 8259 does not.
            const auto other = nlohmann::json::parse(changed, nullptr, false);
            const bool expected = byte != 0 && other.is_object() && other.contains("text") && other["text"].is_string();
            CAPTURE(changed);
            CHECK(kind_of(changed).empty() == expected);
        }
    }
}

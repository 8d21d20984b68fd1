// SPDX-License-Identifier: Apache-2.0
#include "ingest/mapping.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;
using record::Post;

TEST_CASE("--map") {
    Mapping mapping;
    mapping.add("text=Nachricht");
    mapping.add("author=Kunde");
    mapping.add("handle=a=b"); // the first = parts
    using Pair = std::pair<std::string, std::string>;
    CHECK(mapping.pairs() ==
          std::vector<Pair>{{"text", "Nachricht"}, {"author.name", "Kunde"}, {"author.handle", "a=b"}});
    for (const std::string wrong : {"text", "=Nachricht", "text=", "", "="}) {
        CAPTURE(wrong);
        CHECK_THROWS_WITH_AS(mapping.add(wrong), ("--map wants PART=COLUMN, not '" + wrong + "'").c_str(), UsageError);
    }
    try {
        mapping.add("colour=Farbe");
        FAIL("taken");
    } catch (const UsageError& problem) {
        const std::string message = problem.what();
        CHECK(message.find("--map: unknown part 'colour'; parts are id, platform,") == 0);
    }
}

TEST_CASE("--map-file") {
    using Pair = std::pair<std::string, std::string>;
    const WrittenFile file("spalten.map",
                           "# Felder unseres Helpdesks\n\ntext=Was ist los?\r\n  id=Nr. #  \n"
                           "text=Betreff\n");
    Mapping mapping;
    mapping.add("id=Vorgang"); // the command line counts more
    mapping.add_file(file.path());
    CHECK(mapping.pairs() == std::vector<Pair>{{"id", "Vorgang"}, {"text", "Was ist los?"}, {"text", "Betreff"}});
    const WrittenFile wrong("spalten.map", "text=a\n\nFarbe\n");
    try {
        Mapping().add_file(wrong.path());
        FAIL("taken");
    } catch (const DataError& problem) {
        CHECK(wrong.relative(problem.what()) == "spalten.map:3: --map wants PART=COLUMN, not 'Farbe'");
    }
    CHECK_THROWS_AS(Mapping().add_file(file.directory() / "fehlt"), IoError);
}

TEST_CASE("languages in words") {
    for (const auto& [word, tag] : std::vector<std::pair<std::string, std::string>>{
             {"German", "de"}, {"Deutsch", "de"}, {"de-AT", "de-AT"}, {"en", "en"}, {"Klingon", "Klingon"}}) {
        Post post;
        CHECK_FALSE(set_part(post, "lang", word, std::nullopt));
        CHECK(post.lang == tag);
    }
}

TEST_CASE("every part that --map knows can be set") {
    for (const std::string_view part : mappable_parts()) {
        CAPTURE(part);
        const std::string_view value = part == "kind"         ? "review"
                                       : part == "direction"  ? "inbound"
                                       : part == "created_at" ? "2026-09-12"
                                                              : "5";
        Post post;
        Post empty;
        CHECK_FALSE(set_part(post, part, value, std::nullopt));
        std::string with;
        std::string without;
        append_json(with, post);
        append_json(without, empty);
        CHECK(with != without);
    }
}

TEST_CASE("names of columns") {
    struct Row {
        std::string column, part; // "" where nothing is guessed
    };
    const std::vector<Row> rows{
        {"text", "text"},
        {"Text", "text"},
        {"TWEET", "text"},
        {"Nachricht", "text"},
        {"review_text", "text"},
        {"Review Text", "text"},
        {"full.text", "text"},
        {"Hit Sentence", "text"},
        {"tweet_id", "id"},
        {"Ticket-Nummer", "id"},
        {"created_at", "created_at"},
        {"createdAt", "created_at"},
        {"Datum", "created_at"},
        {"user", "author.name"},
        {"screen_name", "author.handle"},
        {"Betreff", "title"},
        {"Sterne", "rating"},
        {"in_reply_to_status_id", "reply_to"},
        {"Kanal", "platform"},
        {"retweet_count", "reposts"},
        {"\u00DCberschrift", "title"},
        {"Ver\u00F6ffentlicht am", "created_at"},
        {"Full Name", "author.name"},
        {"Opening Text", "text"},
        {"texts", ""},
        {"mein text", ""},
        {"", ""},
        {"airline", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.column);
        CHECK(guess_part(row.column).value_or("") == row.part);
    }
}

TEST_CASE("values") {
    struct Row {
        std::string name, part, value;
        bool taken;
    };
    const std::vector<Row> rows{
        {"a time", "created_at", "11.09.2026 22:14", true},
        {"no time", "created_at", "neulich", false},
        {"nothing is no trouble", "created_at", "  ", true},
        {"inbound", "direction", "True", true},
        {"customer", "direction", "Kunde", true},
        {"no direction", "direction", "up", false},
        {"kind", "kind", "comment", true},
        {"no kind", "kind", "tweet", false},
        {"count", "likes", "12", true},
        {"a table's count", "likes", "12.0", true},
        {"negative count", "likes", "-1", false},
        {"no count", "likes", "viele", false},
        {"pandas' nothing", "likes", "nan", false},
        {"endless", "likes", "inf", false},
        {"beyond 2^53", "author.followers", "1e16", false},
        {"rating", "rating", "4.5", true},
        {"rating and a word", "rating", "5 stars", true},
        {"rating of", "rating", "4/5", true},
        {"no rating", "rating", "gut", false},
        {"rating of nan", "rating", "nan", false},
        {"rating above 100", "rating", "101", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Post post;
        const Outcome problem = set_part(post, row.part, row.value, std::nullopt);
        CHECK(problem.has_value() != row.taken);
        if (problem) {
            CHECK(problem->kind == "bad-value");
        }
    }
}

TEST_CASE("what becomes of values") {
    const auto set = [](std::string_view part, std::string_view value) {
        Post post;
        static_cast<void>(set_part(post, part, value, std::nullopt));
        return post;
    };
    CHECK(set("text", " a \n").text == "a");
    CHECK(set("author.handle", "@kunde").author.handle == "kunde");
    CHECK(set("thread_owner", "@haus").thread_owner == "haus");
    CHECK(set("id", "3.0").id == "3"); // a table made a number of it
    CHECK(set("id", "3.5").id == "3.5");
    CHECK(set("id", "a.0").id == "a.0");
    CHECK(set("id", ".0").id == ".0");
    CHECK(set("reply_to", "570306133677760513.0").reply_to == "570306133677760513");
    CHECK(set("direction", "OUT").direction == record::Direction::outbound);
    CHECK(set("likes", "12.0").engagement.likes == 12);
    CHECK(set("rating", "4").rating->best == 5);
    CHECK(set("rating", "8").rating->best == 10);
    CHECK(set("rating", "80").rating->best == 100);
    Post post;
    post.text = "kept";
    CHECK_FALSE(set_part(post, "text", "", std::nullopt));
    CHECK(post.text == "kept");
    const auto time = set_part(post, "created_at", "neulich", std::nullopt);
    CHECK(time->message == "'neulich' as created_at; expected a time");
}

TEST_CASE("ids get their platform in front, absent ones none") {
    Post post;
    post.platform = "csv";
    post.id = "17";
    post.thread = "15";
    prefix_ids(post);
    CHECK(post.id == "csv:17");
    CHECK(post.thread == "csv:15");
    CHECK(post.reply_to.empty());
}

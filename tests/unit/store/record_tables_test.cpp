// SPDX-License-Identifier: Apache-2.0
// Records in tables: what a query finds of them, what a second run changes, and files that are not for us.
#include "store/record_tables.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <optional>
#include <string>

using namespace kummerkasten;

namespace {

record::Timestamp at(std::string_view text) { return record::parse_rfc3339(text).value(); }

// The rows of a query as any other program has them, "|" between columns and "/" between rows.
std::string ask(const std::string& file, const std::string& sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    std::string rows;
    const auto take = [](void* into, int count, char** values, char**) {
        auto& text = *static_cast<std::string*>(into);
        for (int i = 0; i < count; ++i) {
            text += (i > 0 ? "|" : text.empty() ? "" : "/") + std::string(values[i] == nullptr ? "-" : values[i]);
        }
        return 0;
    };
    char* problem = nullptr;
    if (sqlite3_exec(database, sql.c_str(), take, &rows, &problem) != SQLITE_OK) {
        rows = problem;
        sqlite3_free(problem);
    }
    sqlite3_close(database);
    return rows;
}

record::Post post(const std::string& id, std::string_view time, const std::string& text) {
    record::Post post;
    post.id = id;
    post.platform = "forum";
    post.direction = record::Direction::inbound;
    post.created_at = at(time);
    post.text = text;
    return post;
}

record::Triage complaint(double anger) {
    record::Triage triage;
    triage.ownership = record::Ownership::direct;
    triage.intent = record::Intent::complaint;
    triage.anger = anger;
    triage.topics = {{"delay", 0.8}, {"staff", 0.3}};
    triage.signals.insert(record::Signal::legal);
    triage.facts = {{"order_no", "4711", {9, 13}}};
    triage.reasons = {{"intent:complaint", {0, 3}, "lexicon:de"}, {"signals:legal", {}, "thread"}};
    triage.urgency.because = {{"anger", 20}};
    triage.needs_reply = true;
    return triage;
}

void load(const std::string& file, const record::Post& post, const record::Triage* triage = nullptr,
          const record::Draft* draft = nullptr) {
    store::RecordTables tables(file);
    tables.add(post, triage, draft, post.text);
    tables.commit();
}

} // namespace

TEST_CASE("a record is found again in each of its tables") {
    const WrittenFile file("r.db", "");
    record::Post it = post("forum:1", "2026-09-12T08:00:00Z", "Mist mit 4711!");
    it.mentions = {"wiesenpieper", "anna"};
    it.rating = record::Rating{2, 5};
    it.author.verified = false;
    const record::Triage triage = complaint(0.25);
    record::Draft draft;
    draft.reply_allowed = record::ReplyAllowed::yes;
    draft.text = "Das tut uns leid.";
    draft.open = {"cause"};
    draft.length = {17, 280, "weighted"};
    draft.findings = {{"no_name", record::Level::warning, {0, 3}, "no name", "write the name"}};
    load(file.path(), it, &triage, &draft);

    CHECK(ask(file.path(), "SELECT post, id, created_at, direction, kind, rating, author_verified, text FROM posts") ==
          "1|forum:1|2026-09-12T08:00:00Z|inbound|-|2.0|0|Mist mit 4711!");
    CHECK(ask(file.path(), "SELECT place, handle FROM mentions") == "1|wiesenpieper/2|anna");
    CHECK(ask(file.path(), "SELECT intent, anger, incident, needs_reply FROM triage") == "complaint|0.25|-|1");
    CHECK(ask(file.path(), "SELECT topic, score FROM topics ORDER BY place") == "delay|0.8/staff|0.3");
    CHECK(ask(file.path(), "SELECT signal FROM signals") == "legal");
    CHECK(ask(file.path(), "SELECT kind, value, start, \"end\", told_in FROM facts") == "order_no|4711|9|13|-");
    CHECK(ask(file.path(), "SELECT label, \"by\", start, words FROM reasons") ==
          "intent:complaint|lexicon:de|0|Mis/signals:legal|thread|-|-");
    CHECK(ask(file.path(), "SELECT what, points FROM urgency") == "anger|20");
    CHECK(ask(file.path(), "SELECT ready, text, length, length_limit, follow_up_at FROM drafts") ==
          "0|Das tut uns leid.|17|280|-");
    CHECK(ask(file.path(), "SELECT what FROM open") == "cause");
    CHECK(ask(file.path(), "SELECT rule, level, message, hint FROM findings") ==
          "no_name|warning|no name|write the name");
    CHECK(ask(file.path(), "PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok");
}

TEST_CASE("an id that comes again replaces its post and what the record has, and keeps its number") {
    const WrittenFile file("r.db", "");
    const record::Triage angry = complaint(0.9);
    load(file.path(), post("forum:1", "2026-09-12T08:00:00Z", "Mist!"), &angry);
    load(file.path(), post("forum:2", "2026-09-12T09:00:00Z", "Danke!"));

    record::Triage calm = complaint(0.1);
    calm.topics.pop_back();
    load(file.path(), post("forum:1", "2026-09-12T08:00:00Z", "Ach so!"), &calm);
    CHECK(ask(file.path(), "SELECT post, text, anger FROM posts LEFT JOIN triage USING (post)") ==
          "1|Ach so!|0.1/2|Danke!|-");
    CHECK(ask(file.path(), "SELECT post, topic FROM topics") == "1|delay");

    load(file.path(), post("forum:1", "2026-09-12T08:00:00Z", "Ach so!!")); // from ingest once more, without a verdict
    CHECK(ask(file.path(), "SELECT text, anger FROM posts JOIN triage USING (post)") == "Ach so!!|0.1");
    CHECK(ask(file.path(), "SELECT count(*) FROM facts") == "1");
}

TEST_CASE("a post without an id is the same post the next time") {
    const WrittenFile file("r.db", "");
    load(file.path(), post("", "2026-09-12T08:00:00Z", "Mist!"));
    load(file.path(), post("", "2026-09-12T08:00:00Z", "Mist!"));
    load(file.path(), post("", "2026-09-12T08:00:00Z", "Schade!"));
    CHECK(ask(file.path(), "SELECT count(*), count(DISTINCT id), min(id) LIKE 'line:%' FROM posts") == "2|2|1");
}

TEST_CASE("the views: complaints once each, waits until the reply, weeks from Monday on") {
    const WrittenFile file("r.db", "");
    const record::Triage angry = complaint(0.9);
    {
        store::RecordTables tables(file.path());
        tables.add(post("f:1", "2026-09-12T08:00:00Z", "Mist!"), &angry, nullptr, "");  // a Saturday
        tables.add(post("f:2", "2026-09-14T08:00:00Z", "Elend!"), &angry, nullptr, ""); // the Monday after it
        record::Post copy = post("f:3", "2026-09-14T08:01:00Z", "Elend!");
        copy.duplicate_of = "f:2";
        tables.add(copy, &angry, nullptr, "");
        for (const auto* const time : {"2026-09-14T09:30:00Z", "2026-09-14T10:00:00Z"}) {
            record::Post reply = post(std::string("f:") + time, time, "Das tut uns leid.");
            reply.direction = record::Direction::outbound;
            reply.reply_to = "f:2";
            tables.add(reply, nullptr, nullptr, "");
        }
        record::Post ticket = post("f:4", "2026-09-15T08:00:00Z", "Hallo?");
        ticket.kind = record::Kind::message;
        ticket.thread = "f:t";
        tables.add(ticket, &angry, nullptr, "");
        record::Post answer = post("f:5", "2026-09-15T08:00:20Z", "Hallo!");
        answer.direction = record::Direction::outbound;
        answer.thread = "f:t";
        tables.add(answer, nullptr, nullptr, "");
        tables.commit();
    }
    CHECK(ask(file.path(), "SELECT id FROM complaints ORDER BY id") == "f:1/f:2/f:4");
    CHECK(ask(file.path(), "SELECT id, seconds FROM waits ORDER BY id") == "f:1|-/f:2|5400/f:3|-/f:4|20");
    CHECK(ask(file.path(), "SELECT week, posts, complaints FROM topics_by_week WHERE topic = 'delay' ORDER BY week") ==
          "2026-09-07|1|1/2026-09-14|2|2");
    CHECK(ask(file.path(), "SELECT day, inbound, outbound FROM posts_by_day ORDER BY day") ==
          "2026-09-12|1|0/2026-09-14|2|2/2026-09-15|1|1");
}

TEST_CASE("without commit the file stays as it was") {
    const WrittenFile file("r.db", "");
    load(file.path(), post("f:1", "2026-09-12T08:00:00Z", "Mist!"));
    {
        store::RecordTables tables(file.path());
        tables.add(post("f:2", "2026-09-12T08:00:00Z", "Elend!"), nullptr, nullptr, "");
    }
    CHECK(ask(file.path(), "SELECT id FROM posts") == "f:1");
}

TEST_CASE("tables and views of the user's own stay; a trigger, which would run when we write, is refused") {
    const WrittenFile file("r.db", "");
    load(file.path(), post("f:1", "2026-09-12T08:00:00Z", "Mist!"));
    CHECK(ask(file.path(),
              "CREATE TABLE notes (post, note); CREATE VIEW mine AS SELECT id FROM posts;"
              "INSERT INTO notes VALUES (1, 'call back')") == "");
    load(file.path(), post("f:2", "2026-09-12T08:00:00Z", "Elend!"));
    CHECK(ask(file.path(), "SELECT count(*), (SELECT note FROM notes) FROM mine") == "2|call back");

    CHECK(ask(file.path(), "CREATE TRIGGER t AFTER INSERT ON posts BEGIN DELETE FROM posts; END") == "");
    CHECK_THROWS_AS(load(file.path(), post("f:3", "2026-09-12T08:00:00Z", "Oh!")), IoError);
}

TEST_CASE("a file of another program is left alone") {
    const WrittenFile file("r.db", "");
    CHECK(ask(file.path(), "CREATE TABLE theirs (a)") == "");
    CHECK_THROWS_WITH_AS(load(file.path(), post("f:1", "2026-09-12T08:00:00Z", "Mist!")),
                         doctest::Contains("is a database of another program"), IoError);
    CHECK(ask(file.path(), "SELECT name FROM sqlite_schema") == "theirs");
}

// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "ingest/platforms.hpp"
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

// What DataError says about a header, without the directory in front; "" where it says nothing.
std::string complaint(const std::string& bytes, const std::vector<std::string>& map = {}) {
    ReadOptions options = reading_options();
    for (const std::string& assignment : map) {
        options.mapping.add(assignment);
    }
    const WrittenFile file("in.csv", bytes);
    Collected found;
    try {
        read_path(file.path().string(), "csv", options, found);
    } catch (const DataError& problem) {
        return file.relative(problem.what());
    }
    return {};
}

} // namespace

TEST_CASE("a help desk's table") {
    Collected found;
    ReadOptions options = reading_options();
    options.time_zone = record::TimeZone("Europe/Berlin");
    read_bytes(
        "\xEF\xBB\xBFVorgang;Datum;Kunde;Betreff;Nachricht;Sterne\r\n"
        "4711;11.09.2026 22:14;Kai K.;\"Rechnung; falsch\";\"Guten Tag,\r\n\r\nTom &amp; ich\";2\r\n"
        "\r\n"
        "4712;neulich;;;Hilfe;\r\n",
        "csv", options, found);
    REQUIRE(found.posts.size() == 2);
    const record::Post& first = found.posts[0];
    CHECK(first.id == "csv:4711");
    CHECK(first.platform == "csv");
    CHECK(record::format_rfc3339(first.created_at.value()) == "2026-09-11T20:14:00Z"); // summer time
    CHECK(first.author.name == "Kai K.");
    CHECK(first.title == "Rechnung; falsch");
    CHECK(first.text == "Guten Tag,\n\nTom & ich");
    CHECK(first.rating->value == 2);
    CHECK(first.kind == record::Kind::review); // it has stars
    CHECK(found.posts[1].kind == record::Kind::message);
    CHECK_FALSE(found.posts[1].created_at);
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings[0].line == 6); // the header, three lines of the first row, an empty one
    CHECK(found.warnings[0].message == "'neulich' as created_at; expected a time; left out");
    CHECK(found.rejects.empty());
}

TEST_CASE("bad rows are rejected with their line, good ones around them are kept") {
    Collected found;
    read_bytes(
        "id,text\n1,f\u00FCr eins\n2\n3,drei,zu viel\n4,\n5,\"nie zu\n6,sechs\n7,\xFC"
        "ber\n",
        "csv", reading_options(), found);
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].text == "für eins"); // it is a table in UTF-8, then, with a damaged row
    CHECK(found.posts[1].text == "sechs");
    CHECK(found.posts[2].text ==
          "\uFFFD"
          "ber");
    REQUIRE(found.rejects.size() == 4);
    CHECK(found.rejects[0].line == 3);
    CHECK(found.rejects[0].message == "1 fields, the header has 2");
    CHECK(found.rejects[1].message == "3 fields, the header has 2");
    CHECK(found.rejects[1].raw == "3,drei,zu viel");
    CHECK(found.rejects[2].kind == "no-text");
    CHECK(found.rejects[3].line == 6);
    CHECK(found.rejects[3].message == "a quoted field is never closed");
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings[0].message == "invalid UTF-8 in column 2; 1 replaced by U+FFFD");
}

TEST_CASE("the user's word counts more than the columns' names") {
    Collected found;
    ReadOptions options = reading_options();
    options.mapping.add("text=Freitext");
    options.mapping.add("author.handle=text");
    read_bytes("text,Freitext,nachricht\n@kunde,Hilfe,anderes\n", "csv", options, found);
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].text == "Hilfe");
    CHECK(found.posts[0].author.handle == "kunde");
}

TEST_CASE("of several columns for one part the first counts") {
    Collected found;
    read_bytes("tweet,text\neins,zwei\n", "csv", reading_options(), found);
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].text == "eins");
}

TEST_CASE("where the first column of a part is empty, the next one counts") {
    // Columns of a media monitoring service. Posts stand in one column, articles in another.
    Collected found;
    read_bytes(
        "Date,Headline,URL,Opening Text,Hit Sentence,Influencer,Language,Tweet Id,Twitter Screen Name,Twitter "
        "Followers\n"
        "14-Mar-2026 08:32PM,,https://x.com/kai/status/9,,Kein Netz @haus,Kai K.,German,9,@kai,12\n"
        "15-Mar-2026 07:00AM,Netz weg,https://zeitung.example/a,Seit Montag ist es still,Das Haus "
        "schweigt,Zeitung,German,,,\n",
        "auto", reading_options(), found);
    CHECK(found.format == "csv");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].text == "Kein Netz @haus");
    CHECK(found.posts[0].id == "csv:9");
    CHECK(found.posts[0].author.handle == "kai");
    CHECK(found.posts[0].author.followers == 12);
    CHECK(found.posts[0].lang == "de");
    CHECK(record::format_rfc3339(found.posts[0].created_at.value()) == "2026-03-14T20:32:00Z");
    CHECK(found.posts[1].text == "Seit Montag ist es still");
    CHECK(found.posts[1].title == "Netz weg");
    CHECK(found.warnings.empty());
}

TEST_CASE("Windows-1252 is found and decoded") {
    struct Row {
        std::string name, bytes, text, remark;
        std::size_t warnings = 0;
    };
    const std::vector<Row> rows{
        {"umlauts and the signs of word processors",
         "Datum;Nachricht\r\n;Gr\xFC\xDF"
         "e \x84ohne\x93 10 \x80 \x96 Danke\r\n",
         "Grüße „ohne“ 10 € – Danke", "Windows-1252"},
        {"the header has the umlaut",
         "\xDC"
         "berschrift,Text\nA,B\n",
         "B", "Windows-1252"},
        {"ASCII", "Datum;Nachricht\n;Hallo\n", "Hallo", ""},
        {"UTF-8", "Datum;Nachricht\n;f\u00FCr\n", "für", ""},
        {"UTF-8 with damage behind", "Datum;Nachricht\n;f\u00FCr \xFC\n", "für \uFFFD", "", 1},
        {"a byte without a meaning", "Datum;Nachricht\n;f\xFCr \x81\n", "f\uFFFDr \uFFFD", "", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Collected found;
        read_bytes(row.bytes, "auto", reading_options(), found);
        REQUIRE(found.posts.size() == 1);
        CHECK(found.posts[0].text == row.text);
        CHECK(found.remark_ == row.remark);
        CHECK(found.warnings.size() == row.warnings);
    }
}

TEST_CASE("separators, and what spreadsheets put in front") {
    const std::vector<std::string> tables{
        "id;text\n1;\"a;b,c\nd\"\n",
        "id\ttext\n1\t\"a;b,c\nd\"\n",
        "sep=;\r\nid;text\r\n1;\"a;b,c\r\nd\"\r\n",
        "\xEF\xBB\xBF\"id\";\"text\"\n\"1\";\"a;b,c\nd\"\n",
        "\"Name, Vorname, Anrede\";text;id\n;\"a;b,c\nd\";1\n",
    };
    for (const std::string& table : tables) {
        CAPTURE(table);
        Collected found;
        read_bytes(table, "auto", reading_options(), found);
        CHECK(found.format == "csv");
        REQUIRE(found.posts.size() == 1);
        CHECK(found.posts[0].id == "csv:1");
        CHECK(found.posts[0].text == "a;b,c\nd");
    }
}

TEST_CASE("tables of the Play store's tools are reviews of Google Play") {
    Collected found;
    read_bytes(
        "reviewId,userName,content,score,thumbsUpCount,at,replyContent,repliedAt\n"
        "r1,Kai K.,St\u00FCrzt ab,1,3,2026-09-12 20:14:05,Das tut uns leid,2026-09-13 08:00:00\n"
        "r2,Uli U.,,5,0,2026-09-12 21:00:00,,\n",
        "auto", reading_options(), found);
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].id == "google_play:r1");
    CHECK(found.posts[0].platform == "google_play");
    CHECK(found.posts[0].kind == record::Kind::review);
    CHECK(found.posts[0].rating->value == 1);
    CHECK(found.posts[0].engagement.likes == 3);
    CHECK(found.posts[1].text == "Das tut uns leid");
    CHECK(found.posts[1].direction == record::Direction::outbound);
    CHECK(found.posts[1].reply_to == "google_play:r1");
    CHECK(record::format_rfc3339(found.posts[1].created_at.value()) == "2026-09-13T08:00:00Z");
    CHECK(found.skipped == std::vector<std::string>{"rating-without-text"});
    CHECK(found.rejects.empty());
    Collected console;
    read_bytes(
        "Package Name,Reviewer Language,Review Submit Date and Time,Star Rating,Review Title,Review Text,"
        "Developer Reply Date and Time,Developer Reply Text,Review Link\n"
        "example.haus,de,2026-09-12T20:14:05Z,2,Naja,Langsam,,,https://play.example/1\n",
        "auto", reading_options(), console);
    REQUIRE(console.posts.size() == 1);
    CHECK(console.posts[0].platform == "google_play");
    CHECK(console.posts[0].title == "Naja");
    CHECK(console.posts[0].text == "Langsam");
    CHECK(console.posts[0].rating->value == 2);
    CHECK(console.posts[0].lang == "de");
    CHECK(console.posts[0].created_at.has_value());
}

TEST_CASE("headers that will not do") {
    CHECK(complaint("a,b\n1,2\n") == "in.csv:1: which column is the text? Say --map text=COLUMN; columns are a or b");
    CHECK(complaint("a,b\n1,2\n", {"text=c"}) == "in.csv:1: no column 'c' (--map text=c); columns are a or b");
    CHECK(complaint("a,b\n1,2\n", {"text=b"}).empty());
    CHECK(complaint("").empty()); // nothing in, nothing out
    CHECK(complaint("text\n").empty());
}

TEST_CASE("looks_like_csv") {
    struct Row {
        std::string name, sample;
        bool is;
    };
    const std::vector<Row> rows{
        {"header with a text column", "id,text\n", true},
        {"semicolons, German", "Datum;Nachricht\r\n", true},
        {"tabs", "id\ttext\n1\tx\n", true},
        {"quoted names", "\"id\",\"text\"\n", true},
        {"no text column", "id,date\n", false},
        {"one column", "text\n", false},
        {"a sentence with a comma", "Ich habe, text, das geschrieben\n",
         true}, // "text" between commas: nobody writes so
        {"a sentence", "Guten Tag, mein Paket fehlt\n", false},
        {"a long sentence", "text," + std::string(61, 'x') + "\n", false},
        {"nothing", "", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(looks_like_csv(row.sample) == row.is);
    }
}

TEST_CASE("what a monitoring service puts above its table is no mail, and the whole text counts, not its snippet") {
    Collected found;
    read_bytes(
        "Report:,Beschwerden\nBrand:,Wiesenpieper\nFrom:,2026-09-01\nTo:,2026-09-30\n\n"
        "Query Id,Date,Title,Snippet,Url,Language,Author,Full Text\n"
        "1,2026-09-12 20:14:05,,Kein …,https://x.example/17,de,@jana_k,Kein Netz in Kiel\n"
        "1,2026-09-12 20:15:05,,Hier auch,https://x.example/18,de,Uli U.,\n",
        "auto", reading_options(), found);
    CHECK(found.format == "csv");
    CHECK(found.remark_ == "its header in line 6");
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].text == "Kein Netz in Kiel");
    CHECK(found.posts[0].author.handle == "jana_k");
    CHECK(found.posts[0].author.name.empty());
    REQUIRE(found.rejects.size() == 1); // without its whole text
    CHECK(found.rejects[0].line == 8);
}

TEST_CASE("a snippet is the text where there is no other, and a list of sentences has no header further down") {
    Collected found;
    read_bytes("Date,Hit Sentence\n2026-09-12,Kein Netz\n", "auto", reading_options(), found);
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].text == "Kein Netz");
    Collected text;
    read_bytes("Hallo, wer hilft?\nname, message\nnoch etwas\n", "auto", reading_options(), text);
    CHECK(text.format == "text");
    CHECK(text.posts.size() == 3);
}

TEST_CASE("a review of the Play Console has the id that its address names") {
    Collected found;
    read_bytes(
        "Package Name,Star Rating,Review Text,Review Link\n"
        "example.haus,2,Langsam,https://play.example/reviews?corpus=1&reviewId=gp%3AAOq1&x=2\n",
        "auto", reading_options(), found);
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].id == "google_play:gp:AOq1");
}

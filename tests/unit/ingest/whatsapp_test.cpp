// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

Reading read(const std::string& bytes, std::string_view zone = {}) {
    ReadOptions options = reading_options();
    if (!zone.empty()) {
        options.time_zone = record::TimeZone(zone);
    }
    Reading found = reading_of(bytes, options);
    CHECK(found.format == "whatsapp");
    return found;
}

} // namespace

TEST_CASE("a chat of an Android phone") {
    const Reading found = read(
        "12.09.26, 14:00 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.\r\n"
        "12.09.26, 14:05 - Jana Beispiel: Guten Tag,\r\n"
        "mein Netz ist weg.\r\n"
        "\r\n"
        "Seit: Montag\r\n"
        "12.09.26, 14:06 - Jana Beispiel: <Medien ausgeschlossen>\r\n"
        "12.09.26, 14:07 - Jana Beispiel: IMG-20260912-WA0001.jpg (Datei angehängt)\r\nso sieht das aus\r\n"
        "12.09.26, 14:08 - Jana Beispiel: Diese Nachricht wurde gelöscht\r\n"
        "12.09.26, 14:09 - Jana Beispiel hat den Betreff von „Netz: weg“ zu „Netz: da“ geändert\r\n"
        "13.09.26, 09:00 - +49 170 5550100: Danke! <Diese Nachricht wurde bearbeitet.>\r\n",
        "Europe/Berlin");
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].text == "Guten Tag,\nmein Netz ist weg.\n\nSeit: Montag");
    CHECK(found.posts[0].author.name == "Jana Beispiel");
    CHECK(record::format_rfc3339(*found.posts[0].created_at) == "2026-09-12T12:05:00Z");
    CHECK(found.posts[0].kind == record::Kind::message);
    CHECK(found.posts[1].text == "so sieht das aus");
    CHECK(found.posts[2].text == "Danke!");
    CHECK(found.posts[2].author.name == "+49 170 5550100");
    CHECK(found.posts[0].thread == found.posts[2].thread);
    CHECK(found.skipped == std::vector<std::string>{"system-message", "media", "deleted-message", "system-message"});
    CHECK(found.rejects.empty());
    CHECK(found.warnings.empty());
}

TEST_CASE("a chat of an iPhone") {
    const Reading found = read(
        "\u200E[12.09.26, 14:00:01] Wiesenpieper: \u200ENachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.\n"
        "[12.09.26, 14:05:33] ~\u202FJana: Netz weg\n"
        "\u200E[12.09.26, 14:05:40] ~\u202FJana: \u200EBild weggelassen\n"
        "[12.09.26, 14:05:50] ~\u202FJana: siehe Bild \u200E<Anhang: 00000012-PHOTO.jpg>\n"
        "[12.09.26, 14:06:00] Wiesenpieper: \u200EDiese Nachricht wurde gelöscht.\n");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].author.name == "Jana");
    CHECK(found.posts[0].text == "Netz weg");
    CHECK(found.posts[1].text == "siehe Bild");
    CHECK(found.skipped == std::vector<std::string>{"system-message", "media", "deleted-message"});
}

TEST_CASE("a warning where no date shows its order") {
    const std::string chat = "5/6/26, 14:05 - Jana: a\n5/6/26, 14:06 - Jana: b\n";
    const Reading day_first = read(chat, "Europe/Berlin");
    REQUIRE(day_first.warnings.size() == 1);
    CHECK(day_first.warnings[0].message.find("with the day first") != std::string::npos);
    CHECK(record::format_rfc3339(*day_first.posts[0].created_at) == "2026-06-05T12:05:00Z");
    const Reading month_first = read(chat, "America/New_York");
    CHECK(month_first.warnings[0].message.find("with the month first") != std::string::npos);
    CHECK(record::format_rfc3339(*month_first.posts[0].created_at) == "2026-05-06T18:05:00Z");
}

TEST_CASE("a date behind the first 64 KiB decides too") {
    std::string chat;
    for (int i = 0; i < 5000; ++i) { // 31 bytes each
        chat += "9/12/26, 14:05 - Jana: Nummer " + std::to_string(i) + "\n";
    }
    const Reading found = read(chat + "9/13/26, 14:05 - Jana: Ende\n");
    CHECK(found.warnings.empty());
    REQUIRE(found.posts.size() == 5001);
    CHECK(record::format_rfc3339(*found.posts[0].created_at) == "2026-09-12T14:05:00Z");
}

TEST_CASE("a longer export of the same chat gives the same ids, and two chats share none") {
    const std::string first =
        "12.09.26, 14:05 - Jana: Hallo?\n"
        "12.09.26, 14:05 - Jana: Hallo?\n"
        "12.09.26, 14:06 - Jana: Hallo?\n";
    const std::string later = first + "12.09.26, 14:06 - Jana: Hallo?\n12.09.26, 15:00 - Wiesenpieper: Guten Tag\n";
    const Reading before = read(first);
    const Reading after = read(later);
    REQUIRE(before.posts.size() == 3);
    REQUIRE(after.posts.size() == 5);
    std::map<std::string, int> ids;
    for (std::size_t i = 0; i < after.posts.size(); ++i) {
        CHECK(++ids[after.posts[i].id] == 1);
        if (i < before.posts.size()) {
            CHECK(after.posts[i].id == before.posts[i].id);
        }
    }
    for (const record::Post& other : read("12.09.26, 14:04 - Ole: Moin\n" + later).posts) {
        CHECK(ids.count(other.id) == 0);
    }
}

TEST_CASE("what else looks like a stamp at the beginning of a line") {
    struct Row {
        std::string bytes, format;
    };
    for (const Row& row : std::vector<Row>{
             {"2026-09-12 14:05:33 - ERROR: disk full\n", "text"},
             {"12.09.26: Termin\n", "text"},
             {"[2026-09-12, 14:05] Jana: a\n", "signal"},
             {"[2026-09-12, 14:05:33] Jana: a\n", "whatsapp"},
         }) {
        CAPTURE(row.bytes);
        Collected found;
        read_bytes(row.bytes, "auto", reading_options(), found);
        CHECK(found.format == row.format);
    }
}

TEST_CASE("a message over the limit is cut, with a warning; lines in front of the first one are rejected") {
    ReadOptions options = reading_options();
    options.max_piece = 100;
    Collected found;
    read_bytes("Chat mit Jana\n12.09.26, 14:05 - Jana: " + std::string(500, 'a') + "\nb\n12.09.26, 14:06 - Jana: c\n",
               "whatsapp", options, found);
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].text == std::string(94, 'a')); // 100 less "Jana: "
    CHECK(found.posts[1].text == "c");
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings[0].kind == "too-long");
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].raw == "Chat mit Jana");
}

// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

TEST_CASE("a chat exported as text") {
    Collected found;
    read_bytes("[2026-09-12, 14:05] Jana Beispiel: Netz weg\nseit Montag\n[2026-09-12, 14:06] Ole: oh\n", "auto",
               reading_options(), found);
    CHECK(found.format == "signal");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].text == "Netz weg\nseit Montag");
    CHECK(found.posts[0].author.name == "Jana Beispiel");
    CHECK(record::format_rfc3339(*found.posts[0].created_at) == "2026-09-12T14:05:00Z");
}

TEST_CASE("envelopes of signal-cli") {
    const std::string jana =
        R"("source":"+495550100","sourceUuid":"u-jana","sourceName":"Jana Beispiel","timestamp":1789214733000)";
    const std::string text = R"({"envelope":{)" + jana +
                             R"(,"dataMessage":{"timestamp":1789214733000,"message":"Netz weg"}},"account":"+49111"})";
    const std::string answer =
        R"({"envelope":{"source":"+49111","sourceUuid":"u-haus","timestamp":1789214800000,)"
        R"("syncMessage":{"sentMessage":{"destinationUuid":"u-jana","timestamp":1789214800000,)"
        R"("message":"Wir sehen nach","quote":{"id":1789214733000,"authorUuid":"u-jana","text":"Netz weg"}}}}})";
    const std::string reaction =
        R"({"envelope":{)" + jana + R"(,"dataMessage":{"message":null,"reaction":{"emoji":"x"}}}})";
    const std::string picture = R"({"envelope":{)" + jana + R"(,"dataMessage":{"attachments":[{}]}}})";
    const std::string receipt = R"({"envelope":{)" + jana + R"(,"receiptMessage":{"isRead":true}}})";
    const std::string typing = R"({"envelope":{)" + jana + R"(,"typingMessage":{"action":"STARTED"}}})";
    const std::string group =
        R"({"envelope":{)" + jana +
        R"(,"dataMessage":{"timestamp":1789214733001,"message":"hier","groupInfo":{"groupId":"g="}}}})";
    Collected found;
    read_bytes(text + "\n" + answer + "\n" + reaction + "\n" + picture + "\n" + receipt + "\n" + typing + "\n" + group +
                   "\n" + R"({"nothing":1})",
               "auto", reading_options(), found);
    CHECK(found.format == "signal");
    REQUIRE(found.posts.size() == 3);
    const record::Post& asked = found.posts[0];
    CHECK(asked.text == "Netz weg");
    CHECK(asked.author.name == "Jana Beispiel");
    CHECK(asked.author.id == "u-jana");
    CHECK(record::format_rfc3339(*asked.created_at) == "2026-09-12T12:05:33Z"); // date -u -d @1789214733
    CHECK_FALSE(asked.direction.has_value());
    const record::Post& answered = found.posts[1];
    CHECK(answered.direction == record::Direction::outbound);
    CHECK(answered.reply_to == asked.id);
    CHECK(answered.quoted_text == "Netz weg");
    CHECK(answered.thread == asked.thread);
    CHECK(found.posts[2].thread != asked.thread);
    CHECK(found.skipped == std::vector<std::string>{"reaction", "media", "receipt", "system-message"});
    CHECK(found.rejects.size() == 1);
}

TEST_CASE("signal-export calls whoever ran it Me") {
    Collected found;
    read_bytes("[2026-09-12 20:14] Jana: Kein Netz\n[2026-09-12 20:15] Me: Moin\n", "signal", reading_options(), found);
    REQUIRE(found.posts.size() == 2);
    CHECK_FALSE(found.posts[0].direction);
    CHECK(found.posts[1].direction == record::Direction::outbound);
}

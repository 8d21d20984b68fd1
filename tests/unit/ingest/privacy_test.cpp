// SPDX-License-Identifier: Apache-2.0
// Whole records: which members are reached, and what stays byte for byte.
#include "ingest/privacy.hpp"
#include "key_file.hpp"
#include "record/reader.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

std::string treated(Privacy& privacy, std::string line) {
    record::Reader reader;
    record::Post post;
    const std::string padded = line + std::string(record::kLinePadding, ' ');
    REQUIRE(reader.read(std::string_view(padded).substr(0, line.size()), post));
    privacy.apply(line, post);
    CHECK(nlohmann::json::accept(line));
    return line;
}

PrivacyOptions all_kinds() { return {parse_personal_kinds("all"), std::nullopt}; }

} // namespace

TEST_CASE("redaction reaches the record's own members, keeps ids, times and numbers") {
    Privacy privacy(all_kinds(), nullptr);
    CHECK(
        treated(
            privacy,
            R"({"schema":1,"id":"mail:01701234567@example.de","platform":"mail","created_at":"2026-09-12T18:14:00Z",)"
            R"("title":"Tel. 030 1234567","text":"a@example.de","quoted_text":"b@example.de","url":"https://a.example/?mail=a@example.de",)"
            R"("author":{"id":"a@example.de","handle":"A@example.de","name":"Jana, a@example.de","followers":4915112345678
},)"
            R"("mentions":["b@example.de"],"hashtags":["netz"],"links":["mailto:a@example.de"],"reply_to":"mail:c@example.de",)"
            R"("thread":"mail:c@example.de","thread_owner":"d@example.de","rating":{"value":1.50,"best":5}})") ==
        R"({"schema":1,"id":"mail:01701234567@example.de","platform":"mail","created_at":"2026-09-12T18:14:00Z",)"
        R"("title":"Tel. [phone:1]","text":"[email:1]","quoted_text":"[email:2]","url":"https://a.example/?mail=[email:1]",)"
        R"("author":{"id":"[email:1]","handle":"[email:1]","name":"Jana, [email:1]","followers":4915112345678
},)"
        R"("mentions":["[email:2]"],"hashtags":["netz"],"links":["mailto:[email:1]"],"reply_to":"mail:c@example.de",)"
        R"("thread":"mail:c@example.de","thread_owner":"[email:3]","rating":{"value":1.50,"best":5}})");
    CHECK(privacy.account() == Reasons{{"email", 9}, {"phone", 1}});
    CHECK(in_words(privacy.account()) == "9 email, 1 phone");
}

TEST_CASE("members that nobody knows are reached too, and their names count as words in front") {
    Privacy privacy(all_kinds(), nullptr);
    CHECK(
        treated(
            privacy,
            R"({"schema":1,"id":"a:1","text":"x","crm":{"kundennr":"471123","a@example.de":[1.10,"030/1234567"],"plain":"471123"} })") ==
        R"({"schema":1,"id":"a:1","text":"x","crm":{"kundennr":"[number:1]","[email:1]":[1.10,"[phone:1]"],"plain":"471123"} })");
}

TEST_CASE("facts that classify took from the text go with it") {
    Privacy privacy(all_kinds(), nullptr);
    CHECK(
        treated(
            privacy,
            R"({"schema":1,"id":"a:1","text":"Kundennummer K-4711-88","triage":{"facts":[{"kind":"customer_no","value":"K-4711-88"}]}})") ==
        R"({"schema":1,"id":"a:1","text":"Kundennummer [number:1]","triage":{"facts":[{"kind":"customer_no","value":"[number:1]"}]}})");
}

TEST_CASE("a line in which nothing is found stays byte for byte") {
    Privacy privacy(all_kinds(), nullptr);
    const std::string line =
        "{ \"schema\":1, \"id\" : \"a:1\",\"text\":\"\\u0041 um 8:30, \\/ "
        "1.10\",\"n\":123456789012345678901234567890,\"e\":1e5 }";
    CHECK(treated(privacy, line) == line);
    CHECK(privacy.account().empty());
    CHECK(privacy.account().empty());
}

TEST_CASE("accounts of the fediverse are no addresses") {
    Privacy privacy(all_kinds(), nullptr);
    const std::string line =
        R"({"schema":1,"id":"mastodon:1","platform":"mastodon","text":"@b@chaos.example ja","author":{"handle":"jana@chaos.example"},"mentions":["b@chaos.example"]})";
    CHECK(treated(privacy, line) == line);
    const std::string on_x =
        R"({"schema":1,"id":"x:1","platform":"x","text":"folgt @b@chaos.example","mentions":["b@chaos.example"]})";
    CHECK(treated(privacy, on_x) == on_x);
}

TEST_CASE("both together: threads join, and no name is left") {
    const KeyFile key("0123456789abcdef");
    Privacy privacy({parse_personal_kinds("all"), key.name()}, nullptr);
    const std::string post = treated(
        privacy,
        R"({"schema":1,"id":"bluesky:at://did:plc:abc/app.bsky.feed.post/1","platform":"bluesky","text":"Kein Netz! Tel. 030 1234567\nGruß, Jana Petersen",)"
        R"("url":"https://bsky.app/profile/jana.example/post/1","author":{"id":"did:plc:abc","handle":"jana.example","name":"Jana Petersen"}})");
    const std::string answer = treated(
        privacy,
        R"({"schema":1,"id":"bluesky:at://did:plc:def/app.bsky.feed.post/2","platform":"bluesky","text":"@jana.example bei mir auch",)"
        R"("author":{"id":"did:plc:def","handle":"bob.example"},"mentions":["jana.example"],"reply_to":"bluesky:at://did:plc:abc/app.bsky.feed.post/1",)"
        R"("thread":"bluesky:at://did:plc:abc/app.bsky.feed.post/1","thread_owner":"jana.example"})");
    const auto first = nlohmann::json::parse(post);
    const auto second = nlohmann::json::parse(answer);
    CHECK(second["reply_to"] == first["id"]);
    CHECK(second["thread"] == first["id"]);
    CHECK(second["thread_owner"] == first["author"]["handle"]);
    CHECK(second["mentions"][0] == first["author"]["handle"]);
    const std::string jana = first["author"]["handle"];
    CHECK(first["author"]["id"] == jana);
    CHECK(first["author"]["name"] == jana);
    CHECK(first["text"] == "Kein Netz! Tel. [phone:1]\nGruß, " + jana);
    CHECK(first["url"] == "https://bsky.app/profile/" + jana + "/post/1");
    CHECK(second["text"] == "@" + jana + " bei mir auch");
    for (const std::string_view name : {"jana.example", "Jana", "Petersen", "did:plc", "bob", "1234567"}) {
        CAPTURE(name);
        CHECK((post + answer).find(name) == std::string::npos);
    }
}

TEST_CASE("messages that quote the input are redacted as well") {
    Privacy privacy(all_kinds(), nullptr);
    CHECK(privacy.message("'Tel. 0170 1234567' as created_at; expected a time") ==
          "'Tel. [phone:1]' as created_at; expected a time");
    Privacy off({}, nullptr);
    CHECK(off.message("a@example.de") == "a@example.de");
    CHECK_FALSE(off.is_on());
}

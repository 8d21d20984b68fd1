// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;
using namespace std::string_literals;

namespace {

// The name of the format, or what detect() says instead.
std::string detected(const std::string& bytes) {
    const WrittenFile file("in", bytes);
    Source source(file.path().string());
    try {
        const std::string before(source.window());
        const std::string name(detect(source, reading_options()).name());
        CHECK(source.window().substr(0, before.size()) == before); // nothing is consumed
        return name;
    } catch (const DataError& problem) {
        return file.relative(problem.what());
    }
}

const std::string kStatus =
    R"({"id":"1","created_at":"2026-09-12T18:14:05Z","account":{"id":"5","acct":"kunde"},"content":"<p>a</p>"})";
const std::string kOldTweet =
    R"({"id":1,"id_str":"1","text":"a","created_at":"Wed Aug 27 13:08:45 +0000 2008","user":{"screen_name":"kunde"}})";
const std::string kTweet = R"({"id":"1","text":"a","author_id":"5"})";

} // namespace

TEST_CASE("each format is found") {
    struct Row {
        std::string name, bytes, format;
    };
    const std::vector<Row> rows{
        {"nothing", "", "text"},
        {"blank lines", "\n \n", "text"},
        {"our own record", R"({"schema":1,"id":"x:1","text":"a"})", "record"},
        {"our own, with a number for an id", R"({"schema":1,"id":1,"text":"a"})", "record"},
        {"our own, after blank lines and a mark", "\xEF\xBB\xBF\n\n{\"schema\":1,\"id\":\"1\",\"text\":\"a\"}\n",
         "record"},
        {"our own in an array", "[ {\"schema\":1,\"id\":\"1\",\"text\":\"a\"}]", "record"},
        {"flattened tweets", kTweet + "\n" + kTweet + "\n", "x_v2"},
        {"a page", "{\"data\":[" + kTweet + "],\"meta\":{\"result_count\":1}}", "x_v2"},
        {"a page over lines", "{\n\"data\": [\n" + kTweet + "]}", "x_v2"},
        {"a page with nothing on it", R"({"meta":{"result_count":0}})", "x_v2"},
        {"one tweet of a stream", "{\"data\":" + kTweet + "}", "x_v2"},
        {"an error of the API", R"({"errors":[{"detail":"no"}],"title":"Unauthorized"})", "x_v2"},
        {"a status", kStatus, "mastodon"},
        {"a timeline", "[" + kStatus + "," + kStatus + "]", "mastodon"},
        {"a context", "{\"ancestors\":[],\"descendants\":[" + kStatus + "]}", "mastodon"},
        {"a notification", "[{\"id\":\"1\",\"type\":\"mention\",\"status\":" + kStatus + "}]", "mastodon"},
        {"a search result", R"({"accounts":[],"statuses":[],"hashtags":[]})", "mastodon"},
        {"a status of X's API v1.1", kOldTweet, "x_v1"},
        {"a search of it, which looks like Mastodon's", "{\"statuses\":[" + kOldTweet + "],\"search_metadata\":{}}",
         "x_v1"},
        {"its errors", R"({"errors":[{"code":88,"message":"Rate limit exceeded"}]})", "x_v1"},
        {"an archive", "window.YTD.tweets.part0 = [ ]", "x_archive"},
        {"a like in an archive", "\n window.YTD.like.part0 = [ {\"like\":{}} ]", "x_archive"},
        {"an answer to X's website", R"({"data":{"user":{"result":{"timeline":{"instructions":[]}}}}})", "x_graphql"},
        {"its errors", R"({"errors":[{"message":"Timeout","path":["user"],"code":29}],"data":{"user":{}}})",
         "x_graphql"},
        {"a listing", R"({"kind":"Listing","data":{"children":[]}})", "reddit"},
        {"a dump", R"({"id":"b","body":"a","subreddit":"de","author":"k","link_id":"t3_a"})", "reddit"},
        {"its errors", R"({"message":"Forbidden","error":403})", "reddit"},
        {"comments", R"({"kind":"youtube#commentThreadListResponse","items":[]})", "youtube"},
        {"a record", R"({"$type":"app.bsky.feed.post","text":"a","createdAt":"2026-09-12T18:14:05Z"})", "bluesky"},
        {"an event", R"({"did":"did:plc:k","kind":"identity","identity":{}})", "bluesky"},
        {"its errors", R"({"error":"InvalidRequest","message":"no"})", "bluesky"},
        {"a note", R"({"@context":"https://www.w3.org/ns/activitystreams","type":"Note","content":"a"})",
         "activitystreams"},
        {"a note of old", R"({"objectType":"note","content":"a"})", "activitystreams"},
        {"other JSON with a text", R"({"nr":1,"Nachricht":"a"})", "json"},
        {"broken at the beginning", "{\"text\":\n{\"text\":\"b\"}\n", "json"},
        {"an array of numbers", "[1,2,3]", "json"},
        {"a table", "id,text\n1,a\n", "csv"},
        {"sentences", "Guten Tag,\nmein Paket fehlt.\n", "text"},
        {"a sentence with braces", "Das {ist} Text", "text"},
        {"umlauts in Latin-1", "f\xFCr\n", "text"},
        {"a mail", "From: a@example.org\nSubject: x\n\nText\n", "mail"},
        {"a mail after a blank line", "   \r\nDelivered-To: a@example.org\r\nDate: x\r\n\r\nText\r\n", "mail"},
        {"an mbox", "From - Sat Sep 12 14:05:33 2026\nSubject: x\n\nText\n", "mail"},
        {"a chat of WhatsApp", "12.09.26, 14:05 - Jana: Hallo\n", "whatsapp"},
        {"a chat of Signal", "[2026-09-12, 14:05] Jana: Hallo\n", "signal"},
        {"an envelope of signal-cli", R"({"envelope":{"source":"+49","timestamp":1}})", "signal"},
        {"escape sequences", "\x1b[1mfett\x1b[0m\n", "text"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(detected(row.bytes) == row.format);
    }
}

TEST_CASE("what no format reads is described") {
    struct Row {
        std::string name, bytes, message;
    };
    const std::vector<Row> rows{
        {"HTML page", "<!DOCTYPE html><html>",
         "in:1: this is an HTML page, perhaps an error page of the service; export the data again"},
        {"HTML page without a type", "\n<HTML>",
         "in:1: this is an HTML page, perhaps an error page of the service; export the data again"},
        {"XML", "<?xml version=\"1.0\"?>", "in:1: this is XML or HTML, which is not read"},

        {"PDF", "%PDF-1.7\n", "in:1: this is a PDF; export the posts as CSV or JSON"},
        {"Outlook's own file", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"s,
         "in:1: this is a document of Outlook or Office (.msg, .doc, .xls); save it as .eml or export it as CSV"},
        {"binary", "\x01\x02\x03\x04\0\0\0abc"s, "in:1: this is binary data"},
        {"UTF-16", "t\0e\0x\0t\0"s, "in:1: this is binary data"},
        {"unknown JSON names its members", R"({"foo":1,"bar\n":[]})",
         "in:1: JSON of unknown shape, with the members 'foo' 'bar\\n'; say where the text is with --from json --map "
         "text=MEMBER"},
        {"JSON without members", "{}",
         "in:1: JSON of unknown shape, with the members (none); say where the text is with --from json --map "
         "text=MEMBER"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(detected(row.bytes) == row.message);
    }
}

TEST_CASE("a first document that is longer than a sample is read whole") {
    const std::string filler(200'000, 'x');
    CHECK(detected("{\"filler\":\"" + filler + "\",\"schema\":1,\"id\":\"1\",\"text\":\"a\"}") == "record");
    CHECK(detected("{\"meta\":{\"result_count\":1},\"data\":[{\"id\":\"1\",\"text\":\"" + filler + "\"}]}") == "x_v2");
}

TEST_CASE("every format can be asked for by name, with a word about it") {
    for (const auto& format : formats()) {
        CHECK(find_format(format->name()) == format.get());
        CHECK_FALSE(format->description().empty());
    }
    CHECK(find_format("auto") == nullptr);
    CHECK(find_format("") == nullptr);
}

TEST_CASE("every prefix of every kind of input is read without a crash, and invents no post") {
    const std::vector<std::string> inputs{
        "[" + kStatus + ",\n" + kStatus + "]\n",
        "{\"data\":[" + kTweet + "],\"includes\":{\"users\":[{\"id\":\"5\",\"username\":\"k\"}]}}\n",
        kTweet + "\n" + kTweet + "\n",
        "{\"statuses\":[" + kOldTweet + "," + kOldTweet + "],\"search_metadata\":{}}\n",
        "window.YTD.tweets.part0 = [ {\"tweet\":{\"id\":\"1\",\"full_text\":\"a\"}}, "
        "{\"tweet\":{\"id\":\"2\",\"full_text\":\"b\"}} ]",
        R"({"data":{"tweetResult":{"result":{"rest_id":"1","legacy":{"id_str":"1","full_text":"a"}}}}})",
        R"([{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"b","body":"a","parent_id":"t3_a"}}]}}])",
        R"({"kind":"youtube#comment","id":"U","snippet":{"textOriginal":"a"}})",
        R"({"feed":[{"post":{"uri":"at://d/app.bsky.feed.post/1","record":{"text":"a"}}}]})",
        R"({"orderedItems":[{"type":"Note","id":"1","content":"a"}],"type":"OrderedCollection"})",
        "{\"schema\":1,\"id\":\"1\",\"text\":\"a\"}\n{\"schema\":1,\"id\":\"2\",\"text\":\"b\"}\n",
        "{\n\"Nachricht\":\"a\"}\n{\n\"Nachricht\":\"b\"}\n",
    };
    for (const std::string& input : inputs) {
        Collected all;
        read_bytes(input, "auto", reading_options(), all);
        REQUIRE_FALSE(all.posts.empty());
        for (std::size_t length = 0; length < input.size(); ++length) {
            CAPTURE(input);
            CAPTURE(length);
            Collected some;
            try {
                read_bytes(input.substr(0, length), all.format, reading_options(), some);
                Collected guessed;
                read_bytes(input.substr(0, length), "auto", reading_options(), guessed);
            } catch (const DataError&) {
                continue; // "JSON of unknown shape" is an answer
            }
            REQUIRE(some.posts.size() <= all.posts.size());
            for (std::size_t i = 0; i < some.posts.size(); ++i) {
                CHECK(some.posts[i].text == all.posts[i].text);
                CHECK(some.posts[i].id == all.posts[i].id);
            }
        }
    }
}

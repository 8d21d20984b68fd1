// SPDX-License-Identifier: Apache-2.0
// https://docs.x.com/x-api/posts/data-dictionary#tweet
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a page with includes") {
    Collected found;
    read_bytes(
        R"({"data":[{"id":"20","text":"@haus Tom &amp; ich https://t.co/abc https://t.co/pic","author_id":"5","conversation_id":"10",
        "created_at":"2026-09-12T18:14:05.000Z","lang":"de",
        "referenced_tweets":[{"type":"replied_to","id":"10"},{"type":"quoted","id":"11"}],
        "entities":{"mentions":[{"username":"haus"}],"hashtags":[{"tag":"fail"}],
          "urls":[{"url":"https://t.co/abc","expanded_url":"https://lang.example/seite","display_url":"lang.example/seite"},
                  {"url":"https://t.co/pic","expanded_url":"https://x.com/k/status/20/photo/1","display_url":"pic.x.com/abc","media_key":"3_1"}]},
        "public_metrics":{"retweet_count":1,"reply_count":2,"like_count":3,"quote_count":4,"impression_count":5}}],
        "includes":{"users":[{"id":"5","username":"kunde","name":"Kai K.","verified":true,"public_metrics":{"followers_count":12}},
                             {"id":"6","username":"haus","name":"Haus"}],
          "tweets":[{"id":"10","text":"Unser Angebot","author_id":"6"},{"id":"11","text":"Zitat &lt;3","author_id":"6"}]},
        "meta":{"result_count":1}})",
        "auto", reading_options(), found);
    CHECK(found.format == "x_v2");
    REQUIRE(found.posts.size() == 1); // what is only included is no post of this export
    const record::Post& post = found.posts[0];
    CHECK(post.id == "x:20");
    CHECK(post.platform == "x");
    CHECK(post.text == "@haus Tom & ich https://lang.example/seite "); // the link to its own picture goes
    CHECK(record::format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05Z");
    CHECK(post.lang == "de");
    CHECK(post.author.id == "5");
    CHECK(post.author.handle == "kunde");
    CHECK(post.author.name == "Kai K.");
    CHECK(post.author.verified == true);
    CHECK(post.author.followers == 12);
    CHECK(post.mentions == Strings{"haus"});
    CHECK(post.hashtags == Strings{"fail"});
    CHECK(post.links == Strings{"https://lang.example/seite"});
    CHECK(post.reply_to == "x:10");
    CHECK(post.thread == "x:10");
    CHECK(post.thread_owner == "haus");
    CHECK(post.kind == record::Kind::reply);
    CHECK(post.quoted_text == "Zitat <3");
    CHECK(post.url == "https://x.com/kunde/status/20");
    CHECK(post.engagement.reposts == 1);
    CHECK(post.engagement.replies == 2);
    CHECK(post.engagement.likes == 3);
    CHECK(post.engagement.quotes == 4);
    CHECK(post.engagement.views == 5);
}

TEST_CASE("flattened tweets") {
    Collected found;
    read_bytes(
        "{\"id\":\"1\",\"text\":\"a\",\"author_id\":\"5\",\"lang\":\"und\"}\n"
        "{\"id\":\"2\",\"text\":\"kurz…\",\"note_tweet\":{\"text\":\"lang und "
        "ganz\"},\"author\":{\"id\":\"5\",\"username\":\"k\"},\"author_id\":\"5\"}\n"
        "{\"id\":\"3\",\"text\":\"RT @a: "
        "abgeschn…\",\"author_id\":\"5\",\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"9\",\"text\":"
        "\"abgeschnitten war das https://t.co/a\",\"entities\":{\"urls\":[{\"url\":\"https://t.co/a\","
        "\"expanded_url\":\"https://lang.example\"}]}}]}\n",
        "auto", reading_options(), found);
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].lang.empty());
    CHECK(found.posts[0].author.id == "5");
    CHECK(found.posts[0].url == "https://x.com/i/status/1"); // without a name X leads there all the same
    CHECK(found.posts[0].kind == record::Kind::post);
    CHECK(found.posts[1].text == "lang und ganz");
    CHECK(found.posts[1].author.handle == "k");
    CHECK(found.posts[2].repost_of == "x:9");
    CHECK(found.posts[2].text == "abgeschnitten war das https://lang.example");
    CHECK(found.posts[2].links == Strings{"https://lang.example"}); // those of the one that is passed on
}

TEST_CASE("errors, empty pages, tweets without text, broken lines") {
    Collected found;
    read_bytes(
        "{\"data\":[{\"id\":\"1\",\"text\":\"a\",\"author_id\":\"5\"},{\"id\":\"2\"}]}\n"
        "{\"meta\":{\"result_count\":0}}\n"
        "{\"errors\":[{\"title\":\"Forbidden\",\"detail\":\"Not allowed\\nhere\"}],\"title\":\"x\"}\n"
        "{\"data\":[{\"id\":\n"
        "[1]\n"
        "{\"data\":{\"id\":\"4\",\"text\":\"b\",\"author_id\":\"5\"}}\n",
        "x_v2", reading_options(), found);
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[1].id == "x:4");
    REQUIRE(found.rejects.size() == 4);
    CHECK(found.rejects[0].message == "a tweet without id or text");
    CHECK(found.rejects[1].message == "an error of the API, not a post: 'Not allowed\\nhere'");
    CHECK(found.rejects[1].line == 3);
    CHECK(found.rejects[2].kind == "json");
    CHECK(found.rejects[3].kind == "not-an-object");
}

TEST_CASE("members of odd types are as if they were not there") {
    Collected found;
    read_bytes(
        R"({"id":"1","text":"a","author_id":5,"created_at":7,"entities":{"mentions":"x","urls":[7,{"url":"","expanded_url":"b"}]},
        "referenced_tweets":{"type":"quoted"},"public_metrics":[1],"conversation_id":null})",
        "x_v2", reading_options(), found);
    REQUIRE(found.posts.size() == 1);
    CHECK_FALSE(found.posts[0].created_at);
    CHECK(found.posts[0].links.empty());
    CHECK_FALSE(found.posts[0].engagement.likes);
}

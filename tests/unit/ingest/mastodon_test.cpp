// SPDX-License-Identifier: Apache-2.0
// https://docs.joinmastodon.org/entities/Status/
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

const std::string kStatus =
    R"({"id":"17","created_at":"2026-09-12T18:14:05.250Z","in_reply_to_id":"16","spoiler_text":"","language":"de",
    "url":"https://a.example/@kunde/17","uri":"https://a.example/users/kunde/17","replies_count":1,"reblogs_count":2,"favourites_count":3,"quotes_count":4,
    "content":"<p><span class=\"h-card\"><a href=\"https://b.example/@haus\">@<span>haus</span></a></span> Ärger &amp; mehr<br>zwei</p><p>#fail</p>",
    "reblog":null,"account":{"id":"5","username":"kunde","acct":"kunde@a.example","display_name":"Kai K.","followers_count":12},
    "mentions":[{"acct":"haus@b.example"}],"tags":[{"name":"fail"}]})";

} // namespace

TEST_CASE("a status") {
    Collected found;
    read_bytes(kStatus, "auto", reading_options(), found);
    CHECK(found.format == "mastodon");
    REQUIRE(found.posts.size() == 1);
    const record::Post& post = found.posts[0];
    CHECK(post.id == "mastodon:17");
    CHECK(post.text == "@haus Ärger & mehr\nzwei\n\n#fail");
    CHECK(post.title.empty());
    CHECK(record::format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05.25Z");
    CHECK(post.url == "https://a.example/@kunde/17");
    CHECK(post.lang == "de");
    CHECK(post.author.id == "5");
    CHECK(post.author.handle == "kunde@a.example");
    CHECK(post.author.name == "Kai K.");
    CHECK(post.author.followers == 12);
    CHECK(post.mentions == Strings{"haus@b.example"});
    CHECK(post.hashtags == Strings{"fail"});
    CHECK(post.reply_to == "mastodon:16");
    CHECK(post.kind == record::Kind::reply);
    CHECK(post.engagement.replies == 1);
    CHECK(post.engagement.reposts == 2);
    CHECK(post.engagement.likes == 3);
    CHECK(post.engagement.quotes == 4);
}

TEST_CASE("a boost shows the other's words under the booster's name") {
    Collected found;
    read_bytes(
        R"({"id":"20","created_at":"2026-09-13T00:00:00Z","content":"","account":{"id":"6","acct":"weiter","display_name":""},"reblog":)" +
            kStatus + "}",
        "mastodon", reading_options(), found);
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].id == "mastodon:20");
    CHECK(found.posts[0].repost_of == "mastodon:17");
    CHECK(found.posts[0].author.handle == "weiter");
    CHECK(found.posts[0].text == "@haus Ärger & mehr\nzwei\n\n#fail");
}

TEST_CASE("content warnings, pictures without words, quotes") {
    Collected found;
    read_bytes(
        R"([{"id":"1","account":{"acct":"a","username":"a"},"content":"<p>Text</p>","spoiler_text":"Essen"},)"
        R"({"id":"2","account":{"acct":"a"},"content":"","spoiler_text":"Nur ein Bild"},)"
        R"({"id":"3","account":{"acct":"a"},"content":"<p>Seht</p>","quote":{"state":"accepted","quoted_status":{"content":"<p>Zitat</p>"}}},)"
        R"({"id":"4","account":{"acct":"a"},"content":"<p>Seht</p>","quote":null}])",
        "auto", reading_options(), found);
    REQUIRE(found.posts.size() == 4);
    CHECK(found.posts[0].title == "Essen");
    CHECK(found.posts[0].author.name == "a");
    CHECK(found.posts[1].text == "Nur ein Bild");
    CHECK(found.posts[2].quoted_text == "Zitat");
    CHECK(found.posts[3].quoted_text.empty());
    CHECK(found.posts[3].kind == record::Kind::post);
}

TEST_CASE("contexts, notifications, searches, errors") {
    Collected found;
    read_bytes("{\"ancestors\":[" + kStatus + "],\"descendants\":[" + kStatus + ",{\"id\":\"9\"}]}\n", "mastodon",
               reading_options(), found);
    CHECK(found.posts.size() == 2);
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message == "not a Mastodon status: no account, content or id");
    Collected others;
    read_bytes("[{\"id\":\"1\",\"type\":\"mention\",\"status\":" + kStatus +
                   "},{\"id\":\"2\",\"type\":\"follow\",\"account\":{}},"
                   "{\"accounts\":[],\"statuses\":[" +
                   kStatus + "],\"hashtags\":[]},{\"error\":\"This method requires authentication\"},{\"a\":1}]",
               "mastodon", reading_options(), others);
    CHECK(others.posts.size() == 2);
    REQUIRE(others.rejects.size() == 2);
    CHECK(others.rejects[0].message == "an error of the API, not a post: 'This method requires authentication'");
}

TEST_CASE("conversations bring their last post along") {
    Collected found;
    read_bytes(
        R"([{"id":"1","unread":true,"accounts":[{"id":"5","acct":"jana"}],"last_status":{"id":"9","content":"<p>Nur an euch</p>",
        "account":{"id":"5","acct":"jana"},"visibility":"direct"}}])",
        "auto", reading_options(), found);
    CHECK(found.format == "mastodon");
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].id == "mastodon:9");
    CHECK(found.posts[0].text == "Nur an euch");
}

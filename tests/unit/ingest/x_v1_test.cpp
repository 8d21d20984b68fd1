// SPDX-License-Identifier: Apache-2.0
// https://developer.x.com/en/docs/x-api/v1/data-dictionary/object-model/tweet
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

const std::string kUser =
    R"("user":{"id":5,"id_str":"5","screen_name":"kunde","name":"Kai K.","verified":true,"followers_count":12})";

// What a post of this id and text looks like at its barest.
std::string bare(const std::string& id, const std::string& text) {
    return R"({"created_at":"Wed Aug 27 13:08:45 +0000 2008","id_str":")" + id + R"(","id":)" + id + R"(,"text":")" +
           text + "\"," + kUser + "}";
}

record::Post one(const std::string& bytes) {
    Collected found;
    read_bytes(bytes, "auto", reading_options(), found);
    CHECK(found.format == "x_v1");
    CHECK(found.rejects.empty());
    REQUIRE(found.posts.size() == 1);
    return found.posts[0];
}

} // namespace

TEST_CASE("a status in extended mode") {
    // "@haus " is six characters, "&amp;" counts as it stands in the export, the emoji is one:
    // the words end behind character 59.
    const record::Post post = one(
        R"({"created_at":"Sat Sep 12 18:14:05 +0000 2026","id":1169246717864136700,"id_str":"1169246717864136705",
        "full_text":"@haus Ärger &amp; Verdruss 😡 #fail https://t.co/abc @andere https://t.co/pic","truncated":false,
        "display_text_range":[6,59],"lang":"de","in_reply_to_status_id":10,"in_reply_to_status_id_str":"10","in_reply_to_screen_name":"haus",
        "entities":{"user_mentions":[{"screen_name":"haus"},{"screen_name":"andere"}],"hashtags":[{"text":"fail"}],
          "urls":[{"url":"https://t.co/abc","expanded_url":"https://lang.example/seite"}],
          "media":[{"url":"https://t.co/pic","display_url":"pic.twitter.com/pic"}]},
        "favorite_count":3,"retweet_count":1,)" +
        kUser + "}");
    CHECK(post.id == "x:1169246717864136705"); // as the string says it: the number has lost its last digits
    CHECK(post.platform == "x");
    CHECK(post.kind == record::Kind::reply);
    CHECK(post.text == "Ärger & Verdruss 😡 #fail https://lang.example/seite @andere");
    CHECK(record::format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05Z");
    CHECK(post.lang == "de");
    CHECK(post.author.id == "5");
    CHECK(post.author.handle == "kunde");
    CHECK(post.author.name == "Kai K.");
    CHECK(post.author.verified == true);
    CHECK(post.author.followers == 12);
    CHECK(post.mentions == Strings{"haus", "andere"}); // also the one in front, which X does not show
    CHECK(post.hashtags == Strings{"fail"});
    CHECK(post.links == Strings{"https://lang.example/seite"});
    CHECK(post.reply_to == "x:10");
    CHECK(post.thread.empty()); // the export names the parent, not the first post
    CHECK(post.url == "https://x.com/kunde/status/1169246717864136705");
    CHECK(post.engagement.likes == 3);
    CHECK(post.engagement.reposts == 1);
    CHECK_FALSE(post.engagement.views);
}

TEST_CASE("the text is taken from where it is whole") {
    CHECK(one(bare("7", "Alt &lt;3")).text == "Alt <3");
    const record::Post longer = one(
        R"({"created_at":"Sat Sep 12 18:14:05 +0000 2026","id_str":"8","id":8,"text":"Der Anfang… https://t.co/8","truncated":true,
        "entities":{"urls":[{"url":"https://t.co/8","expanded_url":"https://x.com/i/web/status/8"}]},
        "extended_tweet":{"full_text":"Der Anfang und das Ende https://t.co/abc","display_text_range":[0,40],
           "entities":{"urls":[{"url":"https://t.co/abc","expanded_url":"https://lang.example/"}]}},)" +
        kUser + "}");
    CHECK(longer.text == "Der Anfang und das Ende https://lang.example/");
    CHECK(longer.links == Strings{"https://lang.example/"});
    CHECK(longer.thread == "x:8"); // it answers nobody and begins a conversation
}

TEST_CASE("a picture without words says what is shown in its place") {
    CHECK(
        one(R"({"created_at":"Sat Sep 12 18:14:05 +0000 2026","id_str":"9","id":9,"full_text":"https://t.co/pic","display_text_range":[0,0],
        "entities":{"media":[{"url":"https://t.co/pic","display_url":"pic.twitter.com/pic"}]},)" +
            kUser + "}")
            .text == "pic.twitter.com/pic");
}

TEST_CASE("a display range that lies outside is no harm") {
    for (const std::string range : {"[5,3]", "[-1,4]", "[0,4000000000]", "[40,50]", "[0]", "\"x\""}) {
        CAPTURE(range);
        const record::Post post =
            one(R"({"created_at":"x","id_str":"9","id":9,"full_text":"Ärger","display_text_range":)" + range + "," +
                kUser + "}");
        CHECK(post.text == (range == "[40,50]" ? "" : "Ärger"));
        CHECK_FALSE(post.created_at);
    }
}

TEST_CASE("retweets and quotes") {
    const std::string original = bare("17", "@haus Das ganze Original, nicht abgeschnitten");
    const record::Post retweet = one(R"({"created_at":"Sat Sep 12 18:14:05 +0000 2026","id_str":"18","id":18,
        "text":"RT @kunde: @haus Das ganze Orig…","retweet_count":4,"retweeted_status":)" +
                                     original + R"(,"user":{"id_str":"6","screen_name":"weiter","name":"W"}})");
    CHECK(retweet.id == "x:18");
    CHECK(retweet.author.handle == "weiter");
    CHECK(retweet.repost_of == "x:17");
    CHECK(retweet.text == "@haus Das ganze Original, nicht abgeschnitten");
    CHECK(retweet.engagement.reposts == 4);
    const record::Post quote = one(
        R"({"created_at":"Sat Sep 12 18:14:05 +0000 2026","id_str":"19","id":19,"text":"Stimmt!","quoted_status":)" +
        original + "," + kUser + "}");
    CHECK(quote.text == "Stimmt!");
    CHECK(quote.quoted_text == "@haus Das ganze Original, nicht abgeschnitten");
    CHECK(quote.repost_of.empty());
}

TEST_CASE("pages, lists, streams and errors") {
    struct Row {
        std::string name, bytes;
        std::size_t posts;
        Strings skipped, rejected;
    };
    const std::string status = bare("7", "a");
    const std::vector<Row> rows{
        {"a list", "[" + status + "," + status + "]", 2, {}, {}},
        {"a search page", R"({"statuses":[)" + status + R"(],"search_metadata":{"count":1}})", 1, {}, {}},
        {"an empty search page", R"({"statuses":[],"search_metadata":{"count":0}})", 0, {}, {}},
        {"the premium search", R"({"results":[)" + status + R"(],"requestParameters":{}})", 1, {}, {}},
        {"a webhook", R"({"for_user_id":"5","tweet_create_events":[)" + status + "]}", 1, {}, {}},
        {"a stream",
         status + "\n{\"delete\":{\"status\":{\"id\":1,\"id_str\":\"1\"}}}\n{\"limit\":{\"track\":3}}\n" +
             R"({"for_user_id":"5","favorite_events":[{}]})" + "\n{\"friends\":[1]}\n" + status,
         2,
         {"deletion", "stream-notice", "event", "stream-notice"},
         {}},
        {"statuses looked up by id", R"({"id":{"7":)" + status + R"(,"8":null}})", 1, {"deleted-post"}, {}},
        {"followers",
         R"({"users":[{"screen_name":"a","followers_count":1,"description":"Mag Züge"}],"next_cursor":0})",
         0,
         {"profile"},
         {}},
        {"a user, whose last status is not all of it",
         R"([{"screen_name":"a","followers_count":1,"description":"x","status":{"text":"a"}}])",
         0,
         {"profile"},
         {}},
        {"one broken among good ones",
         R"({"statuses":[)" + status + R"(,{"id_str":"8"}],"search_metadata":{}})",
         1,
         {},
         {"a tweet without id or text"}},
        {"errors",
         R"({"errors":[{"code":88,"message":"Rate limit exceeded"}]})",
         0,
         {},
         {"an error of the API, not a post: 'Rate limit exceeded'"}},
        {"errors of old",
         R"({"request":"\/1.1\/statuses\/user_timeline.json","error":"Not authorized."})",
         0,
         {},
         {"an error of the API, not a post: 'Not authorized.'"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Collected found;
        read_bytes(row.bytes, "auto", reading_options(), found);
        CHECK(found.format == "x_v1");
        CHECK(found.posts.size() == row.posts);
        CHECK(found.skipped == row.skipped);
        Strings messages;
        for (const Rejected& reject : found.rejects) {
            messages.push_back(reject.message);
        }
        CHECK(messages == row.rejected);
    }
}

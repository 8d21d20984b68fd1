// SPDX-License-Identifier: Apache-2.0
// The website's answers are documented nowhere; the shapes are those that browser tools saved from 2022 to 2026.
#include "read_as.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

const std::string kUser =
    R"({"__typename":"User","rest_id":"5","is_blue_verified":true,"legacy":{"screen_name":"kunde","name":"Kai K.","verified":false,"followers_count":12}})";
// Since 2025 the names stand under "core".
const std::string kUserOf2025 =
    R"({"__typename":"User","rest_id":"6","is_blue_verified":false,"core":{"screen_name":"haus","name":"Haus"},"verification":{"verified":true},"legacy":{"followers_count":900}})";

std::string tweet(const std::string& id, const std::string& user, const std::string& legacy,
                  const std::string& more = "") {
    return R"({"__typename":"Tweet","rest_id":")" + id + R"(","core":{"user_results":{"result":)" + user + "}}," +
           more + R"("legacy":{"id_str":")" + id +
           R"(","created_at":"Sat Sep 12 18:14:05 +0000 2026","conversation_id_str":"10",)" + legacy + "}}";
}

std::string entry(const std::string& result, const std::string& more = "") {
    return R"({"entryId":"tweet-1","content":{"entryType":"TimelineTimelineItem","itemContent":{"itemType":"TimelineTweet",)" +
           more + R"("tweet_results":{"result":)" + result + "}}}}";
}

std::string answer(const std::string& entries) {
    return R"({"data":{"threaded_conversation_with_injections_v2":{"instructions":[{"type":"TimelineClearCache"},{"type":"TimelineAddEntries","entries":[)" +
           entries + "]}]}}}";
}

const std::string kRoot = tweet("10", kUserOf2025, R"("full_text":"Unser Angebot")");
const std::string kReply =
    tweet("20", kUser, R"("full_text":"@haus Nie! &amp; https://t.co/abc","display_text_range":[6,37],
    "in_reply_to_status_id_str":"10","favorite_count":3,"reply_count":2,"quote_count":4,"retweet_count":1,"lang":"de",
    "entities":{"user_mentions":[{"screen_name":"haus"}],"urls":[{"url":"https://t.co/abc","expanded_url":"https://lang.example/"}]})",
          R"("views":{"count":"512","state":"EnabledWithCount"},)");

ReadAs read(const std::string& bytes) { return {"x_graphql", bytes}; }

} // namespace

TEST_CASE("a post and its replies") {
    const Collected& found = read(answer(
        entry(kRoot) +
        R"(,{"entryId":"conversationthread-20","content":{"items":[{"item":{"itemContent":{"tweet_results":{"result":)" +
        kReply + R"(}}}}]}},{"entryId":"cursor-bottom-0","content":{"value":"abc","cursorType":"Bottom"}})"));
    CHECK(found.rejects.empty());
    CHECK(found.skipped.empty());
    REQUIRE(found.posts.size() == 2);
    const record::Post& root = found.posts[0];
    CHECK(root.id == "x:10");
    CHECK(root.author.id == "6");
    CHECK(root.author.handle == "haus");
    CHECK(root.author.name == "Haus");
    CHECK(root.author.verified == true);
    CHECK(root.author.followers == 900);
    CHECK(root.kind == record::Kind::post);
    CHECK(root.thread_owner.empty());
    const record::Post& reply = found.posts[1];
    CHECK(reply.id == "x:20");
    CHECK(reply.text == "Nie! & https://lang.example/");
    CHECK(reply.author.handle == "kunde");
    CHECK(reply.author.verified == true);
    CHECK(reply.kind == record::Kind::reply);
    CHECK(reply.reply_to == "x:10");
    CHECK(reply.thread == "x:10");
    CHECK(reply.thread_owner == "haus"); // its first post is on the page
    CHECK(reply.mentions == Strings{"haus"});
    CHECK(reply.lang == "de");
    CHECK(reply.url == "https://x.com/kunde/status/20");
    CHECK(record::format_rfc3339(reply.created_at.value()) == "2026-09-12T18:14:05Z");
    CHECK(reply.engagement.likes == 3);
    CHECK(reply.engagement.replies == 2);
    CHECK(reply.engagement.quotes == 4);
    CHECK(reply.engagement.reposts == 1);
    CHECK(reply.engagement.views == 512);
}

TEST_CASE("long posts, retweets, quotes") {
    const std::string note =
        tweet("30", kUser, R"("full_text":"Der Anfang…")",
              R"("note_tweet":{"note_tweet_results":{"result":{"text":"Der Anfang und das Ende https://t.co/n",
        "entity_set":{"hashtags":[{"text":"fail"}],"urls":[{"url":"https://t.co/n","expanded_url":"https://n.example/"}]}}}},)");
    const std::string retweet =
        tweet("31", kUser, R"("full_text":"RT @haus: abge…","retweeted_status_result":{"result":)" + note + "}");
    const std::string quote =
        tweet("32", kUser, R"("full_text":"Stimmt")", R"("quoted_status_result":{"result":)" + note + "},");
    const Collected& found = read(answer(entry(note) + "," + entry(retweet) + "," + entry(quote)));
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].text == "Der Anfang und das Ende https://n.example/");
    CHECK(found.posts[0].hashtags == Strings{"fail"});
    CHECK(found.posts[1].text == found.posts[0].text);
    CHECK(found.posts[1].repost_of == "x:30");
    CHECK(found.posts[2].text == "Stimmt");
    CHECK(found.posts[2].quoted_text == found.posts[0].text);
    CHECK(found.posts[2].repost_of.empty());
}

TEST_CASE("what is shown between posts is counted") {
    const std::string limited = R"({"__typename":"TweetWithVisibilityResults","tweet":)" + kReply + "}";
    const Collected& found = read(
        answer(entry(limited) + "," + entry(R"({"__typename":"TweetTombstone","tombstone":{"text":{"text":"gone"}}})") +
               "," + entry(kRoot, R"("promotedMetadata":{"advertiser_results":{}},)") +
               R"(,{"content":{"itemContent":{"user_results":{"result":)" + kUser + "}}}}"));
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].id == "x:20");
    CHECK(found.skipped == Strings{"advertisement", "deleted-post", "profile"});
    CHECK(found.rejects.empty());
}

TEST_CASE("other wrappings") {
    struct Row {
        std::string name, bytes;
        std::size_t posts;
    };
    const std::vector<Row> rows{
        {"one post", R"({"data":{"tweetResult":{"result":)" + kReply + "}}}", 1},
        {"a search",
         R"({"data":{"search_by_raw_query":{"search_timeline":{"timeline":{"instructions":[{"entries":[)" +
             entry(kReply) + "]}]}}}}}",
         1},
        {"an account's posts, one pinned",
         R"({"data":{"user":{"result":{"__typename":"User","timeline_v2":{"timeline":{"instructions":[{"type":"TimelinePinEntry","entry":)" +
             entry(kRoot) + R"(},{"entries":[)" + entry(kReply) + "]}]}}}}}}",
         2},
        {"an empty timeline", answer(""), 0},
        {"posts as tools cut them out", kReply + "\n" + kRoot + "\n", 2},
        {"a list of them, one limited", R"([{"tweet":)" + kReply + "}," + kRoot + "]", 2},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Collected& found = read(row.bytes);
        CHECK(found.posts.size() == row.posts);
        CHECK(found.rejects.empty());
    }
}

TEST_CASE("errors") {
    const Collected& found =
        read(R"({"errors":[{"message":"Timeout","path":["user"],"extensions":{"code":29}}],"data":{"user":{}}})");
    CHECK(found.posts.empty());
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message == "an error of the API, not a post: 'Timeout'");
    Collected other;
    read_bytes(R"({"data":{"viewer":{}}})", "x_graphql", reading_options(), other);
    REQUIRE(other.rejects.size() == 1);
    CHECK(other.rejects[0].message == "no post found in this answer of X's website");
}

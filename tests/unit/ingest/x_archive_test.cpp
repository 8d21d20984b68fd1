// SPDX-License-Identifier: Apache-2.0
// https://help.x.com/en/managing-your-account/how-to-download-your-x-archive
#include "read_as.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

const std::string kTweet =
    R"({"tweet":{"id":"20","id_str":"20","created_at":"Thu Nov 03 08:50:26 +0000 2022","full_text":"@kunde Das tut uns leid &amp; wir helfen https://t.co/abc https://t.co/pic",
    "display_text_range":["0","74"],"favorite_count":"5","retweet_count":"1","lang":"de","in_reply_to_status_id_str":"19","in_reply_to_screen_name":"kunde",
    "entities":{"user_mentions":[{"screen_name":"kunde","indices":["0","6"]}],"hashtags":[],
      "urls":[{"url":"https://t.co/abc","expanded_url":"https://lang.example/hilfe"}],
      "media":[{"url":"https://t.co/pic","display_url":"pic.twitter.com/pic"}]}}})";

ReadAs read(const std::string& bytes) { return {"x_archive", bytes}; }

} // namespace

TEST_CASE("tweets of an archive, whose numbers are strings") {
    const Collected& found = read("window.YTD.tweets.part0 = [\n" + kTweet + ",\n" + kTweet + "\n]\n");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.rejects.empty());
    const record::Post& post = found.posts[0];
    CHECK(post.id == "x:20");
    CHECK(post.text == "@kunde Das tut uns leid & wir helfen https://lang.example/hilfe");
    CHECK(record::format_rfc3339(post.created_at.value()) == "2022-11-03T08:50:26Z");
    CHECK(post.kind == record::Kind::reply);
    CHECK(post.reply_to == "x:19");
    CHECK(post.mentions == Strings{"kunde"});
    CHECK(post.links == Strings{"https://lang.example/hilfe"});
    CHECK(post.engagement.likes == 5);
    CHECK(post.engagement.reposts == 1);
    CHECK(post.url == "https://x.com/i/status/20");       // the files do not say whose they are
    CHECK(post.direction == record::Direction::outbound); // but who has the archive owns the account
}

TEST_CASE("the array alone, as scripts cut it out") { CHECK(read("[" + kTweet + "]").posts.size() == 1); }

TEST_CASE("long posts have a file of their own") {
    const Collected& found = read(
        R"(window.YTD.note_tweet.part0 = [ {"noteTweet" : {"noteTweetId" : "30","createdAt" : "2023-06-21T08:36:23.000Z",
        "core" : {"text" : "Sehr lang &amp; mehr https://t.co/abc","urls" : [{"shortUrl":"https://t.co/abc","expandedUrl":"https://lang.example/"}]}}}, {"noteTweet":{}} ])");
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].id == "x:30");
    CHECK(found.posts[0].text == "Sehr lang & mehr https://lang.example/");
    CHECK(record::format_rfc3339(found.posts[0].created_at.value()) == "2023-06-21T08:36:23Z");
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message == "a note tweet without id or text");
}

TEST_CASE("direct messages") {
    const Collected& found = read(
        R"(window.YTD.direct_messages.part0 = [ {"dmConversation" : {"conversationId" : "5-6","messages" : [
        {"messageCreate" : {"id" : "41","senderId" : "6","recipientId" : "5","createdAt" : "2026-09-12T18:14:05.250Z",
          "text" : "Meine Nummer &lt;geheim&gt; https://t.co/abc","mediaUrls" : [ ],"urls" : [{"url":"https://t.co/abc","expanded":"https://lang.example/"}]}},
        {"messageCreate" : {"id" : "42","senderId" : "5","recipientId" : "6","createdAt" : "2026-09-12T18:15:00.000Z",
          "text" : "https://t.co/pic","urls" : [{"url":"https://t.co/pic","expanded":"https://twitter.com/messages/media/42"}]}},
        {"participantsLeave" : {"userIds" : ["7"]}} ]}} ])");
    REQUIRE(found.posts.size() == 2);
    const record::Post& message = found.posts[0];
    CHECK(message.kind == record::Kind::message);
    CHECK(message.id == "x:41");
    CHECK(message.text == "Meine Nummer <geheim> https://lang.example/");
    CHECK(message.author.id == "6");
    CHECK(message.thread == "x:5-6");
    CHECK(message.thread_owner == "5"); // to whom it was sent
    CHECK(record::format_rfc3339(message.created_at.value()) == "2026-09-12T18:14:05.25Z");
    CHECK(found.posts[1].text.empty()); // a picture
    CHECK(found.skipped == Strings{"system-message"});
}

TEST_CASE("the archive's own messages are those of the number that all conversations share") {
    const auto conversation = [](const std::string& id, const std::string& sender, const std::string& recipient) {
        return R"({"dmConversation" : {"conversationId" : ")" + id +
               R"(","messages" : [ {"messageCreate" : {"id" : ")" + id + R"(","senderId" : ")" + sender +
               R"(","recipientId" : ")" + recipient + R"(","text" : "a"}} ]}})";
    };
    const std::string start = "window.YTD.direct_messages.part0 = [ ";
    const Collected& found = read(start + conversation("5-6", "5", "6") + "," + conversation("99", "6", "") + "," +
                                  conversation("3-6", "6", "3") + " ]"); // the second is a group's
    REQUIRE(found.posts.size() == 3);
    CHECK_FALSE(found.posts[0].direction);
    CHECK(found.posts[0].thread_owner == "6");
    CHECK(found.posts[1].direction == record::Direction::outbound);
    CHECK(found.posts[2].direction == record::Direction::outbound);
    CHECK(found.posts[2].thread_owner == "6");
    // One pair alone does not say which of the two it is.
    const Collected& one = read(start + conversation("5-6", "5", "6") + "," + conversation("5-6", "6", "5") + " ]");
    REQUIRE(one.posts.size() == 2);
    CHECK_FALSE(one.posts[0].direction);
    CHECK_FALSE(one.posts[1].direction);
    CHECK(one.posts[1].thread_owner == "5");
}

TEST_CASE("a retweet in the archive says what it passes on") {
    const auto tweet = [](const std::string& text, const std::string& more = "") {
        return R"({"tweet":{"id":"21","created_at":"Thu Nov 03 08:50:26 +0000 2022","full_text":")" + text + "\"" +
               more + "}}";
    };
    const std::string picture =
        R"(,"extended_entities":{"media":[{"url":"https://t.co/p","source_status_id_str":"17"}]})";
    const Collected& found = read(
        "[" + tweet("RT @jana: Kein Netz in Kiel") + "," + tweet("RT @jana: Kein Netz in Kiel") + "," +
        tweet("RT @jana: Kein Bild https://t.co/p", picture) + "," + tweet("RT @jana, gut gesagt: so ist es") + "]");
    REQUIRE(found.posts.size() == 4);
    CHECK(found.posts[0].text == "RT @jana: Kein Netz in Kiel");
    CHECK(found.posts[0].repost_of.starts_with("x:h"));
    CHECK(found.posts[1].repost_of == found.posts[0].repost_of);
    CHECK(found.posts[2].repost_of == "x:17");
    CHECK(found.posts[2].text == "RT @jana: Kein Bild");
    CHECK(found.posts[3].repost_of.empty()); // words of its own
    CHECK(found.posts[3].text == "RT @jana, gut gesagt: so ist es");
}

TEST_CASE("what is no post is counted, and nothing is rejected") {
    struct Row {
        std::string name, bytes;
        Strings skipped;
    };
    const std::vector<Row> rows{
        {"nothing", "window.YTD.account_suspension.part0 = []", {}},
        {"nothing, with a blank", "window.YTD.note_tweet.part0 = [ ]", {}},
        {"likes",
         R"(window.YTD.like.part0 = [ {"like":{"tweetId":"1","fullText":"a"}}, {"like":{"tweetId":"2"}} ])",
         {"like", "like"}},
        {"followers", R"(window.YTD.follower.part0 = [ {"follower":{"accountId":"1"}} ])", {"follow"}},
        {"the account", R"(window.YTD.account.part0 = [ {"account":{"email":"a@b.example"}} ])", {"account-data"}},
        {"the manifest", "window.__THAR_CONFIG = {\n \"userInfo\" : {\"accountId\" : \"5\"}\n}", {"account-data"}},
        {"headers of tweets",
         R"(window.YTD.tweet_headers.part0 = [ {"tweet":{"tweet_id":"1","user_id":"5"}} ])",
         {"header-without-text"}},
        {"deleted tweets",
         R"(window.YTD.deleted_tweets.part0 = [ {"tweet":{"id":"1","full_text":"weg","deleted_at":"2026"}} ])",
         {"deleted-post"}},
        {"headers of messages",
         R"(window.YTD.direct_message_headers.part0 = [ {"dmConversation":{"conversationId":"5-6","messages":[{"messageCreate":{"id":"1","senderId":"5","recipientId":"6"}}]}} ])",
         {"header-without-text"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Collected& found = read(row.bytes);
        CHECK(found.posts.empty());
        CHECK(found.rejects.empty());
        CHECK(found.skipped == row.skipped);
    }
}

TEST_CASE("an archive that was cut off gives what is whole, and a complaint") {
    const Collected& found = read("window.YTD.tweets.part0 = [\n" + kTweet + ",\n" + kTweet.substr(0, 100));
    CHECK(found.posts.size() == 1);
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message == "the input ends inside a JSON value; it may be cut off");
}

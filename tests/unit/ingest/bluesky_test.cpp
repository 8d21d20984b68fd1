// SPDX-License-Identifier: Apache-2.0
// https://docs.bsky.app/docs/category/http-reference
#include "read_as.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

std::string uri(const std::string& did, const std::string& key) { return "at://" + did + "/app.bsky.feed.post/" + key; }

std::string author(const std::string& did, const std::string& handle) {
    return R"({"did":")" + did + R"(","handle":")" + handle + R"(","displayName":"Kai K."})";
}

std::string record_of(const std::string& text, const std::string& more = "") {
    return R"({"$type":"app.bsky.feed.post","text":")" + text +
           R"(","createdAt":"2026-09-12T18:14:05.250Z","langs":["de","en"])" + more + "}";
}

std::string view(const std::string& key, const std::string& record, const std::string& more = "") {
    return R"({"uri":")" + uri("did:plc:k", key) + R"(","cid":"c","author":)" + author("did:plc:k", "kunde.example") +
           R"(,"record":)" + record +
           R"(,"likeCount":3,"repostCount":1,"replyCount":2,"quoteCount":4,"indexedAt":"2026-09-12T18:14:09Z")" + more +
           "}";
}

// A reply below a post of the house.
const std::string kReplyTo =
    R"(,"reply":{"root":{"uri":")" + uri("did:plc:h", "1") + R"("},"parent":{"uri":")" + uri("did:plc:z", "2") + "\"}}";

ReadAs read(const std::string& bytes) { return {"bluesky", bytes}; }

} // namespace

TEST_CASE("a post in a feed") {
    // Bytes: "Ä" and "ß" are two each, so "@haus.example" begins at 8 and ends at 21, "#fail" at 22, the link at 28.
    const std::string facets = R"(,"facets":[
        {"index":{"byteStart":8,"byteEnd":21},"features":[{"$type":"app.bsky.richtext.facet#mention","did":"did:plc:h"}]},
        {"index":{"byteStart":22,"byteEnd":27},"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"fail"}]},
        {"index":{"byteStart":28,"byteEnd":45},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://lang.example/ganz/lang"}]},
        {"index":{"byteStart":900,"byteEnd":999},"features":[{"$type":"app.bsky.richtext.facet#mention","did":"did:plc:weit"}]}])";
    const Collected& found = read(
        R"({"feed":[{"post":)" + view("3", record_of("Ä, uß @haus.example #fail lang.example/g…", facets + kReplyTo)) +
        R"(,"reply":{"root":{"author":)" + author("did:plc:h", "haus.example") + R"(},"parent":{}}}],"cursor":"x"})");
    CHECK(found.rejects.empty());
    REQUIRE(found.posts.size() == 1);
    const record::Post& post = found.posts[0];
    CHECK(post.id == "bluesky:at://did:plc:k/app.bsky.feed.post/3");
    CHECK(post.platform == "bluesky");
    CHECK(post.kind == record::Kind::reply);
    CHECK(post.text == "Ä, uß @haus.example #fail lang.example/g…");
    CHECK(post.mentions == Strings{"haus.example", "did:plc:weit"}); // the second lies outside: only its did is known
    CHECK(post.hashtags == Strings{"fail"});
    CHECK(post.links == Strings{"https://lang.example/ganz/lang"});
    CHECK(record::format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05.25Z");
    CHECK(post.lang == "de");
    CHECK(post.author.id == "did:plc:k");
    CHECK(post.author.handle == "kunde.example");
    CHECK(post.author.name == "Kai K.");
    CHECK(post.url == "https://bsky.app/profile/kunde.example/post/3");
    CHECK(post.reply_to == "bluesky:at://did:plc:z/app.bsky.feed.post/2");
    CHECK(post.thread == "bluesky:at://did:plc:h/app.bsky.feed.post/1");
    CHECK(post.thread_owner == "haus.example");
    CHECK(post.engagement.likes == 3);
    CHECK(post.engagement.reposts == 1);
    CHECK(post.engagement.replies == 2);
    CHECK(post.engagement.quotes == 4);
}

TEST_CASE("reposts, quotes, posts without words") {
    const std::string by = R"(,"reason":{"$type":"app.bsky.feed.defs#reasonRepost","by":)" +
                           author("did:plc:w", "weiter.example") + R"(,"indexedAt":"2026-09-13T00:00:00Z")";
    const std::string quote =
        R"(,"embed":{"$type":"app.bsky.embed.record#view","record":{"uri":"at://x","value":{"text":"Zitat"}}})";
    const std::string with_picture =
        R"(,"embed":{"$type":"app.bsky.embed.recordWithMedia#view","record":{"record":{"value":{"text":"Zitat 2"}}}})";
    const std::string picture =
        R"(,"embed":{"$type":"app.bsky.embed.images","images":[{"alt":"Kaputtes Paket"},{"alt":""}]})";
    const Collected& found =
        read(R"({"feed":[{"post":)" + view("3", record_of("Frech")) + by +
             R"(,"uri":"at://did:plc:w/app.bsky.feed.repost/9"}},{"post":)" + view("3", record_of("Frech")) + by +
             R"(}},{"post":)" + view("4", record_of("Seht"), quote) + R"(},{"post":)" +
             view("5", record_of("Seht"), with_picture) + R"(},{"post":)" + view("6", record_of("", picture)) +
             R"(},{"post":)" + view("7", record_of("")) + "}]}");
    REQUIRE(found.posts.size() == 6);
    CHECK(found.posts[0].id == "bluesky:at://did:plc:w/app.bsky.feed.repost/9");
    CHECK(found.posts[0].repost_of == "bluesky:at://did:plc:k/app.bsky.feed.post/3");
    CHECK(found.posts[0].author.handle == "weiter.example");
    CHECK(record::format_rfc3339(found.posts[0].created_at.value()) == "2026-09-13T00:00:00Z");
    CHECK(found.posts[1].id ==
          "bluesky:at://did:plc:k/app.bsky.feed.post/3#repost-by-did:plc:w"); // older servers give no uri
    CHECK(found.posts[2].quoted_text == "Zitat");
    CHECK(found.posts[3].quoted_text == "Zitat 2");
    CHECK(found.posts[4].text == "Kaputtes Paket"); // as described for those who do not see it
    CHECK(found.posts[5].text.empty());             // a picture that nobody described is a post all the same
    CHECK(found.skipped.empty());
}

TEST_CASE("a thread, parents first") {
    const std::string root = R"({"post":{"uri":")" + uri("did:plc:h", "1") + R"(","author":)" +
                             author("did:plc:h", "haus.example") + R"(,"record":)" + record_of("Unser Angebot") + "}}";
    const Collected& found = read(
        R"({"thread":{"$type":"app.bsky.feed.defs#threadViewPost","post":)" + view("3", record_of("Frech", kReplyTo)) +
        R"(,"parent":)" + root + R"(,"replies":[{"post":)" + view("4", record_of("Stimmt", kReplyTo)) +
        R"(,"replies":[]},{"$type":"app.bsky.feed.defs#blockedPost","uri":"at://x","blocked":true}]}})");
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].text == "Unser Angebot");
    CHECK(found.posts[0].thread_owner.empty());
    CHECK(found.posts[1].text == "Frech");
    CHECK(found.posts[1].thread_owner == "haus.example"); // known from the first post
    CHECK(found.posts[2].text == "Stimmt");
    CHECK(found.skipped == Strings{"deleted-post"});
}

TEST_CASE("searches, notifications, repositories, streams, conversations") {
    const std::string like = R"({"uri":"at://did:plc:k/app.bsky.feed.like/1","author":)" +
                             author("did:plc:k", "k.example") +
                             R"(,"reason":"like","record":{"$type":"app.bsky.feed.like","subject":{}}})";
    const std::string commit = R"({"did":"did:plc:k","time_us":1,"kind":"commit","commit":{"rev":"r","operation":)";
    struct Row {
        std::string name, bytes;
        std::size_t posts;
        Strings skipped;
    };
    const std::vector<Row> rows{
        {"a search",
         R"({"posts":[)" + view("3", record_of("a")) + "," + view("4", record_of("b")) + R"(],"hitsTotal":2})",
         2,
         {}},
        {"notifications",
         R"({"notifications":[)" + view("3", record_of("a"), R"(,"reason":"mention","isRead":false)") + "," + like +
             "]}",
         1,
         {"like"}},
        {"records of a repository",
         R"({"records":[{"uri":"at://did:plc:k/app.bsky.feed.post/3","cid":"c","value":)" + record_of("a") +
             R"(},{"uri":"at://did:plc:k/app.bsky.graph.follow/1","value":{"$type":"app.bsky.graph.follow"}}]})",
         1,
         {"follow"}},
        {"a record alone", record_of("a"), 1, {}},
        {"a profile",
         R"({"$type":"app.bsky.actor.profile","displayName":"Haus","description":"Hilfe"})",
         0,
         {"profile"}},
        {"Jetstream",
         commit + R"("create","collection":"app.bsky.feed.post","rkey":"3","record":)" + record_of("a") + "}}\n" +
             commit +
             R"("create","collection":"app.bsky.feed.like","rkey":"4","record":{"$type":"app.bsky.feed.like"}}})" +
             "\n" + commit + R"("delete","collection":"app.bsky.feed.post","rkey":"5"}})" + "\n" +
             R"({"did":"did:plc:k","time_us":2,"kind":"identity","identity":{"did":"did:plc:k","handle":"k.example"}})" +
             "\n",
         1,
         {"like", "deletion", "account-data"}},
        {"a thread as a list",
         R"({"thread":[{"uri":"at://a/app.bsky.feed.post/1","depth":0,"value":{"$type":"app.bsky.unspecced.defs#threadItemPost","post":)" +
             view("3", record_of("a")) + "}}]}",
         1,
         {}},
        {"a conversation",
         R"({"messages":[{"$type":"chat.bsky.convo.defs#messageView","id":"m1","text":"Hilfe","sender":{"did":"did:plc:k"},"sentAt":"2026-09-12T18:14:05Z"},
            {"$type":"chat.bsky.convo.defs#deletedMessageView","id":"m2"}]})",
         1,
         {"no-post"}},
        {"followers",
         R"({"followers":[{"did":"did:plc:k","handle":"k.example","description":"Mag Züge"}],"subject":{}})",
         0,
         {"profile"}},
        {"who likes a post",
         R"({"uri":"at://x","likes":[{"actor":{"did":"did:plc:k","handle":"k.example"}}]})",
         0,
         {"like"}},
        {"a view without types",
         R"({"$type":"app.bsky.feed.post#view","uri":"https://a.example/1","record":{"text":"a","createdAt":"2026-09-12T18:14:05Z"}})",
         1,
         {}},
        {"an empty feed", R"({"feed":[],"cursor":"x"})", 0, {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Collected& found = read(row.bytes);
        CHECK(found.posts.size() == row.posts);
        CHECK(found.skipped == row.skipped);
        CHECK(found.rejects.empty());
    }
    const Collected& stream = read(rows[5].bytes);
    CHECK(stream.posts[0].id == "bluesky:at://did:plc:k/app.bsky.feed.post/3");
    CHECK(stream.posts[0].author.id == "did:plc:k");
    CHECK(stream.posts[0].url == "https://bsky.app/profile/did:plc:k/post/3");
    CHECK(read(rows[7].bytes).posts[0].kind == record::Kind::message);
}

TEST_CASE("errors") {
    const Collected& found = read(R"({"error":"InvalidRequest","message":"Could not find repo"})");
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message == "an error of the API, not a post: 'Could not find repo'");
    Collected other;
    read_bytes(R"({"a":1})", "bluesky", reading_options(), other);
    REQUIRE(other.rejects.size() == 1);
    CHECK(other.rejects[0].message == "not a post, feed or event of Bluesky");
}

TEST_CASE("a thread too deep to hold is kept as far as it goes, and the cut is said once") {
    // A node takes two levels, itself and the list of its replies; its post and the record in it two more.
    std::string thread;
    constexpr int kPosts = 40;
    for (int i = 0; i < kPosts; ++i) {
        thread += R"({"$type":"app.bsky.feed.defs#threadViewPost","post":)" +
                  view(std::to_string(i), record_of("Nr.")) + R"(,"replies":[)";
    }
    for (int i = 0; i < kPosts; ++i) {
        thread += "]}";
    }
    const Collected& found = read("{\"thread\":" + thread + "}");
    // Node i lies on level 2 + 2i, its record on 4 + 2i: whole up to i = 29, whose record is on level 62. Of node 30 the record
    // is on level 64 and cut off.
    CHECK(found.posts.size() == 30);
    CHECK(found.rejects.empty());
    CHECK(found.skipped == Strings{"too-deep"});
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings[0].message == "nested deeper than 63 levels; what is deeper is left out");
}

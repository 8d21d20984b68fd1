// SPDX-License-Identifier: Apache-2.0
// https://www.w3.org/TR/activitystreams-vocabulary/, https://activitystrea.ms/specs/json/1.0/
#include "read_as.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

const std::string kNote =
    R"({"@context":["https://www.w3.org/ns/activitystreams",{"toot":"http://joinmastodon.org/ns#"}],"id":"https://a.example/users/kunde/statuses/17","type":"Note",
    "summary":"Ärger","published":"2026-09-12T20:14:05+02:00","url":"https://a.example/@kunde/17","attributedTo":"https://a.example/users/kunde",
    "inReplyTo":"https://b.example/users/haus/statuses/16","context":"tag:b.example,2026:c1",
    "content":"<p><a href=\"https://b.example/@haus\">@haus</a> Nie &amp; nimmer<br>zwei</p>","contentMap":{"de":"<p><a href=\"https://b.example/@haus\">@haus</a> Nie &amp; nimmer<br>zwei</p>"},
    "tag":[{"type":"Mention","href":"https://b.example/users/haus","name":"@haus"},{"type":"Hashtag","href":"https://a.example/tags/fail","name":"#fail"}],
    "replies":{"type":"Collection","totalItems":2},"likes":{"totalItems":3},"shares":{"totalItems":1}})";

ReadAs read(const std::string& bytes) { return {"activitystreams", bytes}; }

} // namespace

TEST_CASE("a note of version 2") {
    const Collected& found = read(kNote);
    REQUIRE(found.posts.size() == 1);
    const record::Post& post = found.posts[0];
    CHECK(post.id == "activitystreams:https://a.example/users/kunde/statuses/17");
    CHECK(post.platform == "activitystreams");
    CHECK(post.kind == record::Kind::reply);
    CHECK(post.title == "Ärger");
    CHECK(post.text == "@haus Nie & nimmer\nzwei");
    CHECK(record::format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05Z");
    CHECK(post.lang == "de");
    CHECK(post.url == "https://a.example/@kunde/17");
    CHECK(post.author.id == "https://a.example/users/kunde");
    CHECK(post.author.handle == "kunde@a.example");
    CHECK(post.mentions == Strings{"haus@b.example"});
    CHECK(post.hashtags == Strings{"fail"});
    CHECK(post.reply_to == "activitystreams:https://b.example/users/haus/statuses/16");
    CHECK(post.thread == "activitystreams:tag:b.example,2026:c1");
    CHECK(post.engagement.replies == 2);
    CHECK(post.engagement.likes == 3);
    CHECK(post.engagement.reposts == 1);
}

TEST_CASE("an article of version 1") {
    const Collected& found = read(
        R"({"objectType":"article","id":"tag:a.example,2026:1","displayName":"Titel &amp; mehr","content":"Ein &lt;Wort&gt;","published":"2026-09-12T18:14:05",
        "author":{"objectType":"person","id":"https://a.example/kai","displayName":"Kai K.","username":"kai"},
        "inReplyTo":[{"url":"https://b.example/1"},"https://b.example/2"],
        "tags":[{"objectType":"hashtag","displayName":"fail"},{"objectType":"person","displayName":"haus","url":"https://b.example/haus"},
                {"objectType":"activity","verb":"like"},{"objectType":"activity","verb":"share"}]})");
    REQUIRE(found.posts.size() == 1);
    const record::Post& post = found.posts[0];
    CHECK(post.title == "Titel & mehr");
    CHECK(post.text == "Ein <Wort>");
    CHECK(record::format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05Z");
    CHECK(post.author.name == "Kai K.");
    CHECK(post.author.handle == "kai@a.example");
    CHECK(post.reply_to == "activitystreams:https://b.example/1"); // the first of two
    CHECK(post.hashtags == Strings{"fail"});
    CHECK(post.mentions == Strings{"haus@b.example"});
    CHECK(found.skipped == Strings{"like", "repost-without-text"});
}

TEST_CASE("activities: what is made, passed on, and only done") {
    const std::string context = R"({"@context":"https://www.w3.org/ns/activitystreams",)";
    const std::string actor = R"("actor":"https://a.example/users/kai","published":"2026-09-13T00:00:00Z",)";
    const std::string object = R"({"type":"Note","id":"https://a.example/1","content":"<p>Frech</p>"})";
    struct Row {
        std::string name, bytes;
        std::size_t posts;
        Strings skipped;
        std::string repost_of;
    };
    const std::vector<Row> rows{
        {"Create", context + actor + R"("type":"Create","object":)" + object + "}", 1, {}, ""},
        {"Update", context + actor + R"("type":"Update","object":)" + object + "}", 1, {}, ""},
        {"Announce",
         context + actor + R"("type":"Announce","id":"https://a.example/2","object":)" + object + "}",
         1,
         {},
         "activitystreams:https://a.example/1"},
        {"Like", context + actor + R"("type":"Like","object":"https://a.example/1"})", 0, {"like"}, ""},
        {"Follow", context + actor + R"("type":"Follow","object":"https://b.example/haus"})", 0, {"follow"}, ""},
        {"Undo", context + actor + R"("type":"Undo","object":{"type":"Like"}})", 0, {"activity"}, ""},
        {"Delete", context + actor + R"("type":"Delete","object":"https://a.example/1"})", 0, {"deletion"}, ""},
        {"Tombstone", context + R"("type":"Tombstone","id":"https://a.example/1"})", 0, {"deleted-post"}, ""},
        {"Person", context + R"("type":"Person","name":"Kai","summary":"Mag Züge"})", 0, {"profile"}, ""},
        {"post of version 1",
         R"({"objectType":"activity","verb":"post","actor":{"displayName":"Kai"},"object":{"objectType":"note","content":"Frech"}})",
         1,
         {},
         ""},
        {"share of version 1",
         R"({"verb":"share","actor":{"displayName":"Kai"},"object":{"objectType":"note","id":"1","content":"Frech"}})",
         1,
         {},
         "activitystreams:1"},
        {"a picture without words or id",
         R"({"objectType":"note","attachments":[{"objectType":"image"}]})",
         0,
         {"no-words"},
         ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Collected& found = read(row.bytes);
        CHECK(found.rejects.empty());
        CHECK(found.skipped == row.skipped);
        REQUIRE(found.posts.size() == row.posts);
        if (row.posts == 1) {
            CHECK(found.posts[0].text == "Frech");
            CHECK(found.posts[0].repost_of == row.repost_of);
        }
    }
    CHECK(read(rows[0].bytes).posts[0].author.handle == "kai@a.example"); // who made it wrote it
    // What is only named has no text here, but it was passed on.
    const record::Post named =
        read(context + actor + R"("type":"Announce","object":"https://a.example/1"})").posts.at(0);
    CHECK(named.text.empty());
    CHECK(named.repost_of == "activitystreams:https://a.example/1");
    CHECK(named.id == "activitystreams:https://a.example/1#repost-by-https://a.example/users/kai");
    CHECK(named.author.handle == "kai@a.example");
    const record::Post passed_on = read(rows[2].bytes).posts[0];
    CHECK(passed_on.id == "activitystreams:https://a.example/2");
    CHECK(record::format_rfc3339(passed_on.created_at.value()) == "2026-09-13T00:00:00Z");
}

TEST_CASE("answers that came along are posts of their own") {
    const auto& found = read(
        R"({"objectType":"article","url":"https://a.example/1","content":"Frech","replies":{"items":[
        {"objectType":"comment","content":"Stimmt","inReplyTo":["https://a.example/1"]},"https://a.example/3"]}})");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[1].text == "Stimmt");
    CHECK(found.posts[1].kind == record::Kind::comment);
    CHECK(found.posts[1].reply_to == found.posts[0].id);
    CHECK(found.skipped.empty()); // an address is no post
}

TEST_CASE("collections and streams") {
    const Collected& outbox = read(
        R"({"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":3,"orderedItems":[
        {"type":"Create","actor":"https://a.example/users/kai","object":)" +
        kNote + R"(},{"type":"Announce","object":"https://b.example/1"},"https://b.example/2"]})");
    CHECK(outbox.posts.size() == 2);
    CHECK(outbox.skipped == Strings{"no-post"}); // the bare address
    const Collected& stream = read(
        R"({"totalItems":2,"items":[{"objectType":"note","content":"a"},{"objectType":"comment","content":"b"}]})");
    REQUIRE(stream.posts.size() == 2);
    CHECK(stream.posts[1].kind == record::Kind::comment);
    CHECK(
        read(
            R"({"@context":"https://www.w3.org/ns/activitystreams","type":"OrderedCollection","first":"https://a.example/outbox?page=1"})")
            .skipped == Strings{"no-post"});
    CHECK(
        read(
            R"({"@context":"https://www.w3.org/ns/activitystreams","type":"OrderedCollection","first":{"orderedItems":[)" +
            kNote + "]}}")
            .posts.size() == 1);
}

TEST_CASE("what is none of it") {
    Collected found;
    read_bytes(R"([{"a":1},{"error":"Record not found"}])", "activitystreams", reading_options(), found);
    REQUIRE(found.rejects.size() == 2);
    CHECK(found.rejects[0].message == "not an object or activity of ActivityStreams");
    CHECK(found.rejects[1].message == "an error of the API, not a post: 'Record not found'");
}

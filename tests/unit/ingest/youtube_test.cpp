// SPDX-License-Identifier: Apache-2.0
// https://developers.google.com/youtube/v3/docs/commentThreads
#include "read_as.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

std::string comment(const std::string& id, const std::string& snippet) {
    return R"({"kind":"youtube#comment","id":")" + id +
           R"(","snippet":{"authorDisplayName":"@kunde","authorChannelId":{"value":"UC5"},"likeCount":3,"publishedAt":"2026-09-12T18:14:05Z","updatedAt":"2026-09-12T19:00:00Z",)" +
           snippet + "}}";
}

ReadAs read(const std::string& bytes) { return {"youtube", bytes}; }

} // namespace

TEST_CASE("a thread with a reply") {
    const Collected& found = read(
        R"({"kind":"youtube#commentThreadListResponse","items":[{"kind":"youtube#commentThread","id":"U1","snippet":{"channelId":"UChaus","videoId":"V1","totalReplyCount":1,"topLevelComment":)" +
        comment("U1",
                R"("textDisplay":"Nie &quot;wieder&quot;<br>Frech <a href=\"https://lang.example\">lang.ex…</a>")") +
        R"(},"replies":{"comments":[)" +
        comment("U1.2", R"("textOriginal":"Zeile 1\nZeile <2>","textDisplay":"x","parentId":"U1")") + "]}}]}");
    CHECK(found.rejects.empty());
    REQUIRE(found.posts.size() == 2);
    const record::Post& top = found.posts[0];
    CHECK(top.id == "youtube:U1");
    CHECK(top.platform == "youtube");
    CHECK(top.kind == record::Kind::comment);
    CHECK(top.text == "Nie \"wieder\"\nFrech lang.ex…");
    CHECK(record::format_rfc3339(top.created_at.value()) == "2026-09-12T18:14:05Z");
    CHECK(top.author.id == "UC5");
    CHECK(top.author.handle == "kunde");
    CHECK(top.author.name.empty());
    CHECK(top.reply_to.empty());
    CHECK(top.thread == "youtube:V1");
    CHECK(top.thread_owner == "UChaus");
    CHECK(top.url == "https://www.youtube.com/watch?v=V1&lc=U1");
    CHECK(top.engagement.likes == 3);
    CHECK(top.engagement.replies == 1);
    const record::Post& reply = found.posts[1];
    CHECK(reply.text == "Zeile 1\nZeile <2>"); // what was typed needs no unescaping
    CHECK(reply.kind == record::Kind::reply);
    CHECK(reply.reply_to == "youtube:U1");
    CHECK(reply.thread == "youtube:V1"); // told by its thread
    CHECK(reply.thread_owner == "UChaus");
    CHECK_FALSE(reply.engagement.replies);
}

TEST_CASE("lists of comments, single ones, and what is none") {
    const std::string one = comment("U1.2", R"("textOriginal":"a","parentId":"U1")");
    CHECK(read(one).posts.size() == 1);
    CHECK(read(R"({"kind":"youtube#commentListResponse","items":[)" + one + "," + one + "]}").posts.size() == 2);
    CHECK(read(R"({"kind":"youtube#commentListResponse","items":[]})").rejects.empty());
    const Collected& videos =
        read(R"({"kind":"youtube#videoListResponse","items":[{"kind":"youtube#video","id":"V1"}]})");
    CHECK(videos.posts.empty());
    CHECK(videos.skipped == Strings{"no-comment"});
    const Collected& broken =
        read(R"({"kind":"youtube#commentListResponse","items":[)" + one + R"(,{"kind":"youtube#comment","id":"U3"}]})");
    CHECK(broken.posts.size() == 1);
    REQUIRE(broken.rejects.size() == 1);
    CHECK(broken.rejects[0].message == "a comment of YouTube without snippet");
}

TEST_CASE("comments that yt-dlp has downloaded") {
    const Collected& found = read(
        R"({"id":"V1","title":"Werbung","extractor":"youtube","extractor_key":"Youtube","channel_id":"UChaus","description":"x","comments":[
        {"id":"U1","parent":"root","text":"Frech!","author":"@kunde","author_id":"UC5","like_count":2,"timestamp":1789236845},
        {"id":"U1.2","parent":"U1","text":"Stimmt","author":"@andere","author_id":"UC6","like_count":0,"timestamp":1789236845}]})");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].id == "youtube:U1");
    CHECK(found.posts[0].kind == record::Kind::comment);
    CHECK(found.posts[0].thread == "youtube:V1");
    CHECK(found.posts[0].thread_owner == "UChaus");
    CHECK(record::format_rfc3339(found.posts[0].created_at.value()) ==
          "2026-09-12T18:14:05Z"); // date -u -d @1789236845
    CHECK(found.posts[0].engagement.likes == 2);
    CHECK(found.posts[1].reply_to == "youtube:U1");
    CHECK(found.posts[1].kind == record::Kind::reply);
    CHECK(read(R"({"id":"V1","extractor":"youtube","comments":null})").skipped == Strings{"video-without-comments"});
}

TEST_CASE("errors") {
    const Collected& found = read(
        R"({"error":{"code":403,"message":"You have exceeded your <a href=\"/q\">quota</a>.","errors":[{"domain":"youtube.quota","reason":"quotaExceeded"}]}})");
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message == "an error of the API, not a post: 'You have exceeded your quota.'");
    Collected other;
    read_bytes(R"({"a":1})", "youtube", reading_options(), other);
    REQUIRE(other.rejects.size() == 1);
    CHECK(other.rejects[0].message == "not a comment or list of comments of YouTube");
}

TEST_CASE("a page asked for without its kinds, and a comment whose words are gone") {
    const Collected& found = read(
        R"({"items":[{"snippet":{"videoId":"V1","totalReplyCount":0,"topLevelComment":{"id":"U1","snippet":{"textDisplay":"Kein Ton","authorDisplayName":"@kai"}}}},
        {"snippet":{"videoId":"V1","topLevelComment":{"id":"U2","snippet":{"textDisplay":"<br>","authorDisplayName":"@uli"}}}}]})");
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].id == "youtube:U1");
    CHECK(found.posts[0].author.handle == "kai");
    CHECK(found.rejects.empty());
    CHECK(found.skipped == Strings{"no-words"});
    const Collected& answers = read(
        R"({"items":[{"id":"U1.2","snippet":{"textOriginal":"Hier auch","authorDisplayName":"@uli","parentId":"U1"}}]})");
    REQUIRE(answers.posts.size() == 1);
    CHECK(answers.posts[0].reply_to == "youtube:U1");
}

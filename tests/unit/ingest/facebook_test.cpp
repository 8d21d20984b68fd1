// SPDX-License-Identifier: Apache-2.0
// https://developers.facebook.com/docs/graph-api/reference/v19.0/page/feed
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

// A post of the page with a comment and an answer to it.
const std::string kFeed =
    R"({"data":[{"id":"77_1","from":{"id":"77","name":"Wiesenpieper"},"message":"Neue Tarife","type":"link",
    "link":"https://wiesenpieper.example/tarife","created_time":"2026-09-12T20:14:05+0200",
    "permalink_url":"https://www.facebook.com/77/posts/1","shares":{"count":3},
    "reactions":{"data":[],"summary":{"total_count":9}},
    "comments":{"data":[{"id":"1_2","from":{"id":"5","name":"Kai K."},"message":"Bei mir geht\nnichts @Uli",
      "created_time":"2026-09-12T18:20:00+0000","like_count":4,"comment_count":1,
      "message_tags":[{"id":"6","name":"Uli U.","type":"user"}],
      "comments":{"data":[{"id":"1_3","from":{"id":"77","name":"Wiesenpieper"},"message":"Wir melden uns",
        "created_time":"2026-09-12T18:30:00+0000"},
        {"id":"1_4","from":{"id":"5","name":"Kai K."},"message":"","created_time":"2026-09-12T18:31:00+0000"}]}}],
      "summary":{"total_count":1}}},
    {"id":"77_9","story":"Wiesenpieper hat sein Titelbild geändert.","created_time":"2026-09-11T00:00:00+0000"}],
    "paging":{}})";

} // namespace

TEST_CASE("a feed with comments and answers in it") {
    Collected found;
    read_bytes(kFeed, "auto", reading_options(), found);
    CHECK(found.format == "facebook");
    CHECK(found.rejects.empty());
    CHECK(found.skipped == Strings{"comment-without-text", "story"});
    REQUIRE(found.posts.size() == 3);
    const record::Post& post = found.posts[0];
    CHECK(post.id == "facebook:77_1");
    CHECK(post.kind == record::Kind::post);
    CHECK(post.author.id == "77");
    CHECK(post.author.name == "Wiesenpieper");
    CHECK(record::format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05Z");
    CHECK(post.url == "https://www.facebook.com/77/posts/1");
    CHECK(post.links == Strings{"https://wiesenpieper.example/tarife"});
    CHECK(post.engagement.likes == 9);
    CHECK(post.engagement.reposts == 3);
    CHECK(post.engagement.replies == 1);
    CHECK(post.thread_owner == "77");
    const record::Post& comment = found.posts[1];
    CHECK(comment.kind == record::Kind::comment);
    CHECK(comment.text == "Bei mir geht\nnichts @Uli");
    CHECK(comment.reply_to == "facebook:77_1");
    CHECK(comment.thread == "facebook:77_1");
    CHECK(comment.thread_owner == "77");
    CHECK(comment.mentions == Strings{"Uli U."});
    CHECK(comment.engagement.likes == 4);
    CHECK(comment.engagement.replies == 1);
    const record::Post& answer = found.posts[2];
    CHECK(answer.kind == record::Kind::reply);
    CHECK(answer.reply_to == "facebook:1_2");
    CHECK(answer.thread == "facebook:77_1");
}

TEST_CASE("comments by themselves") {
    Collected found;
    read_bytes(R"({"data":[{"id":"1_2","message":"a","created_time":"2026-09-12T18:20:00+0000","can_remove":true,
        "object":{"id":"77_1"}},
        {"id":"1_3","message":"b","created_time":"2026-09-12T18:20:00+0000","parent":{"id":"1_2"},
        "permalink_url":"https://www.facebook.com/1_3"},
        {"id":"1_5","message":"c","created_time":"2026-09-12T18:20:00+0000",
        "permalink_url":"https://www.facebook.com/77/posts/1?comment_id=5"},
        {"id":"77_6","message":"@Uli ein Beitrag","created_time":"2026-09-12T18:20:00+0000",
        "message_tags":[{"id":"6","name":"Uli U."}],"permalink_url":"https://www.facebook.com/77/posts/6"}]})",
               "auto", reading_options(), found);
    CHECK(found.format == "facebook");
    REQUIRE(found.posts.size() == 4);
    CHECK(found.posts[2].kind == record::Kind::comment);
    CHECK(found.posts[3].kind == record::Kind::post);
    CHECK(found.posts[0].kind == record::Kind::comment);
    CHECK(found.posts[0].reply_to == "facebook:77_1");
    CHECK(found.posts[1].kind == record::Kind::reply);
    CHECK(found.posts[1].reply_to == "facebook:1_2");
    Collected below;
    read_bytes(R"({"id":"77_1","comments":{"data":[{"id":"1_2","message":"a",
        "created_time":"2026-09-12T18:20:00+0000"}]}})",
               "auto", reading_options(), below);
    CHECK(below.format == "facebook");
    REQUIRE(below.posts.size() == 1);
    CHECK(below.posts[0].reply_to == "facebook:77_1");
    CHECK(below.posts[0].thread_owner == "77");
}

TEST_CASE("conversations of a page") {
    Collected found;
    read_bytes(R"({"data":[{"id":"t_9","participants":{"data":[{"name":"Kai K.","id":"5"}]},"messages":{"data":[
        {"id":"m_1","created_time":"2026-09-12T18:20:00+0000","message":"Hallo?","from":{"name":"Kai K.","id":"5"},
         "to":{"data":[{"name":"Wiesenpieper","id":"77"}]}},
        {"id":"m_2","created_time":"2026-09-12T18:21:00+0000","message":"","from":{"name":"Kai K.","id":"5"}}]}}]})",
               "auto", reading_options(), found);
    CHECK(found.format == "facebook");
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].kind == record::Kind::message);
    CHECK(found.posts[0].id == "facebook:m_1");
    CHECK(found.posts[0].thread == "facebook:t_9");
    CHECK(found.posts[0].author.name == "Kai K.");
    CHECK(found.skipped == Strings{"message-without-text"});
    Collected messages;
    read_bytes(R"({"data":[{"id":"m_1","created_time":"2026-09-12T18:20:00+0000","message":"Hallo?",
        "to":{"data":[]}}]})",
               "auto", reading_options(), messages);
    REQUIRE(messages.posts.size() == 1);
    CHECK(messages.posts[0].kind == record::Kind::message);
}

TEST_CASE("a page asked for with its edges, and the inbox of Instagram") {
    Collected page;
    read_bytes("{\"id\":\"77\",\"name\":\"Wiesenpieper\",\"feed\":" + kFeed + "}", "auto", reading_options(), page);
    CHECK(page.format == "facebook");
    CHECK(page.posts.size() == 3);
    Collected inbox;
    read_bytes(R"({"data":[{"id":"aWdfZ","messages":{"data":[{"id":"aWdfM","created_time":"2026-09-12T18:20:00+0000",
        "message":"Hallo?","from":{"username":"kai","id":"5"}}]}}]})",
               "auto", reading_options(), inbox);
    CHECK(inbox.format == "facebook");
    REQUIRE(inbox.posts.size() == 1);
    CHECK(inbox.posts[0].platform == "instagram");
    CHECK(inbox.posts[0].id == "instagram:aWdfM");
    CHECK(inbox.posts[0].thread == "instagram:aWdfZ");
    CHECK(inbox.posts[0].author.handle == "kai");
}

TEST_CASE("ratings and recommendations") {
    Collected found;
    read_bytes(R"({"data":[
        {"created_time":"2026-09-12T18:20:00+0000","recommendation_type":"negative","review_text":"Nie wieder",
         "reviewer":{"name":"Kai K.","id":"5"},"open_graph_story":{"id":"31"}},
        {"created_time":"2017-09-12T18:20:00+0000","has_rating":true,"has_review":true,"rating":4,"review_text":"Gut",
         "reviewer":{"name":"Uli U.","id":"6"}},
        {"created_time":"2026-09-12T18:20:00+0000","recommendation_type":"positive"}]})",
               "auto", reading_options(), found);
    CHECK(found.format == "facebook");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].kind == record::Kind::review);
    CHECK(found.posts[0].id == "facebook:31");
    CHECK(found.posts[0].rating->value == 0);
    CHECK(found.posts[0].rating->best == 1);
    CHECK(found.posts[0].author.id == "5");
    CHECK(found.posts[1].rating->value == 4);
    CHECK(found.posts[1].rating->best == 5);
    CHECK(found.skipped == Strings{"rating-without-text"});
}

TEST_CASE("webhooks of a page") {
    struct Row {
        std::string name, change;
        std::string text, skipped;
    };
    const std::vector<Row> rows{
        {"a comment", R"({"field":"feed","value":{"item":"comment","verb":"add","comment_id":"1_2","post_id":"77_1",
            "parent_id":"77_1","from":{"id":"5","name":"Kai K."},"message":"Hilfe","created_time":1757700000}})",
         "Hilfe", ""},
        {"an edited comment", R"({"field":"feed","value":{"item":"comment","verb":"edited","comment_id":"1_2",
            "post_id":"77_1","parent_id":"77_1","message":"Hilfe!"}})",
         "Hilfe!", ""},
        {"a post", R"({"field":"feed","value":{"item":"status","verb":"add","post_id":"77_1","message":"Da"}})", "Da",
         ""},
        {"a like", R"({"field":"feed","value":{"item":"like","verb":"add","post_id":"77_1"}})", "", "reaction"},
        {"a reaction", R"({"field":"feed","value":{"item":"reaction","verb":"add","message":"x"}})", "", "reaction"},
        {"taken back", R"({"field":"feed","value":{"item":"comment","verb":"remove","message":"x"}})", "",
         "status-change"},
        {"muted", R"({"field":"feed","value":{"item":"video","verb":"mute","message":"x"}})", "", "status-change"},
        {"a picture", R"({"field":"feed","value":{"item":"photo","verb":"add"}})", "", "change-without-text"},
        {"a recommendation", R"({"field":"ratings","value":{"item":"rating","verb":"add","review_text":"Mist",
            "recommendation_type":"NEGATIVE","reviewer_id":"5","reviewer_name":"Kai K.","open_graph_story_id":"31"}})",
         "Mist", ""},
        {"something else", R"({"field":"live_videos","value":{"id":"1"}})", "", "other-change"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Collected found;
        read_bytes(R"({"object":"page","entry":[{"id":"77","time":1757700001,"changes":[)" + row.change + "]}]}",
                   "auto", reading_options(), found);
        CHECK(found.format == "facebook");
        CHECK(found.rejects.empty());
        REQUIRE(found.posts.size() == (row.text.empty() ? 0 : 1));
        if (!row.text.empty()) {
            CHECK(found.posts[0].text == row.text);
            CHECK(found.posts[0].thread_owner == "77");
            CHECK(found.posts[0].created_at.has_value());
        }
        CHECK(found.skipped == (row.skipped.empty() ? Strings{} : Strings{row.skipped}));
    }
}

TEST_CASE("webhooks of a page's inbox") {
    Collected found;
    read_bytes(R"({"object":"page","entry":[{"id":"77","time":1757700001000,"messaging":[
        {"sender":{"id":"5"},"recipient":{"id":"77"},"timestamp":1757700000000,"message":{"mid":"a","text":"Hallo"}},
        {"sender":{"id":"77"},"recipient":{"id":"5"},"timestamp":1757700002000,"message":{"mid":"b","text":"Ja?","is_echo":true,"reply_to":{"mid":"a"}}},
        {"sender":{"id":"5"},"recipient":{"id":"77"},"timestamp":1757700003000,"message":{"mid":"c","attachments":[]}},
        {"sender":{"id":"5"},"recipient":{"id":"77"},"timestamp":1757700003000,"message":{"mid":"d","text":"Ups","is_deleted":true}},
        {"sender":{"id":"5"},"recipient":{"id":"77"},"timestamp":1757700003000,"read":{"watermark":1}}]}]})",
               "auto", reading_options(), found);
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].id == "facebook:a");
    CHECK_FALSE(found.posts[0].direction);
    CHECK(record::format_rfc3339(found.posts[0].created_at.value()) == "2025-09-12T18:00:00Z");
    CHECK(found.posts[1].direction == record::Direction::outbound);
    CHECK(found.posts[1].thread == found.posts[0].thread);
    CHECK(found.posts[1].reply_to == found.posts[0].id);
    CHECK(found.skipped == Strings{"message-without-text", "message-without-text", "message-event"});
}

TEST_CASE("an error of the Graph API, and what is no post") {
    Collected found;
    read_bytes(R"({"error":{"message":"Session has expired","type":"OAuthException","code":190,"fbtrace_id":"x"}})",
               "auto", reading_options(), found);
    CHECK(found.format == "facebook");
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message == "an error of the API, not a post: 'Session has expired (code 190)'");
    Collected odd;
    read_bytes(R"([{"id":"77_1","message":"a","created_time":"2026-09-12T18:20:00+0000"},{"a":1},
        {"id":"77_2","message":"b","created_time":"neulich"}])",
               "auto", reading_options(), odd);
    CHECK(odd.posts.size() == 2);
    REQUIRE(odd.rejects.size() == 1);
    CHECK(odd.rejects[0].message == "not a post of Facebook: no id or created_time");
    REQUIRE(odd.warnings.size() == 1);
    CHECK(odd.warnings[0].message == "'neulich' as created_at; expected a time; left out");
}

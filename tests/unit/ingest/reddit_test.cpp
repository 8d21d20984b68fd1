// SPDX-License-Identifier: Apache-2.0
// https://www.reddit.com/dev/api, and the dumps of Pushshift and Arctic Shift
#include "read_as.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

const std::string kPost =
    R"({"kind":"t3","data":{"name":"t3_aa","id":"aa","title":"Wiesenpieper &amp; die Rechnung","selftext":"Zweimal abgebucht.\n\n&gt; \"Ihr Geld\" &amp;amp; mehr",
    "subreddit":"de","author":"kunde","author_fullname":"t2_5","permalink":"/r/de/comments/aa/wiesenpieper/","url":"https://www.reddit.com/r/de/comments/aa/wiesenpieper/","is_self":true,
    "created_utc":1789236845.0,"edited":1789236900.0,"score":12,"num_comments":3,"num_crossposts":1}})";

// A comment with `replies` below it, or "" for none.
std::string comment(const std::string& id, const std::string& parent, const std::string& body,
                    const std::string& replies = "\"\"") {
    return R"({"kind":"t1","data":{"name":"t1_)" + id + R"(","id":")" + id + R"(","parent_id":")" + parent +
           R"(","link_id":"t3_aa","body":")" + body +
           R"(","subreddit":"de","author":"hilfe","created_utc":1789236845,"score":-2,"replies":)" + replies + "}}";
}

std::string listing(const std::string& children) {
    return R"({"kind":"Listing","data":{"after":null,"children":[)" + children + "]}}";
}

ReadAs read(const std::string& bytes) { return {"reddit", bytes}; }

} // namespace

TEST_CASE("a post with its tree of comments") {
    const std::string below =
        listing(comment("cc", "t1_bb", "Noch tiefer") + R"(,{"kind":"more","data":{"count":4,"children":["x"]}})");
    const Collected& found = read("[" + listing(kPost) + "," + listing(comment("bb", "t3_aa", "Frech!", below)) + "]");
    CHECK(found.rejects.empty());
    CHECK(found.skipped == Strings{"comments-not-exported"});
    REQUIRE(found.posts.size() == 3);
    const record::Post& post = found.posts[0];
    CHECK(post.id == "reddit:t3_aa");
    CHECK(post.platform == "reddit");
    CHECK(post.kind == record::Kind::post);
    CHECK(post.title == "Wiesenpieper & die Rechnung");
    CHECK(post.text == "Zweimal abgebucht.\n\n> \"Ihr Geld\" & mehr");
    CHECK(record::format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05Z"); // date -u -d @1789236845
    CHECK(post.author.handle == "kunde");
    CHECK(post.author.id == "t2_5");
    CHECK(post.url == "https://www.reddit.com/r/de/comments/aa/wiesenpieper/");
    CHECK(post.links.empty()); // its address is its own
    CHECK(post.thread == "reddit:t3_aa");
    CHECK(post.thread_owner == "r/de");
    CHECK(post.engagement.likes == 12);
    CHECK(post.engagement.replies == 3);
    CHECK(post.engagement.reposts == 1);
    CHECK(found.posts[1].id == "reddit:t1_bb");
    CHECK(found.posts[1].kind == record::Kind::comment);
    CHECK(found.posts[1].reply_to == "reddit:t3_aa");
    CHECK(found.posts[1].thread == "reddit:t3_aa");
    CHECK(found.posts[1].engagement.likes == -2);
    CHECK(found.posts[1].url == "https://www.reddit.com/comments/aa/_/bb");
    CHECK(found.posts[2].kind == record::Kind::reply);
    CHECK(found.posts[2].reply_to == "reddit:t1_bb");
    CHECK(found.posts[2].thread_owner == "r/de");
}

TEST_CASE("dumps: an object a line, ids without their type") {
    const Collected& found = read(
        R"({"id":"bb","body":"Frech &amp; teuer","author":"kunde","subreddit":"de","link_id":"t3_aa","parent_id":"t3_aa","created_utc":"1789236845","score":1,"permalink":"/r/de/comments/aa/_/bb/"})"
        "\n"
        R"({"id":"dd","title":"Seht her","selftext":"","author":"[deleted]","subreddit":"de","created_utc":1789236845,"is_self":false,"url":"https://lang.example/?a=1&amp;b=2","permalink":"/r/de/comments/dd/seht/"})"
        "\n");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].id == "reddit:t1_bb");
    CHECK(found.posts[0].text == "Frech & teuer");
    CHECK(found.posts[0].url == "https://www.reddit.com/r/de/comments/aa/_/bb/");
    CHECK(found.posts[0].created_at.has_value());
    CHECK(found.posts[1].id == "reddit:t3_dd");
    CHECK(found.posts[1].text == "Seht her"); // a link: the title is all that was written
    CHECK(found.posts[1].links == Strings{"https://lang.example/?a=1&b=2"});
    CHECK(found.posts[1].author.handle.empty());
}

TEST_CASE("u/name is a mention") {
    const auto& found = read(listing(comment(
        "bb", "t3_aa", "u/haus_hilft, /u/Kai-K. (u/drei) nicht u/zu www.x.example/u/fremd Menu/karte u/haus_hilft")));
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].mentions == Strings{"haus_hilft", "Kai-K", "drei", "haus_hilft"});
}

TEST_CASE("what is gone is counted") {
    const std::string gone =
        R"({"kind":"t3","data":{"name":"t3_ee","title":"Weg","selftext":"[removed]","subreddit":"de","is_self":true}})";
    const Collected& found =
        read(listing(comment("bb", "t3_aa", "[deleted]") + "," + comment("cc", "t3_aa", "[removed]") + "," + gone +
                     R"(,{"kind":"t5","data":{"display_name":"de"}})"));
    CHECK(found.posts.empty());
    CHECK(found.rejects.empty());
    CHECK(found.skipped == Strings{"deleted-post", "deleted-post", "deleted-post", "no-post"});
}

TEST_CASE("a crosspost passes on, a private message is one") {
    const Collected& found = read(listing(
        R"({"kind":"t3","data":{"name":"t3_ff","title":"Auch hier","selftext":"","subreddit":"at","crosspost_parent":"t3_aa","crosspost_parent_list":[{"selftext":"Zweimal abgebucht."}]}},)"
        R"({"kind":"t4","data":{"name":"t4_gg","subject":"Frage","body":"Hilfe!","author":"kunde","dest":"haus","created_utc":1789236845,"first_message_name":null,"replies":""}})"));
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].repost_of == "reddit:t3_aa");
    CHECK(found.posts[0].quoted_text == "Zweimal abgebucht.");
    CHECK(found.posts[1].kind == record::Kind::message);
    CHECK(found.posts[1].title == "Frage");
    CHECK(found.posts[1].thread == "reddit:t4_gg");
    CHECK(found.posts[1].thread_owner == "haus");
}

TEST_CASE("errors, empty listings, and what is none of Reddit's") {
    CHECK(read(listing("")).rejects.empty());
    const Collected& found = read(R"({"message":"Forbidden","error":403})");
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message == "an error of the API, not a post: 'Forbidden'");
    Collected other;
    read_bytes(R"({"a":1})", "reddit", reading_options(), other);
    REQUIRE(other.rejects.size() == 1);
    CHECK(other.rejects[0].message == "not a post, comment or listing of Reddit");
}

// SPDX-License-Identifier: Apache-2.0
#include "ingest/finish.hpp"

#include "cpu_seconds.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;
using record::Post;

namespace {

Post finished(Post post, const profile::Profile* profile = nullptr) {
    std::vector<text::Entity> scratch;
    finish(post, profile, scratch);
    return post;
}

Post with_text(std::string text) {
    Post post;
    post.platform = "text";
    post.text = std::move(text);
    return post;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("text is NFC, with LF line breaks and without control characters") {
    struct Row {
        std::string name, text, clean;
    };
    const std::vector<Row> rows{
        {"NFC", "u\u0308ber", "über"},
        {"CRLF", "a\r\nb", "a\nb"},
        {"CR", "a\rb\r", "a\nb\n"},
        {"CR CRLF", "a\r\r\nb", "a\n\nb"},
        {"tab stays", "a\tb", "a\tb"},
        {"controls go",
         std::string("a\x01\x1b[31mb\0\x7F"
                     "c",
                     11),
         "a[31mbc"},
        {"emoji stay whole", "👨‍👩‍👧 ❤️", "👨‍👩‍👧 ❤️"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(finished(with_text(row.text)).text == row.clean);
    }
    Post post = with_text("x");
    post.title = "u\u0308";
    post.quoted_text = "a\r\nb";
    post.author.name = "K\x07o\u0308";
    post = finished(post);
    CHECK(post.title == "ü");
    CHECK(post.quoted_text == "a\nb");
    CHECK(post.author.name == "Kö");
}

TEST_CASE("mentions, hashtags and links that stand only in the text are added, once") {
    const Post post = finished(
        with_text("@haus @Haus und @andere@a.example: #Ärger #ärger #fail https://b.example/x. www.c.example"));
    CHECK(post.mentions == Strings{"haus", "andere@a.example"});
    // Only ASCII letters are compared without their case, so the two umlauts are two.
    CHECK(post.hashtags == Strings{"Ärger", "ärger", "fail"});
    CHECK(post.links == Strings{"https://b.example/x", "www.c.example"});
}

TEST_CASE("what the platform knows better is kept") {
    Post post = with_text("@haus @Neu #Fail #neu https://t.example/abc");
    post.mentions = {"haus@a.example"};
    post.hashtags = {"fail"};
    post.links = {"https://lang.example/seite"};
    post = finished(post);
    CHECK(post.mentions == Strings{"haus@a.example", "Neu"});
    CHECK(post.hashtags == Strings{"fail", "neu"});
    CHECK(post.links == Strings{"https://lang.example/seite"});
}

TEST_CASE("what the platform names twice is kept once") {
    Post post = with_text("x");
    post.mentions = {"Haus", "kunde", "haus"};
    post.hashtags = {"fail", "FAIL"};
    post.links = {"https://lang.example/a", "https://lang.example/a", "https://lang.example/A"};
    post = finished(post);
    CHECK(post.mentions == Strings{"Haus", "kunde"});
    CHECK(post.hashtags == Strings{"fail"});
    CHECK(post.links == Strings{"https://lang.example/a", "https://lang.example/A"});
}

TEST_CASE("thousands of mentions and hashtags cost no more than their number") {
    std::string text;
    for (int i = 0; text.size() < 60'000; ++i) {
        text += "@a" + std::to_string(10'000 + i) + " #b" + std::to_string(10'000 + i) + " ";
    }
    const double begin = cpu_seconds();
    const Post post = finished(with_text(text));
    CHECK(cpu_seconds() - begin < 0.5);         // comparing each with each took more than a second
    CHECK(post.mentions.size() == 60'000 / 16); // 16 bytes a pair
    CHECK(post.hashtags.size() == post.mentions.size());
}

TEST_CASE("an e-mail address is no mention") { CHECK(finished(with_text("an info@haus.example")).mentions.empty()); }

TEST_CASE("a post without an id gets a hash of what it says, the same every time") {
    const Post post = finished(with_text("Guten Tag"));
    CHECK(post.id.substr(0, 6) == "text:h");
    CHECK(post.id.size() == 6 + 32); // 128 bits in hexadecimal
    CHECK(finished(with_text("Guten Tag")).id == post.id);
    CHECK(finished(with_text("Guten  Tag")).id != post.id);
    CHECK(finished(with_text("Guten Tag")).id.find_first_not_of("0123456789abcdef", 6) == std::string::npos);
    // The spelling of umlauts makes no difference.
    CHECK(finished(with_text("u\u0308ber")).id == finished(with_text("über")).id);
    Post other = with_text("Guten Tag");
    other.author.name = "Kai";
    CHECK(finished(other).id != post.id);
    other.author.name.clear();
    other.author.handle = "Kai";
    const std::string by_handle = finished(other).id;
    CHECK(by_handle != post.id);
    other.created_at = record::Timestamp{};
    CHECK(finished(other).id != by_handle);
    other.platform = "csv";
    CHECK(finished(other).id.substr(0, 5) == "csv:h");
    other.id = "csv:17";
    CHECK(finished(other).id == "csv:17");
    // A record that was written by another version must not get another id: XXH3 is stable, and so is what goes in.
    CHECK(post.id == finished(with_text("Guten Tag\x01")).id);
}

TEST_CASE("the direction is told by the house's accounts, where nobody said it") {
    profile::Profile profile;
    profile.handles["x"] = {"haus_hilft"};
    Post post = with_text("Guten Tag");
    post.platform = "x";
    CHECK(finished(post, &profile).direction == record::Direction::inbound); // nobody's account is not ours
    post.author.handle = "kunde";
    CHECK(finished(post, &profile).direction == record::Direction::inbound);
    CHECK_FALSE(finished(post).direction);
    post.author.handle = "Haus_Hilft";
    CHECK(is_own_author(post, profile));
    CHECK(finished(post, &profile).direction == record::Direction::outbound);
    profile.handles["facebook"] = {"747"}; // a page that has a number for a handle
    post.platform = "facebook";
    post.author.handle.clear();
    post.author.id = "747";
    CHECK(is_own_author(post, profile));
    post.author.id = "748";
    CHECK_FALSE(is_own_author(post, profile));
    post.author.handle = "Haus_Hilft";
    post.platform = "mastodon"; // the same name elsewhere is somebody else
    CHECK(finished(post, &profile).direction == record::Direction::inbound);
    post.direction = record::Direction::outbound;
    CHECK(finished(post, &profile).direction == record::Direction::outbound);
}

TEST_CASE("a mail's links are those behind its words and those in them") {
    Post post;
    post.platform = "mail";
    post.text = "Siehe den Beleg und https://foto.example/1";
    post.links = {"https://beleg.example/17"};
    std::vector<text::Entity> scratch;
    finish(post, nullptr, scratch);
    CHECK(post.links == std::vector<std::string>{"https://beleg.example/17", "https://foto.example/1"});
}

TEST_CASE("the house is known by its address in mails and by its name in chats") {
    profile::Profile profile;
    profile.house.name = "Wiesenpieper";
    profile.house.also_called = {"Wiesenpieper GmbH"};
    profile.contact.email = "Hilfe@Wiesenpieper.example";
    struct Row {
        std::string platform, id, name;
        bool own;
    };
    for (const Row& row : std::vector<Row>{
             {"mail", "hilfe@wiesenpieper.example", "", true},
             {"mail", "jana@example.org", "Wiesenpieper", false}, // a name is quickly put on
             {"mail", "", "", false},
             {"whatsapp", "", "wiesenpieper", true},
             {"signal", "", "Wiesenpieper GmbH", true},
             {"whatsapp", "", "Jana", false},
             {"csv", "", "Wiesenpieper", false}, // who knows what the column holds
         }) {
        CAPTURE(row.platform);
        CAPTURE(row.name);
        Post post;
        post.platform = row.platform;
        post.author.id = row.id;
        post.author.name = row.name;
        post.text = "a";
        CHECK(is_own_author(post, profile) == row.own);
    }
    // In Meta's archives people have a name and nothing else; elsewhere on its platforms a name is quickly put on.
    Post message;
    message.platform = "instagram";
    message.kind = record::Kind::message;
    message.author.name = "Wiesenpieper";
    CHECK(is_own_author(message, profile));
    message.author.id = "5";
    CHECK_FALSE(is_own_author(message, profile));
    message.author.id.clear();
    message.kind = record::Kind::comment;
    CHECK_FALSE(is_own_author(message, profile));
    profile.contact.email.clear();
    Post nobody;
    nobody.platform = "mail";
    CHECK_FALSE(is_own_author(nobody, profile));
}

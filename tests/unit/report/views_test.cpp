// SPDX-License-Identifier: Apache-2.0
#include "report/views.hpp"

#include "report/signature.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;

TEST_CASE("parse_views") {
    CHECK(parse_views("queue") == std::vector{View::queue});
    CHECK(parse_views("sla,queue,sla") == std::vector{View::sla, View::queue});
    for (const char* text : {"", "posts.jsonl", "queue,", "queue,posts", "Queue", ",", "./queue"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_views(text));
    }
    for (const NamedView& it : kViews) {
        CHECK(describe(it.view).name == it.name); // they stand in the order of the enum
    }
}

TEST_CASE("signature_in") {
    struct Row {
        std::string name, text, signature;
    };
    const std::vector<Row> rows{
        {"at the end", "Wir kümmern uns. ^an", "^an"},
        {"in capitals, with a stop", "Wir kümmern uns. ^AN.", "^an"},
        {"before a link", "Mehr hier ^kr2 https://example.org", "^kr2"},
        {"the last of several", "^aa schrieb: ^bb", "^bb"},
        {"alone", "^x", "^x"},
        {"within a word it is none", "2^n Gründe", ""},
        {"followed by a blank", "so ^ nicht", ""},
        {"a face", "schön ^^", ""},
        {"nothing", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(signature_in(row.text) == row.signature);
    }
}

TEST_CASE("writer_of: the agent, else the signature, else the account") {
    profile::Profile profile;
    profile.agents = {{"AN", "Antje Nolte"}, {"kr", ""}};
    record::Post post;
    post.author.handle = "haus";
    post.text = "Gern. ^an";
    CHECK(writer_of(post, &profile) == "Antje Nolte");
    CHECK(writer_of(post, nullptr) == "^an");
    post.text = "Gern. ^kr";
    CHECK(writer_of(post, &profile) == "^kr");
    post.text = "Gern.";
    CHECK(writer_of(post, &profile) == "@haus");
    post.author = {};
    CHECK(writer_of(post, &profile).empty());
}

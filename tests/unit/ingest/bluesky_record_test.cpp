// SPDX-License-Identifier: Apache-2.0
#include "ingest/bluesky_record.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

TEST_CASE("at-uris fall into repository, collection and key") {
    struct Row {
        std::string uri, repository, collection, key;
    };
    const std::vector<Row> rows{
        {"at://did:plc:k/app.bsky.feed.post/3k2", "did:plc:k", "app.bsky.feed.post", "3k2"},
        {"at://did:plc:k/app.bsky.feed.post/3k2/mehr", "did:plc:k", "app.bsky.feed.post", "3k2"},
        {"at://did:plc:k/app.bsky.feed.post", "did:plc:k", "app.bsky.feed.post", ""},
        {"at://did:plc:k", "did:plc:k", "", ""},
        {"at://", "", "", ""},
        {"at:///", "", "", ""},
        {"https://a.example/b/c", "", "", ""},
        {"", "", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.uri);
        const AtUri parts(row.uri);
        CHECK(parts.repository == row.repository);
        CHECK(parts.collection == row.collection);
        CHECK(parts.key == row.key);
    }
}

TEST_CASE("id, thread and address come from the uri") {
    record::Post post;
    read_bluesky_uri("at://did:plc:k/app.bsky.feed.post/3k2", post);
    CHECK(post.id == "bluesky:at://did:plc:k/app.bsky.feed.post/3k2");
    CHECK(post.thread == post.id);
    CHECK(post.author.id == "did:plc:k");
    CHECK(post.url == "https://bsky.app/profile/did:plc:k/post/3k2");
    record::Post nameless;
    read_bluesky_uri("", nameless);
    CHECK(nameless.id.empty());
    CHECK(nameless.url.empty());
}

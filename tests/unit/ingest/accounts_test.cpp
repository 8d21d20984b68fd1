// SPDX-License-Identifier: Apache-2.0
#include "ingest/accounts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::ingest;

namespace {

// "place=account" for each, with blanks between.
std::string found(std::string_view text) {
    std::string all;
    each_account(text, [&](Stretch place, std::string_view account) {
        all += (all.empty() ? "" : " ") + std::string(text.substr(place.begin, place.end - place.begin)) + "=" +
               std::string(account);
    });
    return all;
}

} // namespace

TEST_CASE("accounts are found by the sign in front of them") {
    struct Row {
        std::string text, found;
    };
    for (const Row& row : std::vector<Row>{
             {"@jana hallo", "jana=jana"},
             {".@jana, @bob_2.", "jana=jana bob_2=bob_2"},
             {"👍@jana", "jana=jana"},
             {"@jana@chaos.example: ja", "jana@chaos.example=jana"},
             {"@müller_netz!", "müller_netz=müller_netz"},
             {"an jana@example.de", ""},
             {"größe@example.de", ""},
             {"a @ b", ""},
             {"@", ""},
             {"@jana@", "jana=jana"},
             {"um 8:30 Uhr", ""},
         }) {
        CAPTURE(row.text);
        CHECK(found(row.text) == row.found);
    }
}

TEST_CASE("accounts are found in links by their place") {
    struct Row {
        std::string text, found;
    };
    for (const Row& row : std::vector<Row>{
             {"https://x.com/Jana77/status/1", "Jana77=Jana77"},
             {"https://www.twitter.com/jana?s=20", "jana=jana"},
             {"https://x.com/i/status/1", ""},
             {"https://x.com/hashtag/netz", ""},
             {"https://chaos.example/@jana/109", "jana=jana"},
             {"https://chaos.example/users/jana/statuses/109", "jana=jana"},
             {"https://bsky.app/profile/jana.bsky.social/post/3k", "jana.bsky.social=jana.bsky.social"},
             {"https://bsky.app/profile/did:plc:abc234/post/3k", "did:plc:abc234=did:plc:abc234"},
             {"at://did:plc:abc234/app.bsky.feed.post/3k", "did:plc:abc234=did:plc:abc234"},
             {"at://jana.example/app.bsky.feed.post/3k", "jana.example=jana.example"},
             {"https://www.reddit.com/user/jana/comments/1", "jana=jana"},
             {"https://de.linkedin.com/in/jana", ""}, // a host with a country in front is not known
             {"https://www.linkedin.com/in/jana/", "jana=jana"},
             {"https://t.me/jana", "jana=jana"},
             {"https://t.me/c/123/4", ""},
             {"https://www.youtube.com/@jana", "jana=jana"},
             {"https://maps.example/@52.5,13.4,17z", ""},
             {"https://shop.example/hilfe/netz", ""},
             {"siehe (https://x.com/jana), ja", "jana=jana"},
             {"did:plc:abc234.", "did:plc:abc234=did:plc:abc234"},
             {"candid:plc:abc", ""},
             {"://", ""},
             {"https://", ""},
         }) {
        CAPTURE(row.text);
        CHECK(found(row.text) == row.found);
    }
}

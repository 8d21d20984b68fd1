// SPDX-License-Identifier: Apache-2.0
// Real exports, as far as they are there; they are no part of the project. The numbers were counted by hand: elements of
// "data", statuses of a list, rows below the header.
#include "reading.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace kummerkasten;

TEST_CASE("exports in ../shared give as many posts as a person counts") {
    struct Row {
        std::string file, format;
        std::size_t posts, rejects;
        bool dated = true;
    };
    const std::vector<Row> rows{
        {"x_v2/cotweet.jsonl", "x_v2", 1, 0},
        {"x_v2/empty.json", "text", 0, 0},
        {"x_v2/geo_tweets.jsonl", "x_v2", 2, 0}, // two pages of one
        {"x_v2/media_tweet.jsonl", "x_v2", 1, 0},
        {"x_v2/noflat_first1.jsonl", "x_v2", 100, 0}, // a page whose "errors" tell of one tweet more that was forbidden
        {"x_v2/streaming_output_with_error.jsonl", "x_v2", 7, 1},          // the eighth line is cut off
        {"x_v2/test_client_get_home_timeline.json", "x_v2", 98, 0, false}, // whoever asked did not ask for times
        {"x_v2/test_client_search_recent_tweets.json", "x_v2", 10, 0, false},
        {"x_v2/two_tweets.jsonl", "x_v2", 1, 0}, // one found, one that it replies to in the includes
        {"x_v2/verified_type.jsonl", "x_v2", 1, 0},
        {"mastodon/context.json", "mastodon", 3, 0}, // two ancestors, one descendant
        {"mastodon/grouped_notifications_get_all_success.json", "mastodon", 0,
         1}, // its statuses were shortened to id and account
        {"mastodon/notifications_mentions_only.json", "mastodon", 1, 0},
        {"mastodon/public_timeline.json", "mastodon", 20, 0},
        {"mastodon/status_context.json", "mastodon", 0, 0},
        {"mastodon/status_with_poll.json", "mastodon", 1, 0},
        {"mastodon/status_with_quote.json", "mastodon", 1, 0},
        {"mastodon/tag_timeline.json", "mastodon", 20, 0},
        {"csv_exports/airline_first60.csv", "csv", 60, 0},
        {"csv_exports/tripadvisor_de_first60.csv", "csv", 60, 0},
        {"csv_exports/twint_de_first60.csv", "csv", 60, 0},
    };
    const std::filesystem::path fixtures = KUMMERKASTEN_SOURCE_DIR "/../shared/fixtures";
    if (!std::filesystem::is_directory(fixtures)) {
        MESSAGE("skipped: ../shared/fixtures is not there");
        return;
    }
    for (const Row& row : rows) {
        CAPTURE(row.file);
        Collected found;
        read_path((fixtures / row.file).string(), "auto", reading_options(), found);
        CHECK(found.format == row.format);
        CHECK(found.posts.size() == row.posts);
        CHECK(found.rejects.size() == row.rejects);
        for (const record::Post& post : found.posts) {
            CHECK_FALSE(post.id.empty());
            CHECK_FALSE(post.text.empty());
            CHECK(post.created_at.has_value() == row.dated);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Real exports, as far as they are there; they are no part of the project. The numbers were counted by hand: elements of
// "data", statuses of a list, rows below the header.
#include "ingest/reply_text.hpp"
#include "reading.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
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
        {"email_mime/enclosed-broken-body.eml", "mail", 1, 0},
        {"email_mime/invalid-charset.txt", "mail", 1, 0},
        {"email_mime/m0002.txt", "mail", 1, 0},
        {"email_mime/m0004.txt", "mail", 1, 0},
        {"email_mime/m0008.txt", "mail", 1, 0},
        {"email_mime/m0011.txt", "mail", 1, 0},
        {"email_mime/m0015.txt", "mail", 1, 0},
        {"email_mime/m1001.txt", "mail", 1, 0},
        {"email_mime/m1010.txt", "mail", 1, 0},
        {"email_mime/m2005.txt", "mail", 1, 0},
        {"email_mime/nodemailer_base64encodedroot.eml", "mail", 0, 1}, // a picture without text and subject
        {"email_mime/nodemailer_nested.eml", "mail", 1, 0, false},
        {"email_mime/raw_email_quoted_with_0d0a.eml", "mail", 1, 0},
        {"email_mime/raw_email_with_nested_attachment.eml", "mail", 1, 0},
        {"mbox/content-length.mbox.txt", "mail", 28, 0}, // 29 mails, one of them tells that a mail was not delivered
        {"mbox/unmunged.mbox.txt", "mail", 2, 0, false},
        {"signal/test_export.txt", "signal", 2, 0},
        // nine entries; in two of them the app speaks
        {"whatsapp/test_[mmddyy]_24hrs.txt", "whatsapp", 7, 0},
        {"whatsapp/test_mmddyy_24hrs.txt", "whatsapp", 7, 0},
        {"whatsapp/test_yyyymmdd_24hrs.txt", "whatsapp", 7, 0},
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

TEST_CASE("answers in ../shared are parted from what they quote") {
    const std::filesystem::path fixtures = KUMMERKASTEN_SOURCE_DIR "/../shared/fixtures/email_reply_text";
    if (!std::filesystem::is_directory(fixtures)) {
        MESSAGE("skipped: ../shared/fixtures/email_reply_text is not there");
        return;
    }
    struct Row {
        std::string file, quoted_begins;
    };
    for (const Row& row : std::vector<Row>{{"email_german.txt", "Am 13.12.2017 21:11 schrieb"},
                                           {"email_german_3.txt", "Hi there!"},
                                           {"email_tricky_5_mixed_languages.txt", "Le 15 janv. 2024"}}) {
        CAPTURE(row.file);
        std::ifstream file(fixtures / row.file);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const ingest::ReplyText reply = ingest::split_reply(text);
        // Each begins with the same five lines of an answer.
        CHECK(std::count(reply.text.begin(), reply.text.end(), '\n') == 4);
        CHECK(reply.text.ends_with("aliquet nec nec nibh."));
        CHECK(reply.quoted.starts_with(row.quoted_begins));
    }
}

// SPDX-License-Identifier: Apache-2.0
// Real exports, as far as they are there; they are no part of the project. The numbers were counted by hand: elements of
// "data", statuses of a list, rows below the header.
#include "ingest/reply_text.hpp"
#include "reading.hpp"
#include "record/reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

const std::filesystem::path kFixtures = KUMMERKASTEN_SOURCE_DIR "/../shared/fixtures";

bool fixtures_are_there() {
    if (std::filesystem::is_directory(kFixtures)) {
        return true;
    }
    MESSAGE("skipped: ../shared/fixtures is not there");
    return false;
}

// The formats that would take this export for theirs. The one for objects of any shape is not asked.
std::vector<std::string> who_recognises(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (path.extension() == ".jsonl") {
        bytes.resize(std::min(bytes.size(), bytes.find('\n')));
    }
    const std::size_t length = bytes.size();
    bytes.append(record::kLinePadding, ' ');
    ingest::JsonParser parser;
    Result<ingest::Json> parsed = parser.parse(std::string_view(bytes).substr(0, length));
    std::vector<std::string> names;
    if (!parsed) {
        return names;
    }
    ingest::Json value = *parsed;
    if (value.is_array()) {
        ingest::Json first;
        value.each_item([&first](ingest::Json item) { first = first.exists() ? first : item; });
        value = first;
    }
    for (const auto& format : ingest::formats()) {
        const auto* json = dynamic_cast<const ingest::JsonFormat*>(format.get());
        if (json != nullptr && json->name() != "json" && json->recognises(value)) {
            names.emplace_back(json->name());
        }
    }
    return names;
}

} // namespace

TEST_CASE("exports in ../shared give as many posts as a person counts") {
    struct Row {
        std::string file, format;
        std::size_t posts, rejects;
        bool dated = true;
        std::size_t skipped = 0;
        bool wordless = false;
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
        {"mbox/content-length.mbox.txt", "mail", 28, 0, true,
         1}, // 29 mails, one of them tells that a mail was not delivered
        {"mbox/unmunged.mbox.txt", "mail", 2, 0, false},
        {"signal/test_export.txt", "signal", 2, 0},
        // nine entries; in two of them the app speaks
        {"whatsapp/test_[mmddyy]_24hrs.txt", "whatsapp", 7, 0, true, 2},
        {"whatsapp/test_mmddyy_24hrs.txt", "whatsapp", 7, 0, true, 2},
        {"whatsapp/test_yyyymmdd_24hrs.txt", "whatsapp", 7, 0, true, 2},
        // Statuses of lists; "statuses" and "results" of search pages.
        {"x_v1.1/dogsheep_tweets.json", "x_v1", 3, 0},
        {"x_v1.1/extended_tweet_in_extended_mode.json", "x_v1", 1, 0},
        {"x_v1.1/get_mentions.json", "x_v1", 19, 0},
        {"x_v1.1/get_status.json", "x_v1", 1, 0},
        {"x_v1.1/get_status_promoted_video_tweet.json", "x_v1", 1, 0},
        {"x_v1.1/sferik_premium_search_url.json", "x_v1", 4, 0},
        {"x_v1.1/sferik_search.json", "x_v1", 3, 0},
        {"x_v1.1/sferik_status.json", "x_v1", 1, 0},
        {"x_graphql/XUserTweetsAndRepliesError.json", "x_graphql", 0, 1}, // an error body
        {"x_archive/account-suspension.js", "x_archive", 0, 0},           // an empty array
        {"x_archive/community-tweet.js", "x_archive", 3, 0},
        {"x_archive/note-tweet.js", "x_archive", 0, 0}, // an empty array
        {"x_archive/tweets_first40.js", "x_archive", 40, 0},
        {"reddit/comments_new.json", "reddit", 100, 0},
        // One submission and 200 comments with words; each of the 192 "more" stands for comments that are not there.
        {"reddit/removed_comment.json", "reddit", 201, 0, true, 192},
        {"reddit/submissions_new.json", "reddit", 100, 0}, // 84 of them are links, whose title is all they say
        {"youtube/comment_threads_comment_thread_single.json", "youtube", 1, 0},
        {"youtube/comment_threads_comment_threads_by_channel.json", "youtube", 2, 0},
        {"youtube/comment_threads_comment_threads_by_video_paged_2.json", "youtube", 5, 0},
        {"youtube/comment_threads_comment_threads_with_search.json", "youtube", 1, 0},
        {"youtube/comments_comments_by_parent_paged_1.json", "youtube", 2, 0},
        {"youtube/comments_comments_multi.json", "youtube", 2, 0},
        {"youtube/comments_insert_response.json", "youtube", 1, 0},
        {"bluesky/custom_record.json", "bluesky", 1, 0},        // of its own type, but where posts are kept
        {"bluesky/feed_record.json", "bluesky", 0, 0, true, 1}, // a feed generator
        {"bluesky/like_record.json", "bluesky", 0, 0, true, 1},
        {"bluesky/thread_view_post_with_embed_media.json", "bluesky", 1, 0, true, 0, true}, // a picture
        {"bluesky/granary/actor_with_featured.bsky.json", "bluesky", 0, 0, true, 1},        // a profile
        {"bluesky/granary/follow.bsky.json", "bluesky", 0, 0, true, 1},
        {"bluesky/granary/note.bsky.json", "bluesky", 1, 0},
        {"bluesky/granary/note_with_custom_feed.bsky.json", "bluesky", 1, 0},
        {"bluesky/granary/quote.bsky.json", "bluesky", 1, 0},
        {"bluesky/granary/quote_and_image.bsky.json", "bluesky", 1, 0},
        {"bluesky/granary/repost.bsky.json", "bluesky", 1, 0},
        // One object a file. Those without words are kept where an id or address tells them apart.
        {"activitystreams/article_escape_html_in_content.as.json", "activitystreams", 1, 0, false},
        {"activitystreams/article_with_attachment_stream_list.as.json", "activitystreams", 0, 0, false, 1},
        {"activitystreams/article_with_audio_video.as2.json", "activitystreams", 1, 0, false},
        {"activitystreams/article_with_displayName.as.json", "activitystreams", 1, 0, false},
        {"activitystreams/article_with_image_attachment_with_alt.as2.json", "activitystreams", 1, 0, false},
        {"activitystreams/article_with_likes.as.json", "activitystreams", 1, 0, false, 2}, // and two likes
        {"activitystreams/article_with_photo.as2.json", "activitystreams", 1, 0, false},
        {"activitystreams/article_with_reposts.as.json", "activitystreams", 1, 0, false, 2, true}, // and two reposts
        {"activitystreams/article_with_video_stream_list.as.json", "activitystreams", 0, 0, false, 1},
        {"activitystreams/comment.as2.json", "activitystreams", 1, 0},
        {"activitystreams/comment_inreplyto_id.as2.json", "activitystreams", 1, 0},
        {"activitystreams/comment_multiple_in_reply_to.as2.json", "activitystreams", 1, 0},
        {"activitystreams/in_reply_to_with_h_cite.as.json", "activitystreams", 1, 0, false},
        {"activitystreams/note.as.json", "activitystreams", 1, 0},
        {"activitystreams/note_mastodon_with_video.as.json", "activitystreams", 1, 0},
        {"activitystreams/note_public.as.json", "activitystreams", 1, 0, false},
        {"activitystreams/note_unlisted.as.json", "activitystreams", 1, 0, false},
        {"activitystreams/note_with_article_attachment.as.json", "activitystreams", 1, 0, false},
        {"activitystreams/note_with_audio_video.as.json", "activitystreams", 1, 0, false},
        {"activitystreams/note_with_hashtag.as.json", "activitystreams", 1, 0, false, 0, true},
        {"csv_exports/airline_first60.csv", "csv", 60, 0},
        {"csv_exports/tripadvisor_de_first60.csv", "csv", 60, 0},
        {"csv_exports/twint_de_first60.csv", "csv", 60, 0},
    };
    if (!fixtures_are_there()) {
        return;
    }
    for (const Row& row : rows) {
        CAPTURE(row.file);
        Collected found;
        read_path((kFixtures / row.file).string(), "auto", reading_options(), found);
        CHECK(found.format == row.format);
        if (row.file.ends_with(".json") || row.file.ends_with(".jsonl")) {
            const std::vector<std::string> only_this(row.file == "x_v2/empty.json" ? 0 : 1, row.format);
            CHECK(who_recognises(kFixtures / row.file) == only_this);
        }
        CHECK(found.posts.size() == row.posts);
        CHECK(found.rejects.size() == row.rejects);
        CHECK(found.skipped.size() == row.skipped);
        for (const record::Post& post : found.posts) {
            CHECK((!post.id.empty() || row.format == "activitystreams" ||
                   row.file.ends_with("quote_and_image.bsky.json")));
            CHECK(post.text.empty() == row.wordless);
            CHECK(post.created_at.has_value() == row.dated);
        }
    }
}

TEST_CASE("answers in ../shared are parted from what they quote") {
    if (!fixtures_are_there()) {
        return;
    }
    struct Row {
        std::string file, quoted_begins;
    };
    for (const Row& row : std::vector<Row>{{"email_german.txt", "Am 13.12.2017 21:11 schrieb"},
                                           {"email_german_3.txt", "Hi there!"},
                                           {"email_tricky_5_mixed_languages.txt", "Le 15 janv. 2024"}}) {
        CAPTURE(row.file);
        std::ifstream file(kFixtures / "email_reply_text" / row.file);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const ingest::ReplyText reply = ingest::split_reply(text);
        // Each begins with the same five lines of an answer.
        CHECK(std::count(reply.text.begin(), reply.text.end(), '\n') == 4);
        CHECK(reply.text.ends_with("aliquet nec nec nibh."));
        CHECK(reply.quoted.starts_with(row.quoted_begins));
    }
}

// A person's count of posts; `skipped` are pieces that nobody would call a post.
TEST_CASE("pages, stores, messengers and help desks give as many posts as a person counts") {
    struct Row {
        std::string file, format;
        std::size_t posts, skipped = 0;
        bool dated = true;
        bool identified = true; // the export has ids; else they are made later, of the content
        std::size_t warnings = 0;
    };
    const std::vector<Row> rows{
        {"facebook/post-with-empty-comments.json", "facebook", 1},
        {"facebook/v2_1_feed-got.json", "facebook", 72, 1}, // 25 posts with 48 comments, one of those without words
        {"facebook/v2_2_comment-issue286.json", "facebook", 1},
        {"facebook/v2_3_post-attachments.json", "facebook", 1},
        {"facebook/v2_5_page-rating-example1.json", "facebook", 0, 1}, // five stars and no word
        {"facebook/wh_v2_1_feed-got.json", "facebook", 72, 1},
        {"facebook/wh_v2_3_post-feedtargeting-region.json", "facebook", 1},
        {"facebook/wh_v2_5_post-with-feedtargeting-regions.json", "facebook", 0, 1}, // targeting and an id
        {"facebook/wh_v2_8_post-with-feedtargeting-regions.json", "facebook", 0, 1},
        {"facebook/wh_v2_8_post-with-feedtargeting.json", "facebook", 0, 1},
        {"facebook/wh_webhooks_feed-album-edited.json", "facebook", 0, 1},
        {"facebook/wh_webhooks_feed-comment-add-25.json", "facebook", 1},
        {"instagram/comment.json", "instagram", 2}, // and the reply in it
        {"instagram/dm_export.json", "instagram", 2, 0, true, false},
        {"instagram/media-image.json", "instagram", 1},
        {"instagram/wh-comments-2021.json", "instagram", 1},
        {"instagram/wh-livecomments.json", "instagram", 1},
        {"google_play/HealthConnectReviews_first80.csv", "csv", 80},
        {"app_reviews/reviews_normalized_first60.json", "app_store", 60, 0, true, false},
        {"app_store/customerreviews_jp.json", "app_store", 50, 0, false},
        {"trustpilot/reviews_first60.json", "trustpilot", 60},
        // 37 with words, 3 with a title alone; the rating is the word "Rated" in all 40
        {"trustpilot/scraped_first40.json", "trustpilot", 40, 0, true, false, 40},
        {"google_reviews/google_reviews.json", "google_reviews", 25, 0, false, false, 25}, // "6 days ago"
        {"google_reviews/scraper_pro_first25.json", "google_reviews", 9, 16},              // 16 of stars alone
        {"telegram/test_batch_export.json", "telegram", 2, 0, true, false},
        {"zendesk/incremental_tickets.json", "zendesk", 86, 1}, // one of 87 is deleted
        {"zendesk/ticket_create_response.json", "zendesk", 1},
        {"freshdesk/ticket_with_conversations.json", "freshdesk", 3, 1}, // the ticket, two letters, one private note
    };
    if (!fixtures_are_there()) {
        return;
    }
    for (const Row& row : rows) {
        CAPTURE(row.file);
        Collected found;
        read_path((kFixtures / row.file).string(), "auto", reading_options(), found);
        CHECK(found.format == row.format);
        CHECK(found.posts.size() == row.posts);
        CHECK(found.skipped.size() == row.skipped);
        CHECK(found.rejects.empty());
        CHECK(found.warnings.size() == row.warnings);
        for (const record::Post& post : found.posts) {
            CHECK(post.id.empty() != row.identified);
            CHECK_FALSE(post.text.empty());
            CHECK_FALSE(post.platform.empty());
            CHECK(post.platform != "csv");
            CHECK(post.kind.has_value());
            CHECK(post.created_at.has_value() == row.dated);
        }
    }
}

TEST_CASE("exports give the same posts where they are longer than a document may be") {
    if (!fixtures_are_there()) {
        return;
    }
    for (const std::string file :
         {"facebook/v2_1_feed-got.json", "app_store/customerreviews_jp.json", "zendesk/incremental_tickets.json"}) {
        CAPTURE(file);
        Collected whole;
        read_path((kFixtures / file).string(), "auto", reading_options(), whole);
        ingest::ReadOptions small = reading_options();
        small.max_document = 16 * 1024; // a post of the feed with its 25 comments has 10 KiB
        REQUIRE(std::filesystem::file_size(kFixtures / file) > small.max_document);
        Collected parts;
        read_path((kFixtures / file).string(), "auto", small, parts);
        CHECK(parts.format == whole.format);
        CHECK(parts.skipped == whole.skipped);
        CHECK(parts.rejects.empty());
        REQUIRE(parts.posts.size() == whole.posts.size());
        for (std::size_t i = 0; i < whole.posts.size(); ++i) {
            CHECK(parts.posts[i].id == whole.posts[i].id);
            CHECK(parts.posts[i].text == whole.posts[i].text);
            CHECK(parts.posts[i].thread == whole.posts[i].thread);
        }
    }
}

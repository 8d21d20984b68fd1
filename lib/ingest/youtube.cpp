// SPDX-License-Identifier: Apache-2.0
// YouTube: comment threads and comments as the Data API v3 lists them, and the comments in the info.json of yt-dlp.
// https://developers.google.com/youtube/v3/docs/comments
#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/platforms.hpp"
#include "ingest/times.hpp"
#include "record/time.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using record::Post;

std::string youtube_id(std::string_view native) {
    return native.empty() ? std::string() : fmt::format("youtube:{}", native);
}

// Since 2023 the name shown is the handle, "@kai".
void read_author_name(std::string_view shown, record::Author& author) {
    if (shown.starts_with('@')) {
        author.handle.assign(shown.substr(1));
    } else {
        author.name.assign(shown);
    }
}

// What a comment's thread knows and its replies leave out.
struct Thread {
    std::string_view video, owner;
};

void read_place(const Thread& thread, std::string_view id, Post& post) {
    post.platform = "youtube";
    post.id = youtube_id(id);
    post.thread = youtube_id(thread.video);
    post.thread_owner.assign(thread.owner);
    if (!thread.video.empty()) {
        post.url = fmt::format("https://www.youtube.com/watch?v={}&lc={}", thread.video, id);
    }
}

Outcome map_comment(Json comment, const Thread& thread, std::optional<std::int64_t> replies, const Findings& found) {
    const Json snippet = comment["snippet"];
    Post post;
    // What was typed is only given to the comment's author; everybody else gets it as HTML.
    post.text = snippet["textOriginal"].is_string() ? std::string(snippet["textOriginal"].text())
                                                    : html_to_text(snippet["textDisplay"].text());
    if (!snippet.is_object() || trim(post.text).empty()) {
        return Problem{"no-text", "a comment without text"};
    }
    const auto own_or = [&snippet](std::string_view member, std::string_view inherited) {
        return snippet[member].is_string() ? snippet[member].text() : inherited;
    };
    read_place({own_or("videoId", thread.video), own_or("channelId", thread.owner)}, comment["id"].text(), post);
    post.created_at = record::parse_rfc3339(snippet["publishedAt"].text());
    read_author_name(snippet["authorDisplayName"].text(), post.author);
    const Json channel = snippet["authorChannelId"];
    post.author.id.assign(channel.is_string() ? channel.text() : channel["value"].text());
    post.reply_to = youtube_id(snippet["parentId"].text());
    post.kind = post.reply_to.empty() ? record::Kind::comment : record::Kind::reply;
    post.engagement.likes = snippet["likeCount"].integer();
    post.engagement.replies = replies;
    found.post(post);
    return std::nullopt;
}

Outcome map_thread(Json item, const Findings& found) {
    const Json snippet = item["snippet"];
    const Thread thread{snippet["videoId"].text(), snippet["channelId"].text()};
    Outcome trouble = map_comment(snippet["topLevelComment"], thread, snippet["totalReplyCount"].integer(), found);
    item["replies"]["comments"].each_item([&](Json reply) {
        if (Outcome problem = map_comment(reply, thread, std::nullopt, found)) {
            trouble = std::move(problem);
        }
    });
    return trouble;
}

Outcome map_item(Json item, const Findings& found) {
    const std::string_view kind = item["kind"].text();
    if (kind == "youtube#commentThread" || item["snippet"]["topLevelComment"].is_object()) {
        return map_thread(item, found);
    }
    if (kind == "youtube#comment") {
        return map_comment(item, {}, std::nullopt, found);
    }
    found.skip("no-comment"); // a video, a channel, a search result
    return std::nullopt;
}

// yt-dlp --write-comments
bool is_info(Json value) {
    const Json extractor = value["extractor_key"].is_string() ? value["extractor_key"] : value["extractor"];
    return to_ascii_lower(extractor.text()).starts_with("youtube") && value["id"].is_string();
}

void map_downloaded(Json comment, const Thread& thread, const Findings& found) {
    Post post;
    post.text.assign(trim(comment["text"].text()));
    if (post.text.empty()) {
        return found.skip("no-words");
    }
    read_place(thread, comment["id"].text(), post);
    post.created_at = parse_any_time(comment["timestamp"].as_text(), std::nullopt);
    read_author_name(comment["author"].text(), post.author);
    post.author.id.assign(comment["author_id"].text());
    post.author.verified = comment["author_is_verified"].boolean();
    if (comment["parent"].text() != "root") {
        post.reply_to = youtube_id(comment["parent"].text());
    }
    post.kind = post.reply_to.empty() ? record::Kind::comment : record::Kind::reply;
    post.engagement.likes = comment["like_count"].integer();
    found.post(post);
}

// {"error":{"code":403,"message":…,"errors":[{"domain":"youtube.quota",…}]}}
bool is_error(Json value) {
    bool youtube = false;
    value["error"]["errors"].each_item([&youtube](Json item) { youtube = youtube || item["domain"].is_string(); });
    return youtube && value["error"]["message"].is_string();
}

class YouTube : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "youtube"; }
    [[nodiscard]] std::string_view description() const override {
        return "YouTube Data API v3: comment threads and comments; info.json of yt-dlp";
    }

    [[nodiscard]] bool recognises(Json value) const override {
        return value["kind"].text().starts_with("youtube#") || is_info(value) || is_error(value);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        if (is_info(value)) {
            const Thread thread{value["id"].text(), value["channel_id"].text()};
            if (value["comments"].size() == 0) {
                found.skip("video-without-comments");
            }
            value["comments"].each_item([&](Json comment) { map_downloaded(comment, thread, found); });
            return std::nullopt;
        }
        if (is_error(value)) {
            return Problem{"api-error", fmt::format("an error of the API, not a comment: {}",
                                                    in_quotes(html_to_text(value["error"]["message"].text()), 120))};
        }
        if (!value["items"].is_array()) {
            return value["kind"].is_string() || value["snippet"].is_object()
                       ? map_item(value, found)
                       : Problem{"no-text", "not a comment or list of comments of YouTube"};
        }
        Outcome trouble;
        value["items"].each_item([&](Json item) {
            if (Outcome problem = map_item(item, found)) {
                trouble = std::move(problem);
            }
        });
        return trouble;
    }
};

} // namespace

std::unique_ptr<Format> make_youtube() { return std::make_unique<YouTube>(); }

} // namespace kummerkasten::ingest

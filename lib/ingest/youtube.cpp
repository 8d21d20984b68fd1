// SPDX-License-Identifier: Apache-2.0
// YouTube: comment threads and comments as the Data API v3 lists them, and the comments in the info.json of yt-dlp.
// https://developers.google.com/youtube/v3/docs/comments
#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"
#include "ingest/times.hpp"
#include "record/time.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using record::Post;

std::string youtube_id(std::string_view native) { return native_id("youtube", native); }

// By what is in it, since "kind" may be left out of what is asked for.
bool is_thread(Json item) {
    return item["kind"].text() == "youtube#commentThread" || item["snippet"]["topLevelComment"].is_object();
}
bool is_comment(Json item) {
    const Json snippet = item["snippet"];
    return item["kind"].text() == "youtube#comment" ||
           (snippet["authorDisplayName"].is_string() &&
            (snippet["textDisplay"].is_string() || snippet["textOriginal"].is_string()));
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
    if (!snippet.is_object()) {
        return Problem{"no-text", "a comment of YouTube without snippet"};
    }
    if (trim(post.text).empty()) {
        found.skip("no-words"); // of signs that HTML does not show, or its words were taken away
        return std::nullopt;
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
    Complaints complaints;
    complaints.add(map_comment(snippet["topLevelComment"], thread, snippet["totalReplyCount"].integer(), found));
    complaints.add(map_each(item["replies"]["comments"],
                            [&](Json reply) { return map_comment(reply, thread, std::nullopt, found); }));
    return complaints.all();
}

Outcome map_item(Json item, const Findings& found) {
    if (is_thread(item)) {
        return map_thread(item, found);
    }
    if (is_comment(item)) {
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
        const auto fits = [](Json item) { return is_thread(item) || is_comment(item); };
        return value["kind"].text().starts_with("youtube#") || fits(value) || first_fits(value["items"], fits) ||
               is_info(value) || is_error(value);
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
            return api_error(html_to_text(value["error"]["message"].text()));
        }
        if (!value["items"].is_array()) {
            return value["kind"].is_string() || value["snippet"].is_object()
                       ? map_item(value, found)
                       : Problem{"no-text", "not a comment or list of comments of YouTube"};
        }
        return map_each(value["items"], [&found](Json item) { return map_item(item, found); });
    }
};

} // namespace

std::unique_ptr<Format> make_youtube() { return std::make_unique<YouTube>(); }

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/bluesky_record.hpp"

#include "base/strings.hpp"
#include "ingest/mapper.hpp"
#include "ingest/times.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::ingest {

using record::Post;

namespace {

// What stands for the words of a post that has none: descriptions of its pictures, or the title of its link.
std::string words_of_embed(Json embed) {
    const Json media = embed["media"].is_object() ? embed["media"] : embed;
    std::string words;
    media["images"].each_item([&words](Json image) {
        const std::string_view description = trim(image["alt"].text());
        words += (words.empty() || description.empty() ? "" : "\n") + std::string(description);
    });
    if (words.empty()) {
        words = trim(media["alt"].text());
    }
    return words.empty() ? std::string(trim(media["external"]["title"].text())) : words;
}

} // namespace

std::string bluesky_id(std::string_view uri) { return native_id("bluesky", uri); }

AtUri::AtUri(std::string_view uri) {
    if (!uri.starts_with("at://")) {
        return;
    }
    uri.remove_prefix(5);
    for (std::string_view* part : {&repository, &collection, &key}) {
        *part = uri.substr(0, uri.find('/'));
        uri.remove_prefix(std::min(uri.size(), part->size() + 1));
    }
}

void read_bluesky_author(Json profile, record::Author& author) {
    author.id.assign(profile["did"].text());
    author.handle.assign(profile["handle"].text());
    author.name.assign(profile["displayName"].text());
    author.followers = profile["followersCount"].integer();
    if (const std::string_view status = profile["verification"]["verifiedStatus"].text(); !status.empty()) {
        author.verified = status == "valid";
    }
}

void read_bluesky_facets(Json facets, std::string_view text, Post& post) {
    facets.each_item([&](Json facet) {
        const std::int64_t begin = facet["index"]["byteStart"].integer().value_or(-1);
        const std::int64_t end = facet["index"]["byteEnd"].integer().value_or(-1);
        const bool inside = begin >= 0 && end > begin && static_cast<std::uint64_t>(end) <= text.size();
        std::string_view shown;
        if (inside) {
            shown = text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
        }
        facet["features"].each_item([&](Json feature) {
            const std::string_view type = feature["$type"].text();
            if (type.ends_with("#link") && feature["uri"].is_string()) {
                post.links.emplace_back(feature["uri"].text());
            } else if (type.ends_with("#tag") && feature["tag"].is_string()) {
                post.hashtags.emplace_back(feature["tag"].text());
            } else if (type.ends_with("#mention") && feature["did"].is_string()) {
                const bool named = shown.starts_with('@') && text::is_valid_utf8(shown);
                post.mentions.emplace_back(named ? shown.substr(1) : feature["did"].text());
            }
        });
    });
}

std::string_view bluesky_quoted_words(Json embed) {
    const Json quoted = embed["record"]["record"].is_object() ? embed["record"]["record"] : embed["record"];
    return quoted["value"]["text"].text();
}

bool read_bluesky_record(Json record, Post& post) {
    post.platform = "bluesky";
    const std::string_view text = record["text"].text();
    post.text.assign(text);
    if (trim(text).empty()) {
        post.text = words_of_embed(record["embed"]);
    }
    post.created_at = parse_any_time(record["createdAt"].text(), std::nullopt);
    record["langs"].each_item([&post](Json lang) {
        if (post.lang.empty()) {
            post.lang.assign(lang.text());
        }
    });
    read_bluesky_facets(record["facets"], text, post);
    record["tags"].each_item([&post](Json tag) { post.hashtags.emplace_back(tag.text()); });
    if (const std::string_view shared = record["embed"]["external"]["uri"].text(); !shared.empty()) {
        post.links.emplace_back(shared);
    }
    post.reply_to = bluesky_id(record["reply"]["parent"]["uri"].text());
    post.thread = bluesky_id(record["reply"]["root"]["uri"].text());
    post.kind = post.reply_to.empty() ? record::Kind::post : record::Kind::reply;
    return !post.text.empty();
}

void read_bluesky_uri(std::string_view uri, Post& post) {
    post.id = bluesky_id(uri);
    if (post.thread.empty()) {
        post.thread = post.id;
    }
    const AtUri parts(uri);
    if (post.author.id.empty()) {
        post.author.id.assign(parts.repository);
    }
    if (!parts.key.empty()) {
        post.url = fmt::format("https://bsky.app/profile/{}/post/{}",
                               post.author.handle.empty() ? parts.repository : post.author.handle, parts.key);
    }
}

} // namespace kummerkasten::ingest

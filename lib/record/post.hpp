// SPDX-License-Identifier: Apache-2.0
// One post as `ingest` writes it (kummerkasten-record(5)). A plain value whose strings are reused from record to record,
// so that reading a million posts allocates next to nothing. An empty string, or nothing in an optional, means that the
// record does not say.
#pragma once

#include "record/labels.hpp"
#include "record/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kummerkasten::record {

struct Author {
    std::string id;
    std::string handle; ///< without "@"
    std::string name;   ///< as shown to everybody
    std::optional<bool> verified;
    std::optional<std::int64_t> followers;
};

struct Engagement {
    std::optional<std::int64_t> likes, reposts, replies, quotes, views;
};

struct Rating {
    double value = 0;
    double best = 5;
};

struct Post {
    std::string id; ///< "platform:native-id"
    std::string platform;
    std::optional<Kind> kind;
    std::optional<Direction> direction;
    std::optional<Timestamp> created_at;
    std::string text; ///< valid UTF-8
    std::string title, url, lang;
    Author author;
    std::vector<std::string> mentions, hashtags, links; ///< mentions and hashtags without "@" and "#"
    std::string reply_to, thread, thread_owner;
    Engagement engagement;
    std::optional<Rating> rating;
    std::string duplicate_of;
    std::string repost_of;   ///< id of the post that this one merely passes on: a retweet or boost
    std::string quoted_text; ///< what the author quotes, kept apart from what they say

    /// Empties every member and keeps the memory.
    void clear();
};

/// Appends the post as one JSON object in the order of kummerkasten-record(5), without a newline.
void append_json(std::string& out, const Post& post);

} // namespace kummerkasten::record

// SPDX-License-Identifier: Apache-2.0
// What Bluesky's exports have in common: at-uris, and the record of a post, as its author wrote it into their repository.
// https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json
#pragma once

#include "ingest/json_value.hpp"
#include "record/post.hpp"

#include <string>
#include <string_view>

namespace kummerkasten::ingest {

/// "bluesky:at://…"; nothing stays nothing.
[[nodiscard]] std::string bluesky_id(std::string_view uri);

/// "at://did:plc:abc/app.bsky.feed.post/3k2": repository, collection, key. All empty for anything else.
struct AtUri {
    explicit AtUri(std::string_view uri);
    std::string_view repository, collection, key;
};

void read_bluesky_author(Json profile, record::Author& author);

/// Facets mark ranges of the text, in bytes of UTF-8, as mention, link or tag. Ranges that lie elsewhere name nothing.
void read_bluesky_facets(Json facets, std::string_view text, record::Post& post);

/// The words of a quoted post, wherever the kind of embed has them.
[[nodiscard]] std::string_view bluesky_quoted_words(Json embed);

/// Reads what the author wrote. False where there are no words: no text, and no description of a picture instead.
bool read_bluesky_record(Json record, record::Post& post);

/// Id, thread and address of a post; call it last, since the address has the author's handle in it.
void read_bluesky_uri(std::string_view uri, record::Post& post);

} // namespace kummerkasten::ingest

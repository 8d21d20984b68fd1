// SPDX-License-Identifier: Apache-2.0
// The status object of X's API v1.1, which lives on in the account archive and, as "legacy", in the answers of its website.
// https://developer.x.com/en/docs/x-api/v1/data-dictionary/object-model/tweet
#pragma once

#include "ingest/json_value.hpp"
#include "record/post.hpp"

#include <string>

namespace kummerkasten::ingest {

/// Has the value a status' text? In any of the places where it was over the years.
[[nodiscard]] bool has_status_text(Json status);

/// Id, time, language, counts, what it answers, thread and kind of the post.
void read_status_facts(Json status, record::Post& post);

/// The words as a person reads them, with mentions, hashtags and links: entities resolved, short links written out, links
/// to the post's own pictures dropped, the hidden @names in front of a reply left to `mentions`. A post that is only a
/// picture says what is shown in its place, "pic.twitter.com/…".
void read_status_words(Json status, record::Post& post);

/// Only the words: for a post that another one quotes.
[[nodiscard]] std::string status_words(Json status);

/// The long form of a post of more than 280 characters (GraphQL's note_tweet_results.result); false where it is none.
bool read_note_words(Json note, Json status, record::Post& post);

/// A user object of API v1.1, or the "legacy" of one in GraphQL.
void read_status_user(Json user, record::Author& author);

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// What reviews of all platforms have in common: stars, a title that may be all there is, the house's public answer.
#pragma once

#include "ingest/mapper.hpp"

#include <optional>
#include <string_view>

namespace kummerkasten::ingest {

/// Hands on a review of `platform`; one without text has its title for one. Stars alone are no post and only counted.
void post_review(const Findings& found, std::string_view platform, record::Post& review);

/// Hands on the house's public answer to `review`: an outbound reply of its own. The review went through post_review()
/// before, so that its id is known even where it is a hash; an answer to stars alone, which are no record that it could
/// refer to, is only counted. Nothing where `text` is empty.
void post_answer(const Findings& found, const record::Post& review, std::string_view text,
                 std::optional<record::Timestamp> created_at, std::string_view author = {});

/// Where the reviews of one export have what: paths of members ("attributes.title"); empty for what they lack.
struct ReviewMembers {
    std::string_view id, author, title, text, rating, created_at;
    std::string_view url, likes, answer, answered_at;
};

/// Hands on such a review of up to five stars, and the answer to it.
void map_review_members(const ReviewMembers& members, std::string_view platform, Json value, const ReadOptions& options,
                        const Findings& found);

} // namespace kummerkasten::ingest

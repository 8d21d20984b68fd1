// SPDX-License-Identifier: Apache-2.0
// What every post needs after its platform's file has mapped it, whatever the platform.
#pragma once

#include "profile/profile.hpp"
#include "record/post.hpp"
#include "text/entities.hpp"

#include <vector>

namespace kummerkasten::ingest {

/// Brings text, title and names to NFC with "\n" line breaks and without control characters; drops repeats of mentions,
/// hashtags and links, and adds those that stand only in the text (text/entities.hpp); sets the direction from the house's
/// accounts, if a profile is given; makes a content hash the id of a post that has none (XXH3-128 of platform, author, time
/// and text: the same from run to run).
/// `scratch` is working memory.
void finish(record::Post& post, const profile::Profile* profile, std::vector<text::Entity>& scratch);

/// "platform:h…", made of what the post says; see above.
[[nodiscard]] std::string content_id(const record::Post& post);

/// Is the author one of the house's own accounts, by handle or by the platform's id?
[[nodiscard]] bool is_own_author(const record::Post& post, const profile::Profile& profile);

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// The makers of all formats, one for each file of this folder that reads a platform, for the list in formats.cpp.
#pragma once

#include "ingest/format.hpp"

#include <memory>
#include <string_view>

namespace kummerkasten::ingest {

[[nodiscard]] std::unique_ptr<Format> make_own_record();
[[nodiscard]] std::unique_ptr<Format> make_facebook();
[[nodiscard]] std::unique_ptr<Format> make_instagram();
[[nodiscard]] std::unique_ptr<Format> make_google_play();
[[nodiscard]] std::unique_ptr<Format> make_app_store();
[[nodiscard]] std::unique_ptr<Format> make_trustpilot();
[[nodiscard]] std::unique_ptr<Format> make_google_reviews();
[[nodiscard]] std::unique_ptr<Format> make_telegram();
[[nodiscard]] std::unique_ptr<Format> make_zendesk();
[[nodiscard]] std::unique_ptr<Format> make_freshdesk();
[[nodiscard]] std::unique_ptr<Format> make_x_v2();
[[nodiscard]] std::unique_ptr<Format> make_x_v1();
[[nodiscard]] std::unique_ptr<Format> make_x_archive();
[[nodiscard]] std::unique_ptr<Format> make_x_graphql();
[[nodiscard]] std::unique_ptr<Format> make_mastodon();
[[nodiscard]] std::unique_ptr<Format> make_whatsapp();
[[nodiscard]] std::unique_ptr<Format> make_signal();
[[nodiscard]] std::unique_ptr<Format> make_mail();
[[nodiscard]] std::unique_ptr<Format> make_bluesky();
[[nodiscard]] std::unique_ptr<Format> make_activitystreams();
[[nodiscard]] std::unique_ptr<Format> make_reddit();
[[nodiscard]] std::unique_ptr<Format> make_youtube();
[[nodiscard]] std::unique_ptr<Format> make_mapped_json();
[[nodiscard]] std::unique_ptr<Format> make_csv();
[[nodiscard]] std::unique_ptr<Format> make_plain_text();

/// Does the beginning of an input look like a table with a header line that names a text column?
[[nodiscard]] bool looks_like_csv(std::string_view sample);

} // namespace kummerkasten::ingest

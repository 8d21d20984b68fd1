// SPDX-License-Identifier: Apache-2.0
// The makers of all formats, one for each file of this folder that reads a platform, for the list in formats.cpp.
#pragma once

#include "ingest/format.hpp"

#include <memory>
#include <string_view>

namespace kummerkasten::ingest {

[[nodiscard]] std::unique_ptr<Format> make_own_record();
[[nodiscard]] std::unique_ptr<Format> make_x_v2();
[[nodiscard]] std::unique_ptr<Format> make_mastodon();
[[nodiscard]] std::unique_ptr<Format> make_whatsapp();
[[nodiscard]] std::unique_ptr<Format> make_signal();
[[nodiscard]] std::unique_ptr<Format> make_mail();
[[nodiscard]] std::unique_ptr<Format> make_mapped_json();
[[nodiscard]] std::unique_ptr<Format> make_csv();
[[nodiscard]] std::unique_ptr<Format> make_plain_text();

/// Does the beginning of an input look like a table with a header line that names a text column?
[[nodiscard]] bool looks_like_csv(std::string_view sample);

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// The archives of Facebook and Instagram spell each byte of a UTF-8 text as a character of its own: "für" stands there as
// "f\u00c3\u00bcr". This turns it back.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::ingest {

/// The text meant, where every character of `text` is below U+0100 and the bytes of these numbers are valid UTF-8; else
/// `text` as it is: an archive that Meta has mended, or another tool, has nothing to turn back. Valid UTF-8 in and out.
[[nodiscard]] std::string repair_meta_text(std::string_view text);

} // namespace kummerkasten::ingest

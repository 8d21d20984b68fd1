// SPDX-License-Identifier: Apache-2.0
// Text as a person reads it, out of what exports hold.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::ingest {

/// The text of an HTML fragment (parsed by Gumbo): <br> and blocks become line breaks, paragraphs are parted by a blank
/// line, script and style vanish, entities are resolved. Text without markup and entities is returned as it is. Very
/// deep or large markup (over 1,000 tags) is stripped of its tags without being parsed.
[[nodiscard]] std::string html_to_text(std::string_view html);

/// &amp; &lt; &gt; &quot; &apos; &nbsp; and numeric references resolved, once; everything else unchanged. For platforms that
/// escape plain text (X).
[[nodiscard]] std::string unescape_entities(std::string_view text);

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Text as a person reads it, out of what exports hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

/// The text of an HTML fragment (parsed by Gumbo): <br> and blocks become line breaks, paragraphs are parted by a blank
/// line, script and style vanish, entities are resolved. Text without markup and entities is returned as it is. Very
/// deep or large markup (over 1,000 tags) is stripped of its tags without being parsed. The links that it shows to a reader
/// are added to `links`, where given: at most kMostHtmlLinks.
struct HtmlLink {
    std::string shown;  ///< the words
    std::string target; ///< where they lead, an address of the web
};
inline constexpr std::size_t kMostHtmlLinks = 100;
[[nodiscard]] std::string html_to_text(std::string_view html, std::vector<HtmlLink>* links = nullptr);

/// &amp; &lt; &gt; &quot; &apos; &nbsp; and numeric references resolved, once; everything else unchanged. For platforms that
/// escape plain text (X).
[[nodiscard]] std::string unescape_entities(std::string_view text);

} // namespace kummerkasten::ingest

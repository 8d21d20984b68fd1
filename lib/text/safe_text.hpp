// SPDX-License-Identifier: Apache-2.0
// Words of strangers on our paper. On a terminal a control character can repaint the screen, and a bidi override can make
// a text read as something else; in Markdown a post could set itself a heading, a table or a link, in a
// browser run a program. None of that here.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::text {

/// A character that shows nothing and may do harm on paper: controls (C0, DEL, C1), bidi controls, zero-width spaces, tags.
/// Joiners and variation selectors, which emoji are made of, are none.
[[nodiscard]] bool is_invisible(char32_t character);

/// One line without control characters, bidi controls and invisible characters (those within emoji stay); runs of white
/// space are one blank, ends are trimmed, of a pile of combining marks four stay. Valid UTF-8 in and out; linear.
[[nodiscard]] std::string clean_line(std::string_view text);

/// clean_line, and everything that Markdown could take for markup escaped, pipes of tables and bare links included.
[[nodiscard]] std::string escape_markdown(std::string_view text);

/// clean_line, with & < > " and ' as references: fit for the text of an element and for an attribute in quotes. Whether an
/// address may become a link is for the caller to judge (base/web_url.hpp).
[[nodiscard]] std::string escape_html(std::string_view text);

} // namespace kummerkasten::text

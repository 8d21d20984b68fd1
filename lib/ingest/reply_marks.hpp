// SPDX-License-Identifier: Apache-2.0
// The marks that mail programs leave: what in a mail begins a quotation, a signature, or what a telephone adds. One question a
// function; each looks at a few lines only, so that all of them together take linear time.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

using Lines = std::vector<std::string_view>;

/// "> text"
[[nodiscard]] bool is_quoted(std::string_view line);
/// A quoted line without its first ">".
[[nodiscard]] std::string_view without_mark(std::string_view line);

/// The number of lines, 1 to 3, of the "Am ... schrieb ...:" or "On ... wrote:" that begins at `at`; 0 where there is none.
[[nodiscard]] std::size_t attribution_at(const Lines& lines, std::size_t at);
/// "Von: ... Gesendet: ... An: ... Betreff: ...", as Outlook puts in front of what it quotes.
[[nodiscard]] bool is_header_block(const Lines& lines, std::size_t at);
/// "-----Ursprüngliche Nachricht-----", "---------- Forwarded message ---------", "Anfang der weitergeleiteten Nachricht:"
[[nodiscard]] bool is_divider(std::string_view line);
/// "Von meinem iPhone gesendet", "Sent from my Galaxy"
[[nodiscard]] bool is_device_line(std::string_view line);
/// "-- " begins a signature, down to the end or to the quotation below it; not one that names a customer's number.
[[nodiscard]] bool is_signature(const Lines& lines, std::size_t at);

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Where a web address ends that begins at a place in a text. The rules are those of twitter-text.
#pragma once

#include <cstddef>
#include <string_view>

namespace kummerkasten::text {

/// A character that a host without a scheme may hold besides "-" and ".": ASCII letters and digits, and accented Latin letters.
[[nodiscard]] bool is_bare_host_character(char32_t c);

/// Behind the address "http://…" or "https://…" that begins at `at`; `at` where there is none.
[[nodiscard]] std::size_t address_with_scheme(std::string_view text, std::size_t at);

/// Behind the address "example.de/seite" that begins at `at`, where a host's first label begins; `at` where there is none.
[[nodiscard]] std::size_t address_without_scheme(std::string_view text, std::size_t at);

} // namespace kummerkasten::text

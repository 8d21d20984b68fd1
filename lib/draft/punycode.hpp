// SPDX-License-Identifier: Apache-2.0
// How long one label of a host name is on the wire (RFC 3492, the count alone). X takes "https://…" for a link only where
// no label is longer than 63 there. A few lines instead of a library, because only the length matters.
#pragma once

#include <cstddef>
#include <string_view>

namespace kummerkasten::draft {

/// For an ASCII label its own length, else that of "xn--…". `label` is valid UTF-8. Quadratic in the label; labels that
/// cannot fit in 63 bytes are not worked out, and the number of their characters is returned.
[[nodiscard]] std::size_t punycode_length(std::string_view label);

} // namespace kummerkasten::draft

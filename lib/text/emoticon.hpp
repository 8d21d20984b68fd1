// SPDX-License-Identifier: Apache-2.0
// Faces made of ASCII signs: eyes, an optional nose, a mouth (":-)", ";P", "xD"); and a few that are words of their own ("<3",
// "o.O"). What may touch a face is the business of the tokeniser.
#pragma once

#include <cstddef>
#include <string_view>

namespace kummerkasten::text {

/// No face begins with another sign: a quick look before emoticon_size.
inline constexpr std::string_view kFaceBeginnings = "<^-oO>:;=8xX";

/// How many bytes of `text`, from its first one on, are a face; a mouth may be repeated (":-))))"). 0 for none.
[[nodiscard]] std::size_t emoticon_size(std::string_view text);

} // namespace kummerkasten::text

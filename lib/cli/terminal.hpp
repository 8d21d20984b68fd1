// SPDX-License-Identifier: Apache-2.0
// What the other ends of the standard descriptors are like.
#pragma once

#include <string_view>

namespace kummerkasten::cli {

/// Is colour wanted? `choice` is auto, always or never; auto means: on a terminal that is not dumb, unless NO_COLOR is set.
[[nodiscard]] bool wants_colour(std::string_view choice);

/// Columns of the terminal on standard output; 80 where it is none, or does not tell.
[[nodiscard]] int terminal_width();

/// Is a person typing on standard input?
[[nodiscard]] bool standard_input_is_terminal();
[[nodiscard]] bool standard_output_is_terminal();
[[nodiscard]] bool standard_error_is_terminal();

} // namespace kummerkasten::cli

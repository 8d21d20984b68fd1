// SPDX-License-Identifier: Apache-2.0
// Drawings from block characters, for a terminal and for Markdown: coarse, but the shape of a day is seen.
#pragma once

#include "report/document.hpp"
#include "report/format.hpp"

#include <string>
#include <vector>

namespace kummerkasten::report {

/// The lines of a section that has a drawing, each at most `width` columns wide. `format` makes lines clean, without markup.
[[nodiscard]] std::vector<std::string> block_lines(const Section& section, const Formatter& format, std::size_t width);

} // namespace kummerkasten::report

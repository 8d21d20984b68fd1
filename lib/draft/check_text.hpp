// SPDX-License-Identifier: Apache-2.0
// draft-reply --check --record: replies as plain text, each a file, to the one post of a record. Writes the record once for
// each, with the text and its findings under "draft".
#pragma once

#include "base/diagnostics.hpp"
#include "draft/check_step.hpp"
#include "draft/checker.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// `record_file` holds one record; `replies` are files, none means standard input. Texts over `most` bytes are refused.
/// Throws DataError and IoError.
void check_texts(const Checker& checker, const std::string& record_file, const std::vector<std::string>& replies,
                 std::string_view channel, std::size_t most, Diagnostics& diagnostics, CheckTotals& totals);

} // namespace kummerkasten::draft

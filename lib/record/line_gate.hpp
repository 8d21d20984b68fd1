// SPDX-License-Identifier: Apache-2.0
// What every line passes before it is taken for a record: blank lines are skipped, lines that are too long or hold a NUL
// byte are rejected, invalid UTF-8 is repaired (with a warning that names the byte) or, when strict, rejected.
//
// The everyday line is not looked at here at all: the JSON parser checks UTF-8 and control characters anyway, so only a
// line that it refused is examined for the reason.
#pragma once

#include "base/result.hpp"
#include "io/worker_pool.hpp"
#include "record/reader.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace kummerkasten::record {

class LineGate {
public:
    explicit LineGate(bool strict) : strict_(strict) {}

    /// Calls `use(line)` for line `index` of the batch, perhaps a second time with the repaired line, and records as events
    /// what it could not use. `use` gives an Outcome and leaves no trace where it fails.
    template <class Use> void pass(io::Batch& batch, std::size_t index, Use use) {
        const io::Line& line = batch.block.lines[index];
        const std::size_t output_before = batch.output.size();
        const auto reject = [&](Problem problem) {
            batch.events.push_back({index, std::move(problem), true, output_before});
        };
        if (line.too_long) {
            return reject({"too-long", "line is longer than the limit (--max-line)"});
        }
        if (is_blank(line.text)) {
            return;
        }
        Outcome problem = use(line.text);
        if (!problem) {
            return;
        }
        if (line.text.find('\0') != std::string_view::npos) {
            return reject({"nul-byte", "NUL byte in the line"});
        }
        if (strict_ || text::is_valid_utf8(line.text)) {
            return reject(std::move(*problem));
        }
        text::Repaired repaired = text::repair_utf8(line.text);
        const std::size_t length = repaired.text.size();
        repaired.text.append(kLinePadding, ' ');
        problem = use(std::string_view(repaired.text).substr(0, length));
        if (problem) {
            return reject(std::move(*problem));
        }
        batch.events.push_back({index,
                                {"invalid-utf8", fmt::format("invalid UTF-8 at byte {}; {} replaced by U+FFFD",
                                                             repaired.first_invalid + 1, repaired.replacements)},
                                false,
                                output_before});
    }

private:
    [[nodiscard]] static bool is_blank(std::string_view line) {
        return line.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
    }

    bool strict_;
};

} // namespace kummerkasten::record

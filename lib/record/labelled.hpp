// SPDX-License-Identifier: Apache-2.0
// Reads lines of labelled examples, as `train` wants them: a text, perhaps a language, and a label somewhere in the
// object. Any JSON object with a text will do, whoever wrote it.
#pragma once

#include "base/diagnostics.hpp"
#include "base/exit_code.hpp"
#include "base/result.hpp"
#include "record/filter.hpp"
#include "record/post.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace kummerkasten::record {

/// What the label of a line is.
enum class LabelState : std::uint8_t {
    present,
    absent,  ///< no such member, null, an empty string or an empty array
    several, ///< an array of more than one value
};

class LabelledReader {
public:
    /// Paths of members, with points between them: "labels.sentiment". A member whose own name holds a point is found
    /// first.
    LabelledReader(std::string_view label_path, std::string_view text_path);
    ~LabelledReader();
    LabelledReader(const LabelledReader&) = delete;
    LabelledReader& operator=(const LabelledReader&) = delete;

    /// Fills post.text and post.lang, and `label` where present: a string as it is, a number or boolean as JSON spells
    /// it, an array by its one value. Demands of `line` as Reader::read; kinds of problems: those of Reader, and
    /// "label" for a label that is an object.
    [[nodiscard]] Result<LabelState> read(std::string_view line, Post& post, std::string& label);

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
    std::string label_path_, text_path_;
};

/// How many lines of a run had a label.
struct LabelledCounts {
    std::uint64_t used = 0, without = 0, several = 0;
};

/// Calls `visit` for each labelled line of all inputs, in input order, in the calling thread. Lines that cannot be
/// read are reported and counted as by visit_records.
[[nodiscard]] ExitCode visit_labelled(const FilterOptions& options, std::string_view label_path,
                                      std::string_view text_path, LabelledCounts& counts,
                                      const std::function<void(const Post&, const std::string&)>& visit,
                                      Diagnostics& diagnostics);

} // namespace kummerkasten::record

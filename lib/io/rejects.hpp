// SPDX-License-Identifier: Apache-2.0
// Where rejected lines go: one line each, tab-separated: file, line number, reason, and the line itself, verbatim, as the
// last column. So `cut -f4- rejects | classify` tries them again, and grep finds them.
#pragma once

#include "base/place.hpp"
#include "io/line_reader.hpp"
#include "io/output.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::io {

class Rejects {
public:
    /// An empty `file` keeps nothing.
    explicit Rejects(const std::string& file);

    [[nodiscard]] bool kept() const { return output_.has_value(); }
    /// One line, or one piece of a line that is too long: pieces come in order, first to last.
    void add(const Place& place, std::string_view reason, const Line& line);
    void close();

private:
    void end_line();

    std::optional<Output> output_;
    bool open_ = false; ///< the last piece did not end its line (an input may end there)
};

} // namespace kummerkasten::io

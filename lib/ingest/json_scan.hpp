// SPDX-License-Identifier: Apache-2.0
// Where JSON values end, told by brackets and strings alone, however their bytes arrive. Whether what stands between is JSON
// is for the parser to say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kummerkasten::ingest {

/// Follows one value from its first byte.
class JsonScanner {
public:
    /// Position behind the value in `window`, or npos where it has not ended yet. `from` is where the last call stopped:
    /// the first byte of the value on the first call, the former size of the window later. A number or word ends in front
    /// of what follows it.
    std::size_t feed(std::string_view window, std::size_t from);

private:
    std::size_t depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
};

/// The beginning of a JSON value as a whole one: cut in front of the last comma, with the brackets closed that are open
/// there. For a look at documents too long to hold. "" where there is no comma.
[[nodiscard]] std::string close_open_brackets(std::string_view start);

/// Does `start`, the beginning of a JSON value, end inside a list, where its next item can stand?
[[nodiscard]] bool awaits_item(std::string_view start);

/// The JSON in `document` with null in place of each array and object that lies deeper than `most` levels.
[[nodiscard]] std::string without_depths(std::string_view document, std::size_t most);

} // namespace kummerkasten::ingest

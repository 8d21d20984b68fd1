// SPDX-License-Identifier: Apache-2.0
// Where something stands in an input: a file name as the user gave it and a line number.
#pragma once

#include <cstdint>
#include <string>

namespace kummerkasten {

/// `line` counts from 1; 0 means the file as a whole. Standard input is called "<stdin>".
struct Place {
    std::string file;
    std::uint64_t line = 0;
};

/// "posts.jsonl:17", or "posts.jsonl" for the whole file. Control characters in the name are escaped.
[[nodiscard]] std::string to_string(const Place& place);

} // namespace kummerkasten

// SPDX-License-Identifier: Apache-2.0
// A line with the bytes behind it that the JSON parser wants to be able to read.
#pragma once

#include "record/reader.hpp"

#include <string>
#include <string_view>

class Padded {
public:
    explicit Padded(std::string_view line) : bytes_(line), length_(line.size()) {
        bytes_.append(kummerkasten::record::kLinePadding, 'x'); // not blanks: nothing may lean on what stands there
    }
    [[nodiscard]] std::string_view line() const { return std::string_view(bytes_).substr(0, length_); }

private:
    std::string bytes_;
    std::size_t length_;
};

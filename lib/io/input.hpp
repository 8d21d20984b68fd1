// SPDX-License-Identifier: Apache-2.0
// One input of a tool: a file, or standard input, which is called "-" by users and "<stdin>" in messages.
#pragma once

#include "io/descriptor.hpp"

#include <cstddef>
#include <string>

namespace kummerkasten::io {

class Input {
public:
    /// Throws IoError where it cannot be opened.
    explicit Input(const std::string& operand);

    /// Up to `most` bytes; 0 at the end. Throws IoError.
    [[nodiscard]] std::size_t read(char* into, std::size_t most);
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    Descriptor owned_;
    int number_;
    std::string name_;
};

/// The name an operand has in messages.
[[nodiscard]] std::string input_name(const std::string& operand);

} // namespace kummerkasten::io

// SPDX-License-Identifier: Apache-2.0
#include "io/input.hpp"

#include "base/error.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace kummerkasten::io {

std::string input_name(const std::string& operand) { return operand == "-" ? "<stdin>" : operand; }

Input::Input(const std::string& operand) : number_(STDIN_FILENO), name_(input_name(operand)) {
    if (operand != "-") {
        owned_ = open_for_reading(operand);
        number_ = owned_.number();
        return;
    }
    struct stat status {};
    if (::fstat(STDIN_FILENO, &status) == 0 && S_ISDIR(status.st_mode)) {
        throw IoError("standard input is a directory; name the files in it");
    }
}

std::size_t Input::read(char* into, std::size_t most) { return read_some(number_, into, most, name_); }

} // namespace kummerkasten::io

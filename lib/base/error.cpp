// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

#include <system_error>

namespace kummerkasten {

// generic_category().message() is strerror without its shared buffer.
IoError::IoError(const std::string& what, int error_number)
    : Error(what + ": " + std::generic_category().message(error_number)) {}

} // namespace kummerkasten

// SPDX-License-Identifier: Apache-2.0
#include "base/place.hpp"

#include "base/strings.hpp"

namespace kummerkasten {

std::string to_string(const Place& place) {
    std::string text = escape_controls(place.file);
    if (place.line != 0) {
        text += ':';
        text += std::to_string(place.line);
    }
    return text;
}

} // namespace kummerkasten

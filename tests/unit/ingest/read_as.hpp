// SPDX-License-Identifier: Apache-2.0
// What is read from bytes whose format is detected, and has to be the one that is expected.
#pragma once

#include "reading.hpp"

#include <string_view>

class ReadAs : public Collected {
public:
    ReadAs(std::string_view expected, std::string_view bytes) {
        read_bytes(bytes, "auto", reading_options(), *this);
        CHECK(format == expected);
    }
};

// SPDX-License-Identifier: Apache-2.0
// Bytes [begin, end) of a text.
#pragma once

#include <cstddef>

namespace kummerkasten::ingest {

struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

} // namespace kummerkasten::ingest

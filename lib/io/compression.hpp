// SPDX-License-Identifier: Apache-2.0
// What the first bytes of an input tell about how it is packed.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::io {

enum class Packing {
    none,
    gzip,
    zstd,
    other,    ///< an archive that we do not unpack: see advice_for
    undecided ///< so far it could be one of them
};

/// Looks at the first bytes of an input: 16 of them decide, fewer where they are enough.
[[nodiscard]] Packing recognise_packing(std::string_view start);

/// For Packing::other: what it is and what to do, "a ZIP archive with a password; unpack it first".
[[nodiscard]] std::string advice_for(std::string_view start);

} // namespace kummerkasten::io

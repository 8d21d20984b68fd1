// SPDX-License-Identifier: Apache-2.0
// Ids for posts whose platform gives them none.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::ingest {

/// "platform:h" and 32 hexadecimal digits, the XXH3-128 of `content`: the same from run to run and machine to machine.
[[nodiscard]] std::string content_id(std::string_view platform, std::string_view content);

} // namespace kummerkasten::ingest

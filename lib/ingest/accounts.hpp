// SPDX-License-Identifier: Apache-2.0
// Finds accounts of people where they stand inside something longer: "@jana" and "@jana@server" in a text, the account in a link
// to a profile or post, the DID in an id of Bluesky.
#pragma once

#include "ingest/stretch.hpp"

#include <functional>
#include <string_view>

namespace kummerkasten::ingest {

/// Calls `use` for each, rising: its place, without "@" in front and with the server, and the account without the server.
void each_account(std::string_view text, const std::function<void(Stretch place, std::string_view account)>& use);

} // namespace kummerkasten::ingest

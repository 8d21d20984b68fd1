// SPDX-License-Identifier: Apache-2.0
// Direct messages of X, in the shapes that its API v1.1, the webhooks of that and its website give them.
#pragma once

#include "ingest/format.hpp"

namespace kummerkasten::ingest {

/// Does the value hold direct messages, one or many?
[[nodiscard]] bool has_x_messages(Json value);

/// Hands the messages in such a value on; what else stands between them is counted as skipped.
[[nodiscard]] Outcome map_x_messages(Json value, const Findings& found);

} // namespace kummerkasten::ingest

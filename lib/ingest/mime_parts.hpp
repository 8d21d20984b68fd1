// SPDX-License-Identifier: Apache-2.0
// Finds among the parts of a mail the text that a person reads.
#pragma once

#include "ingest/mime.hpp"

struct _GMimeObject; // GMime's name for it

namespace kummerkasten::ingest {

/// Fills the text, the attached text and what was found wrong with them. `root` may be null.
void read_parts(_GMimeObject* root, Mail& mail);

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Mails become posts: the seam between the format "mail" and the Maildir, whose files hold one each.
#pragma once

#include "ingest/format.hpp"

namespace kummerkasten::ingest {

/// Reads the source as one mail, whatever it begins with.
void read_single_mail(Source& source, const ReadOptions& options, Sink& sink);

} // namespace kummerkasten::ingest

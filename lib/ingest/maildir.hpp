// SPDX-License-Identifier: Apache-2.0
// A Maildir: a directory with a file for each mail, in cur/ and new/. https://cr.yp.to/proto/maildir.html
#pragma once

#include <string>
#include <vector>

namespace kummerkasten::ingest {

/// Is it a directory that holds cur/ and new/?
[[nodiscard]] bool is_maildir(const std::string& path);

/// The paths of its mails, by file name, which begins with the time of delivery. Drafts (flag D) are left out. tmp/ and
/// subfolders are not looked at. Throws IoError where a directory cannot be read.
[[nodiscard]] std::vector<std::string> maildir_files(const std::string& path);

} // namespace kummerkasten::ingest

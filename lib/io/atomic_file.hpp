// SPDX-License-Identifier: Apache-2.0
// Replaces a file whole or not at all: a reader sees the old one or the new one, never half of it, and a crash or a full
// disk leaves the old one as it was. Temporary file in the same directory, write, fsync, close, rename, fsync directory.
#pragma once

#include <filesystem>
#include <string_view>

namespace kummerkasten::io {

/// A link is followed. What is no file (/dev/null, a pipe) is written to, not replaced.
/// Throws IoError, with the old file untouched and no temporary file left behind.
void replace_file(const std::filesystem::path& file, std::string_view bytes);

} // namespace kummerkasten::io

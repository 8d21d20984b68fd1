// SPDX-License-Identifier: Apache-2.0
// Windows-1252, which spreadsheets and older help desks write where nobody told them otherwise.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::ingest {

/// Is this Windows-1252 rather than UTF-8 with damage? It is where bytes are no UTF-8, all of those stand for letters and
/// signs of Windows-1252, and sound UTF-8 beyond ASCII is rare beside them (an "Ã¤" may be meant).
[[nodiscard]] bool looks_like_windows_1252(std::string_view sample);

/// As UTF-8. The five bytes without a meaning become U+FFFD.
[[nodiscard]] std::string decode_windows_1252(std::string_view bytes);

} // namespace kummerkasten::ingest

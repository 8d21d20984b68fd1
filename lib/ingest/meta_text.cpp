// SPDX-License-Identifier: Apache-2.0
#include "ingest/meta_text.hpp"

#include "text/utf8.hpp"

namespace kummerkasten::ingest {

std::string repair_meta_text(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = text::next_character(text, at);
        if (character > 0xFF) {
            return std::string(text);
        }
        bytes += static_cast<char>(static_cast<unsigned char>(character));
    }
    return text::is_valid_utf8(bytes) ? bytes : std::string(text);
}

} // namespace kummerkasten::ingest

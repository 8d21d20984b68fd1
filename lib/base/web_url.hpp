// SPDX-License-Identifier: Apache-2.0
// Is a text an address that a customer can click on? Only as strict as catches a slip of the pen: the scheme, a host, no
// blanks. Nothing is fetched.
#pragma once

#include "base/strings.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kummerkasten {

/// What browsers and platforms still take: longer addresses are cut or refused by some.
inline constexpr std::size_t kLongestUrl = 2048;

/// "http://" or "https://" with a host behind it; no white space and no control characters, at most kLongestUrl bytes.
[[nodiscard]] constexpr bool is_web_url(std::string_view text) {
    constexpr std::string_view kPlain = "http://";
    constexpr std::string_view kSecure = "https://";
    const std::size_t scheme = text.starts_with(kSecure)  ? kSecure.size()
                               : text.starts_with(kPlain) ? kPlain.size()
                                                          : 0;
    if (scheme == 0 || text.size() > kLongestUrl) {
        return false;
    }
    const std::string_view host = text.substr(scheme, text.find_first_of("/?#", scheme) - scheme);
    return !host.empty() && std::none_of(text.begin(), text.end(),
                                         [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

} // namespace kummerkasten

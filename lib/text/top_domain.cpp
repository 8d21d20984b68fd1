// SPDX-License-Identifier: Apache-2.0
#include "text/top_domain.hpp"

#include "base/strings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <libpsl.h>

#include <algorithm>
#include <array>
#include <string>

namespace kummerkasten::text {

namespace {

// Top domains that are German words or endings of files. Without a scheme, "www." or a path "bzw.in" and "rechnung.zip" are
// far more often no address (counted in 35,000 German posts and mails, 2026-11). X links them; so for the others, as "it.so".
constexpr std::array<std::string_view, 25> kWords{
    "am", "art", "auto", "es", "fast", "haus", "im", "in",   "ist",     "je", "jetzt", "land", "man",
    "md", "mit", "mov",  "na", "name", "ne",   "py", "rest", "schwarz", "sh", "video", "zip"};

bool is_public_suffix(const std::string& name) {
    return psl_is_public_suffix2(psl_builtin(), name.c_str(), PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) != 0;
}

// Some countries give names only below a second label, and only both together are in the list: "org.za".
bool is_known_top_domain(std::string_view label, std::string_view label_before) {
    // RFC 2606: "example" is reserved for documentation, where it stands for all others.
    return label == "example" || is_public_suffix(std::string(label)) ||
           (label.size() == 2 && is_public_suffix(to_ascii_lower(label_before) + '.' + std::string(label)));
}

} // namespace

std::size_t top_domain_end(std::string_view label, std::string_view label_before) {
    const bool encoded = equals_ignoring_ascii_case(label.substr(0, 4), "xn--"); // punycode: hyphens belong to it
    std::size_t ascii = 0;
    while (ascii < label.size() && (is_ascii_alnum(label[ascii]) || (encoded && label[ascii] == '-'))) {
        ++ascii;
    }
    if (ascii > 0) {
        const char next = ascii < label.size() ? label[ascii] : ' ';
        return ascii >= 2 && next != '@' && next != '+' && next != '-' &&
                       is_known_top_domain(to_ascii_lower(label.substr(0, ascii)), label_before)
                   ? ascii
                   : 0;
    }
    std::size_t longest = 0;
    const std::size_t most = std::min(label.size(), kLongestTopDomain);
    for (std::size_t end = 0; end < most && end + sequence_length(label[end]) <= label.size();) { // the last may be cut
        const char32_t c = next_character(label, end);
        if (!is_letter(c) && !is_mark(c)) {
            break;
        }
        longest = is_known_top_domain(label.substr(0, end), {}) ? end : longest;
    }
    return longest;
}

bool is_prose(std::string_view host, std::size_t top) {
    if (equals_ignoring_ascii_case(host.substr(0, 4), "www.")) {
        return false;
    }
    const std::string_view last = host.substr(top);
    const std::string_view first = host.substr(0, host.find('.'));
    const bool sentence = last.front() >= 'A' && last.front() <= 'Z' && last.back() >= 'a' && last.back() <= 'z';
    const bool ordinal = first.size() <= 2 && std::all_of(first.begin(), first.end(), is_ascii_digit);
    return sentence || ordinal || std::find(kWords.begin(), kWords.end(), to_ascii_lower(last)) != kWords.end();
}

} // namespace kummerkasten::text

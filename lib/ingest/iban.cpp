// SPDX-License-Identifier: Apache-2.0
#include "ingest/iban.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <string>

namespace kummerkasten::ingest {

namespace {

// Country and length, from the registry of ISO 13616 (SWIFT, 2025).
constexpr std::string_view kLengths =
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 "
    "ES24 FI18 "
    "FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 "
    "LI21 LT20 "
    "LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 "
    "RU33 SA24 "
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 ";

std::size_t length_of(char first, char second) {
    const char country[] = {first, second};
    for (std::size_t at = 0; at < kLengths.size(); at += 5) {
        if (kLengths.substr(at, 2) == std::string_view(country, 2)) {
            return static_cast<std::size_t>((kLengths[at + 2] - '0') * 10 + (kLengths[at + 3] - '0'));
        }
    }
    return 0;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// ISO 7064: country and check digits go to the end, a letter counts as two digits (A = 10), the rest modulo 97 is 1.
bool is_right(std::string iban) {
    std::rotate(iban.begin(), iban.begin() + 4, iban.end());
    unsigned rest = 0;
    for (const char c : iban) {
        rest = is_ascii_digit(c) ? (rest * 10 + static_cast<unsigned>(c - '0')) % 97
                                 : (rest * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
    }
    return rest == 1;
}

bool announced(std::string_view front) {
    constexpr std::size_t kReach = 24;
    const std::string near = to_ascii_lower(front.substr(front.size() - std::min(front.size(), kReach)));
    return near.find("iban") != std::string::npos;
}

// Reads letters and digits, with single separators between them, until `length` of them are there.
std::optional<std::size_t> end_of(std::string_view text, std::size_t begin, std::size_t length, std::string& compact) {
    compact.clear();
    std::size_t at = begin;
    for (bool gap = false; at < text.size() && compact.size() < length; ++at) {
        const char c = text[at];
        if (is_ascii_alnum(c)) {
            compact += upper(c);
            gap = false;
        } else if ((c == ' ' || c == '-' || c == '.') && !gap) {
            gap = true;
        } else {
            return std::nullopt;
        }
    }
    // "…08669bic:HYVE" is written without a blank: letters may follow where the number is right.
    const bool ends =
        at == text.size() || !is_ascii_alnum(text[at]) || (!is_ascii_digit(text[at]) && is_right(compact));
    return compact.size() == length && ends ? std::optional(at) : std::nullopt;
}

} // namespace

std::optional<Stretch> next_iban(std::string_view text, std::size_t from) {
    std::string compact;
    for (std::size_t at = from; at + 4 < text.size(); ++at) {
        // "DE 89 3704…" is written too
        const std::size_t check = text[at + 2] == ' ' ? at + 3 : at + 2;
        if (check + 1 >= text.size() || !is_ascii_digit(text[check]) || !is_ascii_digit(text[check + 1]) ||
            !is_ascii_letter(text[at]) || !is_ascii_letter(text[at + 1]) ||
            (at > from && is_ascii_alnum(text[at - 1]))) {
            continue;
        }
        const std::size_t length = length_of(upper(text[at]), upper(text[at + 1]));
        const auto end = length == 0 ? std::nullopt : end_of(text, at, length, compact);
        if (end && (is_right(compact) || announced(text.substr(0, at)))) {
            return Stretch{at, *end};
        }
    }
    return std::nullopt;
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "draft/check_privacy.hpp"

#include "base/strings.hpp"
#include "draft/situation.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace kummerkasten::draft {

namespace {

using record::Finding;
using record::Level;
using record::Span;

constexpr std::string_view kRule = "private-data";
// Shorter ones ("12") stand in any text.
constexpr std::size_t kShortestFact = 4;
// German numbers have 7 digits and more with the area code; ITU-T E.164 allows 15.
constexpr std::size_t kFewestDigits = 7, kMostDigits = 15;
// ISO 13616: country, two digits, and what the country likes; 15 in Norway, 34 at most.
constexpr std::size_t kShortestIban = 15, kLongestIban = 34;

// The letters and digits alone, with the place that each has in the text: "12-34 ab" and "1234AB" are one number.
struct Bare {
    std::string text;
    std::vector<std::uint32_t> places;
};

Bare bare_of(std::string_view folded) {
    Bare bare;
    bare.text.reserve(folded.size());
    bare.places.reserve(folded.size());
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (is_ascii_letter(folded[i]) || is_ascii_digit(folded[i]) || static_cast<unsigned char>(folded[i]) >= 0x80) {
            bare.text += to_ascii_lower(folded[i]);
            bare.places.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return bare;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_ascii_digit);
    return digits;
}

bool is_houses_own(std::string_view text, const profile::Profile* profile) {
    if (profile == nullptr) {
        return false;
    }
    const std::string_view mail = profile->contact.email;
    if (text.find('@') != std::string_view::npos) {
        const std::size_t at = mail.find('@');
        return at != std::string_view::npos && text.size() >= mail.size() - at &&
               equals_ignoring_ascii_case(text.substr(text.size() - (mail.size() - at)), mail.substr(at));
    }
    // "+49 800 …" and "0800 …" are one number: the last digits decide.
    const std::string own = digits_of(profile->contact.phone);
    const std::string other = digits_of(text);
    return own.size() >= kFewestDigits && other.size() >= kFewestDigits &&
           (own.ends_with(other.substr(2)) || other.ends_with(own.substr(1)));
}

// Does a fact of the customer stand in the reply? `spelling` is one way to write it.
bool check_spelling(const Bare& reply, std::string_view kind, std::string_view spelling,
                    std::vector<Finding>& findings) {
    const std::string wanted = bare_of(spelling).text;
    const std::size_t at = wanted.size() < kShortestFact ? std::string::npos : reply.text.find(wanted);
    if (at == std::string::npos) {
        return false;
    }
    findings.push_back({std::string(kRule),
                        Level::error,
                        {reply.places[at], reply.places[at + wanted.size() - 1] + 1},
                        "the customer's " + std::string(kind) + " stands in a public reply",
                        "move it to the private message"});
    return true;
}

void check_facts(const Bare& reply, std::string_view post_text, const record::Triage& triage,
                 const profile::Profile* profile, std::vector<Finding>& findings) {
    const auto is_theirs = [profile](const auto& fact) {
        return is_personal_kind(fact.kind) && !is_houses_own(fact.value, profile);
    };
    for (const record::Fact& fact : triage.facts) {
        if (!is_theirs(fact) || check_spelling(reply, fact.kind, fact.value, findings)) {
            continue;
        }
        if (fact.span.start < fact.span.end && fact.span.end <= post_text.size()) {
            check_spelling(reply, fact.kind, post_text.substr(fact.span.start, fact.span.end - fact.span.start),
                           findings);
        }
    }
    for (const record::EarlierFact& fact : triage.earlier.facts) {
        if (is_theirs(fact)) {
            check_spelling(reply, fact.kind, fact.value, findings);
        }
    }
}

bool overlaps_link(const text::Document& reply, Span span) {
    return std::any_of(reply.tokens.begin(), reply.tokens.end(), [span](const text::Token& token) {
        return (token.kind == text::TokenKind::link || token.kind == text::TokenKind::email) &&
               token.start < span.end && span.start < token.end;
    });
}

// A run of digits with blanks and dashes between them that begins like a telephone number: "+49 …", "0171/…".
void check_phones(const text::Document& reply, const profile::Profile* profile, std::vector<Finding>& findings) {
    const std::string_view text = reply.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (text[i] == '+' || text[i] == '0') &&
                            (i == 0 || (!is_ascii_digit(text[i - 1]) && !is_ascii_letter(text[i - 1]) &&
                                        text[i - 1] != '.' && text[i - 1] != ','));
        if (!begins) {
            continue;
        }
        std::size_t end = i + 1;
        std::size_t behind_last_digit = end;
        while (end < text.size() &&
               (is_ascii_digit(text[end]) || std::string_view(" /()-").find(text[end]) != std::string_view::npos)) {
            behind_last_digit = is_ascii_digit(text[end]) ? end + 1 : behind_last_digit;
            ++end;
        }
        const std::string_view number = text.substr(i, behind_last_digit - i);
        const std::size_t digits = digits_of(number).size();
        const Span span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(behind_last_digit)};
        if (digits >= kFewestDigits && digits <= kMostDigits && !is_houses_own(number, profile) &&
            !overlaps_link(reply, span)) {
            findings.push_back({std::string(kRule), Level::warning, span,
                                "a telephone number that is not the house's in a public reply",
                                "whose is it? take it out"});
        }
        i = end - 1;
    }
}

void check_ibans(const Bare& reply, std::vector<Finding>& findings) {
    const std::string& text = reply.text;
    for (std::size_t i = 0; i + kShortestIban <= text.size(); ++i) {
        const bool begins = is_ascii_letter(text[i]) && is_ascii_letter(text[i + 1]) && is_ascii_digit(text[i + 2]) &&
                            is_ascii_digit(text[i + 3]) &&
                            (reply.places[i] == 0 || i == 0 || reply.places[i - 1] + 1 < reply.places[i]);
        if (!begins) {
            continue;
        }
        std::size_t end = i + 4;
        while (end < text.size() && end < i + kLongestIban && is_ascii_digit(text[end]) &&
               reply.places[end] - reply.places[end - 1] <= 2) {
            ++end;
        }
        if (end - i >= kShortestIban) {
            findings.push_back({std::string(kRule),
                                Level::error,
                                {reply.places[i], reply.places[end - 1] + 1},
                                "an account number in a public reply",
                                "move it to the private message"});
            i = end - 1;
        }
    }
}

} // namespace

void check_privacy(const text::Document& reply, std::string_view post_text, const record::Triage& triage,
                   const profile::Profile* profile, std::vector<Finding>& findings) {
    // An everyday reply has neither personal facts to look for nor digits enough for an account number.
    const auto personal = [](const auto& fact) { return is_personal_kind(fact.kind); };
    const bool facts = std::any_of(triage.facts.begin(), triage.facts.end(), personal) ||
                       std::any_of(triage.earlier.facts.begin(), triage.earlier.facts.end(), personal);
    const bool digits = static_cast<std::size_t>(std::count_if(reply.folded.begin(), reply.folded.end(),
                                                               is_ascii_digit)) >= kShortestIban - 2;
    const Bare bare = facts || digits ? bare_of(reply.folded) : Bare();
    check_facts(bare, post_text, triage, profile, findings);
    for (const text::Token& token : reply.tokens) {
        if (token.kind == text::TokenKind::email && !is_houses_own(reply.original(token), profile)) {
            findings.push_back({std::string(kRule),
                                Level::error,
                                {token.start, token.end},
                                "an e-mail address that is not the house's in a public reply",
                                "move it to the private message"});
        }
    }
    check_ibans(bare, findings);
    check_phones(reply, profile, findings);
}

} // namespace kummerkasten::draft

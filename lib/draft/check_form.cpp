// SPDX-License-Identifier: Apache-2.0
#include "draft/check_form.hpp"

#include "base/strings.hpp"
#include "draft/sentence.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace kummerkasten::draft {

namespace {

using record::Finding;
using record::Level;
using record::Span;

constexpr std::size_t kLongestSlot = 40;
constexpr std::size_t kShoutedLetters = 5;   // "WLAN" and "ICE" are words, "SOFORT" is a shout
constexpr std::size_t kMostExclamations = 2; // sentences that end so
constexpr std::size_t kSignatureBytes = 200; // how far from the end of a letter a name is looked for

Span span(std::size_t start, std::size_t end) {
    return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

// "{name}", "[Name]", "<Name>", "XXX": places that somebody meant to fill.
void check_slots(std::string_view text, std::vector<Finding>& findings) {
    constexpr std::string_view kOpen = "{[<", kClose = "}]>";
    const auto report = [&findings](std::size_t start, std::size_t end) {
        findings.push_back({"slot-unfilled", Level::error, span(start, end), "a placeholder was not filled",
                            "fill it or take it out"});
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || (text[i] >= 'a' && text[i] <= 'z')) {
            continue; // nearly all are of this kind
        }
        if (const std::size_t kind = kOpen.find(text[i]); kind != std::string_view::npos) {
            const std::size_t end = text.find(kClose[kind], i);
            const bool close = end != std::string_view::npos && end - i <= kLongestSlot && end > i + 1;
            const bool placeholder = close && text.substr(i, end - i).find('\n') == std::string_view::npos &&
                                     (kind == 0 || is_ascii_letter(text[i + 1]) || text[i + 1] == '$');
            if (placeholder) {
                report(i, end + 1);
                i = end;
            } else if (kind == 0) {
                report(i, i + 1);
            }
        } else if (text[i] == '}') {
            report(i, i + 1);
        } else if (text.substr(i, 3) == "XXX" || text.substr(i, 4) == "TODO") {
            const std::size_t end = std::min(text.find_first_not_of("XTODO", i), text.size());
            report(i, end);
            i = end - 1;
        }
    }
}

void check_characters(std::string_view text, const record::Post& post, bool emoji_welcome, bool swiss,
                      std::vector<Finding>& findings) {
    bool unprintable = false;
    bool emoji = false;
    bool sharp_s = false;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] >= ' ' && text[i] <= '~') {
            ++i; // nothing is wrong with it, and nearly all are of this kind
            continue;
        }
        const std::size_t begin = i;
        const char32_t c = text::next_character(text, i);
        if (c != '\n' && c != 0x200D && is_unprintable(c) && !unprintable) {
            unprintable = true;
            findings.push_back({"control-character", Level::error, span(begin, i), "an invisible or control character",
                                "take it out"});
        }
        if (text::is_emoji(c) && !emoji_welcome && !emoji) {
            emoji = true;
            findings.push_back(
                {"emoji", Level::warning, span(begin, i), "an emoji, which the house does not use", "say it in words"});
        }
        // A name keeps the spelling of its owner.
        if ((c == 0xDF || c == 0x1E9E) && swiss && !sharp_s && post.author.name.find("ß") == std::string::npos) {
            sharp_s = true;
            findings.push_back({"sharp-s", Level::warning, span(begin, i), "Swiss spelling has no 'ß'", "write 'ss'"});
        }
    }
}

void check_loudness(const text::Document& reply, const record::Post& post, const profile::Profile* profile,
                    std::vector<Finding>& findings) {
    const std::string_view text = reply.text;
    std::size_t exclamations = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '!' && text[i] != '?') {
            continue;
        }
        exclamations += text[i] == '!' ? 1 : 0;
        if (text[i] == '!' && exclamations == kMostExclamations + 1) {
            findings.push_back({"exclamation", Level::warning, span(i, i + 1), "many sentences with exclamation marks",
                                "a full stop is calmer"});
        }
        const std::size_t end = std::min(text.find_first_not_of("!?", i), text.size());
        if (end - i >= 2) {
            findings.push_back({"exclamation", Level::warning, span(i, end),
                                "more than one mark at the end of a sentence", "one is loud enough"});
        }
        i = end;
    }
    // Words in capitals that the customer wrote so, or that are names of the house, are nobody's shout.
    const auto is_known = [&](std::string_view word) {
        const auto has = [word](std::string_view where) { return where.find(word) != std::string_view::npos; };
        return has(post.text) || has(post.author.name) || has(post.author.handle) ||
               (profile != nullptr && (has(profile->house.name) ||
                                       std::any_of(profile->products.begin(), profile->products.end(),
                                                   [&has](const profile::Named& named) { return has(named.name); })));
    };
    for (const text::Token& token : reply.tokens) {
        const std::string_view word = reply.original(token);
        if (token.kind == text::TokenKind::word && token.upper && text::count_characters(word) >= kShoutedLetters &&
            word.find_first_of("0123456789") == std::string_view::npos && // a number of something: "SC12345"
            !is_known(word)) {
            findings.push_back({"shouting",
                                Level::warning,
                                {token.start, token.end},
                                "a word in capitals reads as a shout",
                                "write it small"});
        }
    }
}

// Folded would be too late: folding makes "ß" and "ss" equal. Words that nobody outside Switzerland writes so.
void check_swiss_words(const text::Document& reply, std::vector<Finding>& findings) {
    constexpr std::array<std::string_view, 9> kSwiss{"Grüsse", "Grüssen",   "gross",        "grosse",     "Strasse",
                                                     "heisst", "ausserdem", "schliesslich", "regelmässig"};
    for (const text::Token& token : reply.tokens) {
        if (token.kind == text::TokenKind::word &&
            std::find(kSwiss.begin(), kSwiss.end(), reply.original(token)) != kSwiss.end()) {
            findings.push_back({"spelling-swiss",
                                Level::info,
                                {token.start, token.end},
                                "Swiss spelling, which the house does not use",
                                "write 'ß', or set the variant in the profile"});
            return;
        }
    }
}

void check_signature(std::string_view text, const Channel& channel, const profile::Profile& profile,
                     std::vector<Finding>& findings) {
    const std::string_view end = trim(text);
    const bool signed_by_somebody =
        std::any_of(profile.agents.begin(), profile.agents.end(), [&](const profile::Agent& agent) {
            const std::string initials = "^" + agent.initials;
            const bool by_initials = end.size() >= initials.size() &&
                                     equals_ignoring_ascii_case(end.substr(end.size() - initials.size()), initials);
            const std::string_view tail = end.substr(end.size() - std::min(end.size(), kSignatureBytes));
            return by_initials || (channel.layout == Layout::letter && !agent.name.empty() &&
                                   tail.find(agent.name) != std::string_view::npos);
        });
    if (!profile.agents.empty() && !signed_by_somebody) {
        findings.push_back({"initials-missing", Level::warning, span(text.size(), text.size()), "nobody signs",
                            channel.layout == Layout::letter ? "end with a name" : "end with ^ and initials"});
    }
}

} // namespace

void check_form(const text::Document& reply, const record::Post& post, const Channel& channel,
                const profile::Profile* profile, bool german, std::vector<Finding>& findings) {
    check_slots(reply.text, findings);
    const bool swiss = german && profile != nullptr && profile->tone.variant == "de-CH";
    check_characters(reply.text, post, profile != nullptr && profile->tone.emoji, swiss, findings);
    check_loudness(reply, post, profile, findings);
    if (german && profile != nullptr && !swiss) {
        check_swiss_words(reply, findings);
    }
    if (profile != nullptr) {
        check_signature(reply.text, channel, *profile, findings);
    }
}

} // namespace kummerkasten::draft

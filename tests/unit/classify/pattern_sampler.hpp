// SPDX-License-Identifier: Apache-2.0
// Makes up texts that a pattern matches: what the rules say about a pattern is then tried on texts that nobody wrote with
// it in mind. Knows the part of RE2's syntax that rules use; assertions are passed over, so the caller asks RE2 whether a
// text really matches.
#pragma once

#include "classify/random_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten {

class PatternSampler {
public:
    PatternSampler(std::string_view pattern, Chance& chance) : pattern_(pattern), chance_(chance) {}

    std::string sample() {
        at_ = 0;
        return alternation(true);
    }

private:
    [[nodiscard]] bool more() const { return at_ < pattern_.size(); }

    // `wanted`: what is not wanted is read without making a text.
    std::string alternation(bool wanted) {
        const std::size_t begin = at_;
        std::size_t branches = 1;
        concatenation(false);
        for (; more() && pattern_[at_] == '|'; ++branches) {
            ++at_;
            concatenation(false);
        }
        const std::size_t end = at_;
        if (!wanted) {
            return "";
        }
        at_ = begin;
        for (std::size_t skipped = chance_.below(branches); skipped > 0; --skipped) {
            concatenation(false);
            ++at_;
        }
        std::string text = concatenation(true);
        at_ = end;
        return text;
    }

    std::string concatenation(bool wanted) {
        std::string text;
        while (more() && pattern_[at_] != '|' && pattern_[at_] != ')') {
            const std::size_t begin = at_;
            atom(false);
            const std::size_t behind = at_;
            const std::size_t copies = quantifier();
            const std::size_t next = at_;
            for (std::size_t i = 0; wanted && i < copies; ++i) {
                at_ = begin;
                text += atom(true);
            }
            at_ = std::max(next, behind);
        }
        return text;
    }

    // Reads what stands behind an atom and chooses how often it is to come.
    std::size_t quantifier() {
        std::size_t least = 1;
        std::size_t most = 1;
        if (more() && (pattern_[at_] == '?' || pattern_[at_] == '*' || pattern_[at_] == '+')) {
            least = pattern_[at_] == '+' ? 1 : 0;
            most = pattern_[at_] == '?' ? 1 : 3;
            ++at_;
        } else if (more() && pattern_[at_] == '{') {
            const std::size_t close = pattern_.find('}', at_);
            const std::string counts(pattern_.substr(at_ + 1, close - at_ - 1));
            const std::size_t comma = counts.find(',');
            least = std::stoul(counts);
            most = comma == std::string::npos   ? least
                   : comma + 1 == counts.size() ? least + 2
                                                : std::stoul(counts.substr(comma + 1));
            at_ = close + 1;
        }
        if (more() && pattern_[at_] == '?') {
            ++at_; // lazy
        }
        return least + chance_.below(std::min<std::size_t>(most - least, 6) + 1);
    }

    std::string atom(bool wanted) {
        const char c = pattern_[at_++];
        switch (c) {
        case '(': {
            if (pattern_.substr(at_).starts_with("?:")) {
                at_ += 2;
            } else if (pattern_.substr(at_).starts_with("?P<")) {
                at_ = pattern_.find('>', at_) + 1;
            }
            std::string text = alternation(wanted);
            ++at_; // the ")"
            return text;
        }
        case '[': return character_class();
        case '.': return chance_.letters("abenrst ,7", 1, 1);
        case '^':
        case '$': return "";
        case '\\': return escaped(pattern_[at_++]);
        default: return std::string(1, c);
        }
    }

    std::string escaped(char c) {
        switch (c) {
        case 'b':
        case 'B': return "";
        case 'd': return chance_.letters("0123456789", 1, 1);
        case 'w': return chance_.letters("abenrst7_", 1, 1);
        case 's': return " ";
        case 'S':
        case 'W': return "-";
        case 'D': return "x";
        case 'p':
        case 'P': at_ = pattern_[at_] == '{' ? pattern_.find('}', at_) + 1 : at_ + 1; return "!";
        default: return std::string(1, c);
        }
    }

    // One of the members; of a negated class a letter that is not among them.
    std::string character_class() {
        std::string members;
        const bool negated = pattern_[at_] == '^';
        at_ += negated ? 1 : 0;
        for (bool first = true; first || pattern_[at_] != ']'; first = false) {
            if (pattern_[at_] == '\\') {
                members += escaped(pattern_[at_ + 1]);
                at_ += 2;
            } else if (pattern_[at_ + 1] == '-' && pattern_[at_ + 2] != ']') {
                for (int c = pattern_[at_]; c <= pattern_[at_ + 2]; ++c) {
                    members += static_cast<char>(c);
                }
                at_ += 3;
            } else {
                members += pattern_[at_++];
            }
        }
        ++at_;
        std::string choice;
        for (const char c : negated ? std::string_view("xyz a1-!") : std::string_view(members)) {
            choice += !negated || members.find(c) == std::string::npos ? std::string(1, c) : "";
        }
        return std::string(1, chance_.one_of(choice));
    }

    std::string_view pattern_;
    std::size_t at_ = 0;
    Chance& chance_;
};

} // namespace kummerkasten

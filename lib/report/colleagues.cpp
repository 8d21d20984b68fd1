// SPDX-License-Identifier: Apache-2.0
#include "report/colleagues.hpp"

#include "base/strings.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace kummerkasten::report {

namespace {

bool is_letter_or_more(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = word.front() == '^' || at == 0 || !is_letter_or_more(text[at - 1]);
        if (begins && (end == text.size() || !is_letter_or_more(text[end]))) {
            return true;
        }
    }
    return false;
}

} // namespace

Colleagues::Colleagues(const profile::Profile* profile) {
    if (profile == nullptr) {
        return;
    }
    for (const profile::Agent& agent : profile->agents) {
        Colleague colleague{agent.name.empty() ? "^" + agent.initials : agent.name, {}};
        const std::string name = text::fold(agent.name);
        if (!name.empty()) { // the full name contains the first
            colleague.folded.push_back(name.substr(0, name.find(' ')));
            if (const std::size_t last = name.rfind(' '); last != std::string::npos) {
                colleague.folded.push_back(name.substr(last + 1));
            }
        }
        if (!agent.initials.empty()) {
            colleague.folded.push_back("^" + text::fold(agent.initials));
        }
        std::erase(colleague.folded, std::string());
        colleagues_.push_back(std::move(colleague));
    }
}

std::vector<std::string_view> Colleagues::named_in(std::string_view text) const {
    std::vector<std::string_view> names;
    if (colleagues_.empty()) {
        return names;
    }
    const std::string folded = text::fold(text);
    for (const Colleague& colleague : colleagues_) {
        if (std::any_of(colleague.folded.begin(), colleague.folded.end(),
                        [&folded](const std::string& word) { return has_word(folded, word); })) {
            names.emplace_back(colleague.name);
        }
    }
    return names;
}

} // namespace kummerkasten::report

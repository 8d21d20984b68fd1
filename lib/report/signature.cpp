// SPDX-License-Identifier: Apache-2.0
#include "report/signature.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace kummerkasten::report {

std::string signature_in(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\n\r";
    for (std::size_t at = text.rfind('^'); at != std::string_view::npos; at = at == 0 ? at : text.rfind('^', at - 1)) {
        const bool begins_word = at == 0 || kBlanks.find(text[at - 1]) != std::string_view::npos;
        if (begins_word && at + 1 < text.size() && is_ascii_letter(text[at + 1])) {
            std::string signature = "^";
            for (const char c : text.substr(at + 1)) {
                if (!is_ascii_letter(c) && !is_ascii_digit(c)) {
                    break;
                }
                signature += to_ascii_lower(c);
            }
            return signature;
        }
        if (at == 0) {
            break;
        }
    }
    return {};
}

std::string writer_of(const record::Post& post, const profile::Profile* profile) {
    const std::string signature = signature_in(post.text);
    if (!signature.empty() && profile != nullptr) {
        const auto signs = [&signature](const profile::Agent& agent) {
            return std::equal(agent.initials.begin(), agent.initials.end(), signature.begin() + 1, signature.end(),
                              [](char a, char b) { return to_ascii_lower(a) == b; });
        };
        const auto agent = std::find_if(profile->agents.begin(), profile->agents.end(), signs);
        if (agent != profile->agents.end() && !agent->name.empty()) {
            return agent->name;
        }
    }
    if (!signature.empty()) {
        return signature;
    }
    const record::Author& author = post.author;
    return !author.handle.empty() ? "@" + author.handle : author.name;
}

} // namespace kummerkasten::report

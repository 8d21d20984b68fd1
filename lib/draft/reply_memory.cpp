// SPDX-License-Identifier: Apache-2.0
#include "draft/reply_memory.hpp"

#include "text/fold.hpp"
#include "text/tokenise.hpp"

#include <functional>

namespace kummerkasten::draft {

namespace {

using record::Level;

// "Danke, das freut uns" may be said to many; a sentence of this many words is noticed.
constexpr std::size_t kNoticed = 6;

std::uint64_t hash(std::string_view text) { return text.empty() ? 0 : std::hash<std::string_view>{}(text); }

} // namespace

void ReplyMemory::check(std::string_view reply, const record::Post& post, std::vector<record::Finding>& findings) {
    text::Document document;
    text::analyse(reply, document);
    const std::string name = text::fold(post.author.name);
    std::string words;
    std::size_t count = 0;
    for (std::size_t i = 0; i < document.tokens.size(); ++i) {
        const text::Token& token = document.tokens[i];
        const std::string_view word = document.folded_word(token);
        const bool initials = token.start > 0 && document.text[token.start - 1] == '^';
        const bool is_word = token.kind == text::TokenKind::word || token.kind == text::TokenKind::number;
        if (is_word && !initials && (word.size() < 2 || name.find(word) == std::string::npos)) {
            words += word;
            words += ' ';
            ++count;
        }
    }
    if (count == 0) {
        return;
    }
    const Sent now{hash(post.id), hash(post.author.id.empty() ? post.author.handle : post.author.id),
                   hash(post.thread)};
    const std::uint64_t key = hash(words);
    if (const Sent* before = known_.find(key); before != nullptr && before->post != now.post) {
        const bool same_customer =
            (now.author != 0 && now.author == before->author) || (now.thread != 0 && now.thread == before->thread);
        if (same_customer) {
            findings.push_back({"reply-repeated",
                                Level::error,
                                {},
                                "this customer has got the same text before",
                                "say what is new, or ask what is missing"});
        } else if (count >= kNoticed) {
            findings.push_back({"reply-repeated",
                                Level::warning,
                                {},
                                "another customer has got the same text",
                                "bystanders read both; name this customer's own case"});
        }
    }
    known_[key] = now;
}

} // namespace kummerkasten::draft

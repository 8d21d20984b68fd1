// SPDX-License-Identifier: Apache-2.0
#include "classify/strongest_words.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

/// Words that are named for each label, and how strong one must be beside the strongest: a reason is to be read, not a
/// list.
constexpr std::size_t kMostWords = 3;
constexpr float kLeastShare = 0.3F;
constexpr float kLeastWeight = 0.05F; ///< "der 0.03" explains nothing

// Full stops, names and addresses may weigh, but they explain nothing to a person.
bool can_be_read(const text::Document& document, const text::Token& token) {
    switch (token.kind) {
    case text::TokenKind::mention:
    case text::TokenKind::link:
    case text::TokenKind::email: return false;
    case text::TokenKind::punctuation:
        return std::string_view("!?").find(document.text[token.start]) != std::string::npos;
    default: return true;
    }
}

} // namespace

void note_strongest_words(const learn::Model& model, std::size_t head, std::size_t value,
                          const learn::Model::Scratch& scratch, const text::Document& document, Reasons::Label label,
                          std::string_view by_name, StrongestScratch& strongest, Reasons& reasons) {
    const std::vector<text::Token>& tokens = document.tokens;
    std::vector<float>& by_token = strongest.by_token;
    std::vector<std::uint32_t>& order = strongest.order;
    by_token.assign(tokens.size(), 0);
    model.explain(head, value, scratch, by_token);
    order.clear();
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        if (by_token[i] > 0 && can_be_read(document, tokens[i])) {
            order.push_back(i);
        }
    }
    const std::size_t count = std::min(kMostWords, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                      [&](std::uint32_t a, std::uint32_t b) {
                          return by_token[a] != by_token[b] ? by_token[a] > by_token[b] : a < b;
                      });
    const float least = count == 0 ? 0 : std::max(kLeastWeight, kLeastShare * by_token[order[0]]);
    for (std::size_t i = 0; i < count && by_token[order[i]] >= least; ++i) {
        const text::Token& token = tokens[order[i]];
        reasons.add(label, {token.start, token.end}, "model", by_name, std::min(1.0, double{by_token[order[i]]}));
    }
}

} // namespace kummerkasten::classify

// SPDX-License-Identifier: Apache-2.0
// Who is heard in a text: a person, or a newsroom, an advertiser, a machine? Reports have no feeling of their own, and what
// goes wrong in them went wrong for others: the judges of polarity, topics and intent ask for more there.
//
//   report = either() over the rules `intent:other` (datelines, agencies, status messages), a link and a length without
//            anybody who speaks; a person who is heard takes most of what the shape says away, and nothing of the rules
#include "classify/judges.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

using record::Ownership;
using text::TokenKind;

constexpr double kLink = 0.55;          ///< headlines are passed on with a link
constexpr double kLong = 0.55;          ///< nobody writes so much without saying "ich"
constexpr double kImpersonal = 0.25;    ///< nor a whole sentence
constexpr std::uint32_t kLongText = 35; ///< words
constexpr std::uint32_t kSentence = 10;
constexpr std::uint32_t kHeadline = 4;  ///< words: a link with less is a remark
constexpr float kCertainAddress = 0.5F; ///< "ihr" alone may be "her"
constexpr double kPersonal = 0.3;       ///< what is left of the shape where a person is heard

bool has_token(const Case& post, TokenKind kind) {
    return std::any_of(post.document.tokens.begin(), post.document.tokens.end(),
                       [kind](const text::Token& token) { return token.kind == kind; });
}

bool addresses_somebody(const Case& post) {
    return std::any_of(post.findings.addresses.begin(), post.findings.addresses.end(),
                       [](const AddressMark& mark) { return mark.weight >= kCertainAddress; });
}

// "… wieder nichts …": dots that trail off, unless a link follows, which then cut a headline.
bool trails_off(const Case& post) {
    const auto& tokens = post.document.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string_view sign = post.document.original(tokens[i]);
        if (tokens[i].kind == TokenKind::punctuation && (sign.starts_with("..") || sign == "\u2026") &&
            (i + 1 == tokens.size() || tokens[i + 1].kind != TokenKind::link)) {
            return true;
        }
    }
    return false;
}

// Faces, curses, sighs, loud signs, "man": what no newsroom lets pass.
bool is_emotional(const Case& post) {
    const Shape& shape = post.evidence.shape;
    const auto& words = post.evidence.words;
    if (trails_off(post) || std::find(words.begin(), words.end(), "man") != words.end()) {
        return true;
    }
    return shape.exclamation_marks > 0 || shape.stretched > 0 ||
           std::any_of(post.evidence.hits.begin(), post.evidence.hits.end(), [](const Hit& hit) {
               switch (hit.sense.category) {
               case Category::anger:
               case Category::profanity:
               case Category::insult:
               case Category::colloquial:
               case Category::dialect: return true;
               default: return hit.symbol;
               }
           });
}

// Mentions are to whom one speaks, but for the one behind "RT", who is quoted.
bool mentions_somebody(const Case& post) {
    const auto& tokens = post.document.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == TokenKind::mention && (i == 0 || post.evidence.words[i - 1] != "rt")) {
            return true;
        }
    }
    return !has_token(post, TokenKind::mention) && !post.record.mentions.empty();
}

// "@kim @wiesenpieper …" answers Kim, and we only listen: the first of the mentions at the beginning is not ours.
bool answers_somebody_else(const Case& post) {
    const auto& tokens = post.document.tokens;
    const auto first = std::find_if(tokens.begin(), tokens.end(), [](const text::Token& token) {
        return token.kind != TokenKind::punctuation; // quotation marks, the dot of ".@kim"
    });
    const auto index = static_cast<std::uint32_t>(first - tokens.begin());
    const bool begins = first != tokens.end() && first->kind == TokenKind::mention;
    return begins && std::none_of(post.evidence.hits.begin(), post.evidence.hits.end(), [index](const Hit& hit) {
               return hit.first == index && hit.sense.category == Category::own_handle;
           });
}

} // namespace

void judge_voice(Case& post) {
    const bool mentions = mentions_somebody(post);
    const bool addresses = addresses_somebody(post);
    post.findings.speaks = post.findings.first_person > 0 || addresses || mentions ||
                           post.out.ownership == Ownership::foreign ||
                           (post.out.ownership == Ownership::direct && post.setting.profile != nullptr);

    const Shape& shape = post.evidence.shape;
    double by_shape = has_token(post, TokenKind::link) && shape.words >= kHeadline ? kLink : 0;
    by_shape = either(by_shape, shape.words >= kLongText ? kLong : shape.words >= kSentence ? kImpersonal : 0);
    if (post.findings.speaks || is_emotional(post)) {
        by_shape *= kPersonal;
    }
    double report = by_shape;
    for (const RuleHit& hit : post.evidence.rule_hits) {
        if (hit.rule->kind == RuleKind::intent &&
            hit.rule->value == static_cast<std::uint16_t>(record::Intent::other)) {
            report = either(report, static_cast<double>(hit.rule->weight));
        }
    }
    post.findings.report = report;
    post.findings.to_others = post.setting.profile != nullptr && answers_somebody_else(post);
}

} // namespace kummerkasten::classify

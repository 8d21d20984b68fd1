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

constexpr double kLink = 0.45;          ///< headlines are passed on with a link
constexpr double kLong = 0.45;          ///< nobody writes so much without saying "ich"
constexpr std::uint32_t kLongText = 35; ///< words
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

// Faces, curses, sighs, loud signs: what no newsroom lets pass.
bool is_emotional(const Case& post) {
    const Shape& shape = post.evidence.shape;
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

} // namespace

void judge_voice(Case& post) {
    const bool mentions = !post.record.mentions.empty() || has_token(post, TokenKind::mention);
    const bool addresses = addresses_somebody(post);
    post.findings.speaks = post.findings.first_person > 0 || addresses || mentions ||
                           (post.out.ownership == Ownership::direct && post.setting.profile != nullptr);

    const Shape& shape = post.evidence.shape;
    double by_shape = has_token(post, TokenKind::link) && shape.words >= kHeadline ? kLink : 0;
    by_shape = either(by_shape, shape.words >= kLongText ? kLong : 0);
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
}

} // namespace kummerkasten::classify

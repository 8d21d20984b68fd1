// SPDX-License-Identifier: Apache-2.0
// Polarity and anger once more, when the intent is known. Who complains is not content, and who praises is, whether or not a
// word of feeling says so; nor is content who leaves. A smile in a question is courtesy. Only what was neutral or undefined,
// or rested on faces, is settled, and the intent is given as the reason. Who complains is annoyed at least, in whatever
// words; courtesy halves that.
#include "classify/judges.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

using record::Intent;
using record::Polarity;

/// From this confidence on an intent tells the polarity where nothing else does, and with this score.
constexpr double kSettles = 0.45;
/// Without a profile any text counts as written to us, and most that people write to nobody is neither complaint nor praise.
constexpr double kSettlesAnywhere = 0.67;
constexpr double kSettled = 0.2;
constexpr double kConfidence = 0.4;

/// What a complaint, and another unkind word, tells of anger at least. Of 521 complaints of our own (German and English,
/// 2026-11) one in eight is calm, and the mean is 0.41; of 122 other negative posts one in eight, and 0.39. These leave the
/// least squared error in a fifth of them.
constexpr double kComplains = 0.36;
constexpr double kGrumbles = 0.3;
/// What courtesy leaves of it: "bitte", "vielen Dank im Voraus", without a word of anger.
constexpr double kPolite = 0.5;

// Is there nothing friendly but faces?
bool smiles_only(const Case& post) {
    return std::none_of(post.evidence.hits.begin(), post.evidence.hits.end(), [](const Hit& hit) {
        return !hit.symbol && hit.weight > 0 &&
               (hit.sense.category == Category::polarity || hit.sense.category == Category::praise);
    });
}

void settle(Case& post, Polarity polarity, std::string_view because, std::string_view which) {
    record::Triage& out = post.out;
    out.polarity = polarity;
    out.polarity_score = polarity == Polarity::negative   ? std::min(out.polarity_score, -kSettled)
                         : polarity == Polarity::positive ? std::max(out.polarity_score, kSettled)
                                                          : 0;
    out.confidence.polarity = kConfidence;
    post.reasons.forget("polarity");
    if (polarity != Polarity::neutral) {
        post.reasons.add({"polarity", record::name_of(polarity)}, {}, because, which, kSettled);
    }
}

} // namespace

void settle_polarity(Case& post) {
    record::Triage& out = post.out;
    const bool complains = out.intent == Intent::complaint;
    const bool asks = out.intent == Intent::question || out.intent == Intent::request;
    if ((complains || out.intent == Intent::other) && out.signals.contains(record::Signal::churn) &&
        out.polarity != Polarity::negative) {
        return settle(post, Polarity::negative, "signals", "churn");
    }
    if (out.confidence.intent < (post.setting.profile == nullptr ? kSettlesAnywhere : kSettles)) {
        return;
    }
    if (out.polarity == Polarity::positive && (asks || complains) && smiles_only(post)) {
        settle(post, Polarity::neutral, "", "");
    }
    if (out.polarity == Polarity::positive || out.polarity == Polarity::negative) {
        return;
    }
    if (complains) {
        settle(post, Polarity::negative, "intent", "complaint");
    } else if (out.intent == Intent::praise) {
        settle(post, Polarity::positive, "intent", "praise");
    }
}

void settle_anger(Case& post) {
    record::Triage& out = post.out;
    if (out.polarity != Polarity::negative) {
        return;
    }
    const double told = out.intent == Intent::complaint ? kComplains : out.intent == Intent::other ? kGrumbles : 0;
    const bool polite = out.anger < kComplains && post.evidence.has(Category::polite);
    const double before = out.anger;
    out.anger = std::max(before, rounded(told * (polite ? kPolite : 1)));
    if (before == 0 && out.anger > 0) {
        post.reasons.add({"anger", ""}, {}, out.intent == Intent::complaint ? "intent" : "polarity",
                         out.intent == Intent::complaint ? "complaint" : "negative", out.anger);
    }
}

} // namespace kummerkasten::classify

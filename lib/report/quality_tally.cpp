// SPDX-License-Identifier: Apache-2.0
#include "report/quality_tally.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kMostName = 120; // bytes of a name in a list

} // namespace

void QualityTally::Confidence::add(double confidence) {
    const double within = std::clamp(confidence, 0.0, 1.0);
    sum_thousandths += std::lround(within * 1000);
    ++tenths[std::min<std::size_t>(9, static_cast<std::size_t>(within * 10 + 1e-9))];
}

void QualityTally::Confidence::merge(const Confidence& other) {
    sum_thousandths += other.sum_thousandths;
    for (std::size_t i = 0; i < tenths.size(); ++i) {
        tenths[i] += other.tenths[i];
    }
}

std::uint64_t QualityTally::Confidence::below(std::size_t tenth) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < tenth; ++i) {
        sum += tenths[i];
    }
    return sum;
}

void QualityTally::add(const record::Triage& triage) {
    ++judged;
    undefined += triage.polarity == record::Polarity::undefined ? 1 : 0;
    no_topic += triage.topics.empty() ? 1 : 0;
    no_language += triage.language.empty() || triage.language == "und" ? 1 : 0;
    confidence[0].add(triage.confidence.intent);
    confidence[1].add(triage.confidence.polarity);
    confidence[2].add(triage.confidence.offence);
    confidence[3].add(triage.confidence.topics);
    if (triage.route == record::Route::human) {
        ++human;
        decide.add(text::prefix(triage.decide, kMostName));
    }
}

void QualityTally::add(const record::Draft& draft) {
    ++drafts;
    ready += draft.ready ? 1 : 0;
    allowed.add(draft.reply_allowed);
    for (const std::string& slot : draft.open) {
        open_slots.add(text::prefix(slot, kMostName));
    }
    for (const record::Finding& finding : draft.findings) {
        findings.add(text::prefix(finding.rule, kMostName));
    }
}

void QualityTally::merge(const QualityTally& other) {
    rejected += other.rejected;
    judged += other.judged;
    undefined += other.undefined;
    no_topic += other.no_topic;
    no_language += other.no_language;
    human += other.human;
    for (std::size_t i = 0; i < confidence.size(); ++i) {
        confidence[i].merge(other.confidence[i]);
    }
    decide.merge(other.decide);
    drafts += other.drafts;
    ready += other.ready;
    allowed.merge(other.allowed);
    open_slots.merge(other.open_slots);
    findings.merge(other.findings);
}

} // namespace kummerkasten::report

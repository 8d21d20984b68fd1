// SPDX-License-Identifier: Apache-2.0
// How far verdicts and drafts can be relied on.
#include "report/decision_phrases.hpp"
#include "report/overview_sections.hpp"

#include <array>

namespace kummerkasten::report {

namespace {

Section verdicts_section(const Scene& scene) {
    const Words& words = scene.words;
    const QualityTally& tally = scene.counts.views.quality;
    Section section{"quality", words(phrases::kVerdicts), {}, {}, {}, {}};
    section.facts = {
        {"judged", words(phrases::kJudged), Type::count, count_of(tally.judged)},
        {"unjudged", words(phrases::kUnjudged), Type::count, count_of(scene.counts.gaps.no_triage)},
        {"rejected", words(phrases::kRejected), Type::count, count_of(tally.rejected)},
        {"undefined", words(phrases::kUndefined), Type::share, share_of(tally.undefined, tally.judged)},
        {"no_topic", words(phrases::kNoTopicFound), Type::share, share_of(tally.no_topic, tally.judged)},
        {"no_language", words(phrases::kNoLanguage), Type::share, share_of(tally.no_language, tally.judged)},
        {"human", words(phrases::kNeedsPerson), Type::share, share_of(tally.human, tally.judged)}};
    return section;
}

Section confidence_section(const Scene& scene) {
    const Words& words = scene.words;
    const QualityTally& tally = scene.counts.views.quality;
    Section section{"confidence", words(phrases::kConfidence), {}, {}, {}, {}};
    section.table.columns = {{"label", words(phrases::kOfLabel)},
                             {"mean", words(phrases::kMean), Type::number},
                             {"low", words(phrases::kBelowHalf), Type::share},
                             {"middling", words(phrases::kMiddling), Type::share},
                             {"high", words(phrases::kSure), Type::share, true}};
    const std::array<std::pair<const char*, const Phrase*>, 4> labels{{{"intent", &phrases::kLabelIntent},
                                                                       {"polarity", &phrases::kLabelPolarity},
                                                                       {"offence", &phrases::kLabelOffence},
                                                                       {"topics", &phrases::kLabelTopics}}};
    for (std::size_t i = 0; i < labels.size() && tally.judged > 0; ++i) {
        const QualityTally::Confidence& it = tally.confidence[i];
        section.table.rows.push_back(
            {Label(labels[i].first, words(*labels[i].second)),
             static_cast<double>(it.sum_thousandths) / 1000 / static_cast<double>(tally.judged),
             share_of(it.below(5), tally.judged), share_of(it.below(8) - it.below(5), tally.judged),
             share_of(tally.judged - it.below(8), tally.judged)});
    }
    return section;
}

Section decisions_section(const Scene& scene) {
    Section section =
        counted_names(scene, "decisions", phrases::kDecisions, phrases::kDecide, scene.counts.views.quality.decide);
    for (std::vector<Cell>& row : section.table.rows) {
        if (auto* label = std::get_if<Label>(&row.front()); label != nullptr && !label->name.empty()) {
            *label = decision_label(scene.words, label->name);
        }
    }
    return section;
}

Section drafts_section(const Scene& scene) {
    const Words& words = scene.words;
    const QualityTally& tally = scene.counts.views.quality;
    return {
        "drafts",
        words(phrases::kDrafts),
        {},
        {{"drafts", words(phrases::kDrafts), Type::count, count_of(tally.drafts)},
         {"ready", words(phrases::kReadyDrafts), Type::count, count_of(tally.ready)},
         {"human_only", words(phrases::kHumanOnlyDrafts), Type::count,
          count_of(tally.allowed[record::ReplyAllowed::human_only])},
         {"not_allowed", words(phrases::kNoDrafts), Type::count, count_of(tally.allowed[record::ReplyAllowed::no])}},
        {},
        {}};
}

} // namespace

std::vector<Section> quality_sections(const Scene& scene) {
    const QualityTally& tally = scene.counts.views.quality;
    return {verdicts_section(scene),
            confidence_section(scene),
            decisions_section(scene),
            drafts_section(scene),
            counted_names(scene, "open_slots", phrases::kOpenSlots, phrases::kSlot, tally.open_slots),
            counted_names(scene, "findings", phrases::kFindings, phrases::kRule, tally.findings)};
}

} // namespace kummerkasten::report

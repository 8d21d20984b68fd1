// SPDX-License-Identifier: Apache-2.0
// What is new in the words: terms that stand in more posts than the earlier ones lead to expect.
#include "report/format.hpp"
#include "report/overview_sections.hpp"
#include "report/stretches.hpp"

#include <algorithm>

namespace kummerkasten::report {

namespace {

bool has_post_between(const TermTally& tally, std::int64_t begin, std::int64_t end) {
    return std::any_of(tally.terms.begin(), tally.terms.end(), [&](const auto& entry) {
        const auto& bins = entry.second.bins;
        return std::any_of(bins.begin(), bins.end(),
                           [&](const auto& bin) { return bin.first >= begin && bin.first < end; });
    });
}

} // namespace

Section terms_section(const Scene& scene) {
    const Words& words = scene.words;
    const TermTally& tally = scene.counts.views.terms;
    Section section{"terms", words(phrases::kTerms), {}, {}, {}, {}};
    section.table.columns = {{"term", words(phrases::kTerm)},
                             {"stems", "stems", Type::text, false, 0, false, true},
                             {"posts", words(phrases::kNowPosts), Type::count, true},
                             {"earlier", words(phrases::kEarlierPosts), Type::count},
                             {"z", words(phrases::kDeviation), Type::number},
                             {"log_odds", words(phrases::kLogOdds), Type::number}};
    const Stretches stretches(scene.options, TermTally::kBinSeconds);
    std::optional<Split> split;
    if (tally.first) {
        split = stretches.split(*tally.first, *tally.last);
    }
    section.facts = {
        {"now_from", words(phrases::kNowFrom), Type::time, split ? Cell(stretches.begin_of(split->now)) : Cell()},
        {"earlier_from", words(phrases::kEarlierFrom), Type::time,
         split ? Cell(stretches.begin_of(split->earlier)) : Cell()},
        {"least_posts", {}, Type::count, count_of(kLeastPostsOfTerm), true},
        {"least_z", {}, Type::number, kLeastZOfTerm, true}};
    if (!split) {
        section.paragraph = scene.counts.volume.posts() > 0 ? words(phrases::kTermsNoSpan) : std::string();
        return section;
    }
    const std::vector<EmergingTerm> terms =
        emerging_terms(tally, split->earlier, split->now, split->end, kLeastPostsOfTerm, kLeastZOfTerm);
    const std::size_t shown = std::min(terms.size(), scene.options.top);
    for (std::size_t i = 0; i < shown; ++i) {
        const EmergingTerm& it = terms[i];
        section.table.rows.push_back(
            {Label(it.written), Label(it.stems), count_of(it.now), count_of(it.earlier), it.odds.z, it.odds.delta});
    }
    if (terms.empty()) {
        section.paragraph =
            words(has_post_between(tally, split->earlier, split->now) ? phrases::kNoTerms : phrases::kTermsNoEarlier);
    } else {
        section.notes.push_back(words(phrases::kTermsNote, kLeastPostsOfTerm, shown_number(words, kLeastZOfTerm)));
    }
    if (!scene.options.since) {
        section.notes.push_back(words(phrases::kHalvesByDayNote));
    }
    if (terms.size() > shown) {
        section.notes.push_back(words(phrases::kMoreNames, terms.size() - shown));
    }
    if (tally.forgotten_up_to > 0) {
        section.notes.push_back(words(phrases::kTermsForgotten, tally.forgotten_up_to));
    }
    return section;
}

} // namespace kummerkasten::report

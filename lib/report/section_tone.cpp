// SPDX-License-Identifier: Apache-2.0
// How people speak, over time.
#include "report/overview_sections.hpp"

#include <array>

namespace kummerkasten::report {

std::vector<Section> tone_sections(const Scene& scene) {
    const Words& words = scene.words;
    CalendarTally::Unit unit{};
    const std::vector<ToneTally::Row> rows = scene.counts.views.tone.rows(unit);
    const std::array<const Phrase*, 4> headings{&phrases::kToneByDay, &phrases::kToneByWeek, &phrases::kToneByMonth,
                                                &phrases::kToneByYear};
    constexpr std::array<const char*, 4> kUnits{"day", "week", "month", "year"};
    Section section{"tone", words(*headings[static_cast<std::size_t>(unit)]), {}, {}, {}, {}};
    section.facts = {{"unit", {}, Type::text, Label(kUnits[static_cast<std::size_t>(unit)]), true}};
    section.table.columns = {{"begin", words(phrases::kDate)},
                             {"posts", words(phrases::kPosts), Type::count},
                             {"anger", words(phrases::kAnger), Type::number, true},
                             {"angry", words(phrases::kAngryShare), Type::share},
                             {"profanity", words(phrases::kProfanityShare), Type::share},
                             {"insulting", words(phrases::kInsultShare), Type::share},
                             {"du", words(phrases::kDuShare), Type::share},
                             {"ihr", words(phrases::kIhrShare), Type::share, false, 0, false, true},
                             {"sie", words(phrases::kSieShare), Type::share},
                             {"colloquial", words(phrases::kColloquialShare), Type::share, false, 0, false, true}};
    for (const ToneTally::Row& row : rows) {
        const ToneTally::Day& day = row.day;
        section.table.rows.push_back(
            {date_label(words, row.begin, unit), count_of(day.posts),
             static_cast<double>(day.anger_thousandths) / 1000 / static_cast<double>(day.posts),
             share_of(day.angry, day.posts), share_of(day.offence[Offence::profanity], day.posts),
             share_of(day.offence[Offence::insult] + day.offence[Offence::abuse], day.posts),
             share_of(day.address[record::Address::du], day.posts),
             share_of(day.address[record::Address::ihr], day.posts),
             share_of(day.address[record::Address::sie], day.posts), share_of(day.colloquial, day.posts)});
    }
    if (!rows.empty()) {
        section.notes = {words(phrases::kToneNote), words(phrases::kClock, scene.options.time_zone)};
    } else if (scene.without_triage() && scene.counts.volume.posts() > 0) {
        section.paragraph = words(phrases::kToneNeedsTriage);
    }
    return {std::move(section)};
}

} // namespace kummerkasten::report

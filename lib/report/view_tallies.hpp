// SPDX-License-Identifier: Apache-2.0
// What the views that are asked for by name count beside the overview. Each is filled only where its view is wanted.
//
// Memory beyond the tallies' own: `cases` keeps the words of posts that need a reply, some 300 bytes each, up to
// CardStore::kMostBytes; what comes later in the input is known by its time alone.
#pragma once

#include "report/by_tally.hpp"
#include "report/cards.hpp"
#include "report/cause_tally.hpp"
#include "report/people_tally.hpp"
#include "report/praise_tally.hpp"
#include "report/quality_tally.hpp"
#include "report/term_tally.hpp"
#include "report/tone_tally.hpp"

namespace kummerkasten::report {

struct ViewTallies {
    ByTally by;
    CauseTally causes;
    TermTally terms;
    PraiseTally praise;
    PeopleTally people;
    ToneTally tone;
    QualityTally quality;
    CardStore cases; ///< of followup and people

    /// As if the posts of `other` had come behind ours; their events are now `offset` later.
    void merge(const ViewTallies& other, EventIndex offset, const std::vector<NameTable::Index>& reasons);
    /// `events` and `names` are how many events and names of reasons there are.
    template <class Archive> void visit(Archive& archive, std::size_t events, std::size_t names) {
        by.visit(archive, events);
        archive(causes, terms, praise, people, tone, quality);
        cases.visit(archive, events, names);
    }
};

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// How far the verdicts and drafts can be relied on: confidence, what could not be told, what only a person can decide, what
// the checker found. Fixed size, but for names, of which each list has at most NameCounts::kMost.
#pragma once

#include "record/draft.hpp"
#include "record/triage.hpp"
#include "report/tallies.hpp"

#include <array>
#include <cstdint>

namespace kummerkasten::report {

struct QualityTally {
    /// Of one label: a histogram in tenths; 1.0 stands in the last.
    struct Confidence {
        std::int64_t sum_thousandths = 0;
        std::array<std::uint64_t, 10> tenths{};

        void add(double confidence);
        void merge(const Confidence& other);
        template <class Archive> void visit(Archive& archive) { archive(sum_thousandths, tenths); }
        [[nodiscard]] std::uint64_t below(std::size_t tenth) const;
    };
    std::uint64_t rejected = 0; ///< lines that were no records
    std::uint64_t judged = 0;   ///< posts about the house
    std::uint64_t undefined = 0, no_topic = 0, no_language = 0, human = 0;
    std::array<Confidence, 4> confidence; ///< intent, polarity, offence, topics
    NameCounts decide;                    ///< what a person has to decide
    std::uint64_t drafts = 0, ready = 0;
    EnumCounts<record::ReplyAllowed> allowed;
    NameCounts open_slots, findings; ///< of drafts

    void add(const record::Triage& triage);
    void add(const record::Draft& draft);
    void merge(const QualityTally& other);
    template <class Archive> void visit(Archive& archive) {
        archive(rejected, judged, undefined, no_topic, no_language, human, confidence, decide);
        archive(drafts, ready, allowed, open_slots, findings);
    }
};

} // namespace kummerkasten::report

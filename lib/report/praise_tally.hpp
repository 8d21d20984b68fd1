// SPDX-License-Identifier: Apache-2.0
// Praise in its own words: the latest posts, whom of the house's people they name, and what they are about.
// Memory: at most 2 kMostQuotes quotations of some 500 bytes.
#pragma once

#include "record/triage.hpp"
#include "report/excerpt.hpp"
#include "report/tallies.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

struct PraiseTally {
    static constexpr std::size_t kMostQuotes = 1000;
    struct Quote {
        Excerpt excerpt;
        std::string colleagues; ///< names with commas between; may be empty
        template <class Archive> void visit(Archive& archive) { archive(excerpt, colleagues); }
    };
    NameCounts topics;
    std::vector<Quote> quotes; ///< in no order

    void add(const record::Post& post, const record::Triage& triage, const std::vector<std::string_view>& colleagues);
    void merge(const PraiseTally& other);
    template <class Archive> void visit(Archive& archive) { archive(topics, quotes); }
    /// Those that name somebody first, then the latest.
    [[nodiscard]] std::vector<Quote> best() const;

private:
    void drop_old();
};

} // namespace kummerkasten::report

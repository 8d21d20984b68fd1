// SPDX-License-Identifier: Apache-2.0
// The first view: what is due, what hurts, how much there is, how fast the house replies, and what the report cannot see.
// Takes records as ingest, classify or draft-reply left them, in any order; public data without triage give what can be said.
//
// A post counts if it lies in the period. Posts before and after it still give context: a reply after `until` answers a
// post of the period. The same holds for what a condition leaves out (options.where). Near-identical posts (duplicate_of) and reposts (repost_of) count as posts and may stand in the
// queue, but not among causes and labels, so that one text passed on a thousand times does not look like a thousand causes.
//
// Memory: 44 to 68 bytes a post (report/thread_log.hpp), and cards of open posts up to 48 MB (report/cards.hpp).
#pragma once

#include "profile/profile.hpp"
#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/taxonomy.hpp"
#include "record/triage.hpp"
#include "report/colleagues.hpp"
#include "report/document.hpp"
#include "report/options.hpp"
#include "report/overview_counts.hpp"
#include "report/scope.hpp"
#include "report/storm_watch.hpp"
#include "report/stretches.hpp"
#include "report/where.hpp"

#include <memory>
#include <optional>

namespace kummerkasten::report {

/// The zone of days and hours: as asked for, else the profile's, else UTC.
[[nodiscard]] std::string zone_name(const Options& options, const profile::Profile* profile);

class Overview {
public:
    /// Throws DataError for an unknown time zone, UsageError for a condition or field that is none. `taxonomy` and `profile` must outlive the overview. With a profile, its targets judge
    /// replies; without, the due times that classify wrote.
    Overview(Options options, const record::Taxonomy& taxonomy, const profile::Profile* profile);

    /// `triage` and `draft` are null where the record has none.
    void add(const record::Post& post, const record::Triage* triage, const record::Draft* draft);
    /// For parts of the input that were added to overviews with the same scope, and, if this one wants storms, all of them.
    void merge(const Overview& other);

    /// What decides which posts are counted, and how.
    [[nodiscard]] Scope scope() const;
    /// Only a new overview may be read into; report/summary.hpp does it.
    template <class Archive> void visit(Archive& archive) {
        archive(counts_);
        storms_->visit(archive, counts_.threads.size());
    }

    /// Lines that were no records, for the view quality.
    void set_rejected(std::uint64_t lines) { counts_.views.quality.rejected = lines; }

    [[nodiscard]] Document finish();
    /// Of the view storm, which must have been asked for.
    [[nodiscard]] StormFindings storms();

private:
    enum class Place { inside, outside, unplaced, left_out };
    [[nodiscard]] Place place_in_period(const record::Post& post) const;
    [[nodiscard]] std::optional<record::Direction> direction_of(const record::Post& post) const;
    void count_gaps(const record::Post& post, const record::Triage* triage, std::optional<record::Direction> direction);
    void count_labels(const record::Post& post, const record::Triage& triage,
                      const std::array<NameTable::Index, 3>& topics);
    void add_to_views(const Subject& subject, EventIndex event, bool inside);
    void make_room();

    Options options_;
    const record::Taxonomy& taxonomy_;
    const profile::Profile* profile_;
    Colleagues colleagues_;
    OverviewCounts counts_;
    std::optional<StormWatch> storms_;
    std::optional<Where> where_;
    std::optional<TermFinder> term_finder_;
    std::vector<FieldReference> by_;
    bool named_views_ = false;       ///< others than those that an overview counts for
    bool by_direction_ = false;      ///< then the house's posts are grouped too
    std::size_t judge_again_at_ = 0; ///< number of posts
};

} // namespace kummerkasten::report

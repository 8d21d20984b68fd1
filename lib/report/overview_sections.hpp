// SPDX-License-Identifier: Apache-2.0
// Puts the counts of an overview into sections with headings: what is said, and in which order. Nothing is counted here but
// what needs the judged threads. Each section_….cpp makes one family of sections.
#pragma once

#include "profile/profile.hpp"
#include "record/taxonomy.hpp"
#include "report/document.hpp"
#include "report/fields.hpp"
#include "report/options.hpp"
#include "report/overview_counts.hpp"
#include "report/phrases.hpp"
#include "report/reply_times.hpp"
#include "report/storm_watch.hpp"
#include "report/view_phrases.hpp"

#include <string>
#include <vector>

namespace kummerkasten::report {

/// What every section may look at.
struct Scene {
    const OverviewCounts& counts;
    const Verdict& verdict;
    const Options& options;
    const record::Taxonomy& taxonomy;
    const profile::Profile* profile; ///< may be null
    Words words;

    /// Was nothing judged by classify? Then each post of a customer counts as one that waits for a reply.
    [[nodiscard]] bool without_triage() const { return counts.judged == 0; }
    [[nodiscard]] Label topic(const std::string& name) const;
    [[nodiscard]] Label platform(NameTable::Index index) const;
    /// A series of the view storm: "all", "complaints", "topic:delay".
    [[nodiscard]] Label series(const std::string& name) const;
};

/// `counts` is sorted within, not changed in content. Options.time_zone must be set. `storms` is there where a view needs it.
[[nodiscard]] Document overview_document(OverviewCounts& counts, const Options& options,
                                         const record::Taxonomy& taxonomy, const profile::Profile* profile,
                                         const StormWatch* storms = nullptr,
                                         const std::vector<FieldReference>& by = {});

[[nodiscard]] Section queue_section(const Scene& scene);
[[nodiscard]] std::vector<Section> label_sections(
    const Scene& scene); ///< causes, intents, ownership, tone, mood, signals
[[nodiscard]] std::vector<Section> volume_sections(const Scene& scene);
[[nodiscard]] std::vector<Section> reply_time_sections(const Scene& scene);
[[nodiscard]] std::vector<Section> storm_sections(const Scene& scene, const StormFindings& findings,
                                                  const StormOptions& options);
[[nodiscard]] std::vector<Section> sla_sections(const Scene& scene);
/// Drawings: posts with bursts marked, causes and anger over time, the week by the hour. `findings` may be null.
[[nodiscard]] std::vector<Section> trend_sections(const Scene& scene, const StormFindings* findings);
[[nodiscard]] Section causes_section(const Scene& scene);
[[nodiscard]] std::vector<Section> growth_sections(const Scene& scene); ///< of causes, and examples of them
[[nodiscard]] std::vector<Section> praise_sections(const Scene& scene);
[[nodiscard]] Section followup_section(const Scene& scene);
[[nodiscard]] std::vector<Section> people_sections(const Scene& scene);
[[nodiscard]] std::vector<Section> tone_sections(const Scene& scene);
[[nodiscard]] std::vector<Section> quality_sections(const Scene& scene);
[[nodiscard]] Section terms_section(const Scene& scene);
[[nodiscard]] Section by_section(const Scene& scene, const std::vector<FieldReference>& fields);

/// Time allowed for the first reply to a post, in micros. With a profile, its target for the band of the post; without,
/// what classify allowed.
[[nodiscard]] std::optional<std::int64_t> target_of(const Scene& scene, const Event& event);

/// A table of waits: `key` names its first column, `unanswered` its last.
[[nodiscard]] std::vector<Column> time_columns(const Words& words, const char* key, const Phrase& heading,
                                               const Phrase& unanswered);
/// A row of it.
[[nodiscard]] std::vector<Cell> time_row(Label label, ReplyTimes& times);
/// Median, p90, p95 and the longest, as cells of such a row; empty where there is nothing.
void append_durations(const Distribution& times, std::vector<Cell>& row);

/// Whose case it is: author, text, url and link, at the end of the cards of followup and people. Cells are empty where only
/// the time of a case was kept.
void append_case_columns(const Words& words, std::vector<Column>& columns);
void append_case_cells(const Card* card, std::vector<Cell>& cells);

/// Terms in fewer posts, now and earlier together, are not looked at; and by
/// chance one of twenty would pass this z, one-sided.
inline constexpr std::size_t kLeastPostsOfTerm = 5;
inline constexpr double kLeastZOfTerm = 1.645;

/// The first of a list of names, with their numbers.
[[nodiscard]] Section counted_names(const Scene& scene, std::string key, const Phrase& heading, const Phrase& column,
                                    const NameCounts& names);
/// A day as people read it, or the week, month or year that it begins.
[[nodiscard]] Label date_label(const Words& words, std::chrono::local_days day, CalendarTally::Unit unit);

/// part/whole, or nothing where there is no whole.
[[nodiscard]] Cell share_of(std::uint64_t part, std::uint64_t whole);
[[nodiscard]] Cell count_of(std::uint64_t number);

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// Drafts the reply to one post: a proposal for a person, never sent (care rules P1–M6). Everything in it comes from the post,
// the profile, an incident or the phrase book; what nobody knows stays open and is listed.
//
// Immutable after construction and shared by threads. Construction reads data files; draft() does no I/O, depends on
// nothing but its arguments, and costs some ten microseconds and a few dozen allocations.
#pragma once

#include "draft/checker.hpp"
#include "incident/incident.hpp"
#include "io/data_path.hpp"
#include "profile/profile.hpp"
#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/taxonomy.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

struct CaseFile;

class Drafter {
public:
    /// `taxonomy`, `profile` (may be null) and `incidents` must outlive the drafter. `agent_initials` says who signs (any
    /// case); empty: the first agent of the profile. UsageError where the profile has agents and none of these initials;
    /// DataError with file:line where a data file is wrong.
    Drafter(const io::DataPath& data, const record::Taxonomy& taxonomy, const profile::Profile* profile,
            const std::vector<incident::Incident>& incidents, const std::string& agent_initials, record::Timestamp now);
    ~Drafter();
    Drafter(Drafter&&) noexcept;
    Drafter& operator=(Drafter&&) noexcept;

    /// `channel` is a name of data/channels.tsv; empty: the post's platform. `out` is cleared first. Post and triage are
    /// valid UTF-8, of any size; texts of ours stay under 8 KiB.
    void draft(const record::Post& post, const record::Triage& triage, std::string_view channel,
               record::Draft& out) const;

    /// What reads every draft once more; for those who change one.
    [[nodiscard]] const Checker& checker() const;

private:
    void write_reply(const CaseFile& a_case, std::string_view channel, bool holding, record::Draft& out) const;

    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

} // namespace kummerkasten::draft

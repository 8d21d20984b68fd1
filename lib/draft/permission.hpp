// SPDX-License-Identifier: Apache-2.0
// May the house speak at all, and may a draft go out after a glance (care rules R6, H2, L1, M6)? Platforms ask the same:
// X lets programs reply only to those who addressed them.
#pragma once

#include "draft/said.hpp"
#include "record/labels.hpp"
#include "record/post.hpp"
#include "record/triage.hpp"

#include <optional>
#include <string>

namespace kummerkasten::draft {

struct Permission {
    record::ReplyAllowed allowed = record::ReplyAllowed::no;
    std::string reason;                   ///< a sentence for people
    std::optional<record::Signal> signal; ///< the one that calls for a person
    bool overheard = false;
};

/// `no`: the house itself, another company, off topic, spam, passed on, signed by a service team, nothing owed. `human_only`: the house is not addressed, or the
/// post is too grave for a phrase book. Else `yes`, also where a person must decide something first (route human). `said` is the text of `post`.
[[nodiscard]] Permission may_reply(const record::Post& post, const record::Triage& triage, Said& said);

} // namespace kummerkasten::draft

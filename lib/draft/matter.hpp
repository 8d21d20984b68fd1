// SPDX-License-Identifier: Apache-2.0
// What a draft is about, where a post has several topics and names several things: one of each, from the acknowledgement to the
// next step (care rule M2). A few comparisons per topic.
#pragma once

#include "draft/aspects.hpp"
#include "record/taxonomy.hpp"
#include "record/triage.hpp"

#include <string_view>

namespace kummerkasten::draft {

struct Matter {
    const record::Topic* topic = nullptr; ///< of the triage; null: none, or "other" alone
    Aspects::Found aspect;                ///< without a name: the post names nothing that the book can take up
    bool names_another = false;           ///< of another topic
    bool is_broken = false;               ///< and says in the same clause that it is broken
    std::string_view also;                ///< a second thing, as a noun; empty: none

    /// More than one sign says what it is about.
    [[nodiscard]] bool is_sure() const;
    /// A special thing (aspects.hpp) is named: the page of a topic is no answer to that.
    [[nodiscard]] bool is_special() const;
    /// One thing, and that it is broken: a report that wants no cause and no more tone.
    [[nodiscard]] bool is_one_broken() const;
    /// The customer's own words say what it is about; what they may have named in passing does not.
    [[nodiscard]] bool is_named() const;
    /// Neither classify nor the words say enough; whoever wrote about the topic would talk on about the wrong one.
    [[nodiscard]] bool is_unclear() const;
};

/// The best topic, but one that the customer's own words bear out comes before one that is only a guess; of several that are as
/// good, the one that they began with. `said` is the post, folded.
[[nodiscard]] Matter choose_matter(const record::Triage& triage, const record::Taxonomy& taxonomy,
                                   const Aspects& aspects, std::string_view said);

} // namespace kummerkasten::draft

// SPDX-License-Identifier: Apache-2.0
// What a reply tells must come from somewhere (care rules P3, "Never"): each number, weekday, month, person and link stands in
// the post, in what was said earlier, in the house's profile or in a known incident. All that can be read beforehand is read
// at construction; a reply without digits, dates, titles and links costs one look at its tokens.
#pragma once

#include "incident/incident.hpp"
#include "profile/profile.hpp"
#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"
#include "text/tokenise.hpp"

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

class Sources {
public:
    /// Both may be null: then nobody can tell what is invented, and findings are warnings.
    Sources(const profile::Profile* profile, const std::vector<incident::Incident>* incidents);

    /// Appends findings of the rules number-invented, date-invented, name-invented, link-unknown and other-company.
    void check(const text::Document& reply, const record::Post& post, const record::Triage& triage,
               std::vector<record::Finding>& findings) const;

    /// Do these folded words stand in the texts of the incident that the post matches, or of any where it matches none?
    /// What the house has written there is decided.
    [[nodiscard]] bool is_decided(std::string_view folded, const record::Triage& triage) const;

private:
    static constexpr std::size_t kDates = 19; // seven weekdays, twelve months
    using Dates = std::bitset<kDates>;

    // One text that may be quoted, or several of them.
    struct Told {
        std::string id;
        std::string folded;
        std::vector<std::string> numbers; // sorted, without zeros in front
        Dates dates;

        void add(std::string_view text);
        void add(record::Timestamp time, const record::TimeZone& zone);
        void finish();
    };
    struct Asked; // the reply's side of a check

    template <class Test> [[nodiscard]] bool any_incident(const record::Triage& triage, Test test) const;
    void check_number(Asked& asked, record::Span span) const;
    void check_date(Asked& asked, const text::Token& token) const;
    void check_person(Asked& asked, std::size_t index) const;
    void check_link(Asked& asked, record::Span span) const;
    void check_bare_link(Asked& asked, const text::Token& token, std::size_t& links_end) const;
    void check_rivals(Asked& asked) const;
    [[nodiscard]] bool is_told_word(const Asked& asked, std::string_view folded) const;

    record::TimeZone zone_;
    record::Level level_; // of what is invented
    Told house_;
    std::vector<Told> incidents_;
    std::vector<std::string> hosts_;  // sorted
    std::vector<std::string> rivals_; // folded
};

} // namespace kummerkasten::draft

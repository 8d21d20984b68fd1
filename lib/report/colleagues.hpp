// SPDX-License-Identifier: Apache-2.0
// Whom of the house's people a praise names, so that it reaches them (care rule M5).
#pragma once

#include "profile/profile.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

class Colleagues {
public:
    /// Without a profile nobody is known.
    explicit Colleagues(const profile::Profile* profile);

    /// Display names of the agents whose first, last or full name stands in `text` as whole words, or whose initials as
    /// "^an". A first name that two agents share names both. Cost: folding the text, and a search for each name.
    [[nodiscard]] std::vector<std::string_view> named_in(std::string_view text) const;

private:
    struct Colleague {
        std::string name;
        std::vector<std::string> folded; ///< any of them will do
    };
    std::vector<Colleague> colleagues_;
};

} // namespace kummerkasten::report

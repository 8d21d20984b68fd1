// SPDX-License-Identifier: Apache-2.0
// The name by which a reply may greet (care rule P2): the one that people show in public, made safe, or none. Nothing is
// guessed: no "Herr" or "Frau" that is not in the name, no first name where there is only a title and a surname.
#pragma once

#include "io/data_path.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

struct PublicName {
    std::string name;       ///< "Jana Petersen", "Herr Terranova"; empty where the shown name is not usable
    std::string untitled;   ///< "Jana Petersen" of "Dr. Jana Petersen", for a reply that says du; "Dr. Petersen" stays
    std::string first_name; ///< "Jana"; empty where no first name can be told: "Herr Terranova", "J. Petersen"
    std::string handle;     ///< "@jana_p"; empty where there is none or it is not usable
};

/// Longest name that a greeting uses, in characters. Longer ones are slogans.
inline constexpr std::size_t kLongestName = 40;

class NameRules {
public:
    /// Reads data/names.tsv; throws DataError with file:line.
    explicit NameRules(const io::DataPath& data);

    /// `shown` is the display name and `handle` the account, without "@", both as strangers chose them: emoji, control and
    /// direction characters are dropped; digits, links, slogans and roles ("Kunde") make a name unusable.
    [[nodiscard]] PublicName greetable(std::string_view shown, std::string_view handle) const;

private:
    [[nodiscard]] static bool is(const std::vector<std::string>& words, std::string_view folded);
    [[nodiscard]] bool is_unusable(std::string_view folded) const;

    std::vector<std::string> address_, titles_, articles_, unusable_; // folded, sorted
};

} // namespace kummerkasten::draft

// SPDX-License-Identifier: Apache-2.0
// Known problems and self-service articles of the house (care rule L3): loaded from JSON lines or TOML, matched to posts.
// Format: kummerkasten-data(5), INCIDENTS.
#pragma once

#include "record/time.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::incident {

struct Incident {
    enum class Kind { incident, article };
    enum class State { open, monitoring, resolved };

    std::string id;
    Kind kind = Kind::incident;
    std::string what; ///< one clause: "Unsere Server waren sehr langsam"
    std::vector<std::string> topics, products, regions;
    std::vector<std::string> words; ///< notation of the lexicon
    std::optional<record::Timestamp> from, until, expires;
    std::string cause; ///< empty: not known (yet), and never invented
    State state = State::open;
    std::map<std::string, std::string, std::less<>> public_text, state_text; ///< by language
    std::string link;

    /// May a reply at `time` cite it? From `from` on, where there is one, and before
    ///   an article: `expires`, or for ever without one;
    ///   an incident: `expires`, or else kStaysCitable after `until`, or for ever while neither is known.
    /// The state plays no part: a resolved incident stays citable for that while, and its state says that it is over.
    [[nodiscard]] bool is_current(record::Timestamp time) const;
};

/// How long after its end an incident is still what customers write about: those of Friday evening write on Sunday.
inline constexpr std::chrono::hours kStaysCitable{48};

/// More would be no list of known problems but a ticket system, and each post is compared with all of them.
inline constexpr std::size_t kMostIncidents = 10'000;
/// Longest line: JSON with a dozen short texts.
inline constexpr std::size_t kLongestIncident = std::size_t{1} << 20U;

/// Appends the incidents of `file`, TOML where its name ends in ".toml", to `into`, which stays as it was where this throws. Throws DataError with file:line for a
/// line that is not an incident, an id that is already in `into`, an unknown key, topic or state, and for one that could
/// never match (incident/match.hpp); IoError where the file cannot be read. Blank lines are fine.
void load_incidents(const std::filesystem::path& file, const std::vector<std::string>& taxonomy,
                    std::vector<Incident>& into);

} // namespace kummerkasten::incident

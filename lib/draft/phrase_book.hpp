// SPDX-License-Identifier: Apache-2.0
// The phrases of which drafts are made (data/de/phrases.tsv, data/en/phrases.tsv): real sentences by people, sorted by
// what they are for. Loaded once and checked whole, immutable afterwards. Looking for the phrases that fit a situation is
// one walk over the phrases of a part for its topic and its aspect: a few dozen comparisons of small things.
#pragma once

#include "base/place.hpp"
#include "draft/aspects.hpp"
#include "draft/situation.hpp"
#include "draft/slots.hpp"
#include "io/data_path.hpp"
#include "record/taxonomy.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

enum class Part : std::uint8_t {
    salutation,
    acknowledgement,
    circumstance, ///< how long, how often: one sentence that takes up what they said
    addition,     ///< a second thing that they name
    explanation,
    apology,
    state,
    noted, ///< the details that they gave and that go along with the next step
    next_step,
    offer,
    signature,
    holding,
    private_message,
};
inline constexpr std::array<std::string_view, 13> kPartNames{
    "salutation", "acknowledgement", "circumstance", "addition",  "explanation", "apology", "state",
    "noted",      "next_step",       "offer",        "signature", "holding",     "private"};
inline constexpr std::size_t kParts = kPartNames.size();

/// What a reply is no less complete without, where the channel has no room.
[[nodiscard]] constexpr bool is_extra(Part part) {
    return part == Part::offer || part == Part::circumstance || part == Part::addition || part == Part::noted;
}

/// Longest phrase of a public part, in characters and without its slots: two of them and a signature fit on X.
inline constexpr std::size_t kLongestPhrase = 160;

struct Phrase {
    std::string id;
    Part part = Part::salutation;
    record::Address address = record::Address::none; ///< none: fits any
    std::uint8_t intents = 0;                        ///< a bit for each; all of them for "*"
    std::vector<std::string> topics;                 ///< empty for "*"
    std::vector<Condition> conditions;
    std::string variant; ///< empty for "any"
    Template text;

    [[nodiscard]] bool is_for(record::Intent intent) const {
        return ((intents >> static_cast<unsigned>(intent)) & 1U) != 0;
    }
    [[nodiscard]] bool is_about(std::string_view topic) const; ///< it, or all of them
    [[nodiscard]] const Condition* condition(Key key) const;
};

/// Which of the fitting phrases are wanted.
enum class Width : std::uint8_t {
    best,  ///< those that fit best, all with the same weight
    brief, ///< these and the ones for where there is no room (length=short)
    all,   ///< every one that fits
};

class PhraseBook {
public:
    /// Reads data/`language`/aspects.tsv and phrases.tsv. Throws DataError with file:line for what is wrong in a phrase or missing in the
    /// book as a whole (phrase_checks.hpp). `industry`: of the profile, see Aspects.
    PhraseBook(const io::DataPath& data, const record::Taxonomy& taxonomy, std::string_view language,
               std::string_view industry = {});

    [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }
    [[nodiscard]] std::string_view language() const { return language_; }
    [[nodiscard]] const Aspects& aspects() const { return aspects_; }

    /// The phrases of `part` that fit, whose slots are all filled, in the order of the file; `out` is emptied first.
    void find(Part part, const Situation& situation, const SlotValues& slots, Width width,
              std::vector<const Phrase*>& out) const;

private:
    std::string language_;
    Aspects aspects_;
    std::vector<Phrase> phrases_;
    using ByPart = std::array<std::vector<std::uint32_t>, kParts>; ///< indices into phrases_
    void note_aspects(const Phrase& phrase, const Place& place);
    template <class Visit> void for_each_about(Part part, const Situation& situation, Visit visit) const;
    void sort_by_topic(const record::Taxonomy& taxonomy);

    ByPart for_all_;                                       ///< the phrases without a topic and an aspect
    std::map<std::string, ByPart, std::less<>> by_topic_;  ///< without an aspect, for that topic or for all
    std::map<std::string, ByPart, std::less<>> by_aspect_; ///< with condition "says"
};

} // namespace kummerkasten::draft

// SPDX-License-Identifier: Apache-2.0
// What a word can say: a sense is one category with a weight. The lexicons give most of them; the profile and the
// incidents add names and words of their own, so that one look-up of a token tells everything that is known about it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// The first ones, up to `language`, are the categories of lexicon.tsv in the order of kCategoryNames.
enum class Category : std::uint8_t {
    polarity,
    anger,
    profanity,
    insult,
    abuse,
    polite,
    negation,
    intensifier,
    diminisher,
    irony,
    topic,
    dialect,
    colloquial,
    praise,
    resolved,
    group,
    language,
    own_name,
    own_handle,
    not_meant,
    rival_name,
    rival_handle,
    product,
    incident,
    place,   ///< a town of places.tsv
    pronoun, ///< du, ihr, Sie, ich …: the table of classify/address.cpp
};

inline constexpr std::array<std::string_view, 17> kCategoryNames{
    "polarity", "anger", "profanity", "insult",     "abuse",  "polite",   "negation", "intensifier", "diminisher",
    "irony",    "topic", "dialect",   "colloquial", "praise", "resolved", "group",    "language"};
inline constexpr std::size_t kCategories = static_cast<std::size_t>(Category::pronoun) + 1;
static_assert(kCategoryNames.size() == static_cast<std::size_t>(Category::language) + 1);

/// Where a sense or a rule comes from, which also is the language that it is written in.
enum class Source : std::uint8_t { german, english, profile, incidents };

struct Sense {
    float weight = 0;
    std::uint16_t reference = 0; ///< number of the topic, rival, product or incident; 0 for the other categories
    Category category = Category::polarity;
    Source source = Source::german;
};

/// The topics by number: those of the taxonomy, then the house's own.
class TopicNames {
public:
    static constexpr std::uint16_t kNone = 0xFFFF;

    explicit TopicNames(std::vector<std::string> names) : names_(std::move(names)) {}

    [[nodiscard]] std::uint16_t number_of(std::string_view name) const {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (names_[i] == name) {
                return static_cast<std::uint16_t>(i);
            }
        }
        return kNone;
    }
    [[nodiscard]] const std::string& operator[](std::size_t number) const { return names_[number]; }
    [[nodiscard]] std::size_t size() const { return names_.size(); }
    /// The number of `name`, which is added where it is new.
    std::uint16_t add(std::string_view name) {
        const std::uint16_t known = number_of(name);
        if (known != kNone) {
            return known;
        }
        names_.emplace_back(name);
        return static_cast<std::uint16_t>(names_.size() - 1);
    }

private:
    std::vector<std::string> names_;
};

} // namespace kummerkasten::classify

// SPDX-License-Identifier: Apache-2.0
#include "draft/aspects.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/suggest.hpp"
#include "draft/trades.hpp"
#include "io/tsv.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::draft {

namespace {

Aspects::Kind kind_field(std::string_view field, const Place& place) {
    if (field.empty()) {
        return Aspects::Kind::special;
    }
    if (field != "general" && field != "aside") {
        throw DataError(place, fmt::format("{} is no kind of aspect; write 'general' or 'aside', or leave it out",
                                           in_quotes(field)));
    }
    return field == "general" ? Aspects::Kind::general : Aspects::Kind::aside;
}

// Is one of the trades in `field` one of `ours`? Empty: of all trades.
bool is_of_trade(std::string_view field, const Trades& trades, const std::vector<bool>& ours, const Place& place) {
    bool found = field.empty();
    for (const std::string_view name : field.empty() ? std::vector<std::string_view>() : split(field, ',')) {
        const auto trade = std::find(trades.names().begin(), trades.names().end(), name);
        if (trade == trades.names().end()) {
            const std::vector<std::string_view> names(trades.names().begin(), trades.names().end());
            throw DataError(place, fmt::format("trade {} is unknown; {}", in_quotes(name), suggest(name, names)));
        }
        found = found || ours[static_cast<std::size_t>(trade - trades.names().begin())];
    }
    return found;
}

// Does a sign or a word that parts clauses stand between two places?
bool in_two_clauses(std::string_view said, std::size_t one, std::size_t other) {
    constexpr std::array<std::string_view, 9> kBetween{
        " und ", " oder ", " aber ", " sowie ", " and ", " or ", " but ", " - ", "   "}; // a dash leaves three blanks
    const std::string_view between = said.substr(std::min(one, other), one < other ? other - one : one - other);
    return between.find_first_of(",.!?;:+&/\n") != std::string_view::npos ||
           std::any_of(kBetween.begin(), kBetween.end(),
                       [between](std::string_view word) { return between.find(word) != std::string_view::npos; });
}

} // namespace

Aspects::Aspects(const io::DataPath& data, std::string_view language, std::string_view industry) {
    const Trades trades(data);
    const std::vector<bool> ours = trades.named_in(industry);
    const bool any_trade = std::none_of(ours.begin(), ours.end(), [](bool named) { return named; });
    const io::TsvFile file(data / (std::string(language) + "/aspects.tsv"), "aspects", 5, 2);
    std::vector<WordFinder::Word> words;
    for (const io::TsvFile::Row& row : file.rows()) {
        if (contains(row.fields[0])) {
            throw DataError(file.place(row), fmt::format("aspect {} stands here twice", in_quotes(row.fields[0])));
        }
        for (const std::string_view word : split(row.fields[1], '|')) {
            if (!is_word_pattern(word)) {
                throw DataError(file.place(row), complaint_about_word(word));
            }
            words.push_back({text::fold(word), names_.size()});
        }
        names_.emplace_back(row.fields[0]);
        kinds_.push_back(kind_field(row.fields[2], file.place(row)));
        nouns_.emplace_back(row.fields[3]);
        of_trade_.push_back(is_of_trade(row.fields[4], trades, ours, file.place(row)) || any_trade);
    }
    finder_ = std::make_unique<const WordFinder>(words);
    broken_ = static_cast<std::size_t>(std::find(names_.begin(), names_.end(), "broken") - names_.begin());
}

bool Aspects::Use::is_under(std::string_view topic) const {
    return topics.empty() || std::find(topics.begin(), topics.end(), topic) != topics.end();
}

bool Aspects::contains(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

void Aspects::may_be_taken_up(std::string_view aspect, const std::vector<std::string>& topics) {
    const auto index = static_cast<std::size_t>(std::find(names_.begin(), names_.end(), aspect) - names_.begin());
    if (!of_trade_[index]) {
        return;
    }
    const bool known = std::any_of(uses_.begin(), uses_.end(),
                                   [&](const Use& use) { return use.aspect == index && use.topics == topics; });
    if (!known) {
        uses_.push_back({index, topics});
    }
}

bool Aspects::Found::comes_before(const Found& other) const {
    if (name.empty() || other.name.empty()) {
        return !name.empty();
    }
    const bool special = kind == Kind::special;
    return special != (other.kind == Kind::special) ? special : at < other.at;
}

Aspects::Found Aspects::first_of(std::string_view topic, const std::vector<std::size_t>& places) const {
    Found best;
    for (const Use& use : uses_) {
        if (places[use.aspect] == std::string_view::npos /* as most are */ || !use.is_under(topic)) {
            continue;
        }
        const Found found{names_[use.aspect], places[use.aspect], kinds_[use.aspect], use.topics.empty()};
        if (found.comes_before(best)) {
            best = found;
        }
    }
    return best;
}

std::string_view Aspects::also_named(const Found& matter, const std::vector<std::string_view>& topics,
                                     std::string_view said, const std::vector<std::size_t>& places) const {
    const auto belongs = [&topics](const Use& use) {
        return use.topics.empty() || std::any_of(topics.begin(), topics.end(),
                                                 [&use](std::string_view topic) { return use.is_under(topic); });
    };
    std::size_t best = std::string_view::npos;
    for (const Use& use : uses_) {
        const std::size_t at = places[use.aspect];
        const bool named = kinds_[use.aspect] == Kind::special && !nouns_[use.aspect].empty() &&
                           names_[use.aspect] != matter.name && at != std::string_view::npos;
        const bool earlier = best == std::string_view::npos || at < places[best];
        if (named && earlier && belongs(use) && in_two_clauses(said, matter.at, at)) {
            best = use.aspect;
        }
    }
    return best == std::string_view::npos ? std::string_view() : std::string_view(nouns_[best]);
}

bool Aspects::is_broken(const Found& thing, std::string_view said, const std::vector<std::size_t>& places) const {
    if (broken_ == names_.size() || thing.name.empty() || thing.name == names_[broken_]) {
        return false;
    }
    const std::size_t at = places[broken_];
    if (at == std::string_view::npos) {
        return false;
    }
    // "Anzeiger, Türen und der Aufzug defekt": others are, too.
    constexpr std::array<std::string_view, 6> kOneOfSeveral{" und ", " und der ", " und die ",
                                                            " and ", " and the ", ", "};
    const std::string_view before = said.substr(0, thing.at);
    return !in_two_clauses(said, thing.at, at) &&
           std::none_of(kOneOfSeveral.begin(), kOneOfSeveral.end(),
                        [before](std::string_view word) { return before.ends_with(word); });
}

bool Aspects::names_another(std::string_view topic, const std::vector<std::size_t>& places, Which which) const {
    const auto named = [&](const Use& use) {
        return (which == Which::all || kinds_[use.aspect] == Kind::special) &&
               places[use.aspect] != std::string_view::npos;
    };
    return std::any_of(uses_.begin(), uses_.end(), [&](const Use& use) {
        return named(use) && std::none_of(uses_.begin(), uses_.end(), [&](const Use& other) {
                   return other.aspect == use.aspect && other.is_under(topic);
               });
    });
}

} // namespace kummerkasten::draft

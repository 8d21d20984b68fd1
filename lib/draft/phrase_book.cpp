// SPDX-License-Identifier: Apache-2.0
#include "draft/phrase_book.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/suggest.hpp"
#include "draft/phrase_checks.hpp"
#include "io/tsv.hpp"

#include <algorithm>

namespace kummerkasten::draft {

namespace {

constexpr std::uint8_t kEveryIntent = (1U << record::Names<record::Intent>::values.size()) - 1U;
constexpr std::array<std::string_view, 4> kRegisters{"any", "du", "ihr", "sie"}; // in the order of record::Address

constexpr std::uint64_t bit(Slot slot) { return std::uint64_t{1} << static_cast<unsigned>(slot); }
constexpr SlotSet kOwnFigures{bit(Slot::how_long) | bit(Slot::how_often) | bit(Slot::delay)};

// Column numbers of the file.
enum Column : std::size_t { id, part, address, intents, topics, conditions, variant, text, columns };

std::uint8_t intents_field(std::string_view field, const Place& place) {
    if (field == "*") {
        return kEveryIntent;
    }
    std::uint8_t bits = 0;
    for (const std::string_view name : split(field, ',')) {
        const auto value = record::value_of<record::Intent>(name);
        if (!value) {
            throw DataError(place, fmt::format("intent {} is unknown; {}", in_quotes(name),
                                               suggest(name, record::Names<record::Intent>::values)));
        }
        bits = static_cast<std::uint8_t>(bits | (1U << static_cast<unsigned>(*value)));
    }
    return bits;
}

std::vector<std::string> topics_field(std::string_view field, const record::Taxonomy& taxonomy, const Place& place) {
    std::vector<std::string> found;
    if (field == "*") {
        return found;
    }
    for (const std::string_view name : split(field, ',')) {
        if (!taxonomy.contains(name)) {
            std::vector<std::string_view> names;
            for (const record::TaxonomyTopic& topic : taxonomy.topics()) {
                names.push_back(topic.name);
            }
            throw DataError(place,
                            fmt::format("topic {} is not in the taxonomy; {}", in_quotes(name), suggest(name, names)));
        }
        found.emplace_back(name);
    }
    return found;
}

template <std::size_t count>
std::size_t index_field(std::string_view what, std::string_view field, const std::array<std::string_view, count>& words,
                        const Place& place) {
    const auto found = std::find(words.begin(), words.end(), field);
    if (found == words.end()) {
        throw DataError(place, fmt::format("{} {} is unknown; {}", what, in_quotes(field), suggest(field, words)));
    }
    return static_cast<std::size_t>(found - words.begin());
}

void fail_if(const std::optional<std::string>& complaint, const Place& place) {
    if (complaint) {
        throw DataError(place, *complaint);
    }
}

Phrase phrase_of(const io::TsvFile::Row& row, const Place& place, const record::Taxonomy& taxonomy) {
    Phrase phrase;
    phrase.id = row.fields[id];
    phrase.part = static_cast<Part>(index_field("part", row.fields[part], kPartNames, place));
    phrase.address = static_cast<record::Address>(index_field("register", row.fields[address], kRegisters, place));
    phrase.intents = intents_field(row.fields[intents], place);
    phrase.topics = topics_field(row.fields[topics], taxonomy, place);
    fail_if(parse_conditions(row.fields[conditions], phrase.conditions), place);
    phrase.variant = row.fields[variant] == "any" ? std::string_view() : row.fields[variant];
    fail_if(phrase.text.parse(row.fields[text]), place);
    return phrase;
}

// How well `phrase`, which is about the topic of `situation` or about all, fits; −1 where it does not.
int fit(const Phrase& phrase, const Situation& situation, const SlotValues& slots) {
    if (phrase.address != record::Address::none && phrase.address != situation.address) {
        return -1;
    }
    if (!phrase.is_for(situation.intent) || (phrase.text.slots() & ~slots.filled()).any() ||
        (!phrase.variant.empty() && phrase.variant != situation.variant)) {
        return -1;
    }
    int score = (phrase.variant.empty() ? 0 : kVariantWeight) + (phrase.topics.empty() ? 0 : kTopicWeight);
    score += (phrase.text.slots() & kOwnFigures).any() ? kOwnFiguresWeight : 0;
    for (const Condition& condition : phrase.conditions) {
        if (condition.key == Key::length) {
            continue; // Width decides
        }
        if (!holds(condition, situation, phrase.part == Part::private_message)) {
            return -1;
        }
        score += weight(condition.key);
    }
    return score;
}

} // namespace

bool Phrase::is_about(std::string_view topic) const {
    return topics.empty() || std::find(topics.begin(), topics.end(), topic) != topics.end();
}

const Condition* Phrase::condition(Key key) const {
    const auto found =
        std::find_if(conditions.begin(), conditions.end(), [key](const Condition& c) { return c.key == key; });
    return found == conditions.end() ? nullptr : &*found;
}

PhraseBook::PhraseBook(const io::DataPath& data, const record::Taxonomy& taxonomy, std::string_view language,
                       std::string_view industry)
    : language_(language), aspects_(data, language, industry) {
    const auto name = data / (language_ + "/phrases.tsv");
    const io::TsvFile file(name, "phrases", columns, conditions);
    PhraseChecks checks(language_);
    phrases_.reserve(file.rows().size());
    for (const io::TsvFile::Row& row : file.rows()) {
        const Place place = file.place(row);
        Phrase phrase = phrase_of(row, place, taxonomy);
        fail_if(checks.complaint_about(phrase, row.fields[text]), place);
        note_aspects(phrase, place);
        phrases_.push_back(std::move(phrase));
    }
    sort_by_topic(taxonomy);
    fail_if(missing_in(phrases_, taxonomy, language_), {name.string(), 0});
}

// What an acknowledgement names can be taken up; every other phrase about it only follows.
void PhraseBook::note_aspects(const Phrase& phrase, const Place& place) {
    const Condition* says = phrase.condition(Key::says);
    if (says == nullptr) {
        return;
    }
    for (const std::string& aspect : says->values) {
        if (!aspects_.contains(aspect)) {
            const std::vector<std::string_view> names(aspects_.names().begin(), aspects_.names().end());
            throw DataError(place, fmt::format("aspect {} of condition 'says' is unknown; {}", in_quotes(aspect),
                                               suggest(aspect, names)));
        }
        if (phrase.part == Part::acknowledgement) {
            aspects_.may_be_taken_up(aspect, phrase.topics);
        }
    }
}

// What may fit each topic or aspect, in the order of the file. Most phrases are about one thing that customers name, so a search
// looks at a few of a hundred.
void PhraseBook::sort_by_topic(const record::Taxonomy& taxonomy) {
    for (const record::TaxonomyTopic& topic : taxonomy.topics()) {
        by_topic_.try_emplace(std::string(topic.name));
    }
    for (std::uint32_t index = 0; index < phrases_.size(); ++index) {
        const Phrase& phrase = phrases_[index];
        const auto part_of = [&phrase](ByPart & lists) -> auto& {
            return lists[static_cast<std::size_t>(phrase.part)];
        };
        if (const Condition* says = phrase.condition(Key::says)) {
            for (const std::string& aspect : says->values) {
                part_of(by_aspect_[aspect]).push_back(index);
            }
            continue;
        }
        if (phrase.topics.empty()) {
            part_of(for_all_).push_back(index);
        }
        for (auto& [topic, lists] : by_topic_) {
            if (phrase.is_about(topic)) {
                part_of(lists).push_back(index);
            }
        }
    }
}

// The phrases of `part` that are for the topic of `situation` or for all of them, and those for its aspect, in the order of the
// file. `visit(phrase)`.
template <class Visit> void PhraseBook::for_each_about(Part part, const Situation& situation, Visit visit) const {
    static const ByPart kNone;
    const auto list = [part](const auto& map, std::string_view name, const ByPart& otherwise) -> const auto& {
        const auto found = map.find(name);
        return (found == map.end() ? otherwise : found->second)[static_cast<std::size_t>(part)];
    };
    const auto& by_topic = list(by_topic_, situation.topic, for_all_);
    const auto& by_aspect = list(by_aspect_, situation.aspect, kNone);
    auto topical = by_topic.begin();
    for (const std::uint32_t of_aspect : by_aspect) {
        for (; topical != by_topic.end() && *topical < of_aspect; ++topical) {
            visit(phrases_[*topical]);
        }
        if (phrases_[of_aspect].is_about(situation.topic)) {
            visit(phrases_[of_aspect]);
        }
    }
    for (; topical != by_topic.end(); ++topical) {
        visit(phrases_[*topical]);
    }
}

void PhraseBook::find(Part wanted, const Situation& situation, const SlotValues& slots, Width width,
                      std::vector<const Phrase*>& out) const {
    out.clear();
    std::vector<const Phrase*> brief;
    int best = 0;
    for_each_about(wanted, situation, [&](const Phrase& phrase) {
        const int score = fit(phrase, situation, slots);
        if (score < 0) {
            return;
        }
        if (phrase.condition(Key::length) != nullptr) {
            if (width != Width::best) {
                brief.push_back(&phrase);
            }
            return;
        }
        if (width != Width::all && score > best) {
            best = score;
            out.clear();
        }
        if (width == Width::all || score == best) {
            out.push_back(&phrase);
        }
    });
    out.insert(out.end(), brief.begin(), brief.end());
}

} // namespace kummerkasten::draft

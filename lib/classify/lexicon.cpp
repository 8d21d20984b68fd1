// SPDX-License-Identifier: Apache-2.0
#include "classify/lexicon.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/tsv.hpp"
#include "text/term_notation.hpp"

#include <optional>

namespace kummerkasten::classify {

namespace {

struct Range {
    double least, most;
};

Range range_of(Category category) {
    switch (category) {
    case Category::polarity: return {-1, 1};
    case Category::intensifier: return {1.1, 2};
    case Category::diminisher: return {0.3, 0.9};
    case Category::negation:
    case Category::dialect:
    case Category::colloquial: return {1, 1};
    case Category::language: return {0.5, 1};
    default: return {0, 1};
    }
}

Sense sense_of(std::string_view category, Source source, const TopicNames& topics, const Place& place) {
    constexpr std::string_view kTopic = "topic:";
    if (category.starts_with(kTopic)) {
        const std::uint16_t number = topics.number_of(category.substr(kTopic.size()));
        if (number == TopicNames::kNone) {
            throw DataError(place, fmt::format("unknown topic {}; topics stand in taxonomy.tsv",
                                               in_quotes(category.substr(kTopic.size()))));
        }
        return {0, number, Category::topic, source};
    }
    if (category == kTopic.substr(0, kTopic.size() - 1)) {
        throw DataError(place, "category 'topic' without a topic; write 'topic:outage' and the like");
    }
    for (std::size_t i = 0; i < kCategoryNames.size(); ++i) {
        if (kCategoryNames[i] == category) {
            return {0, 0, static_cast<Category>(i), source};
        }
    }
    const auto near = nearest(category, kCategoryNames);
    throw DataError(place, fmt::format("unknown category {}; {}", in_quotes(category),
                                       near ? fmt::format("did you mean '{}'?", *near)
                                            : fmt::format("allowed are {}", list_of(kCategoryNames))));
}

// Stars and tildes in places where the table would take them for signs, and find nothing; phrases longer than the notation
// has them. Of a bare word nothing can be wrong that the table does not see itself.
void check_notation(std::string_view term, const Place& place) {
    if (term.find_first_of("*~ ") == std::string_view::npos) {
        return;
    }
    const std::string_view fault = text::wrong_term(term);
    if (!fault.empty()) {
        throw DataError(place, fmt::format("term {} {}", in_quotes(term), fault));
    }
}

} // namespace

void load_lexicon(const std::filesystem::path& file, Source source, const TopicNames& topics, WordTable& into) {
    const io::TsvFile tsv(file, "lexicon", 3, 3);
    for (const io::TsvFile::Row& row : tsv.rows()) {
        const Place place = tsv.place(row);
        Sense sense = sense_of(row.fields[1], source, topics, place);
        const Range range = range_of(sense.category);
        const double weight = io::number_field(row.fields[2], place, range.least, range.most);
        if (weight == 0) {
            throw DataError(place, "weight 0 says nothing; leave the row out");
        }
        sense.weight = static_cast<float>(weight);
        check_notation(row.fields[0], place);
        into.add(row.fields[0], sense, place);
    }
}

void load_places(const std::filesystem::path& file, WordTable& into) {
    const io::TsvFile tsv(file, "places", 1, 1);
    for (const io::TsvFile::Row& row : tsv.rows()) {
        check_notation(row.fields[0], tsv.place(row));
        into.add(row.fields[0], {1, 0, Category::place, Source::profile}, tsv.place(row));
    }
}

} // namespace kummerkasten::classify

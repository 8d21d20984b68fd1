// SPDX-License-Identifier: Apache-2.0
// What classify found, counted: causes (care rule L2), intents, ownership, tone, mood, signals. Values that do not occur
// are left out. Rows are sorted by number, equal ones in the order of kummerkasten(7).
#include "report/overview_sections.hpp"
#include "report/percentile.hpp"

#include <algorithm>
#include <numeric>

namespace kummerkasten::report {

namespace {

template <class Enum>
Section enum_section(const Words& words, const char* key, const Phrase& heading, const EnumCounts<Enum>& counts,
                     std::uint64_t whole) {
    Section section{key, words(heading), {}, {}, {}, {}};
    section.table.columns = {{"name", {}},
                             {"posts", words(phrases::kPosts), Type::count, true},
                             {"share", words(phrases::kShare), Type::share}};
    std::vector<Enum> values;
    for (std::size_t i = 0; i < record::Names<Enum>::values.size(); ++i) {
        if (const auto value = static_cast<Enum>(i); counts[value] > 0) {
            values.push_back(value);
        }
    }
    std::stable_sort(values.begin(), values.end(), [&counts](Enum a, Enum b) { return counts[a] > counts[b]; });
    for (const Enum value : values) {
        section.table.rows.push_back({Label(record::name_of(value), shown_name(words, value)), count_of(counts[value]),
                                      share_of(counts[value], whole)});
    }
    return section;
}

// (positive − negative) / (positive + negative) = 2p − 1 with p the share of positive ones; so is its interval.
void add_net_sentiment(const Words& words, const EnumCounts<Polarity>& counts, Section& section) {
    const std::uint64_t positive = counts[Polarity::positive];
    const std::uint64_t n = positive + counts[Polarity::negative];
    const bool defined = n > 0;
    const Interval interval = wilson_interval(positive, n);
    const auto if_defined = [defined](double value) { return defined ? Cell(value) : Cell(); };
    const double share = defined ? static_cast<double>(positive) / static_cast<double>(n) : 0;
    section.facts = {
        {"net", words(phrases::kNet), Type::number, if_defined(2 * share - 1)},
        {"net_low", words(phrases::kNetLow), Type::number, if_defined(2 * interval.low - 1)},
        {"net_high", words(phrases::kNetHigh), Type::number, if_defined(2 * interval.high - 1)},
        {"n", words(phrases::kNetBasis), Type::count, count_of(n)},
    };
    if (defined) {
        section.notes.push_back(words(phrases::kNetNote));
    }
}

std::uint64_t total(const EnumCounts<Ownership>& counts) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < record::Names<Ownership>::values.size(); ++i) {
        sum += counts[static_cast<Ownership>(i)];
    }
    return sum;
}

} // namespace

Section causes_section(const Scene& scene) {
    const Words& words = scene.words;
    const OverviewCounts& counts = scene.counts;
    const std::vector<TopicTally::Row>& topics = counts.topics.rows;

    std::vector<std::uint64_t> open(topics.size());
    for (EventIndex event = 0; event < scene.verdict.states.size(); ++event) {
        if (scene.verdict.states[event] == State::open) {
            for (const NameTable::Index topic : counts.threads[event].topics) {
                if (topic != NameTable::kRest && topic < open.size()) {
                    ++open[topic];
                }
            }
        }
    }
    std::vector<std::size_t> order(topics.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto name = [&counts](std::size_t topic) {
        return counts.topic_names.name(static_cast<NameTable::Index>(topic));
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return topics[a].posts != topics[b].posts ? topics[a].posts > topics[b].posts : name(a) < name(b);
    });

    Section section{"causes", words(phrases::kCauses), {}, {}, {}, {}};
    section.table.columns = {
        {"topic", words(phrases::kTopic)},
        {"posts", words(phrases::kPosts), Type::count, true},
        {"share", words(phrases::kShare), Type::share},
        {"anger", words(phrases::kAnger), Type::number},
        {"negative", words(phrases::kNegative), Type::share},
        {"open", words(phrases::kOpen), Type::count},
    };
    for (const std::size_t topic : order) {
        const TopicTally::Row& row = topics[topic];
        if (row.posts == 0) {
            continue;
        }
        const double anger = static_cast<double>(row.anger_thousandths) / 1000 / static_cast<double>(row.posts);
        section.table.rows.push_back(
            {scene.topic(name(topic)), count_of(row.posts), share_of(row.posts, counts.labels.posts), anger,
             share_of(row.negative, row.posts), topic == NameTable::kRest ? Cell() : count_of(open[topic])});
    }
    if (!section.table.rows.empty()) {
        section.notes.push_back(words(phrases::kCausesNote, counts.labels.posts));
    }
    return section;
}

std::vector<Section> label_sections(const Scene& scene) {
    const Words& words = scene.words;
    const LabelTally& labels = scene.counts.labels;
    std::vector<Section> sections;
    sections.push_back(causes_section(scene));
    sections.push_back(enum_section(words, "intents", phrases::kIntents, labels.intent, labels.posts));
    sections.push_back(
        enum_section(words, "ownership", phrases::kOwnership, labels.ownership, total(labels.ownership)));
    sections.push_back(enum_section(words, "offence", phrases::kOffence, labels.offence, labels.posts));
    sections.push_back(enum_section(words, "polarity", phrases::kPolarity, labels.polarity, labels.posts));
    add_net_sentiment(words, labels.polarity, sections.back());
    sections.push_back(enum_section(words, "signals", phrases::kSignals, labels.signal, labels.posts));
    return sections;
}

} // namespace kummerkasten::report

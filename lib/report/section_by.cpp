// SPDX-License-Identifier: Apache-2.0
// The table of --by: posts of customers by what was asked for, with anger, who waits, and the first reply.
#include "report/by_tally.hpp"
#include "report/overview_sections.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace kummerkasten::report {

namespace {

template <class Enum> std::string shown_value(const Words& words, const std::string& name) {
    const auto value = record::value_of<Enum>(name);
    return value ? shown_name(words, *value) : std::string();
}

// As people know the value from the other sections.
Label value_label(const Scene& scene, const FieldReference& field, const std::string& name) {
    const Words& words = scene.words;
    const std::string_view what = field.field->name;
    if (name.empty()) {
        return Label(name, words(phrases::kNone));
    }
    if (what == "topic") {
        return scene.topic(name);
    }
    std::string shown = what == "intent"      ? shown_value<Intent>(words, name)
                        : what == "ownership" ? shown_value<Ownership>(words, name)
                        : what == "polarity"  ? shown_value<Polarity>(words, name)
                        : what == "offence"   ? shown_value<Offence>(words, name)
                        : what == "band"      ? shown_value<Band>(words, name)
                        : what == "route"     ? shown_value<Route>(words, name)
                        : what == "signal"    ? shown_value<Signal>(words, name)
                                              : std::string();
    if (what == "weekday") {
        const auto& names = field.field->allowed;
        shown = words(
            phrases::kWeekdays[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())]);
    }
    return Label(name, shown);
}

bool is_chronological(const FieldReference& field) {
    constexpr std::string_view kNames[] = {"day", "week", "month", "weekday", "hour"};
    return std::find(std::begin(kNames), std::end(kNames), field.field->name) != std::end(kNames);
}

struct Row {
    std::vector<std::string> values;
    std::uint32_t group;
};

// Where a value stands in its field: ranks of words, else nothing but the name.
std::size_t rank_of(const FieldReference& field, const std::string& name) {
    return static_cast<std::size_t>(std::find(field.field->allowed.begin(), field.field->allowed.end(), name) -
                                    field.field->allowed.begin());
}

} // namespace

Section by_section(const Scene& scene, const std::vector<FieldReference>& fields) {
    const Words& words = scene.words;
    const ByTally& tally = scene.counts.views.by;
    Section section{"by", {}, {}, {}, {}, {}};
    const std::vector<Column> figures = {{"n", words(phrases::kPosts), Type::count, true},
                                         {"share", words(phrases::kShare), Type::share},
                                         {"anger", words(phrases::kAnger), Type::number},
                                         {"negative", words(phrases::kNegative), Type::share},
                                         {"needs_reply", words(phrases::kNeedsReply), Type::count},
                                         {"unanswered", words(phrases::kUnanswered), Type::count},
                                         {"first_reply", words(phrases::kReplyAfter), Type::duration}};
    std::string names;
    for (const FieldReference& field : fields) {
        names += (names.empty() ? "" : ", ") + field.name();
        std::string key = field.name();
        std::replace(key.begin(), key.end(), '.', '_');
        if (std::any_of(figures.begin(), figures.end(), [&key](const Column& it) { return it.key == key; })) {
            key.insert(0, "by_"); // a program that reads the row must not find one key twice
        }
        section.table.columns.push_back({key, field.name()});
    }
    section.heading = words(phrases::kByHeading, names);
    section.table.columns.insert(section.table.columns.end(), figures.begin(), figures.end());

    const auto needs_reply = std::find_if(section.table.columns.begin(), section.table.columns.end(),
                                          [](const Column& it) { return it.key == "needs_reply"; });
    needs_reply->for_programs = true; // the row would be wider than a terminal

    struct Replies {
        std::uint64_t owed = 0, open = 0;
        std::vector<std::int64_t> micros;
    };
    std::vector<Replies> replies(tally.groups.size());
    for (const ByTally::Waiting& it : tally.waiting) {
        const State state = scene.verdict.states[it.event];
        replies[it.group].owed += state == State::open || state == State::answered ? 1 : 0;
        replies[it.group].open += state == State::open ? 1 : 0;
    }
    for (const Wait& wait : scene.verdict.waits) {
        if (wait.first && wait.replied && wait.micros != kNoTime) {
            const auto before = [](const ByTally::Waiting& it, EventIndex event) { return it.event < event; };
            for (auto it = std::lower_bound(tally.waiting.begin(), tally.waiting.end(), wait.event, before);
                 it != tally.waiting.end() && it->event == wait.event; ++it) {
                replies[it->group].micros.push_back(wait.micros);
            }
        }
    }

    std::vector<Row> rows;
    const std::string* rest = nullptr;
    for (const auto& [key, group] : tally.keys) {
        if (key == ByTally::kRestKey) {
            rest = &key;
            continue;
        }
        Row& row = rows.emplace_back(Row{{}, group});
        for (const std::string_view value : split(key, ByTally::kBetween)) {
            row.values.emplace_back(value);
        }
    }
    // A course of time is shown whole and in its order, unless the largest were asked for.
    const bool in_time = !scene.options.cut_tables && std::all_of(fields.begin(), fields.end(), is_chronological);
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        if (!in_time) {
            return tally.groups[a.group].posts > tally.groups[b.group].posts;
        }
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (const auto left = rank_of(fields[i], a.values[i]), right = rank_of(fields[i], b.values[i]);
                left != right) {
                return left < right;
            }
            if (a.values[i] != b.values[i]) { // dates and hours, which have no rank
                return a.values[i] < b.values[i];
            }
        }
        return false;
    });
    const std::size_t shown = in_time ? rows.size() : std::min(rows.size(), scene.options.top);
    const auto add_row = [&](std::vector<Cell> cells, std::uint32_t index) {
        const ByTally::Group& group = tally.groups[index];
        Replies& waits = replies[index];
        const Distribution times = distribution_of(waits.micros);
        cells.insert(cells.end(), {count_of(group.posts), share_of(group.posts, tally.posts),
                                   group.judged == 0 ? Cell()
                                                     : Cell(static_cast<double>(group.anger_thousandths) / 1000 /
                                                            static_cast<double>(group.judged)),
                                   share_of(group.negative, group.judged), count_of(waits.owed), count_of(waits.open),
                                   times.n == 0 ? Cell() : Cell(static_cast<double>(times.median) / 1e6)});
        section.table.rows.push_back(std::move(cells));
    };
    for (std::size_t i = 0; i < shown; ++i) {
        std::vector<Cell> cells;
        for (std::size_t f = 0; f < fields.size(); ++f) {
            cells.emplace_back(value_label(scene, fields[f], rows[i].values[f]));
        }
        add_row(std::move(cells), rows[i].group);
    }
    if (rest != nullptr) {
        std::vector<Cell> cells(fields.size(), Cell(Label("", words(phrases::kRest))));
        add_row(std::move(cells), tally.keys.find(*rest)->second);
    }
    if (rows.size() > shown) {
        section.notes.push_back(words(phrases::kMoreNames, rows.size() - shown));
    }
    if (tally.posts > 0) {
        section.notes.push_back(words(phrases::kByNote, tally.posts));
    }
    return section;
}

} // namespace kummerkasten::report

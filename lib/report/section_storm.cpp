// SPDX-License-Identifier: Apache-2.0
// Storms: grave posts, growth beyond what is usual, and how it was reckoned.
#include "report/format.hpp"
#include "report/overview_sections.hpp"
#include "report/storm_watch.hpp"

#include <algorithm>

namespace kummerkasten::report {

namespace {

Section gravity_section(const Scene& scene, const StormFindings& findings) {
    const Words& words = scene.words;
    Section section{"gravity", words(phrases::kGrave), {}, {}, {}, {}};
    section.table.cards = true;
    section.table.columns = {{"severity", words(phrases::kSeverity), Type::count, false, 0, true},
                             {"signals", words(phrases::kSignals), Type::text, false, 0},
                             {"time", words(phrases::kDate), Type::time, false, 0},
                             {"state", words(phrases::kState), Type::text, false, 0},
                             {"text", words(phrases::kText), Type::quote, false, 1},
                             {"url", words(phrases::kId), Type::text, false, 2, false, true},
                             {"id", words(phrases::kId), Type::link, false, 2},
                             {"alarm", words(phrases::kAlarm), Type::text, false, 2, false, true},
                             {"current", words(phrases::kAlarm), Type::count, false, 2, false, true}};
    const std::size_t shown = std::min(scene.options.top, findings.grave.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const GraveAlarm& it = findings.grave[i];
        Labels signals;
        for (const Signal signal : it.signals) {
            signals.emplace_back(record::name_of(signal), shown_name(words, signal));
        }
        Label state(it.answered ? "answered" : "open", words(it.answered ? phrases::kAnswered : phrases::kOpen));
        state.tone = it.current ? Tone::alarm : Tone::plain;
        section.table.rows.push_back({std::int64_t{it.severity}, std::move(signals), it.time, std::move(state),
                                      Label(it.text), it.url.empty() ? Cell() : Cell(Label(it.url)),
                                      Label(it.post_id, it.url), Label(it.id), std::int64_t{it.current ? 1 : 0}});
    }
    if (findings.grave.size() > shown) {
        section.notes.push_back(words(phrases::kMoreNames, findings.grave.size() - shown));
    }
    if (findings.grave_dropped > 0) {
        section.notes.push_back(words(phrases::kGraveDropped, findings.grave_dropped));
    }
    return section;
}

Cell seconds_of(std::chrono::microseconds span) { return static_cast<double>(span.count()) / 1e6; }

Cell bound(const std::optional<double>& value) { return value ? Cell(*value) : Cell(); }

Section growth_section(const Scene& scene, const StormFindings& findings) {
    const Words& words = scene.words;
    Section section{"storm", words(phrases::kGrowth), {}, {}, {}, {}};
    section.table.columns = {{"series", words(phrases::kSeries)},
                             {"begin", words(phrases::kBegin), Type::time},
                             {"lasted", words(phrases::kLasted), Type::duration},
                             {"observed", words(phrases::kObserved), Type::count, true},
                             {"expected", words(phrases::kExpected), Type::number},
                             {"severity", words(phrases::kSeverity), Type::count}};
    for (const auto& [key, type] : std::initializer_list<std::pair<const char*, Type>>{{"id", Type::text},
                                                                                       {"end", Type::time},
                                                                                       {"peak_begin", Type::time},
                                                                                       {"peak_end", Type::time},
                                                                                       {"deviation", Type::number},
                                                                                       {"surprise", Type::number},
                                                                                       {"at_peak", Type::count},
                                                                                       {"c1", Type::number},
                                                                                       {"c2", Type::number},
                                                                                       {"c3", Type::number},
                                                                                       {"burst_since", Type::time},
                                                                                       {"current", Type::count}}) {
        Column column{key, key, type};
        column.for_programs = true;
        section.table.columns.push_back(column);
    }
    const std::size_t skip = findings.growth.size() - std::min(scene.options.top, findings.growth.size());
    for (auto it = findings.growth.rbegin(); it != findings.growth.rend() - static_cast<std::ptrdiff_t>(skip); ++it) {
        Label series = scene.series(it->series);
        series.tone = it->current ? Tone::alarm : Tone::plain;
        section.table.rows.push_back({std::move(series), it->begin, seconds_of(it->end - it->begin),
                                      count_of(it->observed), it->expected, std::int64_t{it->severity}, Label(it->id),
                                      it->end, it->peak_begin, it->peak_end, it->deviation, it->surprise,
                                      count_of(it->at_peak), bound(it->c1), bound(it->c2), bound(it->c3),
                                      it->burst ? Cell(*it->burst) : Cell(), std::int64_t{it->current ? 1 : 0}});
    }
    if (skip > 0) {
        section.notes.push_back(words(phrases::kMoreNames, skip));
    }
    return section;
}

} // namespace

std::vector<Section> storm_sections(const Scene& scene, const StormFindings& findings, const StormOptions& options) {
    const Words& words = scene.words;
    std::vector<Section> sections{growth_section(scene, findings), gravity_section(scene, findings)};
    Section& growth = sections.front();
    const auto parameter = [&growth](const char* key, std::string heading, Type type, Cell value) {
        growth.facts.push_back({key, std::move(heading), type, std::move(value), true});
    };
    parameter("bin", "bin", Type::duration, static_cast<double>(options.bin.count()));
    parameter("alpha", "alpha", Type::number, options.alpha);
    parameter("least_posts", "least_posts", Type::count, count_of(options.least_count));
    parameter("cool_down", "cool_down", Type::duration, static_cast<double>(options.cool_down.count()));
    parameter("posts", "posts", Type::count, count_of(findings.posts));
    parameter("observed_now", "observed", Type::count, count_of(findings.observed_now));
    parameter("expected_now", "expected", Type::number, bound(findings.expected_now));
    std::int64_t alarms = 0;
    std::int64_t worst = 0;
    const auto count_current = [&](const auto& alarm) {
        alarms += alarm.current ? 1 : 0;
        worst = std::max<std::int64_t>(worst, alarm.current ? alarm.severity : 0);
    };
    std::for_each(findings.growth.begin(), findings.growth.end(), count_current);
    std::for_each(findings.grave.begin(), findings.grave.end(), count_current);
    parameter("alarms", "current alarms", Type::count, alarms);
    parameter("severity", "severity of the worst", Type::count, worst);
    parameter("too_old", "too_old", Type::count, count_of(findings.too_old));
    parameter("in_future", "in_future", Type::count, count_of(findings.in_future));
    if (findings.posts == 0) {
        growth.paragraph = words(phrases::kStormNoPosts);
        return sections;
    }
    if (!findings.growth_judged) {
        growth.paragraph = words(phrases::kStormTooShort);
    } else if (findings.growth.empty()) {
        growth.paragraph = words(phrases::kNoGrowth);
    }
    growth.notes.push_back(words(phrases::kGrowthFormula, record::format_duration(options.bin), kWeeks));
    growth.notes.push_back(words(phrases::kGrowthParameters, shown_number(words, options.alpha), options.least_count,
                                 shown_number(words, GrowthOptions().least_ratio),
                                 record::format_duration(options.cool_down)));
    if (scene.without_triage()) {
        growth.notes.push_back(words(phrases::kStormNoTriage));
    } else if (findings.grave.empty()) {
        sections.back().paragraph = words(phrases::kNoGrave);
    }
    if (const auto left_out = findings.too_old + findings.in_future + findings.untimed; left_out > 0) {
        growth.notes.push_back(words(phrases::kStormLeftOut, left_out, kStormWeeks));
    }
    return sections;
}

} // namespace kummerkasten::report

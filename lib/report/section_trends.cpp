// SPDX-License-Identifier: Apache-2.0
// The sections that are drawn (report/trends.hpp): each a long table, one value a row, and how to draw it. A sentence says
// what there is to see, for those who do not see it.
#include "report/fields.hpp"
#include "report/format.hpp"
#include "report/overview_sections.hpp"
#include "report/percentile.hpp"
#include "report/trends.hpp"
#include "text/safe_text.hpp"

#include <algorithm>
#include <utility>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kMostTopics = 6; // small drawings beside one another
constexpr std::size_t kMostMarks = 12;
constexpr std::size_t kMostNamesOfMark = 4;
constexpr std::uint32_t kLeastForMost = 5; // posts that a mean rests on before it is called the highest

double mean_of(std::uint64_t hundredths, std::uint64_t posts) {
    return static_cast<double>(hundredths) / 100 / static_cast<double>(posts);
}

class TrendSections {
public:
    TrendSections(const Scene& scene, Trends trends)
        : scene_(scene), words_(scene.words), format_(clock_of(scene), &text::clean_line), trends_(std::move(trends)) {}

    Section volume(const StormFindings* findings) const {
        Section section{"volume_trend", words_(phrases::kVolumeTrend), {}, {}, {}, {}};
        section.table.columns = {{"begin", words_(phrases::kBegin), Type::time},
                                 {"inbound", words_(phrases::kInbound), Type::count},
                                 {"outbound", words_(phrases::kOutbound), Type::count},
                                 {"unknown", words_(phrases::kUnknownDirection), Type::count},
                                 {"bursts", words_(phrases::kBursts)}};
        Chart chart;
        if (findings != nullptr) {
            chart.marks = marks_of(*findings);
        }
        Volume sum;
        std::pair<std::uint64_t, std::size_t> most;
        for (std::size_t i = 0; i < trends_.volume.size(); ++i) {
            const Volume& volume = trends_.volume[i];
            sum.merge(volume);
            most = std::max(most, {volume.inbound + volume.unknown, trends_.volume.size() - i});
            const record::Timestamp begin = trends_.bars.begin(i);
            section.table.rows.push_back({begin, count_of(volume.inbound), count_of(volume.outbound),
                                          count_of(volume.unknown),
                                          bursts_in(findings, begin, trends_.bars.begin(i + 1))});
        }
        const std::uint64_t counts[] = {sum.inbound, sum.outbound, sum.unknown};
        for (std::size_t i = 0; i < std::size(counts); ++i) {
            section.table.columns[i + 1].for_programs = counts[i] == 0;
        }
        for (const std::size_t i : {std::size_t{1}, std::size_t{3}}) {
            if (!section.table.columns[i].for_programs) {
                chart.values.push_back(i);
            }
        }
        if (sum.outbound > 0) {
            chart.below = 2;
        }
        chart.summary = words_(phrases::kVolumeSummary, sum.inbound + sum.unknown, most.first,
                               format_.time(trends_.bars.begin(trends_.volume.size() - most.second)));
        if (findings != nullptr && findings->growth_judged && chart.marks.empty()) {
            chart.summary += ' ' + words_(phrases::kNoBursts);
        }
        section.chart = std::move(chart);
        add_notes(section);
        return section;
    }

    Section causes() const {
        Section section{"causes_trend", words_(phrases::kCausesTrend), {}, {}, {}, {}};
        section.table.columns = {{"topic", words_(phrases::kTopic)},
                                 {"begin", words_(phrases::kBegin), Type::time},
                                 {"posts", words_(phrases::kPosts), Type::count},
                                 {"anger", words_(phrases::kMeanAnger), Type::number}};
        std::string names;
        for (const auto& [posts, topic] : frequent_topics()) {
            const Label label = scene_.topic(scene_.counts.topic_names.name(topic));
            names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", text::clean_line(label.shown), posts);
            for (std::size_t i = 0; i < trends_.points.size(); ++i) {
                const Trends::Mood& mood = trends_.topics[topic][i];
                section.table.rows.push_back(
                    {label, trends_.points.begin(i), count_of(mood.posts),
                     mood.posts == 0 ? Cell() : Cell(mean_of(mood.anger_hundredths, mood.posts))});
            }
        }
        if (!names.empty()) {
            section.chart = Chart{Chart::Kind::multiples, words_(phrases::kCausesSummary, names), 1, 0, {2}};
            add_notes(section);
        }
        return section;
    }

    Section anger() const {
        Section section{"anger_trend", words_(phrases::kAngerTrend), {}, {}, {}, {}};
        section.table.columns = {{"begin", words_(phrases::kBegin), Type::time},
                                 {"anger", words_(phrases::kMeanAnger), Type::number},
                                 {"posts", words_(phrases::kPosts), Type::count}};
        Trends::Mood sum;
        std::pair<double, std::size_t> most{-1, 0};
        std::vector<std::vector<Cell>> rows;
        for (std::size_t i = 0; i < trends_.mood.size(); ++i) {
            const Trends::Mood& mood = trends_.mood[i];
            const double mean = mood.posts == 0 ? 0 : mean_of(mood.anger_hundredths, mood.posts);
            sum.posts += mood.posts;
            sum.anger_hundredths += mood.anger_hundredths;
            most = mood.posts >= kLeastForMost && mean > most.first ? std::pair{mean, i} : most;
            rows.push_back({trends_.points.begin(i), mood.posts == 0 ? Cell() : Cell(mean), count_of(mood.posts)});
        }
        if (sum.posts == 0) {
            return section;
        }
        section.table.rows = std::move(rows);
        std::string summary =
            words_(phrases::kAngerSummary, format_(mean_of(sum.anger_hundredths, sum.posts), Type::number), sum.posts);
        if (most.first > 0) {
            summary += ' ' + words_(phrases::kAngerMost, format_(most.first, Type::number),
                                    format_.time(trends_.points.begin(most.second)), trends_.mood[most.second].posts);
        }
        section.chart = Chart{Chart::Kind::line, std::move(summary), 0, 0, {1, 2}};
        section.notes.push_back(words_(phrases::kAngerNote));
        add_notes(section);
        return section;
    }

    Section week() {
        Section section{"week", words_(phrases::kWeek), {}, {}, {}, {}};
        section.table.columns = {{"weekday", words_(phrases::kWeekday)},
                                 {"hour", words_(phrases::kHour)},
                                 {"posts", words_(phrases::kWeekPosts), Type::count},
                                 {"median", words_(phrases::kWeekReplies), Type::duration},
                                 {"replies", words_(phrases::kWeekBasis), Type::count}};
        std::uint64_t most = 0;
        std::int64_t slowest = -1;
        std::string most_text;
        std::string slowest_text;
        for (std::size_t day = 0; day < trends_.week.size(); ++day) {
            const std::string shown = words_(phrases::kWeekdays[day]);
            for (std::size_t hour = 0; hour < trends_.week[day].size(); ++hour) {
                Trends::Hour& it = trends_.week[day][hour];
                const Distribution waits = distribution_of(it.waits);
                const std::string at = fmt::format("{:02}", hour);
                section.table.rows.push_back({Label(kWeekdayNames[day], shown), Label(at), count_of(it.posts),
                                              waits.n == 0 ? Cell() : Cell(static_cast<double>(waits.median) / 1e6),
                                              count_of(waits.n)});
                if (it.posts > most) {
                    most = it.posts;
                    most_text = words_(phrases::kWeekSummary, most, shown, at);
                }
                if (waits.n > 0 && waits.median > slowest) {
                    slowest = waits.median;
                    slowest_text = words_(phrases::kWeekSlowest,
                                          format_(static_cast<double>(waits.median) / 1e6, Type::duration), shown, at);
                }
            }
        }
        if (most == 0) {
            section.table.rows.clear();
            return section;
        }
        Chart chart{Chart::Kind::heat_map, most_text, 1, 0, {2}};
        if (slowest >= 0) {
            chart.values.push_back(3);
            chart.summary += ' ' + slowest_text;
            section.notes.push_back(words_(phrases::kWeekNote));
        }
        section.chart = std::move(chart);
        section.notes.push_back(words_(phrases::kClock, scene_.options.time_zone));
        return section;
    }

private:
    static Document clock_of(const Scene& scene) {
        Document document;
        document.language = scene.options.language;
        document.time_zone = scene.options.time_zone;
        return document;
    }

    void add_notes(Section& section) const {
        if (trends_.left_out > 0) {
            section.notes.push_back(words_(phrases::kFarOff, trends_.left_out));
        }
        section.notes.push_back(words_(phrases::kClock, scene_.options.time_zone));
    }

    // Number of posts and topic, the most frequent first.
    std::vector<std::pair<std::uint64_t, NameTable::Index>> frequent_topics() const {
        std::vector<std::pair<std::uint64_t, NameTable::Index>> topics;
        for (std::size_t topic = 1; topic < trends_.topics.size(); ++topic) {
            std::uint64_t posts = 0;
            for (const Trends::Mood& mood : trends_.topics[topic]) {
                posts += mood.posts;
            }
            if (posts > 0) {
                topics.emplace_back(posts, static_cast<NameTable::Index>(topic));
            }
        }
        std::sort(topics.begin(), topics.end(), [this](const auto& a, const auto& b) {
            const NameTable& names = scene_.counts.topic_names;
            return a.first != b.first ? a.first > b.first : names.name(a.second) < names.name(b.second);
        });
        topics.resize(std::min(topics.size(), kMostTopics));
        return topics;
    }

    static Cell bursts_in(const StormFindings* findings, record::Timestamp begin, record::Timestamp end) {
        Labels bursts;
        if (findings != nullptr) {
            for (const GrowthAlarm& it : findings->growth) {
                if (it.begin < end && it.end > begin) {
                    bursts.emplace_back(it.series);
                }
            }
        }
        return bursts.empty() ? Cell() : Cell(std::move(bursts));
    }

    // The alarms that touch the axis, those that overlap as one; of too many the longest.
    std::vector<Chart::Mark> marks_of(const StormFindings& findings) const {
        const record::Timestamp first = trends_.bars.begin(0);
        const record::Timestamp last = trends_.bars.begin(trends_.bars.size());
        std::vector<Chart::Mark> marks;
        std::vector<std::vector<std::string>> series;
        for (const GrowthAlarm& it : findings.growth) { // by begin
            if (it.begin >= last || it.end <= first) {
                continue;
            }
            if (marks.empty() || it.begin > marks.back().end) {
                marks.push_back({std::max(it.begin, first), std::min(it.end, last), {}});
                series.emplace_back();
            }
            marks.back().end = std::max(marks.back().end, std::min(it.end, last));
            if (std::find(series.back().begin(), series.back().end(), it.series) == series.back().end()) {
                series.back().push_back(it.series);
            }
        }
        for (std::size_t i = 0; i < marks.size(); ++i) {
            marks[i].name = names_of(series[i]);
        }
        if (marks.size() > kMostMarks) {
            std::stable_sort(marks.begin(), marks.end(), [](const Chart::Mark& a, const Chart::Mark& b) {
                return a.end - a.begin > b.end - b.begin;
            });
            marks.resize(kMostMarks);
            std::sort(marks.begin(), marks.end(),
                      [](const Chart::Mark& a, const Chart::Mark& b) { return a.begin < b.begin; });
        }
        return marks;
    }

    [[nodiscard]] std::string names_of(const std::vector<std::string>& series) const {
        std::string names;
        for (std::size_t i = 0; i < std::min(series.size(), kMostNamesOfMark); ++i) {
            names += (names.empty() ? "" : ", ") + text::clean_line(scene_.series(series[i]).shown);
        }
        return series.size() > kMostNamesOfMark
                   ? names + ", " + words_(phrases::kAndMore, series.size() - kMostNamesOfMark)
                   : names;
    }

    const Scene& scene_;
    const Words& words_;
    Formatter format_;
    Trends trends_;
};

} // namespace

std::vector<Section> trend_sections(const Scene& scene, const StormFindings* findings) {
    auto trends = trends_of(scene.counts.threads, scene.verdict, scene.counts.calendar.zone());
    if (!trends) {
        return {{"volume_trend", scene.words(phrases::kVolumeTrend), {}, {}, {}, {}},
                {"week", scene.words(phrases::kWeek), {}, {}, {}, {}},
                {"causes_trend", scene.words(phrases::kCausesTrend), {}, {}, {}, {}},
                {"anger_trend", scene.words(phrases::kAngerTrend), {}, {}, {}, {}}};
    }
    TrendSections sections(scene, std::move(*trends));
    return {sections.volume(findings), sections.week(), sections.causes(), sections.anger()};
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// How much there is: posts by platform and over time, on the wall clock of the report's time zone.
#include "report/format.hpp"
#include "report/overview_sections.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <numeric>

namespace kummerkasten::report {

namespace {

std::vector<Column> volume_columns(const Words& words, const char* key, const Phrase& heading) {
    return {{key, words(heading)},
            {"posts", words(phrases::kPosts), Type::count, true},
            {"inbound", words(phrases::kInbound), Type::count},
            {"outbound", words(phrases::kOutbound), Type::count}};
}

std::vector<Cell> volume_row(Label label, const Volume& volume) {
    return {std::move(label), count_of(volume.posts()), count_of(volume.inbound), count_of(volume.outbound)};
}

Section platforms_section(const Scene& scene) {
    const Words& words = scene.words;
    const std::vector<Volume>& rows = scene.counts.platforms.rows;
    Section section{"platforms", words(phrases::kPlatforms), {}, {}, {}, {}};
    section.table.columns = volume_columns(words, "platform", phrases::kPlatform);
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto name = [&](std::size_t i) { return scene.counts.platform_names.name(static_cast<NameTable::Index>(i)); };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return rows[a].posts() != rows[b].posts() ? rows[a].posts() > rows[b].posts() : name(a) < name(b);
    });
    for (const std::size_t i : order) {
        if (rows[i].posts() > 0) {
            section.table.rows.push_back(volume_row(scene.platform(static_cast<NameTable::Index>(i)), rows[i]));
        }
    }
    return section;
}

Section calendar_section(const Scene& scene) {
    const Words& words = scene.words;
    const CalendarTally::Rows rows = scene.counts.calendar.rows();
    const std::array<const Phrase*, 4> headings{&phrases::kByDay, &phrases::kByWeek, &phrases::kByMonth,
                                                &phrases::kByYear};
    const std::array<const char*, 4> units{"day", "week", "month", "year"};
    const auto unit = static_cast<std::size_t>(rows.unit);
    Section section{"calendar", words(*headings[unit]), {}, {}, {}, {}};
    section.table.columns = volume_columns(words, "begin", phrases::kDate);
    for (const CalendarTally::Row& row : rows.rows) {
        section.table.rows.push_back(volume_row(date_label(words, row.begin, rows.unit), row.volume));
    }
    if (!rows.rows.empty()) {
        section.facts = {{"unit", {}, Type::text, Label(units[unit]), true}};
        section.notes.push_back(words(phrases::kClock, scene.options.time_zone));
    }
    return section;
}

} // namespace

Label date_label(const Words& words, std::chrono::local_days day, CalendarTally::Unit unit) {
    const std::chrono::year_month_day date{day};
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    const unsigned number = static_cast<unsigned>(date.day());
    switch (unit) {
    case CalendarTally::Unit::year: return Label(fmt::format("{:04}", year));
    case CalendarTally::Unit::month: {
        const std::string name = fmt::format("{:04}-{:02}", year, month);
        return Label(name, words.german() ? fmt::format("{:02}.{:04}", month, year) : name);
    }
    case CalendarTally::Unit::day:
    case CalendarTally::Unit::week: break;
    }
    return Label(fmt::format("{:04}-{:02}-{:02}", year, month, number), shown_day(words, day));
}

std::vector<Section> volume_sections(const Scene& scene) { return {platforms_section(scene), calendar_section(scene)}; }

} // namespace kummerkasten::report

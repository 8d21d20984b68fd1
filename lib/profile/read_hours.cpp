// SPDX-License-Identifier: Apache-2.0
#include "profile/read_hours.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "profile/business_clock.hpp"
#include "profile/opening_hours.hpp"

#include <algorithm>

namespace kummerkasten::profile {

namespace {

using Words = std::vector<std::string_view>;

std::vector<OpeningBlock> read_day(const Section& hours, std::string_view day) {
    std::vector<OpeningBlock> blocks;
    for (const PlacedText& text : hours.texts(day)) {
        const auto block = parse_opening_block(text.text);
        if (!block) {
            throw DataError(text.place,
                            fmt::format("{} in '{}' is no block of time; expected as in '08:00-12:00', and two blocks "
                                        "for one over midnight",
                                        in_quotes(text.text), day));
        }
        if (std::any_of(blocks.begin(), blocks.end(),
                        [&](const OpeningBlock& other) { return overlap(*block, other); })) {
            throw DataError(text.place, fmt::format("{} in '{}' overlaps a block before it; expected each minute once",
                                                    in_quotes(text.text), day));
        }
        blocks.push_back(*block);
    }
    std::sort(blocks.begin(), blocks.end(),
              [](const OpeningBlock& a, const OpeningBlock& b) { return a.from < b.from; });
    return blocks;
}

std::chrono::seconds read_duration(const Section& section, std::string_view key) {
    const std::string text = section.text(key);
    const auto duration = record::parse_duration(text);
    if (!duration || duration->count() <= 0) {
        throw section.wrong(key, fmt::format("is {}; expected a time such as 15m, 4h, 2d or 1h30m", in_quotes(text)));
    }
    return *duration;
}

} // namespace

Hours read_hours(const Section& root) {
    Hours hours;
    const Words days{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    Words keys{"time_zone", "region", "closed"};
    keys.insert(keys.end(), days.begin(), days.end());
    const Section section = root.section("hours", keys);
    hours.time_zone = section.text("time_zone", hours.time_zone);
    try {
        const record::TimeZone zone(hours.time_zone);
    } catch (const DataError&) {
        throw section.wrong("time_zone",
                            fmt::format("is {}, which the system does not know; expected a name such as Europe/Berlin",
                                        in_quotes(hours.time_zone)));
    }
    hours.region = section.text("region", hours.region);
    if (!is_region(hours.region)) {
        throw section.wrong(
            "region",
            fmt::format("is {}; expected DE, AT or CH, one of their states, as in DE-NW, AT-9 or CH-ZH, or none",
                        in_quotes(hours.region)));
    }
    for (std::size_t i = 0; i < days.size(); ++i) {
        hours.week[i] = read_day(section, days[i]);
    }
    for (const PlacedText& text : section.texts("closed")) {
        const auto day = parse_closed_day(text.text);
        if (!day) {
            throw DataError(text.place, fmt::format("{} in 'closed' is no day; expected as in '2026-05-15', or '12-24' "
                                                    "for each year",
                                                    in_quotes(text.text)));
        }
        hours.closed.push_back(*day);
    }
    return hours;
}

Targets read_targets(const Section& root, const Hours& hours) {
    Targets targets;
    const auto& bands = record::Names<record::Band>::values; // low first
    Words keys(bands.begin(), bands.end());
    keys.insert(keys.end(), {"resolution", "clock"});
    const Section section = root.section("targets", keys);
    if (section.choice("clock", Words{"customer", "house"}, "customer") == "house") {
        if (!BusinessClock(hours).ever_open()) {
            throw section.wrong("clock",
                                "is 'house', but [hours] has no day with a block; expected one, or 'customer'");
        }
        targets.house_clock = hours;
    }
    for (std::size_t i = 0; i < bands.size(); ++i) {
        if (!section.has(bands[i])) {
            continue;
        }
        targets.first_reply[i] = read_duration(section, bands[i]);
    }
    if (section.has("resolution")) {
        targets.resolution = read_duration(section, "resolution");
    }
    for (std::size_t i = 1; i < bands.size(); ++i) {
        if (targets.first_reply[i] > targets.first_reply[i - 1]) {
            const std::string_view key = section.has(bands[i]) ? bands[i] : bands[i - 1];
            throw section.wrong(
                key, fmt::format("makes '{}' ({}) slower than '{}' ({}); expected the more urgent to be the sooner",
                                 bands[i], record::format_duration(targets.first_reply[i]), bands[i - 1],
                                 record::format_duration(targets.first_reply[i - 1])));
        }
    }
    return targets;
}

} // namespace kummerkasten::profile

// SPDX-License-Identifier: Apache-2.0
#include "report/trends.hpp"

#include <algorithm>
#include <utility>

namespace kummerkasten::report {

namespace {

constexpr std::int64_t kMicrosOfQuarter = 900'000'000;

// A zone's offset is looked up once for posts of the same quarter of an hour; archives are by time.
class WallClock {
public:
    explicit WallClock(const record::TimeZone& zone) : zone_(zone) {}
    record::LocalTime operator()(std::int64_t micros) {
        const std::int64_t quarter = micros / kMicrosOfQuarter - (micros % kMicrosOfQuarter < 0 ? 1 : 0);
        if (quarter != quarter_ || !known_) {
            const record::Timestamp time{std::chrono::microseconds{micros}};
            offset_ = zone_.to_local(time).time_since_epoch() - time.time_since_epoch();
            quarter_ = quarter;
            known_ = true;
        }
        return record::LocalTime{std::chrono::microseconds{micros} + offset_};
    }

private:
    const record::TimeZone& zone_;
    std::int64_t quarter_ = 0;
    bool known_ = false;
    std::chrono::microseconds offset_{};
};

bool is_drawn(const Event& event, State state) {
    return event.counted && event.time != kNoTime && state != State::repeated;
}

// The time that the axes cover.
std::optional<std::pair<std::int64_t, std::int64_t>> range_of(const ThreadLog& threads, const Verdict& verdict) {
    std::vector<std::int64_t> times;
    for (EventIndex i = 0; i < threads.size(); ++i) {
        if (is_drawn(threads[i], verdict.states[i])) {
            times.push_back(threads[i].time);
        }
    }
    if (times.empty()) {
        return std::nullopt;
    }
    constexpr std::size_t kOuter = 200; // one in that many at each end
    const auto [least, most] = std::minmax_element(times.begin(), times.end());
    const std::pair whole{*least, *most};
    const auto low = times.begin() + static_cast<std::ptrdiff_t>(times.size() / kOuter);
    std::nth_element(times.begin(), low, times.end());
    const std::int64_t from = *low;
    const auto high = times.end() - 1 - static_cast<std::ptrdiff_t>(times.size() / kOuter);
    std::nth_element(times.begin(), high, times.end());
    const std::int64_t until = *high;
    return (whole.second - whole.first) / 4 > until - from ? std::pair{from, until} : whole;
}

} // namespace

std::optional<Trends> trends_of(const ThreadLog& threads, const Verdict& verdict, const record::TimeZone& zone) {
    const auto range = range_of(threads, verdict);
    if (!range) {
        return std::nullopt;
    }
    const record::Timestamp first{std::chrono::microseconds{range->first}};
    const record::Timestamp last{std::chrono::microseconds{range->second}};
    Trends trends{{zone, first, last, Trends::kMostBars}, {zone, first, last, Trends::kMostPoints}, {}, {}, {}, {}, 0};
    trends.volume.resize(trends.bars.size());
    trends.mood.resize(trends.points.size());

    WallClock clock(zone);
    const auto hour_of = [&trends](record::LocalTime local) -> Trends::Hour& {
        const auto day = std::chrono::floor<std::chrono::days>(local);
        const auto hour = std::chrono::duration_cast<std::chrono::hours>(local - day).count();
        return trends.week[std::chrono::weekday{day}.iso_encoding() - 1][static_cast<std::size_t>(hour)];
    };
    for (EventIndex i = 0; i < threads.size(); ++i) {
        const Event& event = threads[i];
        if (!is_drawn(event, verdict.states[i])) {
            continue;
        }
        const record::LocalTime local = clock(event.time);
        if (!event.outbound) {
            ++hour_of(local).posts;
        }
        const auto bar = trends.bars.index_of(local);
        const auto point = trends.points.index_of(local);
        if (!bar || !point) {
            ++trends.left_out;
            continue;
        }
        Volume& volume = trends.volume[*bar];
        ++(event.outbound ? volume.outbound : event.inbound ? volume.inbound : volume.unknown);
        if (event.anger == kNoAnger) {
            continue;
        }
        const auto add = [&event](Trends::Mood& mood) {
            ++mood.posts;
            mood.anger_hundredths += event.anger;
        };
        add(trends.mood[*point]);
        for (const NameTable::Index topic : event.topics) {
            if (topic != NameTable::kRest) {
                trends.topics[topic].resize(trends.points.size());
                add(trends.topics[topic][*point]);
            }
        }
    }
    for (const Wait& wait : verdict.waits) {
        const Event& event = threads[wait.event];
        if (wait.first && wait.replied && wait.micros != kNoTime && event.time != kNoTime) {
            hour_of(clock(event.time)).waits.push_back(wait.micros);
        }
    }
    return trends;
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// What the early warning is worth: false alarms in quiet weeks, and how long a storm goes unseen. Everything is seeded, and
// the random counts are our own, since the standard library's differ from one to the other. The long runs, from which the figures
// of report(1) come, take a minute or two: test_report --no-skip -tc='*long*'.
#include "report/growth.hpp"
#include "stories.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <random>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

constexpr std::size_t kHoursOfWeek = 168;
constexpr std::size_t kHistory = 6; // weeks before the four that are judged

class Dice {
public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}
    double uniform() { return (static_cast<double>(random_() >> 11U) + 0.5) / 9007199254740992.0; }
    double normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(6.283185307179586 * uniform()); }
    // Knuth's; the sum of two for large means, which are few here.
    std::uint32_t poisson(double mean) {
        if (mean > 200) {
            return poisson(mean / 2) + poisson(mean - mean / 2);
        }
        const double floor = std::exp(-mean);
        std::uint32_t count = 0;
        for (double product = uniform(); product > floor; product *= uniform()) {
            ++count;
        }
        return count;
    }
    // Marsaglia and Tsang 2000, of mean `shape`; below 1 by its rule of the boosted shape.
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * std::pow(uniform(), 1 / shape);
        }
        const double d = shape - 1.0 / 3;
        const double c = 1 / std::sqrt(9 * d);
        for (;;) {
            const double x = normal();
            const double v = std::pow(1 + c * x, 3);
            if (v > 0 && std::log(uniform()) < x * x / 2 + d - d * v + d * std::log(v)) {
                return d * v;
            }
        }
    }
    // Negative binomial with variance `over`·mean: a Poisson count whose mean is a gamma draw.
    std::uint32_t count(double mean, double over) {
        return poisson(over > 1 && mean > 0 ? (over - 1) * gamma(mean / (over - 1)) : mean);
    }

private:
    std::mt19937_64 random_;
};

double by_day(std::size_t hour) { // 3 at night, 37 in the evening
    return 20 - 17 * std::cos(6.283185307179586 * (static_cast<double>(hour % 24) - 6) / 24);
}
double by_week(std::size_t hour) { return by_day(hour) * (hour / 24 % 7 >= 5 ? 0.25 : 1); }

struct World {
    std::string name;
    std::function<double(std::size_t)> mean;
    double spread;   // of a daily log-normal factor: days differ for no reason that the clock knows
    double over = 1; // variance over mean within an hour: 1 is Poisson, above it negative binomial
};

constexpr double kLeastUsual = 2; // posts an hour; below it five times the usual is too few to tell from chance

const std::vector<World> kWorlds{
    {"nearly nothing", [](std::size_t) { return 0.2; }, 0},
    {"quiet", [](std::size_t) { return 3.0; }, 0},
    {"busy", [](std::size_t) { return 100.0; }, 0},
    {"by day", by_day, 0},
    {"by day and week", by_week, 0},
    {"by day and week, days differ", by_week, 0.15},
    {"quiet, negative binomial", [](std::size_t) { return 3.0; }, 0, 2},
    {"by week, negative binomial", by_week, 0, 2},
    {"by week, very negative binomial", by_week, 0, 4},
};

std::vector<std::uint32_t> simulate(const World& world, std::size_t weeks, Dice& dice) {
    std::vector<std::uint32_t> counts;
    double factor = 1;
    for (std::size_t hour = 0; hour < weeks * kHoursOfWeek; ++hour) {
        if (hour % 24 == 0) {
            factor = std::exp(world.spread * dice.normal());
        }
        counts.push_back(dice.count(world.mean(hour) * factor, world.over));
    }
    return counts;
}

std::vector<Growth> storms_in(const std::vector<std::uint32_t>& counts) {
    std::vector<Slot> slots;
    for (std::size_t hour = 0; hour < counts.size(); ++hour) {
        slots.push_back({static_cast<std::uint8_t>(hour / 24 % 7), static_cast<std::uint16_t>(hour % 24)});
    }
    std::vector<Expectation> expectations;
    GrowthOptions options;
    options.alpha /= 2; // as for the series of all posts; the topics share the other half
    return find_growth(counts, slots, 24, options, expectations);
}

struct FalseAlarms {
    int late = 0;  // in the four weeks that are judged
    int early = 0; // in the kHistory weeks of learning before
};

FalseAlarms false_alarms(const World& world, int runs) {
    FalseAlarms result;
    for (int run = 0; run < runs; ++run) {
        Dice dice(1000U + static_cast<unsigned>(run));
        for (const Growth& storm : storms_in(simulate(world, kHistory + 4, dice))) {
            ++(storm.first >= kHistory * kHoursOfWeek ? result.late : result.early);
        }
    }
    MESSAGE(world.name << ": " << result.late << " alarms in " << runs << " times four weeks, " << result.early
                       << " in the six weeks of learning before");
    return result;
}

struct Delays {
    int seen = 0, within_two = 0;
    double bins = 0; // in the mean, of those seen
};

// A storm of twelve hours that begins at any hour of a week with at least kLeastUsual posts.
Delays delays(const World& world, double times, int runs) {
    Delays result;
    for (int run = 0; run < runs; ++run) {
        Dice dice(2000U + static_cast<unsigned>(run));
        auto counts = simulate(world, kHistory + 1, dice);
        std::size_t begin = 0;
        while (world.mean(begin) < kLeastUsual || world.mean(begin + 1) < kLeastUsual || begin == 0) {
            begin = kHistory * kHoursOfWeek + static_cast<std::size_t>(dice.uniform() * 150);
        }
        for (std::size_t hour = begin; hour < begin + 12; ++hour) {
            counts[hour] += dice.count((times - 1) * world.mean(hour), world.over);
        }
        for (const Growth& storm : storms_in(counts)) {
            if (storm.last >= begin && storm.first < begin + 12) {
                const std::size_t bins = storm.first < begin ? 1 : storm.first - begin + 1;
                result.within_two += bins <= 2 ? 1 : 0;
                result.bins += static_cast<double>(bins);
                ++result.seen;
                break;
            }
        }
    }
    result.bins = result.seen == 0 ? 0 : result.bins / result.seen;
    MESSAGE(world.name << ", " << times << " times: seen in " << result.seen << " of " << runs << ", after "
                       << result.bins << " bins, within two in " << result.within_two);
    return result;
}

void check_false_alarms(int runs) {
    for (const World& world : kWorlds) {
        CAPTURE(world.name);
        const FalseAlarms alarms = false_alarms(world, runs);
        CHECK(alarms.late <= runs / 4); // for all posts; complaints and topics have as much alpha together
        CHECK(alarms.early <= runs * static_cast<int>(kHistory) / 8);
    }
}

void check_delays(int runs) {
    for (const World& world : kWorlds) {
        if (world.mean(12) < kLeastUsual) {
            continue;
        }
        CAPTURE(world.name);
        delays(world, 2, runs);
        const Delays five = delays(world, 5, runs);
        CHECK(five.seen >= runs * 97 / 100);
        // Counts that vary four times as much as chance, or are few and vary twice as much, cannot be told sooner from
        // what they are without a storm.
        CHECK(five.bins <= (world.over > 1 ? 3 : 2));
        CHECK(five.within_two >= (world.over > 1 ? runs / 2 : world.spread > 0 ? runs * 3 / 4 : runs * 9 / 10));
        CHECK(delays(world, 10, runs).within_two >= runs * 96 / 100);
    }
}

// All series at once, as report counts them: every post is a complaint, and has one of twelve topics. Gives the alarms of the
// last four weeks.
std::size_t alarms_of_all_series(const World& world, unsigned seed) {
    constexpr std::size_t kTopics = 12;
    Dice dice(seed);
    const std::vector<std::uint32_t> counts = simulate(world, kHistory + 4, dice);
    const record::Timestamp begin = test::at("2026-08-31T00:00:00Z"); // a Monday
    StormWatch watch(record::TimeZone("UTC"), {}, kTopics);
    EventIndex event = 0;
    record::Post post = test::post("p", "anna", "");
    record::Triage triage = test::complaint(50, "");
    for (std::size_t hour = 0; hour < counts.size(); ++hour) {
        for (std::uint32_t i = 0; i < counts[hour]; ++i) {
            post.created_at = begin + std::chrono::hours(hour) + std::chrono::seconds(i % 3600);
            triage.topics = {{"topic" + std::to_string(static_cast<int>(dice.uniform() * kTopics)), 0.5}};
            watch.add(post, &triage, event++);
        }
    }
    const record::Timestamp now = begin + std::chrono::hours(counts.size());
    Verdict verdict;
    verdict.states.assign(event, State::open);
    return watch.judge(verdict, now, begin + std::chrono::hours(kHistory * kHoursOfWeek)).growth.size();
}

void check_all_series(int runs) {
    for (const World& world : kWorlds) {
        if (world.mean(12) > 50) {
            continue; // takes long and has fewer
        }
        CAPTURE(world.name);
        std::size_t alarms = 0;
        for (int run = 0; run < runs; ++run) {
            alarms += alarms_of_all_series(world, 3000U + static_cast<unsigned>(run));
        }
        MESSAGE(world.name << ", all posts, complaints and 12 topics: " << alarms << " alarms in " << runs
                           << " times four weeks");
        CHECK(alarms <= static_cast<std::size_t>(runs)); // one in four quiet weeks
    }
}

} // namespace

TEST_CASE("false alarms: at most one in four quiet weeks, and mostly none") { check_false_alarms(60); }
TEST_CASE("false alarms of all series together: at most one in four quiet weeks") { check_all_series(6); }
TEST_CASE("delay: bins until a storm of k times the usual is seen") { check_delays(40); }

TEST_CASE("long: false alarms" * doctest::skip()) {
    check_false_alarms(1000);
    check_all_series(100);
}
TEST_CASE("long: delay" * doctest::skip()) { check_delays(1000); }

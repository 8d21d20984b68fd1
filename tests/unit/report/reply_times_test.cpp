// SPDX-License-Identifier: Apache-2.0
#include "report/reply_times.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

constexpr std::int64_t kMinute = 60'000'000;
const record::Timestamp kNow{std::chrono::minutes{1000}};

Event at_minute(int minute) {
    Event event;
    event.time = minute * kMinute;
    return event;
}

} // namespace

TEST_CASE("within target: in time, of those replied to or past their target") {
    ReplyTimes times;
    times.add(at_minute(0), {0, 0, true, true, 15 * kMinute}, 15 * kMinute, kNow);     // exactly the target: in time
    times.add(at_minute(0), {1, 0, true, true, 15 * kMinute + 1}, 15 * kMinute, kNow); // a microsecond late
    times.add(at_minute(0), {2, 0, true, false, kNoTime}, 15 * kMinute, kNow);         // unanswered for 1000 minutes
    times.add(at_minute(990), {3, 0, true, false, kNoTime}, 15 * kMinute, kNow);       // unanswered, but there is time
    times.add(at_minute(0), {4, 0, true, true, 5 * kMinute}, std::nullopt,
              kNow);                                                          // no target: counts for the times only
    times.add(at_minute(0), {5, 0, true, true, kNoTime}, 15 * kMinute, kNow); // cannot be timed
    CHECK(times.share_within().value() == doctest::Approx(1.0 / 3));
    CHECK(times.unanswered() == 2);
    CHECK(times.untimed() == 1);
    const Distribution d = times.distribution();
    CHECK(d.n == 3);
    CHECK(d.median == 15 * kMinute);
    CHECK(d.most == 15 * kMinute + 1);
}

TEST_CASE("without any target there is no share") {
    ReplyTimes times;
    CHECK(times.empty());
    times.add(at_minute(0), {0, 0, true, true, kMinute}, std::nullopt, kNow);
    CHECK_FALSE(times.empty());
    CHECK_FALSE(times.share_within().has_value());
}

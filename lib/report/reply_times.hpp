// SPDX-License-Identifier: Apache-2.0
// Waits of customers, put together for a group of them (a platform, an urgency band): how long, and how many in time.
#pragma once

#include "record/time.hpp"
#include "report/percentile.hpp"
#include "report/thread_log.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace kummerkasten::report {

/// Fill it, then read it. 8 bytes for each reply.
class ReplyTimes {
public:
    /// `target` is the time allowed, if there is one; `now` decides whether a wait that goes on is past it.
    void add(const Event& event, const Wait& wait, std::optional<std::int64_t> target_micros, record::Timestamp now);

    void add_reply(std::int64_t micros, std::optional<std::int64_t> target_micros);
    /// `so_far`: how long the wait has gone on, kNoTime where nobody knows.
    void add_open(std::int64_t so_far, std::optional<std::int64_t> target_micros);
    void add_untimed() { ++untimed_; }

    [[nodiscard]] Distribution distribution() { return distribution_of(micros_); }
    [[nodiscard]] std::uint64_t unanswered() const { return unanswered_; }
    [[nodiscard]] std::uint64_t untimed() const { return untimed_; } ///< replied to, but a post has no time
    [[nodiscard]] bool empty() const { return micros_.empty() && unanswered_ == 0 && untimed_ == 0; }

    /// Replies within the target, of those that were replied to or have run past it unanswered. A reply after exactly
    /// the target is in time. Nothing where no wait had a target.
    [[nodiscard]] std::optional<double> share_within() const;

private:
    std::vector<std::int64_t> micros_;
    std::uint64_t unanswered_ = 0, untimed_ = 0, within_ = 0, judged_ = 0;
};

} // namespace kummerkasten::report

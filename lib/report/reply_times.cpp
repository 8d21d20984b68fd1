// SPDX-License-Identifier: Apache-2.0
#include "report/reply_times.hpp"

namespace kummerkasten::report {

void ReplyTimes::add(const Event& event, const Wait& wait, std::optional<std::int64_t> target_micros,
                     record::Timestamp now) {
    if (!wait.replied) {
        add_open(event.time == kNoTime ? kNoTime : now.time_since_epoch().count() - event.time, target_micros);
    } else if (wait.micros == kNoTime) {
        add_untimed();
    } else {
        add_reply(wait.micros, target_micros);
    }
}

void ReplyTimes::add_reply(std::int64_t micros, std::optional<std::int64_t> target_micros) {
    micros_.push_back(micros);
    if (target_micros) {
        ++judged_;
        within_ += micros <= *target_micros ? 1 : 0;
    }
}

void ReplyTimes::add_open(std::int64_t so_far, std::optional<std::int64_t> target_micros) {
    ++unanswered_;
    judged_ += target_micros && so_far != kNoTime && so_far > *target_micros ? 1 : 0;
}

std::optional<double> ReplyTimes::share_within() const {
    if (judged_ == 0) {
        return std::nullopt;
    }
    return static_cast<double>(within_) / static_cast<double>(judged_);
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
#include "report/reply_times.hpp"

namespace kummerkasten::report {

void ReplyTimes::add(const Event& event, const Wait& wait, std::optional<std::int64_t> target_micros,
                     record::Timestamp now) {
    if (!wait.replied) {
        ++unanswered_;
        const bool past =
            target_micros && event.time != kNoTime && now.time_since_epoch().count() - event.time > *target_micros;
        judged_ += past ? 1 : 0;
        return;
    }
    if (wait.micros == kNoTime) {
        ++untimed_;
        return;
    }
    micros_.push_back(wait.micros);
    if (target_micros) {
        ++judged_;
        within_ += wait.micros <= *target_micros ? 1 : 0;
    }
}

std::optional<double> ReplyTimes::share_within() const {
    if (judged_ == 0) {
        return std::nullopt;
    }
    return static_cast<double>(within_) / static_cast<double>(judged_);
}

} // namespace kummerkasten::report

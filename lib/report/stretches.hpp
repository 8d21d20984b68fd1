// SPDX-License-Identifier: Apache-2.0
// Now and earlier: two stretches of the same length, to say what grew. With `since` the earlier one is the same length
// before it, up to `until`, else up to now. Without, the time of the posts is halved, in whole bins of the tally (an odd
// first bin is left out, so that both halves are equally long); so counts are kept by bin and split at the end.
#pragma once

#include "report/options.hpp"

#include <cstdint>
#include <optional>

namespace kummerkasten::report {

struct Split {
    std::int64_t earlier = 0, now = 0, end = 0; ///< bins: earlier is [earlier, now), now is [now, end)
};

class Stretches {
public:
    /// `bin` in seconds, for tallies without a `since`.
    Stretches(const Options& options, std::int64_t bin_seconds) : bin_(bin_seconds) {
        if (options.since) {
            since_ = options.since;
            end_ = options.until.value_or(options.now);
        }
    }

    /// With `since`: 1 for a post of the period, 0 for one of the earlier period. Without: the bin since 1970. Nothing
    /// for a post of neither.
    [[nodiscard]] std::optional<std::int64_t> bin_of(const std::optional<record::Timestamp>& time, bool inside) const {
        if (!time) {
            return std::nullopt;
        }
        if (!since_) {
            const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(*time).time_since_epoch().count();
            const std::int64_t bin = seconds / bin_ - (seconds % bin_ < 0 ? 1 : 0);
            return inside ? std::optional(bin) : std::nullopt;
        }
        if (inside) {
            return 1;
        }
        return *time < *since_ && *time >= *since_ - (end_ - *since_) ? std::optional<std::int64_t>(0) : std::nullopt;
    }

    /// Of the bins from `first` to `last`; nothing where they are too few to be halved.
    [[nodiscard]] std::optional<Split> split(std::int64_t first, std::int64_t last) const {
        if (since_) {
            return end_ > *since_ ? std::optional(Split{0, 1, 2}) : std::nullopt;
        }
        const std::int64_t half = (last - first + 1) / 2;
        return half > 0 ? std::optional(Split{last + 1 - 2 * half, last + 1 - half, last + 1}) : std::nullopt;
    }

    /// When a bin of a split begins.
    [[nodiscard]] record::Timestamp begin_of(std::int64_t bin) const {
        if (since_) {
            return *since_ + (bin - 1) * (end_ - *since_);
        }
        return record::Timestamp{std::chrono::seconds{bin * bin_}};
    }

private:
    std::int64_t bin_;
    std::optional<record::Timestamp> since_;
    record::Timestamp end_{};
};

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// How far a run is, for a person who waits: one line on standard error that is written over four times a second at most, and
// is gone at the end and before each message. Only on a terminal, and not where the output runs over the same one.
#pragma once

#include "base/diagnostics.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace kummerkasten::cli {

class ProgressLine {
public:
    /// Is standard error a terminal that can write a line over, and standard output not the same terminal?
    [[nodiscard]] static bool wanted();

    explicit ProgressLine(Diagnostics& diagnostics);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Cheap: most calls only look at the clock.
    void show(std::uint64_t bytes, std::uint64_t posts);

private:
    void clear();

    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kPause{250};

    Diagnostics& diagnostics_;
    Clock::time_point started_ = Clock::now();
    Clock::time_point next_ = started_ + kPause; ///< a run that is over sooner shows nothing
    bool shown_ = false;
};

/// "12.3 MB, 45678 posts, 39.1 MB/s".
[[nodiscard]] std::string progress_text(std::uint64_t bytes, std::uint64_t posts,
                                        std::chrono::duration<double> elapsed);

} // namespace kummerkasten::cli

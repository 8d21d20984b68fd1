// SPDX-License-Identifier: Apache-2.0
// The findings of the early warning as a monitoring plugin tells them (Monitoring Plugins Development Guidelines): one line of
// text, a bar, performance data; exit code 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.
#pragma once

#include "report/storm_watch.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace kummerkasten::report {

enum class Status : int { ok = 0, warning = 1, critical = 2, unknown = 3 };

struct Told {
    Status status = Status::unknown;
    std::string line; ///< ends with a newline
};

/// Was this alarm told before? Asked once for each current one, with its id; where it has become critical, with "!" behind.
using IsKnown = std::function<bool(const std::string& id)>;

/// Current alarms that are not known decide. Without a post to judge the status is unknown: a pipe that broke must not look
/// like peace.
[[nodiscard]] Told tell_monitoring(const StormFindings& findings, const StormOptions& options, record::Timestamp now,
                                   const IsKnown& is_known);

/// For what went wrong before there were findings.
[[nodiscard]] std::string unknown_line(std::string_view reason);

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// The exit codes that all tools share (kummerkasten(7), EXIT STATUS). A verdict about a post never changes them.
#pragma once

namespace kummerkasten {

enum class ExitCode : int {
    kOk = 0,       ///< all input was handled
    kRejected = 1, ///< finished, but some records were rejected or some inputs skipped, or --check has findings
    kFailed = 2,   ///< the job could not be done: usage, configuration, data, input, output
    kLocked = 75,  ///< the state is locked by another run; sysexits calls it EX_TEMPFAIL
};

} // namespace kummerkasten

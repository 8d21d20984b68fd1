// SPDX-License-Identifier: Apache-2.0
// The frame around every main: standard descriptors, signals, the one catch ladder, the exit code. main itself is
//     int main(int argc, char** argv) { return run_tool(argc, argv, [](ToolContext& context) { … return ExitCode::kOk; }); }
#pragma once

#include "base/diagnostics.hpp"
#include "base/exit_code.hpp"

#include <functional>

namespace kummerkasten::cli {

struct ToolContext {
    int argc;
    char** argv;
    Diagnostics& diagnostics; ///< speaks under the name the program was called by
};

/// Runs `body` and gives what main returns. Errors become one message and exit code 2 (75 where the state is locked). A
/// closed pipe and a stop signal end the process as killed by that signal, so that a shell sees what happened.
[[nodiscard]] int run_tool(int argc, char** argv, const std::function<ExitCode(ToolContext&)>& body);

} // namespace kummerkasten::cli

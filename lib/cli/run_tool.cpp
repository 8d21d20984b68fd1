// SPDX-License-Identifier: Apache-2.0
#include "cli/run_tool.hpp"

#include "base/error.hpp"
#include "cli/tool_app.hpp"
#include "io/descriptor.hpp"
#include "io/output.hpp"
#include "io/stop_signal.hpp"

#include <fmt/format.h>

#include <malloc.h>

#include <csignal>
#include <filesystem>
#include <new>

namespace kummerkasten::cli {

namespace {

int report(const Diagnostics& diagnostics, std::string_view message, ExitCode code) {
    diagnostics.error(message);
    return static_cast<int>(code);
}

// --help and --version are output like any other: a full disk must not swallow them silently.
ExitCode print_and_end(std::string_view text) {
    io::Output output = io::Output::standard(false);
    output.write(text);
    output.close();
    return ExitCode::kOk;
}

int run_guarded(ToolContext& context, const std::function<ExitCode(ToolContext&)>& body) {
    const Diagnostics& diagnostics = context.diagnostics;
    try {
        try {
            return static_cast<int>(body(context));
        } catch (const InformationAsked& asked) {
            return static_cast<int>(print_and_end(asked.text()));
        }
    } catch (const BrokenPipe&) {
        io::die_of(SIGPIPE);
    } catch (const UsageError& problem) {
        return report(diagnostics, fmt::format("{}; see {} --help", problem.what(), diagnostics.tool()),
                      ExitCode::kFailed);
    } catch (const LockedError& problem) {
        return report(diagnostics, problem.what(), ExitCode::kLocked);
    } catch (const Error& problem) {
        return report(diagnostics, problem.what(), ExitCode::kFailed);
    } catch (const std::bad_alloc&) {
        return report(diagnostics, "out of memory", ExitCode::kFailed);
    } catch (const std::exception& problem) {
        return report(diagnostics, fmt::format("unexpected: {}; please report this", problem.what()),
                      ExitCode::kFailed);
    }
}

} // namespace

int run_tool(int argc, char** argv, const std::function<ExitCode(ToolContext&)>& body) {
    io::ensure_standard_descriptors();
    io::watch_stop_signals();
    // One arena of the allocator for all threads: they hardly allocate once they run, and an arena each would reserve
    // 64 MiB of address space apiece, which limits set with ulimit -v count.
    ::mallopt(M_ARENA_MAX, 1);
    const std::string program = argc > 0 ? std::filesystem::path(argv[0]).filename().string() : "kummerkasten";
    Diagnostics diagnostics(program);
    ToolContext context{argc, argv, diagnostics};
    const int code = run_guarded(context, body);
    if (io::stop_requested()) {
        io::die_of(io::stop_signal());
    }
    return code;
}

} // namespace kummerkasten::cli

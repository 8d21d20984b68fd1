// SPDX-License-Identifier: Apache-2.0
// Each in a child of its own: run_tool owns signals, descriptors and the way the process ends.
#include "cli/run_tool.hpp"

#include "base/error.hpp"
#include "captured.hpp"
#include "cli/tool_app.hpp"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <new>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::cli;

namespace {

struct Ended {
    int status = 0; // exit code, or 128 and the signal
    std::string output, messages;
};

Ended run(
    const std::function<ExitCode(ToolContext&)>& body, const std::function<void()>& prepare = [] {}) {
    const Captured standard_output(STDOUT_FILENO);
    const Captured standard_error(STDERR_FILENO);
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(20);
        prepare();
        std::string name = "/usr/bin/probe";
        char* argv[] = {name.data(), nullptr};
        ::_exit(run_tool(1, argv, body));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), standard_output.text(),
            standard_error.text()};
}

template <class Problem> std::function<ExitCode(ToolContext&)> throwing(Problem problem) {
    return [problem](ToolContext&) -> ExitCode { throw problem; };
}

} // namespace

TEST_CASE("codes of a body that comes back") {
    CHECK(run([](ToolContext&) { return ExitCode::kOk; }).status == 0);
    CHECK(run([](ToolContext&) { return ExitCode::kRejected; }).status == 1);
    CHECK(run([](ToolContext&) { return ExitCode::kLocked; }).status == 75);
}

TEST_CASE("each error is one message and one code") {
    struct Row {
        std::string name;
        std::function<ExitCode(ToolContext&)> body;
        int status;
        std::string messages;
    };
    const std::vector<Row> rows{
        {"usage", throwing(UsageError("unknown option '-x'")), 2,
         "probe: error: unknown option '-x'; see probe --help\n"},
        {"data", throwing(DataError({"a.tsv", 3}, "bad")), 2, "probe: error: a.tsv:3: bad\n"},
        {"io", throwing(IoError("cannot read a", 5)), 2, "probe: error: cannot read a: Input/output error\n"},
        {"locked", throwing(LockedError("state is locked")), 75, "probe: error: state is locked\n"},
        {"memory", throwing(std::bad_alloc()), 2, "probe: error: out of memory\n"},
        {"anything else", throwing(std::runtime_error("hm")), 2, "probe: error: unexpected: hm; please report this\n"},
        {"a reader that is gone says nothing", throwing(BrokenPipe()), 128 + SIGPIPE, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Ended ended = run(row.body);
        CHECK(ended.status == row.status);
        CHECK(ended.messages == row.messages);
        CHECK(ended.output.empty());
    }
}

TEST_CASE("information is output like any other") {
    CHECK(run(throwing(InformationAsked("help\n"))).output == "help\n");
    CHECK(run(throwing(InformationAsked("help\n"))).status == 0);
    const Ended full =
        run(throwing(InformationAsked("help\n")), [] { ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO); });
    CHECK(full.status == 2);
    CHECK(full.messages == "probe: error: cannot write standard output: No space left on device\n");
    const Ended closed = run(throwing(InformationAsked("help\n")), [] { ::close(STDOUT_FILENO); });
    CHECK(closed.status == 2);
    CHECK(closed.messages == "probe: error: cannot write standard output: Bad file descriptor\n");
}

TEST_CASE("a broken pipe ends as by its signal, also where the parent ignores that") {
    CHECK(run(throwing(BrokenPipe()), [] { ::signal(SIGPIPE, SIG_IGN); }).status == 128 + SIGPIPE);
}

TEST_CASE("after a stop signal the body ends in peace, and the process as by the signal") {
    const Ended ended = run([](ToolContext& context) {
        ::raise(SIGTERM);
        context.diagnostics.note("still here");
        return ExitCode::kOk;
    });
    CHECK(ended.status == 128 + SIGTERM);
    CHECK(ended.messages == "probe: note: still here\n");
}

TEST_CASE("a stop signal counts more than the error it leads to") {
    const Ended ended = run([](ToolContext&) -> ExitCode {
        ::raise(SIGINT);
        throw IoError("cut short");
    });
    CHECK(ended.status == 128 + SIGINT);
}

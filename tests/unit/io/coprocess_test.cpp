// SPDX-License-Identifier: Apache-2.0
// Small programs that behave, and others that do not.
#include "io/coprocess.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

using kummerkasten::Outcome;
using kummerkasten::io::Coprocess;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kPatience{20'000}; // of what must not run out, on a busy machine too
constexpr milliseconds kShort{300};       // of what must
constexpr std::size_t kMost = 1000;

// The answer to `line`, or "!" and the kind of the problem.
std::string ask(Coprocess& program, const std::string& line, milliseconds patience = kPatience) {
    std::string answer;
    const Outcome problem = program.ask(line, patience, kMost, answer);
    return problem ? "!" + problem->kind : answer;
}

std::string ask_once(const std::string& command, milliseconds patience = kPatience) {
    Coprocess program(command);
    return ask(program, "Moin", patience);
}

} // namespace

TEST_CASE("a line is answered by a line, and the program goes on running") {
    Coprocess program("n=0; while read -r line; do n=$((n+1)); echo \"$n $line\"; done");
    CHECK(ask(program, "eins") == "1 eins");
    CHECK(ask(program, "zwei") == "2 zwei");
}

TEST_CASE("what goes wrong has a name") {
    struct Row {
        const char* name;
        const char* command;
        milliseconds patience;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"echo", "cat", kPatience, "Moin"},
        {"the last line has no line feed", "read -r line; printf '%s' \"$line\"", kPatience, "Moin"},
        {"several in a pipe", "cat | cat | cat", kPatience, "Moin"},
        {"hangs", "sleep 60", kShort, "!late"},
        {"hangs in the middle of a line", "printf 'Mo'; sleep 60", kShort, "!late"},
        {"reads and says nothing", "cat > /dev/null", kShort, "!late"},
        {"is not there", "exec 2>/dev/null; ./no-such-program", kPatience, "!gone"},
        {"ends without a word", "true", kPatience, "!gone"},
        {"is killed", "kill -9 $$", kPatience, "!gone"},
        {"prints without end", "cat > /dev/null & cat /dev/zero", kPatience, "!flood"},
        {"closes its output and stays", "exec >&-; sleep 60", kPatience, "!gone"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(ask_once(row.command, row.patience) == row.expected);
    }
}

TEST_CASE("a program that ends after each answer is started for each line") {
    Coprocess program("head -n 1");
    CHECK(ask(program, "eins") == "eins");
    CHECK(ask(program, "zwei") == "zwei");
    CHECK(ask(program, "drei") == "drei");
}

TEST_CASE("an answer that comes too late is nobody's") {
    Coprocess program("read -r line; sleep 1; echo \"$line\"; cat");
    CHECK(ask(program, "eins", kShort) == "!late");
    CHECK(ask(program, "zwei") == "zwei");
}

TEST_CASE("what it says unasked is not taken for the next answer") {
    Coprocess program("while read -r line; do printf '%s\\nund noch etwas\\n' \"$line\"; done");
    CHECK(ask(program, "eins") == "eins");
    CHECK(ask(program, "zwei") == "zwei");
}

TEST_CASE("a question larger than a pipe, to a program that does not read, does not block") {
    // A pipe holds 64 KiB on Linux.
    Coprocess program("sleep 60");
    CHECK(ask(program, std::string(300'000, 'x'), kShort) == "!late");
    Coprocess mirror("cat");
    std::string answer;
    CHECK_FALSE(mirror.ask(std::string(300'000, 'x'), kPatience, 400'000, answer));
    CHECK(answer == std::string(300'000, 'x'));
}

TEST_CASE("what the program has started goes with it") {
    char name[] = "/tmp/kk-coprocess-XXXXXX"; // NOLINT(cppcoreguidelines-avoid-c-arrays): mkstemp wants one
    const int file = ::mkstemp(name);
    REQUIRE(file >= 0);
    CHECK(ask_once("sleep 60 & echo $! > " + std::string(name) + "; sleep 60", kShort) == "!late");
    char digits[20] = {}; // NOLINT(cppcoreguidelines-avoid-c-arrays)
    CHECK(::read(file, digits, sizeof digits - 1) > 0);
    const auto child = static_cast<pid_t>(std::strtol(digits, nullptr, 10));
    REQUIRE(child > 0);
    bool alive = true;
    for (int i = 0; i < 500 && alive; ++i) { // its new parent takes a moment to take it away
        alive = ::kill(child, 0) == 0;
        ::usleep(10'000);
    }
    CHECK_FALSE(alive);
    ::close(file);
    ::unlink(name);
}

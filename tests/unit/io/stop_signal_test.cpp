// SPDX-License-Identifier: Apache-2.0
// Each in a child of its own: the flag cannot be taken back.
#include "io/stop_signal.hpp"

#include "io/line_reader.hpp"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

using namespace kummerkasten::io;

namespace {

// How a child ends that runs `body`: its exit status, or 128 and the signal.
template <class Body> int in_child(Body body) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(20); // a child that hangs fails
        ::_exit(body());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

TEST_CASE("the first signal only sets a flag") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        CAPTURE(signal);
        CHECK(in_child([signal] {
                  watch_stop_signals();
                  if (stop_requested() || stop_signal() != 0) {
                      return 1;
                  }
                  ::raise(signal);
                  return stop_requested() && stop_signal() == signal ? 0 : 2;
              }) == 0);
    }
}

TEST_CASE("the second one ends at once") {
    CHECK(in_child([] {
              watch_stop_signals();
              ::raise(SIGTERM);
              ::raise(SIGTERM);
              return 0;
          }) == 128 + SIGTERM);
}

TEST_CASE("a signal that the parent ignores stays ignored (nohup)") {
    CHECK(in_child([] {
              ::signal(SIGHUP, SIG_IGN);
              watch_stop_signals();
              ::raise(SIGHUP);
              return stop_requested() ? 1 : 0;
          }) == 0);
}

TEST_CASE("a tool dies as killed by the signal, also where it is ignored or blocked") {
    CHECK(in_child([]() -> int { die_of(SIGTERM); }) == 128 + SIGTERM);
    CHECK(in_child([]() -> int {
              ::signal(SIGPIPE, SIG_IGN);
              die_of(SIGPIPE);
          }) == 128 + SIGPIPE);
    CHECK(in_child([]() -> int {
              sigset_t blocked;
              ::sigemptyset(&blocked);
              ::sigaddset(&blocked, SIGINT);
              ::sigprocmask(SIG_BLOCK, &blocked, nullptr);
              die_of(SIGINT);
          }) == 128 + SIGINT);
}

TEST_CASE("a signal ends the wait for input, and the line that was cut short there is not taken for one") {
    CHECK(in_child([] {
              int ends[2];
              if (::pipe(ends) != 0 || ::write(ends[1], "whole\nhal", 9) != 9) {
                  return 1;
              }
              watch_stop_signals();
              LineReader reader({"/dev/fd/" + std::to_string(ends[0])});
              Block block;
              if (!reader.next(block) || block.lines.size() != 1 || block.lines[0].text != "whole") {
                  return 2;
              }
              const pid_t self = ::getpid();
              const pid_t sender = ::fork();
              if (sender == 0) {
                  ::usleep(50'000);
                  ::kill(self, SIGTERM);
                  ::_exit(0);
              }
              const bool more = reader.next(block);
              ::waitpid(sender, nullptr, 0);
              return more || !stop_requested() || reader.failed_inputs() != 0 ? 3 : 0;
          }) == 0);
}

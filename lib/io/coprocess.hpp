// SPDX-License-Identifier: Apache-2.0
// A program of the user's choice that runs beside us and answers line for line: one line to its standard input, one line
// back from its standard output. Made for programs that nobody has tested: it may hang, die, print without end or never
// start, and each of these is a Problem with a time limit, never a wait without one. It runs in a process group of its own,
// which is ended whole; its standard error is ours.
#pragma once

#include "base/result.hpp"
#include "io/descriptor.hpp"

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace kummerkasten::io {

class Coprocess {
public:
    /// `command` is a line for /bin/sh, so that it may have words, quotes and pipes. Nothing is started yet.
    explicit Coprocess(std::string command) : command_(std::move(command)) {}
    /// Closes the program's input and gives it kGrace to end by itself; then the group is killed.
    ~Coprocess();
    Coprocess(const Coprocess&) = delete;
    Coprocess& operator=(const Coprocess&) = delete;

    /// Sends `line` (without a line feed) and waits for the line that answers it, at most `patience` and `most` bytes; the
    /// program is started where it does not run. One that ended after its last answer is started anew, so programs that
    /// answer one line and go will do, too. Kinds of problems: "late", "gone", "flood" (more than `most`), "stopped" (the
    /// user asked us to stop). After a problem the program is ended, or its answer would be taken for that of the next line.
    [[nodiscard]] Outcome ask(std::string_view line, std::chrono::milliseconds patience, std::size_t most,
                              std::string& answer);

    /// Ends the program at once, as one whose answers cannot be trusted.
    void kill();

    static constexpr std::chrono::milliseconds kGrace{2000};

private:
    void start();
    [[nodiscard]] Outcome exchange(std::string_view line, std::chrono::milliseconds patience, std::size_t most,
                                   std::string& answer);
    [[nodiscard]] bool send(std::string_view& rest);
    [[nodiscard]] bool receive(std::size_t most);
    [[nodiscard]] Problem gone();

    std::string command_;
    pid_t process_ = -1;
    Descriptor to_, from_;
    std::string received_; // what it has written and nobody has taken
};

} // namespace kummerkasten::io

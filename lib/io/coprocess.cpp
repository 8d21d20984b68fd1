// SPDX-License-Identifier: Apache-2.0
#include "io/coprocess.hpp"

#include "base/error.hpp"
#include "io/stop_signal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <thread>

namespace kummerkasten::io {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kLook{100};   // how often a wait looks whether the user wants to stop
constexpr milliseconds kToEnd{1000}; // from the end of its output to its own, where it ends at all
constexpr milliseconds kNap{5};
constexpr std::size_t kReadBytes = 16 * 1024;

// Both ends are closed in every other program that is started meanwhile: who held them would keep the pipe open.
void open_pipe(Descriptor& read_end, Descriptor& write_end) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw IoError("cannot open a pipe", errno);
    }
    read_end = Descriptor(ends[0]);
    write_end = Descriptor(ends[1]);
}

void never_wait(const Descriptor& descriptor) {
    ::fcntl(descriptor.number(), F_SETFL, ::fcntl(descriptor.number(), F_GETFL) | O_NONBLOCK);
}

// While it lives, writing to a program that has gone is an error and no signal: SIGPIPE is blocked in this thread, and
// taken away again where our own write raised it.
class WithoutPipeSignal {
public:
    WithoutPipeSignal() {
        ::sigemptyset(&pipe_);
        ::sigaddset(&pipe_, SIGPIPE);
        sigset_t pending;
        ::sigpending(&pending);
        was_pending_ = ::sigismember(&pending, SIGPIPE) == 1;
        ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~WithoutPipeSignal() {
        const timespec at_once{};
        if (!was_pending_) {
            ::sigtimedwait(&pipe_, nullptr, &at_once);
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    WithoutPipeSignal(const WithoutPipeSignal&) = delete;
    WithoutPipeSignal& operator=(const WithoutPipeSignal&) = delete;

private:
    sigset_t pipe_{}, before_{};
    bool was_pending_ = false;
};

// Waits for the end of a process without taking its number away: until then nobody else can get it.
bool ends_within(pid_t process, milliseconds patience) {
    const Clock::time_point deadline = Clock::now() + patience;
    for (;;) {
        siginfo_t info{};
        const int failed = ::waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT);
        if (failed != 0 || info.si_pid == process) {
            return true;
        }
        if (Clock::now() >= deadline || stop_requested()) {
            return false;
        }
        std::this_thread::sleep_for(kNap);
    }
}

int reap(pid_t process) {
    ::kill(-process, SIGKILL); // the whole group: what the program has started goes with it
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {}
    return status;
}

} // namespace

Coprocess::~Coprocess() {
    if (process_ > 0) {
        to_ = Descriptor();
        from_ = Descriptor();
        static_cast<void>(ends_within(process_, kGrace));
        reap(process_);
    }
}

void Coprocess::kill() {
    if (process_ > 0) {
        reap(process_);
    }
    process_ = -1;
    to_ = Descriptor();
    from_ = Descriptor();
    received_.clear();
}

void Coprocess::start() {
    Descriptor its_input;
    Descriptor its_output;
    open_pipe(its_input, to_);
    open_pipe(from_, its_output);
    never_wait(to_);
    never_wait(from_);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_adddup2(&files, its_input.number(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, its_output.number(), STDOUT_FILENO);
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t none;
    ::sigemptyset(&none);
    sigset_t pipe;
    ::sigemptyset(&pipe);
    ::sigaddset(&pipe, SIGPIPE);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &pipe);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(
        &attributes, static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    std::string shell = "sh";
    std::string option = "-c";
    const std::array<char*, 4> arguments{shell.data(), option.data(), command_.data(), nullptr};
    const int failure = ::posix_spawn(&process_, "/bin/sh", &files, &attributes, arguments.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&files);
    if (failure != 0) {
        process_ = -1;
        throw IoError("cannot start /bin/sh", failure);
    }
}

Problem Coprocess::gone() {
    if (!ends_within(process_, kToEnd)) {
        kill();
        return {"gone", "it closed its output"};
    }
    const int status = reap(process_);
    process_ = -1;
    kill();
    return {"gone", WIFSIGNALED(status) ? fmt::format("it was ended by signal {}", WTERMSIG(status))
                                        : fmt::format("it ended with code {}", WEXITSTATUS(status))};
}

// False where nobody reads any more.
bool Coprocess::send(std::string_view& rest) {
    const WithoutPipeSignal guard;
    const ssize_t count = ::write(to_.number(), rest.data(), rest.size());
    if (count < 0) {
        return errno == EAGAIN || errno == EINTR;
    }
    rest.remove_prefix(static_cast<std::size_t>(count));
    return true;
}

// False at the end of its output.
bool Coprocess::receive(std::size_t most) {
    std::array<char, kReadBytes> buffer{};
    const ssize_t count = ::read(from_.number(), buffer.data(), std::min(buffer.size(), most + 1));
    if (count < 0) {
        return errno == EAGAIN || errno == EINTR;
    }
    received_.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0;
}

Outcome Coprocess::exchange(std::string_view line, milliseconds patience, std::size_t most, std::string& answer) {
    const std::string question = std::string(line) + '\n';
    std::string_view rest = question;
    bool reads = true; // while somebody does
    const Clock::time_point deadline = Clock::now() + patience;
    for (;;) {
        if (const std::size_t end = received_.find('\n'); end != std::string::npos && rest.empty()) {
            answer.assign(received_, 0, end);
            received_.erase(0, end + 1);
            return std::nullopt;
        }
        if (received_.size() > most) {
            return Problem{"flood", fmt::format("it wrote more than {} bytes", most)};
        }
        const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
        if (stop_requested()) {
            return Problem{"stopped", "the run was stopped"};
        }
        if (left.count() <= 0) {
            return Problem{"late",
                           fmt::format("no answer within {:g} s", std::chrono::duration<double>(patience).count())};
        }
        std::array<pollfd, 2> ends{
            {{from_.number(), POLLIN, 0}, {reads && !rest.empty() ? to_.number() : -1, POLLOUT, 0}}};
        ::poll(ends.data(), ends.size(), static_cast<int>(std::min(left, kLook).count()));
        if (ends[1].revents != 0 && !send(rest)) {
            reads = false;
        }
        if (ends[0].revents != 0 && !receive(most)) {
            answer = received_; // a last line without its line feed counts, where it was for us
            return answer.empty() || !rest.empty() ? std::optional(gone()) : std::nullopt;
        }
    }
}

Outcome Coprocess::ask(std::string_view line, milliseconds patience, std::size_t most, std::string& answer) {
    if (!received_.empty()) {
        kill(); // it said more than it was asked: what comes next may answer anything
    }
    for (;;) {
        const bool fresh = process_ < 0;
        if (fresh) {
            start();
        }
        answer.clear();
        Outcome problem = exchange(line, patience, most, answer);
        if (!problem) {
            return std::nullopt;
        }
        kill();
        if (fresh || problem->kind != "gone") {
            return problem;
        }
    }
}

} // namespace kummerkasten::io

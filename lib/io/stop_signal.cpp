// SPDX-License-Identifier: Apache-2.0
#include "io/stop_signal.hpp"

#include <unistd.h>

#include <csignal>
#include <initializer_list>

namespace kummerkasten::io {

namespace {

volatile std::sig_atomic_t g_signal = 0;

// Only a flag: a handler can do nothing else safely. SA_RESETHAND lets the second signal act by default.
extern "C" void note_signal(int signal) { g_signal = signal; }

} // namespace

void watch_stop_signals() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction current {};
        if (::sigaction(signal, nullptr, &current) == 0 && current.sa_handler == SIG_IGN) {
            continue;
        }
        struct sigaction action {};
        action.sa_handler = &note_signal;
        ::sigemptyset(&action.sa_mask);
        action.sa_flags = static_cast<int>(SA_RESETHAND); // no SA_RESTART: a waiting read must return
        ::sigaction(signal, &action, nullptr);
    }
}

bool stop_requested() { return g_signal != 0; }

int stop_signal() { return g_signal; }

void die_of(int signal) {
    ::signal(signal, SIG_DFL);
    sigset_t only;
    ::sigemptyset(&only);
    ::sigaddset(&only, signal);
    ::sigprocmask(SIG_UNBLOCK, &only, nullptr);
    ::raise(signal);
    ::_exit(128 + signal);
}

} // namespace kummerkasten::io

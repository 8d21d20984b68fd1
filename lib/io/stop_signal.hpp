// SPDX-License-Identifier: Apache-2.0
// A polite stop. The first SIGINT, SIGTERM or SIGHUP sets a flag: the record in hand is finished, output is flushed, state
// is committed, then the tool ends as killed by that signal, so that a shell sees the truth. A second one ends at once.
#pragma once

namespace kummerkasten::io {

/// Installs the handlers; a signal that the parent ignores (nohup) stays ignored. Call once, at the start of main.
void watch_stop_signals();

/// Has a stop been asked for? Cheap: asked between records.
[[nodiscard]] bool stop_requested();

/// The signal that asked for it, or 0.
[[nodiscard]] int stop_signal();

/// Dies of `signal` by its default action.
[[noreturn]] void die_of(int signal);

} // namespace kummerkasten::io

// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostics.hpp"

#include <fmt/format.h>

#include <unistd.h>

namespace kummerkasten {

namespace {

// One write per message, so that lines of several tools in one pipe do not mix. A failing standard error has nowhere
// to be reported.
void write_line(const std::string& line) {
    std::string_view rest = line;
    while (!rest.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
        if (written <= 0) {
            return;
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

void Diagnostics::print(std::string_view severity, std::string_view message) const {
    if (before_message_) {
        before_message_();
    }
    write_line(fmt::format("{}: {}: {}\n", tool_, severity, message));
}

void Diagnostics::finding(const Place& place, std::string_view severity, std::string_view message) const {
    if (before_message_) {
        before_message_();
    }
    write_line(fmt::format("{}: {}: {}\n", to_string(place), severity, message));
}

void Diagnostics::error(std::string_view message) const { print("error", message); }

void Diagnostics::warning(std::string_view message) const { print("warning", message); }

void Diagnostics::note(std::string_view message) const { print("note", message); }

void Diagnostics::warning(std::string_view kind, const Place& place, std::string_view message) {
    auto found = seen_.find(kind);
    if (found == seen_.end()) {
        found = seen_.emplace(std::string(kind), 0).first;
    }
    if (++found->second <= kShownOfAKind) {
        warning(fmt::format("{}: {}", to_string(place), message));
    }
}

void Diagnostics::finish() {
    for (const auto& [kind, count] : seen_) {
        if (count > kShownOfAKind) {
            warning(fmt::format("{} more of kind '{}' were not shown", count - kShownOfAKind, kind));
        }
    }
    seen_.clear();
}

} // namespace kummerkasten

// SPDX-License-Identifier: Apache-2.0
// Messages to a person on standard error: `tool: severity: place: fact; what to do`. Warnings of one kind are shown
// a few times, then only counted, so that a bad file of a million lines does not fill a disk with messages.
// Not thread-safe on purpose: only the thread that writes the output reports, which keeps messages in input order.
#pragma once

#include "base/place.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace kummerkasten {

class Diagnostics {
public:
    /// `tool` is the name that stands in front of each message.
    explicit Diagnostics(std::string tool) : tool_(std::move(tool)) {}

    /// The task as a whole cannot be completed.
    void error(std::string_view message) const;

    /// One record or input is bad or was mended; the run goes on. The first kShownOfAKind of a `kind` are printed.
    void warning(std::string_view kind, const Place& place, std::string_view message);

    /// A warning that is always printed.
    void warning(std::string_view message) const;

    /// Neither bad nor rejected, but worth a word. Not limited: callers print few of them.
    void note(std::string_view message) const;

    /// What a check found in the user's own text: "file:line: severity: message", without the tool's name, as editors read
    /// it. Not limited: it is what the user asked for.
    void finding(const Place& place, std::string_view severity, std::string_view message) const;

    /// Prints how many warnings of each kind were held back. Call it once at the end.
    void finish();

    /// Called before each message, so that a progress line can make room for it; empty for nothing.
    void set_before_message(std::function<void()> hook) { before_message_ = std::move(hook); }

    [[nodiscard]] const std::string& tool() const { return tool_; }

    /// Enough to see a pattern, few enough to read.
    static constexpr std::uint64_t kShownOfAKind = 5;

private:
    void print(std::string_view severity, std::string_view message) const;

    std::string tool_;
    std::function<void()> before_message_;
    std::map<std::string, std::uint64_t, std::less<>> seen_;
};

} // namespace kummerkasten

// SPDX-License-Identifier: Apache-2.0
// A value, or the reason why one record did not give one. A bad record is everyday life: it is a value, the run
// goes on, and the line is reported. See base/error.hpp for what ends a run.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace kummerkasten {

/// What is wrong with one record. `kind` is a short stable word ("json", "nul-byte", "too-long", "no-text") by
/// which messages are counted and limited; `message` is the sentence for people, without place and full stop.
struct Problem {
    std::string kind;
    std::string message;
};

template <class Value> class [[nodiscard]] Result {
public:
    Result(Value value) : value_(std::move(value)) {}         // NOLINT(google-explicit-constructor): reads as a return
    Result(Problem problem) : problem_(std::move(problem)) {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return value_.has_value(); }
    explicit operator bool() const { return ok(); }

    /// Only where ok().
    [[nodiscard]] Value& value() { return *value_; }
    [[nodiscard]] const Value& value() const { return *value_; }
    Value& operator*() { return *value_; }
    const Value& operator*() const { return *value_; }
    Value* operator->() { return &*value_; }
    const Value* operator->() const { return &*value_; }

    /// Only where not ok().
    [[nodiscard]] const Problem& problem() const { return problem_; }

private:
    std::optional<Value> value_;
    Problem problem_;
};

/// What a step gives that has nothing to return but may fail: no problem means done.
using Outcome = std::optional<Problem>;

} // namespace kummerkasten

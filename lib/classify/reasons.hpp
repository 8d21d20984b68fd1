// SPDX-License-Identifier: Apache-2.0
// Collects why each label stands there (care rule L5): the words, and the lexicon, rule or part of the profile behind them.
// Nothing is copied until the strongest are chosen, so noting a reason is cheap.
#pragma once

#include "classify/evidence.hpp"
#include "record/triage.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// As many as a person may want to read, few enough that no post makes a long record.
inline constexpr std::size_t kMostReasons = 24;

class Reasons {
public:
    /// A label in two parts, "polarity" and "negative", which must outlive the post; an empty value leaves the colon out.
    struct Label {
        std::string_view kind, value;
    };

    /// `last` are the reasons of the post before; they are emptied, and the memory of their words is used again.
    void begin(std::vector<record::Reason>& last) {
        pending_.clear();
        spare_.swap(last);
        last.clear();
    }

    void add(Label label, record::Span span, std::string_view by_kind, std::string_view by_name, double strength);
    /// By the lexicon or the part of the profile that gave the hit; strength is its weight.
    void add(Label label, const Hit& hit);
    void add(Label label, const RuleHit& hit);

    /// Takes back what was said for a label of this kind, which was decided otherwise in the end.
    void forget(std::string_view kind);

    /// The strongest kMostReasons, strongest first, then by position; of several for one label and span the strongest.
    void write(std::vector<record::Reason>& out);

private:
    struct Pending {
        Label label;
        std::string_view by_kind, by_name;
        record::Span span;
        float strength = 0;
    };
    [[nodiscard]] record::Reason recycled();

    std::vector<Pending> pending_;
    std::vector<record::Reason> spare_;
};

} // namespace kummerkasten::classify

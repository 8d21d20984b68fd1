// SPDX-License-Identifier: Apache-2.0
// Counters that a view fills post by post. Each can take over another one's counts (merge), in any order, with the same
// result to the digit: parts of the input may be counted apart and put together. Sums are integers for that reason. visit()
// says what a summary keeps of it (report/summary_archive.hpp).
#pragma once

#include "record/labels.hpp"
#include "record/triage.hpp"
#include "report/name_table.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kummerkasten::report {

/// One counter for each value of an enum of the record.
template <class Enum> class EnumCounts {
public:
    void add(Enum value) { ++counts_[static_cast<std::size_t>(value)]; }
    [[nodiscard]] std::uint64_t operator[](Enum value) const { return counts_[static_cast<std::size_t>(value)]; }
    void merge(const EnumCounts& other) {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            counts_[i] += other.counts_[i];
        }
    }
    template <class Archive> void visit(Archive& archive) { archive(counts_); }

private:
    std::array<std::uint64_t, record::Names<Enum>::values.size()> counts_{};
};

/// To or about the house.
[[nodiscard]] inline bool is_about_house(const record::Triage& triage) {
    return triage.ownership == record::Ownership::direct || triage.ownership == record::Ownership::overheard;
}

/// The verdicts of classify on posts about the house; ownership on all.
struct LabelTally {
    std::uint64_t posts = 0; ///< about the house: ownership direct or overheard
    EnumCounts<record::Ownership> ownership;
    EnumCounts<record::Intent> intent;
    EnumCounts<record::Offence> offence;
    EnumCounts<record::Polarity> polarity;
    EnumCounts<record::Signal> signal;

    /// True where the post is about the house, and so was counted beyond its ownership.
    bool add(const record::Triage& triage);
    void merge(const LabelTally& other);
    template <class Archive> void visit(Archive& archive) {
        archive(posts, ownership, intent, offence, polarity, signal);
    }
};

/// What hurts, by topic.
struct TopicTally {
    struct Row {
        std::uint64_t posts = 0, negative = 0;
        std::int64_t anger_thousandths = 0;
        template <class Archive> void visit(Archive& archive) { archive(posts, negative, anger_thousandths); }
    };
    std::vector<Row> rows; ///< by index of the view's table of topics; may be shorter than it

    void add(NameTable::Index topic, const record::Triage& triage);
    void merge(const TopicTally& other, const std::vector<NameTable::Index>& topics);
    template <class Archive> void visit(Archive& archive) { archive(rows); }
};

/// Posts in both directions.
struct Volume {
    std::uint64_t inbound = 0, outbound = 0, unknown = 0;

    void add(std::optional<record::Direction> direction);
    void merge(const Volume& other);
    template <class Archive> void visit(Archive& archive) { archive(inbound, outbound, unknown); }
    [[nodiscard]] std::uint64_t posts() const { return inbound + outbound + unknown; }
};

struct PlatformTally {
    std::vector<Volume> rows; ///< by index of the view's table of platforms

    void add(NameTable::Index platform, std::optional<record::Direction> direction);
    void merge(const PlatformTally& other, const std::vector<NameTable::Index>& platforms);
    template <class Archive> void visit(Archive& archive) { archive(rows); }
};

/// Counts of names that strangers may choose: at most kMost of them, the others together under "".
class NameCounts {
public:
    void add(std::string_view name, std::uint64_t times = 1);
    void merge(const NameCounts& other);
    template <class Archive> void visit(Archive& archive) {
        archive(counts_);
        archive.require(counts_.size() <= kMost + 1);
    }
    /// Most frequent first, then by name.
    [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> sorted() const;
    static constexpr std::size_t kMost = 1000;

private:
    std::map<std::string, std::uint64_t, std::less<>> counts_;
};

/// What a report cannot see, or keeps apart.
struct GapTally {
    std::uint64_t no_triage = 0, no_created_at = 0, no_direction = 0;
    std::uint64_t duplicates = 0, reposts = 0;
    std::uint64_t outside = 0;  ///< not in the period asked for
    std::uint64_t unplaced = 0; ///< without a time although a period was asked for
    std::uint64_t left_out = 0; ///< in the period, but not what --where asks for

    void merge(const GapTally& other);
    template <class Archive> void visit(Archive& archive) {
        archive(no_triage, no_created_at, no_direction, duplicates, reposts, outside, unplaced, left_out);
    }
};

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// Topics and incidents over time: how many posts in each bin and how angry, and the angriest posts as examples. A post is
// a cause if it is about the house and no copy; one with several topics counts for each.
//
// Memory: some 60 bytes for each hour of each name with a post (with `since` two bins a name), 2 KB of examples a name, at
// most kMostNames names.
#pragma once

#include "record/post.hpp"
#include "record/triage.hpp"
#include "report/excerpt.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kummerkasten::report {

struct CauseTally {
    static constexpr std::size_t kMostNames = 1000;
    static constexpr std::size_t kExamples = 2;
    static constexpr std::int64_t kBinSeconds = 3600;

    struct Part {
        std::uint64_t posts = 0;
        std::int64_t anger_thousandths = 0;
        template <class Archive> void visit(Archive& archive) { archive(posts, anger_thousandths); }
    };
    struct Example {
        std::int64_t anger_thousandths = 0;
        Excerpt excerpt;
        template <class Archive> void visit(Archive& archive) { archive(anger_thousandths, excerpt); }
    };
    struct Cause {
        std::map<std::int64_t, Part> bins;
        std::vector<Example> examples; ///< the angriest first, then the earliest
        template <class Archive> void visit(Archive& archive) { archive(bins, examples); }
    };
    std::map<std::string, Cause, std::less<>> causes; ///< "topic:delay", "incident:INC-7"
    std::optional<std::int64_t> first, last;          ///< bins with a post
    std::optional<std::int64_t> first_seen;           ///< micros of the first post in either stretch

    /// Examples are taken from the period alone.
    void add(const record::Post& post, const record::Triage& triage, std::int64_t bin, bool inside);
    void merge(const CauseTally& other);
    template <class Archive> void visit(Archive& archive) {
        archive(causes, first, last, first_seen);
        archive.require(causes.size() <= kMostNames + 1);
    }

private:
    void add_to(const std::string& name, const record::Post& post, std::int64_t anger, std::int64_t bin, bool inside);
    static void keep(Cause& cause, Example example);
};

} // namespace kummerkasten::report

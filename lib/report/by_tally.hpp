// SPDX-License-Identifier: Apache-2.0
// Posts grouped by one or more words of the record (--by): how many, how angry, how many wait. Of a set (topics, signals) a
// post counts in each group. Values are strangers' choice, so there are at most kMostGroups; the others count together.
//
// Memory: some 100 bytes a group, and 8 bytes for each post that may wait and each group it is in.
#pragma once

#include "report/fields.hpp"
#include "report/thread_log.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kummerkasten::report {

struct ByTally {
    struct Group {
        std::uint64_t posts = 0, judged = 0, negative = 0;
        std::int64_t anger_thousandths = 0;
        template <class Archive> void visit(Archive& archive) { archive(posts, judged, negative, anger_thousandths); }
    };
    struct Waiting {
        EventIndex event;
        std::uint32_t group;
        template <class Archive> void visit(Archive& archive) { archive(event, group); }
    };
    static constexpr std::size_t kMostGroups = 1000;
    static constexpr char kBetween = '\x1f';             ///< of the values in a key
    static constexpr std::string_view kRestKey = "\x1e"; ///< of those beyond kMostGroups

    std::uint64_t posts = 0; ///< each once
    std::map<std::string, std::uint32_t, std::less<>> keys;
    std::vector<Group> groups;
    std::vector<Waiting> waiting; ///< by rising event

    void add(const Subject& subject, const std::vector<FieldReference>& fields, EventIndex event);
    /// As if the posts of `other` had come behind ours; their events are now `offset` later.
    void merge(const ByTally& other, EventIndex offset);
    /// `events` is how many there are.
    template <class Archive> void visit(Archive& archive, std::size_t events) {
        archive(posts, keys, groups, waiting);
        archive.require(groups.size() <= kMostGroups + 1 && keys.size() == groups.size());
        for (const auto& [key, group] : keys) {
            archive.require(group < groups.size());
        }
        EventIndex before = 0;
        for (const Waiting& it : waiting) {
            archive.require(before <= it.event && it.event < events && it.group < groups.size());
            before = it.event;
        }
    }

private:
    std::uint32_t group_of(std::string_view key);
};

/// The values of a field as names of groups: a fraction by its tenth, another number by its whole part, "" for none.
void group_names(const FieldReference& field, const Subject& subject, Values& values, std::vector<std::string>& names);

/// "topic" or "platform,topic" as fields; throws UsageError.
[[nodiscard]] std::vector<FieldReference> parse_by(std::string_view text);

} // namespace kummerkasten::report

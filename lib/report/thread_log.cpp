// SPDX-License-Identifier: Apache-2.0
#include "report/thread_log.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "report/thread_judge.hpp"

#include <xxhash.h>

#include <algorithm>

namespace kummerkasten::report {

std::uint64_t hash_of(std::string_view text) { return text.empty() ? 0 : XXH3_64bits(text.data(), text.size()); }

std::uint64_t hash_of_handle(std::string_view handle) {
    std::array<char, 64> lower; // handles are short; of a longer one the rest is taken as it stands
    const std::size_t length = std::min(handle.size(), lower.size());
    std::transform(handle.begin(), handle.begin() + static_cast<std::ptrdiff_t>(length), lower.begin(),
                   [](char c) { return to_ascii_lower(c); });
    const std::uint64_t hash = hash_of({lower.data(), length});
    return length == handle.size() ? hash : hash ^ hash_of(handle.substr(length));
}

EventIndex ThreadLog::add(const Event& event, std::string_view id, std::string_view parent, std::string_view thread) {
    if (events_.size() >= kMostEvents) {
        throw Error("more than 1 073 741 822 posts; give a shorter period or fewer files");
    }
    const auto index = static_cast<EventIndex>(events_.size());
    events_.push_back(event);
    events_.back().has_parent = !parent.empty();
    if (!id.empty()) {
        link(hash_of(id), is_id, index);
    }
    if (!parent.empty() && parent != id) {
        link(hash_of(parent), is_parent, index);
    }
    if (!thread.empty() && thread != id && thread != parent) {
        link(hash_of(thread), is_thread, index);
    }
    return index;
}

void ThreadLog::link(std::uint64_t key, Role role, EventIndex event) {
    links_[key >> (64 - kShardBits)].push_back(
        {static_cast<std::uint32_t>(key >> 32U), static_cast<std::uint32_t>(key), (role << kRoleShift) | event});
}

Verdict ThreadLog::judge(bool all_inbound, bool with_courses) {
    ThreadJudge judge(events_, all_inbound, with_courses);
    for (std::vector<Link>& links : links_) {
        std::sort(links.begin(), links.end());
        for (auto link = links.begin(); link != links.end();) {
            // Those who bear the id, then those who answer it, then those of the thread that is called by it.
            const Link& head = *link;
            const EventIndex first = head.owner & kMostEvents;
            const bool known = head.owner >> kRoleShift == is_id;
            EventIndex current = first; // of the versions of the post
            for (++link; link != links.end() && link->high == head.high && link->low == head.low; ++link) {
                const EventIndex event = link->owner & kMostEvents;
                judge.join(first, event);
                switch (link->owner >> kRoleShift) {
                case is_id:
                    if (events_[event].judged || !events_[current].judged) {
                        judge.set_repeated(current);
                        current = event;
                    } else {
                        judge.set_repeated(event);
                    }
                    break;
                case is_parent:
                    if (known) {
                        judge.set_parent(event, current);
                    }
                    break;
                default: break;
                }
            }
        }
    }
    return judge.judge();
}

void ThreadLog::merge(const ThreadLog& other, const std::vector<NameTable::Index>& platforms,
                      const std::vector<NameTable::Index>& topics, const std::vector<NameTable::Index>& writers) {
    if (events_.size() + other.events_.size() >= kMostEvents) {
        throw Error("more than 1 073 741 822 posts; give a shorter period or fewer files");
    }
    const auto offset = static_cast<EventIndex>(events_.size());
    for (Event event : other.events_) {
        event.platform = platforms[event.platform];
        for (NameTable::Index& topic : event.topics) {
            topic = (event.outbound ? writers : topics)[topic];
        }
        events_.push_back(event);
    }
    for (std::size_t shard = 0; shard < links_.size(); ++shard) {
        for (Link link : other.links_[shard]) {
            link.owner += offset; // cannot reach the role bits: the sum of events is limited above
            links_[shard].push_back(link);
        }
    }
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
#include "report/thread_judge.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kummerkasten::report {

namespace {

constexpr std::int64_t kEndOfTime = std::numeric_limits<std::int64_t>::max();

} // namespace

ThreadJudge::ThreadJudge(const std::deque<Event>& events, bool all_inbound, bool with_courses)
    : events_(events),
      all_inbound_(all_inbound),
      with_courses_(with_courses),
      roots_(events.size()),
      parents_(events.size(), kNone) {
    std::iota(roots_.begin(), roots_.end(), EventIndex{0});
    verdict_.states.assign(events.size(), State::nothing_owed);
}

// Union-find. The smaller index is the root, so the result does not depend on the order of joining.
EventIndex ThreadJudge::root_of(EventIndex event) {
    while (roots_[event] != event) {
        roots_[event] = roots_[roots_[event]];
        event = roots_[event];
    }
    return event;
}

void ThreadJudge::join(EventIndex a, EventIndex b) {
    const auto [low, high] = std::minmax({root_of(a), root_of(b)});
    roots_[high] = low;
}

Verdict ThreadJudge::judge() {
    const std::vector<Item> items = items_in_threads();
    roots_ = {};
    for (std::size_t begin = 0, end = 0; begin < items.size(); begin = end) {
        while (end < items.size() && items[end].thread == items[begin].thread) {
            ++end;
        }
        judge_thread(std::span(items).subspan(begin, end - begin));
    }
    return std::move(verdict_);
}

// Judges those who are alone at once, and gives the others, thread by thread in the order of time.
std::vector<ThreadJudge::Item> ThreadJudge::items_in_threads() {
    const auto count = static_cast<EventIndex>(events_.size());
    std::vector<bool> accompanied(count);
    for (EventIndex event = 0; event < count; ++event) {
        if (const EventIndex root = root_of(event); root != event) {
            accompanied[event] = accompanied[root] = true;
        }
    }
    std::vector<Item> items;
    items.reserve(static_cast<std::size_t>(std::count(accompanied.begin(), accompanied.end(), true)));
    for (EventIndex event = 0; event < count; ++event) {
        if (verdict_.states[event] == State::repeated) {
            continue;
        }
        if (accompanied[event]) {
            items.push_back({root_of(event), event, time_in_thread(event)});
        } else {
            judge_alone(event);
        }
    }
    std::sort(items.begin(), items.end(), [this](const Item& a, const Item& b) {
        const auto rank = [this](const Item& item) { // the order of the input is the last resort
            const Event& event = events_[item.event];
            return std::tuple(item.thread, item.time, static_cast<bool>(event.outbound), event.time, item.event);
        };
        return rank(a) < rank(b);
    });
    return items;
}

std::int64_t ThreadJudge::time_in_thread(EventIndex event) const {
    const Event& it = events_[event];
    if (!it.outbound) {
        return it.time;
    }
    if (it.time == kNoTime) {
        return kEndOfTime;
    }
    const EventIndex parent = parents_[event];
    return parent == kNone ? it.time : std::max(it.time, events_[parent].time); // clocks of two servers may disagree
}

void ThreadJudge::judge_alone(EventIndex event) {
    if (is_owed(events_[event])) {
        verdict_.states[event] = State::open;
        verdict_.waits.push_back({event, 0, true, false, kNoTime});
        if (with_courses_) {
            CaseCourse course{event, event};
            course.last_owed = events_[event].time == kNoTime ? kNoTime : 0;
            course.open = true;
            verdict_.courses.push_back(course);
        }
    }
}

void ThreadJudge::judge_thread(std::span<const Item> items) {
    collect_cases(items);
    if (!cases_.empty()) {
        measure_waits(items);
        settle_states(items);
    }
}

void ThreadJudge::collect_cases(std::span<const Item> items) {
    cases_.clear();
    for (const Item& item : items) {
        if (const Event& event = events_[item.event]; !event.outbound) {
            cases_.push_back({event.person});
        }
    }
    const auto by_person = [](const Case& a, const Case& b) { return a.person < b.person; };
    const auto same_person = [](const Case& a, const Case& b) { return a.person == b.person; };
    std::sort(cases_.begin(), cases_.end(), by_person);
    cases_.erase(std::unique(cases_.begin(), cases_.end(), same_person), cases_.end());
}

std::size_t ThreadJudge::case_of(std::uint64_t person) const {
    const auto found = std::lower_bound(cases_.begin(), cases_.end(), person,
                                        [](const Case& a, std::uint64_t wanted) { return a.person < wanted; });
    return found != cases_.end() && found->person == person ? static_cast<std::size_t>(found - cases_.begin())
                                                            : kNobody;
}

std::size_t ThreadJudge::addressee(EventIndex reply) const {
    EventIndex at = reply;
    for (int hop = 0; hop < ThreadLog::kMostHops && parents_[at] != kNone; ++hop) {
        at = parents_[at];
        if (!events_[at].outbound) {
            return case_of(events_[at].person);
        }
    }
    if (events_[reply].person != 0) {
        if (const std::size_t mentioned = case_of(events_[reply].person); mentioned != kNobody) {
            return mentioned;
        }
    }
    if (cases_.size() == 1) {
        return 0;
    }
    return events_[at].has_parent ? kNobody : kEverybody;
}

// Notes how long after its first post something happened to a case.
void ThreadJudge::follow(Case& of, std::int64_t& course_time, std::int64_t time) const {
    if (of.known && time != kNoTime && time != kEndOfTime && events_[of.course.event].time != kNoTime) {
        course_time = time - events_[of.course.event].time;
    }
}

void ThreadJudge::close(Case& open_case, const Item& reply) {
    follow(open_case, open_case.course.last_reply, reply.time);
    if (open_case.opened == kNone) {
        return;
    }
    const std::int64_t since = events_[open_case.opened].time;
    const bool timed = since != kNoTime && reply.time != kEndOfTime;
    verdict_.waits.push_back({open_case.opened, reply.event & (kNone >> 2U), !open_case.replied, true,
                              timed ? reply.time - since : kNoTime});
    open_case.opened = kNone;
    open_case.replied = true;
}

void ThreadJudge::measure_waits(std::span<const Item> items) {
    open_.clear();
    std::int64_t to_all = kNoTime; // the last reply to everybody: one pass over all cases for each would be quadratic
    for (const Item& item : items) {
        const Event& event = events_[item.event];
        if (!event.outbound) {
            const std::size_t mine = case_of(event.person);
            if (event.resolved) {
                CaseCourse& course = cases_[mine].course;
                follow(cases_[mine], course.last_resolved, item.time);
                course.first_resolved = course.first_resolved == kNoTime ? course.last_resolved : course.first_resolved;
            }
            if (!is_owed(event)) {
                continue;
            }
            if (!cases_[mine].known) {
                cases_[mine].known = true;
                cases_[mine].course.event = item.event;
            }
            cases_[mine].course.last_event = item.event;
            follow(cases_[mine], cases_[mine].course.last_owed, item.time);
            if (cases_[mine].opened == kNone) {
                cases_[mine].opened = item.event;
                open_.push_back(mine);
            }
            continue;
        }
        const std::size_t whose = addressee(item.event);
        if (whose == kEverybody) {
            for (const std::size_t each : open_) {
                close(cases_[each], item);
            }
            open_.clear();
            to_all = item.time;
        } else if (whose != kNobody) {
            close(cases_[whose], item);
        }
    }
    for (Case& waiting : cases_) {
        if (waiting.opened != kNone) {
            verdict_.waits.push_back({waiting.opened, 0, !waiting.replied, false, kNoTime});
        }
        if (with_courses_ && waiting.known) {
            CaseCourse& course = waiting.course;
            std::int64_t after_last_to_all = kNoTime;
            follow(waiting, after_last_to_all, to_all);
            course.open = waiting.opened != kNone;
            course.last_reply = std::max(course.last_reply, after_last_to_all >= 0 ? after_last_to_all : kNoTime);
            verdict_.courses.push_back(course);
        }
    }
}

// Backwards: a post is answered if a reply for its case follows it.
void ThreadJudge::settle_states(std::span<const Item> items) {
    bool reply_to_all_follows = false;
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        const Event& event = events_[item->event];
        if (event.outbound) {
            const std::size_t whose = addressee(item->event);
            reply_to_all_follows = reply_to_all_follows || whose == kEverybody;
            if (whose < cases_.size()) {
                cases_[whose].reply_follows = true;
            }
        } else if (is_owed(event)) {
            const bool answered = reply_to_all_follows || cases_[case_of(event.person)].reply_follows;
            verdict_.states[item->event] = answered ? State::answered : State::open;
        }
    }
}

} // namespace kummerkasten::report

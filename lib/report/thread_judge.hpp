// SPDX-License-Identifier: Apache-2.0
// One judging of a ThreadLog: puts threads together, tells whom each reply of the house was for, and walks each thread in
// the order of time. Internal to thread_log.cpp; the rules are stated in thread_log.hpp.
//
// Memory while it works: 8 bytes a post for parents and threads, 16 for each post in a thread with others, 1 for its
// state, and 16 for each wait. Time O(n log n) for sorting, whatever the shape of the threads: a reply to all closes
// open cases, and a case must be opened by a post before it can be closed again.
#pragma once

#include "report/thread_log.hpp"

#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <vector>

namespace kummerkasten::report {

class ThreadJudge {
public:
    ThreadJudge(const std::deque<Event>& events, bool all_inbound, bool with_courses);

    void join(EventIndex a, EventIndex b);
    void set_parent(EventIndex child, EventIndex parent) { parents_[child] = parent; }
    void set_repeated(EventIndex event) { verdict_.states[event] = State::repeated; }

    [[nodiscard]] Verdict judge();

private:
    static constexpr EventIndex kNone = std::numeric_limits<EventIndex>::max();
    static constexpr std::size_t kNobody = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t kEverybody = kNobody - 1;

    struct Item {
        EventIndex thread;
        EventIndex event;
        std::int64_t
            time; // a reply is never before the post that it answers; without a time: first, or, for the house, last
    };
    struct Case {
        std::uint64_t person = 0;
        EventIndex opened = kNone; // the first unanswered post
        bool replied = false;
        bool reply_follows = false;
        CaseCourse course{}; // its event is set where `known`: a post of the case needed a reply
        bool known = false;
    };

    [[nodiscard]] EventIndex root_of(EventIndex event);
    [[nodiscard]] bool is_owed(const Event& event) const {
        return all_inbound_ ? event.inbound && event.counted : event.owed;
    }
    [[nodiscard]] std::int64_t time_in_thread(EventIndex event) const;
    [[nodiscard]] std::vector<Item> items_in_threads();
    void judge_alone(EventIndex event);
    void judge_thread(std::span<const Item> items);
    void collect_cases(std::span<const Item> items);
    [[nodiscard]] std::size_t case_of(std::uint64_t person) const;
    [[nodiscard]] std::size_t addressee(EventIndex reply) const;
    void measure_waits(std::span<const Item> items);
    void settle_states(std::span<const Item> items);
    void close(Case& open_case, const Item& reply);
    void follow(Case& of, std::int64_t& course_time, std::int64_t time) const;

    const std::deque<Event>& events_;
    bool all_inbound_;
    bool with_courses_;
    std::vector<EventIndex> roots_;
    std::vector<EventIndex> parents_;
    std::vector<Case> cases_;       // of the thread in hand, by person
    std::vector<std::size_t> open_; // cases that were opened; some may be closed by now
    Verdict verdict_;
};

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// Cases that were answered and of which nobody knows whether they are solved: whom to ask, and who should be left in peace
// until the time that draft-reply named.
#include "report/overview_sections.hpp"

#include <algorithm>
#include <tuple>

namespace kummerkasten::report {

namespace {

// The customer said after their last question that it is solved.
bool is_confirmed(const CaseCourse& course) {
    return course.last_resolved != kNoTime && course.last_resolved >= course.last_owed;
}

// When the draft for the last question, or else that for the first, says to ask; nothing where neither does.
std::int64_t follow_up_of(const CaseCourse& course, const CardStore& cards) {
    for (const EventIndex event : {course.last_event, course.event}) {
        if (const Card* card = cards.find(event); card != nullptr && card->follow_up != kNoTime) {
            return card->follow_up;
        }
    }
    return kNoTime;
}

} // namespace

Section followup_section(const Scene& scene) {
    const Words& words = scene.words;
    const ThreadLog& threads = scene.counts.threads;
    Section section{"followup", words(phrases::kFollowUp), {}, {}, {}, {}};
    section.table.cards = true;
    section.table.columns = {{"quiet", words(phrases::kQuietFor), Type::duration, false, 0, true},
                             {"last_reply", words(phrases::kMeasureLastReply), Type::time, false, 0, true},
                             {"follow_up_at", words(phrases::kFollowUpAt), Type::time, false, 0, true}};
    append_case_columns(words, section.table.columns);
    struct Quiet {
        std::int64_t replied_at;
        std::int64_t follow_up;
        EventIndex event;

        [[nodiscard]] bool is_later_than(std::int64_t now) const { return follow_up != kNoTime && follow_up > now; }
        [[nodiscard]] std::int64_t due() const { return follow_up != kNoTime ? follow_up : replied_at; }
    };
    std::vector<Quiet> quiet;
    std::uint64_t answered = 0, confirmed = 0;
    for (const CaseCourse& course : scene.verdict.courses) {
        if (course.open || course.last_reply == kNoTime) {
            continue;
        }
        const Card* card = scene.counts.views.cases.find(course.event);
        if (card != nullptr && card->intent == Intent::praise) {
            continue; // who praised has nothing that could be solved
        }
        ++answered;
        if (!scene.without_triage() && is_confirmed(course)) {
            ++confirmed;
        } else {
            quiet.push_back({threads[course.event].time + course.last_reply,
                             follow_up_of(course, scene.counts.views.cases), course.event});
        }
    }
    const std::int64_t now = scene.options.now.time_since_epoch().count();
    const auto rank = [&threads, now](const Quiet& it) { // one reply may answer several
        return std::tuple(it.is_later_than(now), it.due(), it.replied_at, threads[it.event].time,
                          threads[it.event].person, it.event);
    };
    std::sort(quiet.begin(), quiet.end(), [&rank](const Quiet& a, const Quiet& b) { return rank(a) < rank(b); });
    const auto first_later =
        std::find_if(quiet.begin(), quiet.end(), [now](const Quiet& it) { return it.is_later_than(now); });
    const auto due = static_cast<std::size_t>(first_later - quiet.begin());
    const auto since = [now](const Quiet& it) { return std::max<std::int64_t>(0, now - it.replied_at); };
    std::vector<std::int64_t> spans;
    std::transform(quiet.begin(), quiet.end(), std::back_inserter(spans), since);
    const Distribution times = distribution_of(spans);
    // What nobody judged is not known, which is not the same as not confirmed.
    const auto if_judged = [&](std::uint64_t number) { return scene.without_triage() ? Cell() : count_of(number); };
    section.facts = {{"answered", words(phrases::kCasesAnswered), Type::count, count_of(answered)},
                     {"confirmed", words(phrases::kCasesConfirmed), Type::count, if_judged(confirmed)},
                     {"unconfirmed", words(phrases::kCasesUnconfirmed), Type::count, if_judged(quiet.size())},
                     {"later", words(phrases::kFollowUpLater), Type::count, if_judged(quiet.size() - due)},
                     {"next_at", words(phrases::kFollowUpNext), Type::time,
                      first_later == quiet.end() ? Cell() : time_or_nothing(first_later->due())},
                     {"quiet_median", words(phrases::kQuietMedian), Type::duration,
                      times.n == 0 ? Cell() : Cell(static_cast<double>(times.median) / 1e6)}};
    const std::size_t shown = std::min(due, scene.options.top);
    std::size_t without_card = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        const Card* card = scene.counts.views.cases.find(quiet[i].event);
        without_card += card == nullptr ? 1 : 0;
        section.table.rows.push_back({static_cast<double>(since(quiet[i])) / 1e6, time_or_nothing(quiet[i].replied_at),
                                      time_or_nothing(quiet[i].follow_up)});
        append_case_cells(card, section.table.rows.back());
    }
    if (scene.counts.house_posts == 0 && scene.counts.volume.posts() > 0) {
        section.paragraph = words(phrases::kNoOutbound);
    } else if (due == 0) {
        section.paragraph = words(quiet.empty() ? phrases::kNothingToFollow : phrases::kNothingToFollowYet);
    } else {
        section.notes.push_back(words(scene.without_triage() ? phrases::kNoResolutionNote : phrases::kFollowUpNote));
    }
    if (due > shown) {
        section.notes.push_back(words(phrases::kMoreCases, due - shown));
    }
    if (without_card > 0) {
        section.notes.push_back(words(phrases::kCasesWithoutText, without_card));
    }
    return section;
}

} // namespace kummerkasten::report

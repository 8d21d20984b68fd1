// SPDX-License-Identifier: Apache-2.0
// People who come again, and people who waited long: for whom a call is better than one more post.
#include "report/overview_sections.hpp"

#include <algorithm>
#include <tuple>

namespace kummerkasten::report {

namespace {

Section repeat_section(const Scene& scene) {
    const Words& words = scene.words;
    const PeopleTally& tally = scene.counts.views.people;
    Section section{"repeat_contacts", words(phrases::kRepeatContacts), {}, {}, {}, {}};
    const auto for_programs = [](const char* key, Type type) { return Column{key, key, type, false, 0, false, true}; };
    section.table.columns = {{"author", words(phrases::kAuthor)},
                             {"platform", words(phrases::kPlatform)},
                             {"posts", words(phrases::kContacts), Type::count, true},
                             {"complaints", words(phrases::kTheirComplaints), Type::count},
                             {"anger", words(phrases::kAnger), Type::number},
                             {"last", words(phrases::kLatest), Type::time},
                             for_programs("first", Type::time),
                             for_programs("says_again", Type::count),
                             for_programs("says_long_wait", Type::count),
                             for_programs("id", Type::text),
                             for_programs("url", Type::text)};
    const std::vector<const PeopleTally::Person*> people = tally.repeated(!scene.without_triage());
    std::uint64_t posts = 0;
    for (const PeopleTally::Person* person : people) {
        posts += person->contacts;
    }
    section.facts = {{"people", words(phrases::kPeople), Type::count, count_of(tally.people.size() + tally.forgotten)},
                     {"again", words(phrases::kPeopleAgain), Type::count, count_of(people.size())},
                     {"their_posts", words(phrases::kTheirContacts), Type::count, count_of(posts)}};
    const std::size_t shown = std::min(people.size(), scene.options.top);
    for (std::size_t i = 0; i < shown; ++i) {
        const PeopleTally::Person& it = *people[i];
        const bool judged = it.judged > 0;
        section.table.rows.push_back(
            {Label(it.shown), text_or_nothing(it.platform), count_of(it.contacts),
             judged ? count_of(it.complaints) : Cell(),
             judged ? Cell(static_cast<double>(it.anger_thousandths) / 1000 / static_cast<double>(it.judged)) : Cell(),
             time_or_nothing(it.last), time_or_nothing(it.first), judged ? count_of(it.says_again) : Cell(),
             judged ? count_of(it.says_long_wait) : Cell(), text_or_nothing(it.last_id), text_or_nothing(it.last_url)});
    }
    if (shown > 0) {
        section.notes.push_back(words(phrases::kPeopleNote));
    }
    if (people.size() > shown) {
        section.notes.push_back(words(phrases::kMoreNames, people.size() - shown));
    }
    if (tally.forgotten > 0) {
        section.notes.push_back(words(phrases::kForgotten, tally.forgotten));
    }
    return section;
}

Section waits_section(const Scene& scene) {
    const Words& words = scene.words;
    const ThreadLog& threads = scene.counts.threads;
    Section section{"long_waits", words(phrases::kLongWaits), {}, {}, {}, {}};
    section.table.cards = true;
    section.table.columns = {{"waited", words(phrases::kWaited), Type::duration, false, 0, true},
                             {"state", words(phrases::kState), Type::text, false, 0},
                             {"time", words(phrases::kDate), Type::time, false, 0}};
    append_case_columns(words, section.table.columns);
    struct Waited {
        std::int64_t micros;
        EventIndex event;
        bool replied;
    };
    std::vector<Waited> waits;
    const std::int64_t now = scene.options.now.time_since_epoch().count();
    for (const Wait& wait : scene.verdict.waits) {
        const std::int64_t begin = threads[wait.event].time;
        const std::int64_t micros = wait.replied ? wait.micros : begin == kNoTime ? kNoTime : now - begin;
        if (micros != kNoTime && micros >= 0) {
            waits.push_back({micros, wait.event, wait.replied});
        }
    }
    const std::size_t shown = std::min(waits.size(), scene.options.top);
    const auto rank = [&threads](const Waited& it) {
        return std::tuple(-it.micros, threads[it.event].time, threads[it.event].person, it.event);
    };
    std::partial_sort(waits.begin(), waits.begin() + static_cast<std::ptrdiff_t>(shown), waits.end(),
                      [&rank](const Waited& a, const Waited& b) { return rank(a) < rank(b); });
    std::size_t without_card = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        const Card* card = scene.counts.views.cases.find(waits[i].event);
        without_card += card == nullptr ? 1 : 0;
        Label state(waits[i].replied ? "answered" : "open",
                    words(waits[i].replied ? phrases::kAnswered : phrases::kOpen));
        state.tone = waits[i].replied ? Tone::plain : Tone::warning;
        section.table.rows.push_back({static_cast<double>(waits[i].micros) / 1e6, std::move(state),
                                      time_or_nothing(threads[waits[i].event].time)});
        append_case_cells(card, section.table.rows.back());
    }
    if (scene.without_triage() && shown > 0) {
        section.notes.push_back(words(phrases::kReplyTimesAllNote));
    }
    if (waits.size() > shown) {
        section.notes.push_back(words(phrases::kMoreCases, waits.size() - shown));
    }
    if (without_card > 0) {
        section.notes.push_back(words(phrases::kCasesWithoutText, without_card));
    }
    return section;
}

} // namespace

std::vector<Section> people_sections(const Scene& scene) { return {repeat_section(scene), waits_section(scene)}; }

} // namespace kummerkasten::report

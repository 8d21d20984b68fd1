// SPDX-License-Identifier: Apache-2.0
// The queue: open posts that need a reply, what is due next first (care rule P1), each with the reasons for its urgency
// (rule L5) and, for a person's cases, what has to be decided (rule L1).
#include "profile/business_clock.hpp"
#include "report/decision_phrases.hpp"
#include "report/overview_sections.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::report {

namespace {

std::vector<Column> columns(const Words& words) {
    const auto column = [&words](const char* key, const Phrase& heading, Type type, int line) {
        return Column{key, words(heading), type, false, line};
    };
    std::vector<Column> result = {
        column("remaining", phrases::kDue, Type::remaining, 0),
        column("due_at", phrases::kDue, Type::time, 0),
        column("waiting", phrases::kWaitingFor, Type::duration, 0),
        column("business_waiting", phrases::kWaitingFor, Type::duration, 0),
        column("state", phrases::kState, Type::text, 0),
        column("band", phrases::kBand, Type::text, 0),
        column("score", phrases::kScore, Type::count, 0),
        column("intent", phrases::kIntent, Type::text, 0),
        column("topics", phrases::kTopics, Type::text, 0),
        column("author", phrases::kAuthor, Type::text, 1),
        column("text", phrases::kText, Type::quote, 1),
        column("because", phrases::kBecause, Type::text, 2),
        column("route", phrases::kRoute, Type::text, 3),
        column("decide", phrases::kDecide, Type::text, 3),
        column("draft", phrases::kDraft, Type::text, 3),
        column("url", phrases::kId, Type::text, 4),
        column("id", phrases::kId, Type::link, 4),
    };
    for (Column& it : result) {
        it.named = it.line == 2 || it.line == 3 || it.key == "waiting";
        it.for_programs = it.key == "url" || it.key == "business_waiting" || it.key == "state";
        if (it.key == "score") {
            it.between = " ";
        } else if (it.key == "topics" || it.key == "text") {
            it.between = ": ";
        }
    }
    return result;
}

// classify's summands: "anger", "reach", "waiting", "intent:complaint", "signals:legal". Others are shown as they are.
Label reason_label(const Words& words, const std::string& what, std::int64_t points) {
    Label label(what);
    const std::string_view kind = std::string_view(what).substr(0, what.find(':'));
    const std::string_view value = std::string_view(what).substr(std::min(what.size(), kind.size() + 1));
    if (kind == "signals") {
        if (const auto signal = record::value_of<Signal>(value)) {
            label.shown = shown_name(words, *signal);
        }
    } else if (kind == "intent") {
        if (const auto intent = record::value_of<Intent>(value)) {
            label.shown = shown_name(words, *intent);
        }
    } else if (what == "anger") {
        label.shown = words(phrases::kAnger);
    } else if (what == "reach") {
        label.shown = words(phrases::kReach);
    } else if (what == "waiting") {
        label.shown = words(phrases::kWaiting);
    }
    label.points = points;
    return label;
}

Cell draft_cell(const Words& words, DraftState state) {
    switch (state) {
    case DraftState::ready: return Label("ready", words(phrases::kDraftReady));
    case DraftState::open: return Label("open", words(phrases::kDraftOpen));
    case DraftState::human_only: return Label("human_only", words(phrases::kDraftHumanOnly));
    case DraftState::not_allowed: return Label("no", words(phrases::kDraftNo));
    case DraftState::none: break;
    }
    return {};
}

Label band_label(const Words& words, Band band) {
    Label label(record::name_of(band), shown_name(words, band));
    label.tone = band == Band::urgent ? Tone::alarm : band == Band::high ? Tone::warning : Tone::plain;
    return label;
}

// Overdue, soon to be (of the time allowed, options.warn_at has gone), or neither.
std::string_view state_of(const Event& event, std::int64_t now, double warn_at) {
    if (event.due < now) {
        return "overdue";
    }
    if (event.time == kNoTime) {
        return "in_time";
    }
    const auto allowed = static_cast<double>(event.due - event.time);
    return static_cast<double>(now - event.time) >= warn_at * allowed ? "due_soon" : "in_time";
}

std::vector<Cell> row(const Scene& scene, EventIndex index, profile::BusinessClock* clock) {
    const Words& words = scene.words;
    const Event& event = scene.counts.threads[index];
    const record::Timestamp now = scene.options.now;
    const std::int64_t now_micros = now.time_since_epoch().count();
    std::vector<Cell> cells(17);
    if (event.due != kNoTime) {
        cells[0] = static_cast<double>(event.due - now_micros) / 1e6;
        cells[1] = record::Timestamp{std::chrono::microseconds{event.due}};
        cells[4] = Label(state_of(event, now_micros, scene.options.warn_at));
    }
    if (event.time != kNoTime && event.time <= now_micros) {
        cells[2] = static_cast<double>(now_micros - event.time) / 1e6;
        if (clock != nullptr) {
            const record::Timestamp written{std::chrono::microseconds{event.time}};
            cells[3] = static_cast<double>(clock->between(written, now).count()) / 1e6;
        }
    }
    cells[5] = band_label(words, event.band);
    cells[6] = std::int64_t{event.score};
    Labels topics;
    for (const NameTable::Index topic : event.topics) {
        if (topic != NameTable::kRest) {
            topics.push_back(scene.topic(scene.counts.topic_names.name(topic)));
        }
    }
    cells[8] = std::move(topics);
    const Card* card = scene.counts.cards.find(index);
    if (card == nullptr) {
        return cells;
    }
    cells[7] = Label(record::name_of(card->intent), shown_name(words, card->intent));
    cells[9] = text_or_nothing(card->author());
    cells[10] = text_or_nothing(card->text());
    Labels because;
    for (const Card::Reason& reason : card->because) {
        if (reason.points != 0) {
            because.push_back(reason_label(words, scene.counts.reason_names.name(reason.what), reason.points));
        }
    }
    cells[11] = std::move(because);
    cells[12] = Label(record::name_of(card->route), shown_name(words, card->route));
    if (!card->decide().empty()) {
        cells[13] = decision_label(words, card->decide());
    }
    cells[14] = draft_cell(words, card->draft);
    cells[15] = text_or_nothing(card->url());
    if (!card->id().empty()) {
        cells[16] = Label(card->id(), card->url()); // people can do more with a link
    }
    return cells;
}

} // namespace

Section queue_section(const Scene& scene) {
    const Words& words = scene.words;
    const ThreadLog& threads = scene.counts.threads;
    Section section{"queue", words(phrases::kQueue), {}, {}, {}, {}};
    section.table.cards = true;
    section.table.columns = columns(words);
    if (scene.without_triage()) {
        if (scene.counts.volume.posts() > 0) {
            section.paragraph = words(phrases::kQueueNeedsTriage);
        }
        return section;
    }
    std::vector<EventIndex> open;
    for (EventIndex event = 0; event < scene.verdict.states.size(); ++event) {
        if (scene.verdict.states[event] == State::open) {
            open.push_back(event);
        }
    }
    const std::size_t shown = std::min(scene.options.top, open.size());
    std::partial_sort(open.begin(), open.begin() + static_cast<std::ptrdiff_t>(shown), open.end(),
                      [&threads](EventIndex a, EventIndex b) { return is_due_before(threads, a, b); });
    std::optional<profile::BusinessClock> clock;
    if (scene.profile != nullptr && profile::BusinessClock(scene.profile->hours).ever_open()) {
        clock.emplace(scene.profile->hours);
    }
    std::size_t without_card = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        section.table.rows.push_back(row(scene, open[i], clock ? &*clock : nullptr));
        without_card += scene.counts.cards.find(open[i]) == nullptr ? 1 : 0;
    }
    if (open.empty()) {
        section.paragraph = words(phrases::kQueueEmpty);
    }
    if (open.size() > shown) {
        section.notes.push_back(words(phrases::kMore, open.size() - shown));
    }
    if (without_card > 0) {
        section.notes.push_back(words(phrases::kCardsDropped, without_card));
    }
    return section;
}

} // namespace kummerkasten::report

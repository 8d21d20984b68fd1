// SPDX-License-Identifier: Apache-2.0
#include "report/overview_sections.hpp"

#include <algorithm>
#include <utility>

namespace kummerkasten::report {

namespace {

struct ReplyCounts {
    std::uint64_t owed = 0, answered = 0, open = 0, overdue = 0, repeated = 0, drafts_ready = 0;
};

ReplyCounts reply_counts(const OverviewCounts& counts, const Verdict& verdict, record::Timestamp now) {
    ReplyCounts result;
    for (EventIndex event = 0; event < verdict.states.size(); ++event) {
        switch (verdict.states[event]) {
        case State::answered: ++result.answered; break;
        case State::open: {
            ++result.open;
            const Event& it = counts.threads[event];
            result.overdue += it.due != kNoTime && it.due < now.time_since_epoch().count() ? 1 : 0;
            result.drafts_ready += it.draft_ready ? 1 : 0;
            break;
        }
        case State::repeated: result.repeated += counts.threads[event].counted ? 1 : 0; break;
        case State::nothing_owed: break;
        }
    }
    result.owed = result.answered + result.open;
    return result;
}

Section headline_section(const Scene& scene, const ReplyCounts& replies) {
    const Words& words = scene.words;
    const Volume& volume = scene.counts.volume;
    Section section{"headline", words(phrases::kHeadline), {}, {}, {}, {}};
    if (volume.posts() == 0) {
        const GapTally& gaps = scene.counts.gaps;
        section.paragraph = words(gaps.left_out > 0                   ? phrases::kNoPostsWhere
                                  : gaps.outside + gaps.unplaced == 0 ? phrases::kNoPosts
                                                                      : phrases::kNoPostsInPeriod);
    }
    // What classify has not judged is not known, which is not the same as none.
    const auto if_judged = [&](std::uint64_t number) { return scene.without_triage() ? Cell() : count_of(number); };
    section.facts = {
        {"posts", words(phrases::kPosts), Type::count, count_of(volume.posts())},
        {"inbound", words(phrases::kInbound), Type::count, count_of(volume.inbound)},
        {"outbound", words(phrases::kOutbound), Type::count, count_of(volume.outbound)},
        {"needs_reply", words(phrases::kNeedsReply), Type::count, if_judged(replies.owed)},
        {"answered", words(phrases::kAnswered), Type::count, if_judged(replies.answered)},
        {"open", words(phrases::kOpen), Type::count, if_judged(replies.open)},
        {"overdue", words(phrases::kOverdue), Type::count, if_judged(replies.overdue), false, Tone::alarm},
        {"drafts_ready", words(phrases::kDraftsReady), Type::count, if_judged(replies.drafts_ready)},
    };
    return section;
}

Section praise_section(const Scene& scene) {
    Section section = counted_names(scene, "praise", phrases::kPraise, phrases::kPraiseFor, scene.counts.praised);
    section.facts = {{"posts", scene.words(phrases::kPosts), Type::count, count_of(scene.counts.praise)}};
    return section;
}

Section incidents_section(const Scene& scene) {
    return counted_names(scene, "incidents", phrases::kIncidents, phrases::kIncident, scene.counts.incidents);
}

Section gaps_section(const Scene& scene, std::uint64_t repeated) {
    const Words& words = scene.words;
    const GapTally& gaps = scene.counts.gaps;
    Section section{"missing", words(phrases::kMissing), {}, {}, {}, {}};
    section.facts = {
        {"no_triage", words(phrases::kNoTriage), Type::count, count_of(gaps.no_triage)},
        {"no_created_at", words(phrases::kNoCreatedAt), Type::count, count_of(gaps.no_created_at + gaps.unplaced)},
        {"no_direction", words(phrases::kNoDirection), Type::count, count_of(gaps.no_direction)},
        {"duplicates", words(phrases::kDuplicates), Type::count, count_of(gaps.duplicates)},
        {"reposts", words(phrases::kReposts), Type::count, count_of(gaps.reposts)},
        {"repeated_ids", words(phrases::kRepeatedIds), Type::count, count_of(repeated)},
        {"outside_period", words(phrases::kOutside), Type::count, count_of(gaps.outside)},
        {"left_out", words(phrases::kLeftOut), Type::count, count_of(gaps.left_out)},
    };
    for (Fact& fact : section.facts) {
        fact.for_programs = fact.value == count_of(0); // what is not missing is not worth a person's line
    }
    const std::pair<std::uint64_t, const Phrase*> notes[] = {
        {gaps.no_triage, &phrases::kNoTriageNote},
        {gaps.unplaced, &phrases::kNoTimeInPeriodNote},
        {gaps.duplicates + gaps.reposts, &phrases::kApartNote},
        {repeated, &phrases::kRepeatedNote},
    };
    for (const auto& [count, phrase] : notes) {
        if (count > 0) {
            section.notes.push_back(words(*phrase));
        }
    }
    return section;
}

void append(std::vector<Section>& sections, std::vector<Section> more) {
    std::move(more.begin(), more.end(), std::back_inserter(sections));
}

// Of the views that are asked for by name. What the overview shows as well stands there alone: a key is there once.
std::vector<Section> named_sections(const Scene& scene, const std::vector<FieldReference>& by) {
    const Options& options = scene.options;
    const bool alone = !options.wants(View::overview);
    std::vector<Section> sections;
    if (options.wants(View::by)) {
        sections.push_back(by_section(scene, by));
    }
    if (options.wants(View::causes)) {
        if (alone) {
            sections.push_back(causes_section(scene));
            sections.push_back(incidents_section(scene));
        }
        append(sections, growth_sections(scene));
    }
    if (options.wants(View::terms)) {
        sections.push_back(terms_section(scene));
    }
    if (options.wants(View::praise)) {
        if (alone) {
            sections.push_back(praise_section(scene));
        }
        append(sections, praise_sections(scene));
    }
    if (options.wants(View::followup)) {
        sections.push_back(followup_section(scene));
    }
    if (options.wants(View::people)) {
        append(sections, people_sections(scene));
    }
    if (options.wants(View::tone)) {
        append(sections, tone_sections(scene));
    }
    if (options.wants(View::quality)) {
        append(sections, quality_sections(scene));
    }
    return sections;
}

// --top asked for holds for the tables too that are shown whole by themselves, but for those that follow a clock or
// have a row for each of a few measures.
void cut_tables(const Scene& scene, std::vector<Section>& sections) {
    constexpr std::string_view kWhole[] = {"begin", "hour", "weekday", "measure", "label"};
    for (Section& section : sections) {
        Table& table = section.table;
        if (table.cards || section.key == "by" || table.rows.size() <= scene.options.top ||
            std::find(std::begin(kWhole), std::end(kWhole), table.columns.front().key) != std::end(kWhole)) {
            continue;
        }
        section.notes.insert(section.notes.begin(),
                             scene.words(phrases::kMoreNames, table.rows.size() - scene.options.top));
        table.rows.resize(scene.options.top);
    }
}

} // namespace

Section counted_names(const Scene& scene, std::string key, const Phrase& heading, const Phrase& column,
                      const NameCounts& names) {
    const Words& words = scene.words;
    Section section{std::move(key), words(heading), {}, {}, {}, {}};
    section.table.columns = {{"name", words(column)}, {"posts", words(phrases::kPosts), Type::count, true}};
    const auto sorted = names.sorted();
    const std::size_t shown = std::min(sorted.size(), scene.options.top);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& [name, times] = sorted[i];
        section.table.rows.push_back({Label(name, name.empty() ? words(phrases::kRest) : name), count_of(times)});
    }
    if (sorted.size() > shown) {
        section.notes.push_back(words(phrases::kMoreNames, sorted.size() - shown));
    }
    return section;
}

void append_case_columns(const Words& words, std::vector<Column>& columns) {
    columns.insert(columns.end(), {{"author", words(phrases::kAuthor), Type::text, false, 1},
                                   {"text", words(phrases::kText), Type::quote, false, 1, false, false, ": "},
                                   {"url", words(phrases::kId), Type::text, false, 2, false, true},
                                   {"id", words(phrases::kId), Type::link, false, 2}});
}

void append_case_cells(const Card* card, std::vector<Cell>& cells) {
    if (card == nullptr) {
        cells.resize(cells.size() + 4);
        return;
    }
    cells.insert(cells.end(), {text_or_nothing(card->author()), text_or_nothing(card->text()),
                               text_or_nothing(card->url()), link_to(card->id(), card->url())});
}

Label Scene::topic(const std::string& name) const {
    if (name.empty()) {
        return Label(name, words(phrases::kRest));
    }
    return Label(name, taxonomy.display_name(name, words.german() ? "de" : "en"));
}

Label Scene::platform(NameTable::Index index) const {
    const std::string& name = counts.platform_names.name(index);
    if (!name.empty()) {
        return Label(name);
    }
    return Label(name, words(index == NameTable::kRest ? phrases::kRest : phrases::kNoPlatform));
}

Label Scene::series(const std::string& name) const {
    constexpr std::string_view kTopic = "topic:";
    if (name.starts_with(kTopic)) {
        return Label(name, topic(name.substr(kTopic.size())).shown);
    }
    return Label(name, words(name == "all" ? phrases::kAllPosts : phrases::kComplaints));
}

Cell share_of(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) {
        return {};
    }
    return static_cast<double>(part) / static_cast<double>(whole);
}

Cell count_of(std::uint64_t number) { return static_cast<std::int64_t>(number); }

Document overview_document(OverviewCounts& counts, const Options& options, const record::Taxonomy& taxonomy,
                           const profile::Profile* profile, const StormWatch* storms,
                           const std::vector<FieldReference>& by) {
    const Verdict verdict =
        counts.threads.judge(counts.judged == 0, options.wants(View::sla) || options.wants(View::followup));
    const Scene scene{counts, verdict, options, taxonomy, profile, Words(options.language)};
    const ReplyCounts replies = reply_counts(counts, verdict, options.now);

    Document document;
    for (const View view : options.views) {
        document.view += (document.view.empty() ? "" : ",") + std::string(describe(view).name);
        document.title += (document.title.empty() ? "" : ", ") + scene.words(describe(view).title);
    }
    if (options.wants(View::overview)) { // which is about everything
        document.title = scene.words(describe(View::overview).title);
    }
    if (profile != nullptr && !profile->house.name.empty()) {
        document.title += ": " + profile->house.name;
    }
    document.language = scene.words.german() ? "de" : "en";
    document.time_zone = options.time_zone;
    document.now = options.now;
    document.since = options.since;
    document.until = options.until;
    document.first = counts.first;
    document.last = counts.last;

    std::vector<Section>& sections = document.sections;
    std::optional<StormFindings> findings;
    if (storms != nullptr) {
        findings = storms->judge(verdict, options.now, options.since);
    }
    sections.push_back(headline_section(scene, replies));
    std::optional<Section> calm;
    if (options.wants(View::storm)) { // what burns comes first, and nothing else before what is due
        append(sections, storm_sections(scene, *findings, storms->options()));
        if (std::none_of(findings->grave.begin(), findings->grave.end(), [](const auto& it) { return it.current; })) {
            calm = std::move(sections.back());
            sections.pop_back();
        }
    }
    if (options.wants(View::overview) || options.wants(View::queue)) {
        sections.push_back(queue_section(scene));
    }
    if (calm) {
        sections.push_back(std::move(*calm));
    }
    if (options.wants(View::trends)) {
        append(sections, trend_sections(scene, findings ? &*findings : nullptr));
    }
    if (options.wants(View::overview)) {
        append(sections, label_sections(scene));
        append(sections, volume_sections(scene));
        append(sections, reply_time_sections(scene));
        sections.push_back(incidents_section(scene));
        sections.push_back(praise_section(scene));
    }
    if (options.wants(View::sla)) {
        append(sections, sla_sections(scene));
    }
    append(sections, named_sections(scene, by));
    sections.push_back(gaps_section(scene, replies.repeated));
    if (options.cut_tables) {
        cut_tables(scene, sections);
    }
    return document;
}

} // namespace kummerkasten::report

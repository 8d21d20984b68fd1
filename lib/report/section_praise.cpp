// SPDX-License-Identifier: Apache-2.0
// Praise: what it is about, and its words, so that they reach whom they are for (care rule M5).
#include "report/overview_sections.hpp"

#include <algorithm>

namespace kummerkasten::report {

namespace {

Section topics_section(const Scene& scene) {
    Section section = counted_names(scene, "praise_topics", phrases::kPraiseTopics, phrases::kTopic,
                                    scene.counts.views.praise.topics);
    for (std::vector<Cell>& row : section.table.rows) {
        auto& label = std::get<Label>(row.front());
        label = scene.topic(label.name);
    }
    return section;
}

Section posts_section(const Scene& scene) {
    const Words& words = scene.words;
    Section section{"praise_posts", words(phrases::kPraisePosts), {}, {}, {}, {}};
    section.table.cards = true;
    section.table.columns = {{"for", words(phrases::kPraiseFor), Type::text, false, 0, true},
                             {"time", words(phrases::kDate), Type::time, false, 0},
                             {"author", words(phrases::kAuthor), Type::text, false, 0},
                             {"text", words(phrases::kText), Type::quote, false, 1},
                             {"url", words(phrases::kId), Type::text, false, 2, false, true},
                             {"id", words(phrases::kId), Type::link, false, 2}};
    const std::vector<PraiseTally::Quote> quotes = scene.counts.views.praise.best();
    const std::size_t shown = std::min(quotes.size(), scene.options.top);
    for (std::size_t i = 0; i < shown; ++i) {
        const Excerpt& it = quotes[i].excerpt;
        section.table.rows.push_back({text_or_nothing(quotes[i].colleagues), time_or_nothing(it.time),
                                      text_or_nothing(it.author), text_or_nothing(it.text), text_or_nothing(it.url),
                                      link_to(it.id, it.url)});
    }
    if (scene.without_triage() && scene.counts.volume.posts() > 0) {
        section.paragraph = words(phrases::kPraiseNeedsTriage);
    }
    if (shown > 0 && scene.counts.praised.sorted().empty()) {
        section.notes.push_back(words(phrases::kPraiseNobody));
    }
    if (scene.counts.praise > shown) {
        section.notes.push_back(words(phrases::kMoreNames, scene.counts.praise - shown));
    }
    return section;
}

} // namespace

std::vector<Section> praise_sections(const Scene& scene) { return {topics_section(scene), posts_section(scene)}; }

} // namespace kummerkasten::report

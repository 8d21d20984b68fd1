// SPDX-License-Identifier: Apache-2.0
// What grew since the earlier period, by topic and known problem, and the posts that say it.
#include "report/format.hpp"
#include "report/overview_sections.hpp"
#include "report/stretches.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

namespace {

constexpr std::uint64_t kLeastEarlier = 5; // as many as a storm takes

struct Growth {
    std::string name;
    CauseTally::Part now, earlier;

    // Two counts of equal stretches differ by z standard deviations, if both are Poisson with one mean.
    [[nodiscard]] double z() const {
        const auto a = static_cast<double>(now.posts);
        const auto b = static_cast<double>(earlier.posts);
        return a + b > 0 ? (a - b) / std::sqrt(a + b) : 0;
    }
};

Cell mean_anger(const CauseTally::Part& part) {
    return part.posts == 0 ? Cell()
                           : Cell(static_cast<double>(part.anger_thousandths) / 1000 / static_cast<double>(part.posts));
}

class Growths {
public:
    explicit Growths(const Scene& scene)
        : scene_(scene), tally_(scene.counts.views.causes), stretches_(scene.options, CauseTally::kBinSeconds) {
        if (tally_.first) {
            split_ = stretches_.split(*tally_.first, *tally_.last);
        }
    }

    Section section(std::string key, std::string_view kind, const Phrase& heading, const Phrase& column) const {
        const Words& words = scene_.words;
        Section section{std::move(key), words(heading), {}, {}, {}, {}};
        section.table.columns = {{std::string(kind), words(column)},
                                 {"posts", words(phrases::kNowPosts), Type::count, true},
                                 {"earlier", words(phrases::kEarlierPosts), Type::count},
                                 {"change", words(phrases::kChange), Type::share},
                                 {"z", words(phrases::kDeviation), Type::number},
                                 {"anger", words(phrases::kAngerNow), Type::number},
                                 {"anger_earlier", words(phrases::kAngerEarlier), Type::number}};
        if (!split_ || is_earlier_too_few()) {
            return section;
        }
        std::vector<Growth> rows = rows_of(std::string(kind) + ":");
        const std::size_t shown = std::min(rows.size(), scene_.options.top);
        for (std::size_t i = 0; i < shown; ++i) {
            const Growth& it = rows[i];
            const double more = static_cast<double>(it.now.posts) - static_cast<double>(it.earlier.posts);
            section.table.rows.push_back(
                {kind == "topic" ? scene_.topic(it.name) : Label(it.name), count_of(it.now.posts),
                 count_of(it.earlier.posts),
                 it.earlier.posts == 0 ? Cell() : Cell(more / static_cast<double>(it.earlier.posts)), it.z(),
                 mean_anger(it.now), mean_anger(it.earlier)});
        }
        if (rows.size() > shown) {
            section.notes.push_back(words(phrases::kMoreNames, rows.size() - shown));
        }
        return section;
    }

    // The times that are compared, and how.
    void explain(Section& section) const {
        const Words& words = scene_.words;
        const bool any = split_.has_value();
        section.facts = {
            {"now_from", words(phrases::kNowFrom), Type::time, any ? Cell(stretches_.begin_of(split_->now)) : Cell()},
            {"earlier_from", words(phrases::kEarlierFrom), Type::time,
             any ? Cell(stretches_.begin_of(split_->earlier)) : Cell()}};
        if (!any) {
            section.paragraph = words(scene_.without_triage() ? phrases::kCausesNeedTriage : phrases::kNoSpan);
            return;
        }
        if (is_earlier_too_few()) {
            section.paragraph = words(phrases::kEarlierTooFew, kLeastEarlier);
            return;
        }
        section.notes.push_back(words(phrases::kGrowthNote));
        if (!scene_.options.since) {
            section.notes.push_back(words(phrases::kHalvesNote));
        } else if (const record::Timestamp earlier = stretches_.begin_of(split_->earlier);
                   tally_.first_seen && *tally_.first_seen - earlier.time_since_epoch().count() >
                                            (*scene_.options.since - earlier).count() / 10) {
            // A tenth of the period without a post is more than a quiet night.
            section.notes.push_back(words(phrases::kEarlierShort, record::format_rfc3339(record::Timestamp{
                                                                      std::chrono::microseconds{*tally_.first_seen}})));
        }
    }

    Section examples() const {
        const Words& words = scene_.words;
        Section section{"causes_examples", words(phrases::kExamples), {}, {}, {}, {}};
        section.table.cards = true;
        section.table.columns = {{"topic", words(phrases::kTopic), Type::text, false, 0},
                                 {"anger", words(phrases::kAnger), Type::number, false, 0, true},
                                 {"time", words(phrases::kDate), Type::time, false, 0},
                                 {"author", words(phrases::kAuthor), Type::text, false, 1},
                                 {"text", words(phrases::kText), Type::quote, false, 1, false, false, ": "},
                                 {"url", words(phrases::kId), Type::text, false, 2, false, true},
                                 {"id", words(phrases::kId), Type::link, false, 2}};
        std::vector<std::pair<std::uint64_t, std::string>> order;
        for (const auto& [name, cause] : tally_.causes) {
            std::uint64_t posts = 0;
            for (const auto& [bin, part] : cause.bins) {
                posts += part.posts;
            }
            if (name.starts_with("topic:")) {
                order.emplace_back(posts, name);
            }
        }
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        order.resize(std::min(order.size(), scene_.options.top));
        for (const auto& [posts, name] : order) {
            for (const CauseTally::Example& it : tally_.causes.find(name)->second.examples) {
                section.table.rows.push_back({scene_.topic(name.substr(6)),
                                              static_cast<double>(it.anger_thousandths) / 1000,
                                              time_or_nothing(it.excerpt.time), text_or_nothing(it.excerpt.author),
                                              text_or_nothing(it.excerpt.text), text_or_nothing(it.excerpt.url),
                                              link_to(it.excerpt.id, it.excerpt.url)});
            }
        }
        return section;
    }

private:
    // A single post far off makes an earlier half that is nearly empty, beside which everything grows. Who gives --since
    // chose the stretches and is told when posts begin late.
    [[nodiscard]] bool is_earlier_too_few() const {
        if (scene_.options.since) {
            return false;
        }
        std::uint64_t posts = 0; // a post of several topics counts in each
        for (const auto& [name, cause] : tally_.causes) {
            if (name.starts_with("topic:")) {
                for (auto it = cause.bins.lower_bound(split_->earlier);
                     it != cause.bins.end() && it->first < split_->now; ++it) {
                    posts += it->second.posts;
                }
            }
        }
        return posts < kLeastEarlier;
    }

    // What grew most beyond chance first.
    std::vector<Growth> rows_of(const std::string& prefix) const {
        std::vector<Growth> rows;
        for (const auto& [name, cause] : tally_.causes) {
            if (!name.starts_with(prefix)) {
                continue;
            }
            Growth& row = rows.emplace_back(Growth{name.substr(prefix.size()), {}, {}});
            for (const auto& [bin, part] : cause.bins) {
                if (bin >= split_->earlier && bin < split_->end) {
                    CauseTally::Part& sum = bin < split_->now ? row.earlier : row.now;
                    sum.posts += part.posts;
                    sum.anger_thousandths += part.anger_thousandths;
                }
            }
        }
        std::stable_sort(rows.begin(), rows.end(), [](const Growth& a, const Growth& b) { return a.z() > b.z(); });
        return rows;
    }

    const Scene& scene_;
    const CauseTally& tally_;
    Stretches stretches_;
    std::optional<Split> split_;
};

} // namespace

std::vector<Section> growth_sections(const Scene& scene) {
    const Growths growths(scene);
    std::vector<Section> sections{
        growths.section("causes_growth", "topic", phrases::kTopicGrowth, phrases::kTopic),
        growths.section("incidents_growth", "incident", phrases::kIncidentGrowth, phrases::kIncident),
        growths.examples()};
    growths.explain(sections.front());
    return sections;
}

} // namespace kummerkasten::report

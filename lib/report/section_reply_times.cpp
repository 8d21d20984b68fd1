// SPDX-License-Identifier: Apache-2.0
// Reply times on the customer's clock (care rule P1): in all, by platform, by urgency with the share within target.
#include "report/overview_sections.hpp"
#include "report/reply_times.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace kummerkasten::report {

namespace {

using Micros = std::chrono::microseconds;

} // namespace

std::vector<Column> time_columns(const Words& words, const char* key, const Phrase& heading, const Phrase& unanswered) {
    return {{key, words(heading)},
            {"n", words(phrases::kCount), Type::count},
            {"median", words(phrases::kMedian), Type::duration},
            {"p90", words(phrases::kP90), Type::duration},
            {"p95", words(phrases::kP95), Type::duration},
            {"max", words(phrases::kLongest), Type::duration},
            {"within", words(phrases::kWithin), Type::share},
            {"unanswered", words(unanswered), Type::count}};
}

void append_durations(const Distribution& times, std::vector<Cell>& row) {
    for (const std::int64_t micros : {times.median, times.p90, times.p95, times.most}) {
        row.push_back(times.n == 0 ? Cell() : Cell(static_cast<double>(micros) / 1e6));
    }
}

std::vector<Cell> time_row(Label label, ReplyTimes& times) {
    const Distribution distribution = times.distribution();
    std::vector<Cell> row{std::move(label), count_of(distribution.n)};
    append_durations(distribution, row);
    const auto within = times.share_within();
    row.push_back(within ? Cell(*within) : Cell());
    row.push_back(count_of(times.unanswered()));
    return row;
}

std::optional<std::int64_t> target_of(const Scene& scene, const Event& event) {
    if (scene.without_triage()) {
        return std::nullopt;
    }
    if (scene.profile != nullptr) {
        return Micros(scene.profile->targets.of(event.band)).count();
    }
    if (event.due == kNoTime || event.time == kNoTime) {
        return std::nullopt;
    }
    return event.due - event.time;
}

std::vector<Section> reply_time_sections(const Scene& scene) {
    const Words& words = scene.words;
    const ThreadLog& threads = scene.counts.threads;
    ReplyTimes first, later;
    std::map<std::string, std::pair<NameTable::Index, ReplyTimes>>
        by_platform; // by name: the order of the input is no order
    std::array<ReplyTimes, record::Names<Band>::values.size()> by_band;
    std::uint64_t untimed = 0;
    for (const Wait& wait : scene.verdict.waits) {
        const Event& event = threads[wait.event];
        const auto target = target_of(scene, event);
        untimed += wait.replied && wait.micros == kNoTime ? 1 : 0;
        (wait.first ? first : later).add(event, wait, target, scene.options.now);
        if (wait.first) {
            auto& platform = by_platform[scene.counts.platform_names.name(event.platform)];
            platform.first = event.platform;
            platform.second.add(event, wait, target, scene.options.now);
            by_band[static_cast<std::size_t>(event.band)].add(event, wait, target, scene.options.now);
        }
    }

    Section all{"reply_times", words(phrases::kReplyTimes), {}, {}, {}, {}};
    Section platforms{"reply_times_by_platform", words(phrases::kReplyTimesByPlatform), {}, {}, {}, {}};
    Section bands{"reply_times_by_band", words(phrases::kReplyTimesByBand), {}, {}, {}, {}};
    all.table.columns = time_columns(words, "reply", phrases::kWhich, phrases::kUnanswered);
    platforms.table.columns = time_columns(words, "platform", phrases::kPlatform, phrases::kUnanswered);
    bands.table.columns = time_columns(words, "band", phrases::kUrgency, phrases::kUnanswered);
    bands.table.columns.insert(bands.table.columns.begin() + 1, {"target", words(phrases::kTarget), Type::duration});

    const bool any_reply = scene.counts.house_posts > 0;
    if (!any_reply) {
        if (scene.counts.volume.posts() > 0) {
            all.paragraph = words(phrases::kNoOutbound);
        }
        return {std::move(all), std::move(platforms), std::move(bands)};
    }
    all.table.rows.push_back(time_row(Label("first", words(phrases::kFirstReply)), first));
    if (!later.empty()) {
        all.table.rows.push_back(time_row(Label("later", words(phrases::kLaterReply)), later));
    }
    all.notes.push_back(words(phrases::kReplyTimesNote));
    if (scene.without_triage()) {
        all.notes.push_back(words(phrases::kReplyTimesAllNote));
    } else {
        all.notes.push_back(words(phrases::kWithinNote));
    }
    if (untimed > 0) {
        all.notes.push_back(words(phrases::kUntimedNote, untimed));
    }
    for (auto& [name, platform] : by_platform) {
        platforms.table.rows.push_back(time_row(scene.platform(platform.first), platform.second));
    }
    for (std::size_t i = by_band.size(); i-- > 0 && !scene.without_triage();) { // urgent first
        if (by_band[i].empty()) {
            continue;
        }
        const auto band = static_cast<Band>(i);
        std::vector<Cell> row = time_row(Label(record::name_of(band), shown_name(words, band)), by_band[i]);
        row.insert(row.begin() + 1, scene.profile == nullptr
                                        ? Cell()
                                        : Cell(static_cast<double>(scene.profile->targets.of(band).count())));
        bands.table.rows.push_back(std::move(row));
    }
    return {std::move(all), std::move(platforms), std::move(bands)};
}

} // namespace kummerkasten::report

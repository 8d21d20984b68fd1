// SPDX-License-Identifier: Apache-2.0
#include "report/storm_watch.hpp"

#include "report/bursts.hpp"
#include "report/ears.hpp"
#include "report/tallies.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace kummerkasten::report {

namespace {

using record::Signal;

// How grave a single post is, by what it names. Signals that complaints have every day (money, legal, churn) are not here:
// an alarm a day is none.
constexpr std::array<std::pair<Signal, int>, 7> kGravity{{{Signal::self_harm, 10},
                                                          {Signal::threat, 9},
                                                          {Signal::safety, 9},
                                                          {Signal::data_leak, 8},
                                                          {Signal::health, 7},
                                                          {Signal::discrimination, 6},
                                                          {Signal::viral, 5}}};
constexpr double kBurstS = 2, kBurstGamma = 1;
constexpr std::size_t kBurstStates = 3;
constexpr std::size_t kWordsKept = 160; // bytes
constexpr std::size_t kMostLink = 256;  // bytes of an id; a longer url is left out, since a part of one leads nowhere

// Not by the order of the input, so that parts of it that are put together keep the same ones as the whole.
bool is_later(const GraveAlarm& a, const GraveAlarm& b) { return std::tie(a.time, a.id) > std::tie(b.time, b.id); }

} // namespace

void StormWatch::count(std::string_view series, std::int64_t bin) {
    const NameTable::Index index = names_.index_of(series);
    if (index == NameTable::kRest) {
        return;
    }
    if (series_.size() <= index) {
        series_.resize(std::size_t{index} + 1);
    }
    Counts& counts = series_[index];
    if (!counts.empty() && counts.rbegin()->first == bin) { // archives are by time
        ++counts.rbegin()->second;
    } else {
        ++counts[bin];
    }
}

void StormWatch::add(const record::Post& post, const record::Triage* triage, EventIndex event) {
    if (triage != nullptr && !is_about_house(*triage)) {
        return;
    }
    if (!post.created_at) {
        ++untimed_;
        return;
    }
    const auto seconds = std::chrono::floor<std::chrono::seconds>(*post.created_at).time_since_epoch().count();
    const std::int64_t length = options_.bin.count();
    const std::int64_t bin = (seconds - (seconds % length + length) % length) / length;
    count(kAll, bin);
    if (triage == nullptr) {
        return;
    }
    if (triage->intent == record::Intent::complaint) {
        count("complaints", bin);
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(3, triage->topics.size()); ++i) {
        count("topic:" + triage->topics[i].name, bin);
    }
    remember(post, *triage, event);
}

void StormWatch::remember(const record::Post& post, const record::Triage& triage, EventIndex event) {
    GraveAlarm alarm;
    for (const auto& [signal, severity] : kGravity) {
        if (triage.signals.contains(signal)) {
            alarm.severity = std::max(alarm.severity, severity);
            alarm.signals.push_back(signal);
        }
    }
    if (alarm.severity == 0) {
        return;
    }
    alarm.post_id = text::prefix(post.id, kMostLink);
    alarm.id = "gravity:" + alarm.post_id;
    alarm.event = event;
    alarm.time = *post.created_at;
    alarm.url = post.url.size() <= kMostLink ? post.url : std::string();
    alarm.text = text::prefix(post.text, kWordsKept);
    grave_.push_back(std::move(alarm));
    if (grave_.size() >= 2 * kMostGrave) {
        drop_old_grave();
    }
}

void StormWatch::drop_old_grave() {
    if (grave_.size() <= kMostGrave) {
        return;
    }
    std::nth_element(grave_.begin(), grave_.begin() + kMostGrave, grave_.end(), is_later);
    grave_dropped_ += grave_.size() - kMostGrave;
    grave_.resize(kMostGrave);
}

void StormWatch::merge(const StormWatch& other, EventIndex offset) {
    for (std::size_t i = 1; i < other.series_.size(); ++i) {
        const NameTable::Index index = names_.index_of(other.names_.name(static_cast<NameTable::Index>(i)));
        if (index == NameTable::kRest) {
            continue;
        }
        series_.resize(std::max(series_.size(), std::size_t{index} + 1));
        for (const auto& [bin, posts] : other.series_[i]) {
            series_[index][bin] += posts;
        }
    }
    for (const GraveAlarm& alarm : other.grave_) {
        grave_.push_back(alarm);
        grave_.back().event += offset;
    }
    untimed_ += other.untimed_;
    grave_dropped_ += other.grave_dropped_;
    drop_old_grave();
}

record::Timestamp StormWatch::begin_of(std::int64_t bin) const {
    return record::Timestamp{std::chrono::seconds(bin * options_.bin.count())};
}

std::vector<Slot> StormWatch::slots_of(std::int64_t first, std::int64_t last) const {
    std::vector<Slot> slots;
    for (std::int64_t bin = first; bin <= last; ++bin) {
        const record::LocalTime local = zone_.to_local(begin_of(bin));
        const auto day = std::chrono::floor<std::chrono::days>(local);
        slots.push_back({static_cast<std::uint8_t>(std::chrono::weekday{day}.iso_encoding() - 1),
                         static_cast<std::uint16_t>((local - day) / options_.bin)});
    }
    return slots;
}

std::vector<std::uint32_t> StormWatch::dense(const Counts& counts, const Window& window) {
    std::vector<std::uint32_t> result(static_cast<std::size_t>(window.last - window.first + 1));
    for (auto it = counts.lower_bound(window.first); it != counts.end() && it->first <= window.last; ++it) {
        result[static_cast<std::size_t>(it->first - window.first)] = it->second;
    }
    return result;
}

StormFindings StormWatch::judge(const Verdict& verdict, record::Timestamp now,
                                const std::optional<record::Timestamp>& since) const {
    StormFindings findings;
    findings.untimed = untimed_;
    findings.grave_dropped = grave_dropped_;
    if (series_.size() < 2) {
        return findings;
    }
    const Counts& all = series_[1]; // "all" is counted first
    const std::int64_t now_bin =
        std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() / options_.bin.count();
    const auto behind = all.upper_bound(now_bin);
    for (auto it = behind; it != all.end(); ++it) {
        findings.in_future += it->second;
    }
    if (behind != all.begin()) {
        const std::int64_t per_day = std::chrono::days{1} / options_.bin;
        Window window;
        window.last = std::prev(behind)->first;
        const std::int64_t earliest = window.last - static_cast<std::int64_t>(kStormWeeks) * 7 * per_day;
        const auto begin = all.lower_bound(earliest);
        window.first = begin->first;
        for (auto it = all.begin(); it != begin; ++it) {
            findings.too_old += it->second;
        }
        for (auto it = begin; it != behind; ++it) {
            findings.posts += it->second;
        }
        // Up to now where that is near, so that what is expected now is known.
        window.last = std::max(window.last, std::min(now_bin, window.last + 7 * per_day));
        window.slots = slots_of(window.first, window.last);
        findings.first = begin_of(window.first);
        findings.last = begin_of(std::prev(behind)->first + 1);
        findings.growth_judged = window.last - window.first >= per_day;
        const std::vector<std::uint32_t> total = dense(all, window);
        for (NameTable::Index i = 1; i < series_.size(); ++i) {
            judge_series(names_.name(i), series_[i], total, window, now_bin, findings);
        }
        std::erase_if(findings.growth, [&since](const GrowthAlarm& it) { return since && it.end <= *since; });
        std::sort(findings.growth.begin(), findings.growth.end(), [](const GrowthAlarm& a, const GrowthAlarm& b) {
            return std::tie(a.begin, a.series) < std::tie(b.begin, b.series);
        });
    }
    judge_grave(verdict, now, since, findings);
    return findings;
}

void StormWatch::judge_series(std::string_view name, const Counts& counts, const std::vector<std::uint32_t>& all,
                              const Window& window, std::int64_t now_bin, StormFindings& findings) const {
    const bool is_all = name == kAll;
    const std::vector<std::uint32_t> series = is_all ? all : dense(counts, window);
    const auto per_day = static_cast<std::size_t>(std::chrono::days{1} / options_.bin);
    GrowthOptions options;
    options.alpha = options_.alpha / (is_all ? 2 : 2 * static_cast<double>(topics_ + 1));
    options.least_count = static_cast<std::uint32_t>(options_.least_count);
    options.cool_down = static_cast<std::size_t>(options_.cool_down / options_.bin);
    std::vector<Expectation> expectations;
    const std::vector<Growth> storms = find_growth(series, window.slots, per_day, options, expectations);
    if (is_all && window.last == now_bin) {
        findings.observed_now = series.back();
        if (expectations.back().mean > 0) {
            findings.expected_now = expectations.back().mean;
        }
    }
    if (storms.empty()) {
        return;
    }
    std::vector<std::uint8_t> bursts;
    if (is_all) {
        std::vector<double> rates;
        for (const Expectation& it : expectations) {
            rates.push_back(it.mean > 0 ? it.mean : 1);
        }
        bursts = rate_bursts(series, rates, kBurstS, kBurstGamma, kBurstStates);
    } else {
        bursts = batch_bursts(series, all, kBurstS, kBurstGamma);
    }
    for (const Growth& storm : storms) {
        const auto bin = [&window](std::size_t index) { return window.first + static_cast<std::int64_t>(index); };
        GrowthAlarm alarm;
        alarm.series = name;
        alarm.begin = begin_of(bin(storm.first));
        alarm.end = begin_of(bin(storm.last + 1));
        alarm.id = "growth:" + alarm.series + ":" + record::format_rfc3339(alarm.begin);
        alarm.peak_begin = begin_of(bin(storm.peak + 1 - storm.window));
        alarm.peak_end = begin_of(bin(storm.peak + 1));
        alarm.observed = storm.observed;
        alarm.expected = storm.expected;
        alarm.deviation = storm.deviation;
        alarm.surprise = storm.p > 0 ? -std::log10(storm.p) : 300;
        alarm.severity = severity_of(storm.observed, storm.expected);
        alarm.at_peak = series[storm.peak];
        std::vector<double> same_time; // of the days before, and of this one
        for (std::size_t day = std::min<std::size_t>(11, storm.peak / per_day) + 1; day-- > 0;) {
            same_time.push_back(series[storm.peak - day * per_day]);
        }
        const EarsBounds ears = ears_bounds(same_time);
        alarm.c1 = ears.c1;
        alarm.c2 = ears.c2;
        alarm.c3 = ears.c3;
        if (bursts[storm.peak] > 0) {
            std::size_t first = storm.peak;
            while (first > 0 && bursts[first - 1] > 0) {
                --first;
            }
            alarm.burst = begin_of(bin(first));
        }
        alarm.current = bin(storm.last) >= now_bin - 1;
        findings.growth.push_back(std::move(alarm));
    }
}

void StormWatch::judge_grave(const Verdict& verdict, record::Timestamp now,
                             const std::optional<record::Timestamp>& since, StormFindings& findings) const {
    std::vector<GraveAlarm> latest = grave_;
    if (latest.size() > kMostGrave) {
        std::nth_element(latest.begin(), latest.begin() + kMostGrave, latest.end(), is_later);
        findings.grave_dropped += latest.size() - kMostGrave;
        latest.resize(kMostGrave);
    }
    for (const GraveAlarm& it : latest) {
        // The version that counts of a post that was edited has its own alarm.
        if ((since && it.time < *since) || it.time > now || verdict.states[it.event] == State::repeated) {
            continue;
        }
        GraveAlarm& alarm = findings.grave.emplace_back(it);
        alarm.answered = verdict.states[it.event] == State::answered;
        alarm.current = !alarm.answered && now - it.time <= (it.severity >= kGravestFrom ? kGravestFor : kGraveFor);
    }
    std::sort(findings.grave.begin(), findings.grave.end(), [](const GraveAlarm& a, const GraveAlarm& b) {
        return std::tuple(!a.current, -a.severity, b.time, std::string_view(a.id)) <
               std::tuple(!b.current, -b.severity, a.time, std::string_view(b.id));
    });
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
#include "report/monitoring.hpp"

#include "record/time.hpp"
#include "text/safe_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kMostShown = 3;

// The bar parts the text from the data, and ids are strangers' words.
std::string plain(std::string_view text) {
    std::string clean = text::clean_line(text);
    std::replace(clean.begin(), clean.end(), '|', '/');
    return clean;
}

std::string shown(const GrowthAlarm& alarm) {
    return fmt::format(
        "{} posts in {} instead of {:.1f} ({}, severity {}, {})", alarm.observed,
        record::format_duration(std::chrono::floor<std::chrono::seconds>(alarm.peak_end - alarm.peak_begin)),
        alarm.expected, plain(alarm.series), alarm.severity, plain(alarm.id));
}

std::string shown(const GraveAlarm& alarm) {
    std::string signals;
    for (const record::Signal signal : alarm.signals) {
        signals += (signals.empty() ? "" : "+") + std::string(record::name_of(signal));
    }
    return fmt::format("{} (severity {}, {})", signals, alarm.severity, plain(alarm.id));
}

struct Current {
    int severity;
    std::string id, text;
};

} // namespace

Told tell_monitoring(const StormFindings& findings, const StormOptions& options, record::Timestamp now,
                     const IsKnown& is_known) {
    std::vector<Current> alarms;
    std::size_t known = 0;
    const auto consider = [&](const auto& alarm) {
        const bool critical = alarm.severity >= static_cast<int>(options.critical);
        if (!alarm.current) {
            return;
        }
        if (is_known(critical ? alarm.id + "!" : alarm.id)) {
            ++known;
        } else {
            alarms.push_back({alarm.severity, alarm.id, shown(alarm)});
        }
    };
    std::for_each(findings.grave.begin(), findings.grave.end(), consider);
    std::for_each(findings.growth.begin(), findings.growth.end(), consider);
    std::stable_sort(alarms.begin(), alarms.end(),
                     [](const Current& a, const Current& b) { return a.severity > b.severity; });

    const int worst = alarms.empty() ? 0 : alarms.front().severity;
    Told told;
    std::string text;
    if (findings.posts == 0) {
        text = "no posts of customers to judge";
    } else if (alarms.empty()) {
        told.status = Status::ok;
        text = known > 0 ? fmt::format("nothing new, alarms told before: {}", known) : std::string("no storm");
    } else {
        told.status = worst >= static_cast<int>(options.critical) ? Status::critical : Status::warning;
        for (std::size_t i = 0; i < std::min(kMostShown, alarms.size()); ++i) {
            text += (i == 0 ? "" : "; ") + alarms[i].text;
        }
        if (alarms.size() > kMostShown) {
            text += fmt::format("; and {} more", alarms.size() - kMostShown);
        }
    }
    if (findings.posts > 0 && !findings.growth_judged) {
        text += ", growth not judged yet (a day of posts is needed)";
    }
    static constexpr std::string_view kNames[] = {"OK", "WARNING", "CRITICAL", "UNKNOWN"};
    told.line = fmt::format("STORM {} - {} | 'alarms'={};0;;0 'severity'={};0;{};0;10 'posts'={};;;0",
                            kNames[static_cast<int>(told.status)], text, alarms.size(), worst, options.critical - 1,
                            findings.observed_now);
    if (findings.expected_now) {
        told.line += fmt::format(" 'expected'={:.2f};;;0", *findings.expected_now);
    }
    if (findings.last) {
        const auto age = std::chrono::floor<std::chrono::seconds>(now - std::min(now, *findings.last)).count();
        told.line += fmt::format(" 'age'={}s;;;0", age);
    }
    told.line += '\n';
    return told;
}

std::string unknown_line(std::string_view reason) { return fmt::format("STORM UNKNOWN - {}\n", plain(reason)); }

} // namespace kummerkasten::report

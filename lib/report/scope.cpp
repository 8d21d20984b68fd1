// SPDX-License-Identifier: Apache-2.0
#include "report/scope.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace kummerkasten::report {

namespace {

std::string said(const std::optional<record::Timestamp>& time) { return time ? record::format_rfc3339(*time) : "none"; }

// Lengths in front, so that two lists of words are only the same where each word is.
void append(std::string& text, std::string_view word) { text += fmt::format("{}:{} ", word.size(), word); }

void append(std::string& text, const profile::Hours& hours) {
    append(text, hours.time_zone);
    append(text, hours.region);
    for (const auto& day : hours.week) {
        for (const profile::OpeningBlock& block : day) {
            text += fmt::format("{}-{} ", block.from, block.until);
        }
        text += '/';
    }
    for (const profile::ClosedDay& day : hours.closed) {
        text += fmt::format("{}-{}-{} ", day.year ? static_cast<int>(*day.year) : 0,
                            static_cast<unsigned>(day.month_day.month()), static_cast<unsigned>(day.month_day.day()));
    }
}

} // namespace

std::uint64_t mark_of(const profile::Profile* profile) {
    if (profile == nullptr) {
        return 0;
    }
    std::string text;
    for (const auto& [platform, handles] : profile->handles) {
        append(text, platform);
        for (const std::string& handle : handles) {
            append(text, handle);
        }
        text += '/';
    }
    for (const profile::Agent& agent : profile->agents) {
        append(text, agent.initials);
        append(text, agent.name);
    }
    for (const std::chrono::seconds target : profile->targets.first_reply) {
        text += fmt::format("{} ", target.count());
    }
    if (profile->targets.house_clock) {
        append(text, *profile->targets.house_clock);
    }
    const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
    return hash == 0 ? 1 : hash;
}

std::string Scope::difference(const Scope& summary) const {
    if (summary.since != since) {
        return fmt::format("--since was {}, not {}; give all parts the same", said(summary.since), said(since));
    }
    if (summary.until != until) {
        return fmt::format("--until was {}, not {}; give all parts the same", said(summary.until), said(until));
    }
    if (summary.where != where) {
        return fmt::format("--where was '{}', not '{}'; give all parts the same", summary.where, where);
    }
    if (summary.by != by) {
        return fmt::format("--by was '{}', not '{}'; give all parts the same", summary.by, by);
    }
    if (summary.now != now) {
        return fmt::format(
            "--now was {}, not {}, and --where and --since without --until depend on it; give all parts the "
            "same",
            said(summary.now), said(now));
    }
    if (summary.time_zone != time_zone) {
        return fmt::format("days are those of {}, not of {}; give all parts the same --tz or profile",
                           summary.time_zone, time_zone);
    }
    if (summary.bin != bin) {
        return fmt::format("--bin was {} seconds, not {}; give the same", summary.bin, bin);
    }
    if (summary.profile == profile) {
        return {};
    }
    if (summary.profile == 0) {
        return "it was counted without a profile; leave out --profile, or count its records again";
    }
    return profile == 0
               ? "it was counted with a profile; give the same with --profile"
               : "its profile had other accounts, agents or targets; give the same, or count its records again";
}

} // namespace kummerkasten::report

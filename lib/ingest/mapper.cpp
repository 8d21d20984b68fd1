// SPDX-License-Identifier: Apache-2.0
#include "ingest/mapper.hpp"

#include "base/strings.hpp"
#include "ingest/times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kummerkasten::ingest {

std::string native_id(std::string_view platform, std::string_view id) {
    return id.empty() ? std::string() : fmt::format("{}:{}", platform, id);
}

std::string native_id(std::string_view platform, Json id) { return native_id(platform, id.as_text()); }

Problem api_error(std::string_view message) {
    return {"api-error", fmt::format("an error of the API, not a post: {}", in_quotes(message, 120))};
}

std::optional<record::Timestamp> read_time(Json time, const ReadOptions& options, const Findings& found) {
    const std::string text = time.as_text();
    if (text.empty()) {
        return std::nullopt;
    }
    const auto read = parse_any_time(text, options.time_zone);
    if (!read) {
        found.warn({"bad-value", fmt::format("{} as created_at; expected a time; left out", in_quotes(text))});
    }
    return read;
}

std::optional<record::Rating> read_rating(Json rating, double best, const Findings& found) {
    const std::string text = rating.as_text();
    if (text.empty()) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = end == text.data() + text.size() || *end == ' ' || *end == '/';
    if (failure != std::errc() || !whole || !std::isfinite(value) || value < 0 || value > best) {
        found.warn(
            {"bad-value", fmt::format("{} as rating; expected a number up to {}; left out", in_quotes(text), best)});
        return std::nullopt;
    }
    return value == 0 ? std::nullopt : std::optional(record::Rating{value, best});
}

void Complaints::add(Outcome problem) {
    if (!problem) {
        return;
    }
    const auto same = std::find_if(told_.begin(), told_.end(), [&problem](const Complaint& complaint) {
        return complaint.problem.message == problem->message;
    });
    if (same != told_.end()) {
        ++same->items;
    } else if (told_.size() < kMostTold) {
        told_.push_back({std::move(*problem)});
    } else {
        ++more_;
    }
}

Outcome Complaints::all() const {
    if (told_.empty()) {
        return std::nullopt;
    }
    Problem all{told_.front().problem.kind, {}};
    for (const auto& [problem, items] : told_) {
        all.message += all.message.empty() ? "" : "; ";
        all.message += problem.message;
        all.message += items > 1 ? fmt::format(" ({} times)", items) : "";
    }
    all.message += more_ > 0 ? fmt::format("; {} more", more_) : "";
    return all;
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/mapping.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "ingest/times.hpp"
#include "io/tsv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kummerkasten::ingest {

namespace {

constexpr std::size_t kMostMapFile = 64 * 1024; // 21 parts, with a page of comments for each

const std::vector<std::string_view> kParts{"id",
                                           "platform",
                                           "kind",
                                           "direction",
                                           "created_at",
                                           "text",
                                           "title",
                                           "url",
                                           "lang",
                                           "author.id",
                                           "author.handle",
                                           "author.name",
                                           "author.followers",
                                           "reply_to",
                                           "thread",
                                           "thread_owner",
                                           "rating",
                                           "likes",
                                           "reposts",
                                           "replies",
                                           "views"};

// Dashboards name languages in words; the record wants tags.
std::string_view language_tag(std::string_view value) {
    constexpr std::pair<std::string_view, std::string_view> kNames[] = {
        {"german", "de"},  {"deutsch", "de"},     {"english", "en"}, {"englisch", "en"},
        {"french", "fr"},  {"französisch", "fr"}, {"italian", "it"}, {"italienisch", "it"},
        {"spanish", "es"}, {"spanisch", "es"},    {"dutch", "nl"},   {"niederländisch", "nl"},
        {"turkish", "tr"}, {"türkisch", "tr"},    {"polish", "pl"},  {"polnisch", "pl"}};
    for (const auto& [name, tag] : kNames) {
        if (equals_ignoring_ascii_case(value, name)) {
            return tag;
        }
    }
    return value;
}

// Tables turn ids into numbers with a point: "3.0".
std::string_view without_point_zero(std::string_view id) {
    return id.size() > 2 && id.substr(id.size() - 2) == ".0" &&
                   std::all_of(id.begin(), id.end() - 2, [](char c) { return is_ascii_digit(c); })
               ? id.substr(0, id.size() - 2)
               : id;
}

std::string_view without_at(std::string_view handle) {
    return !handle.empty() && handle.front() == '@' ? handle.substr(1) : handle;
}

std::optional<record::Direction> direction_of(std::string_view value) {
    for (const std::string_view word : {"inbound", "in", "true", "1", "incoming", "customer", "kunde", "eingehend"}) {
        if (equals_ignoring_ascii_case(value, word)) {
            return record::Direction::inbound;
        }
    }
    for (const std::string_view word : {"outbound", "out", "false", "0", "outgoing", "agent", "ausgehend"}) {
        if (equals_ignoring_ascii_case(value, word)) {
            return record::Direction::outbound;
        }
    }
    return std::nullopt;
}

std::optional<double> number_of(std::string_view value) {
    double number = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    // "5 stars", "4/5": the number in front counts. "nan", which tables of pandas are full of, is none.
    if (!std::isfinite(number) || failure != std::errc() ||
        (end != value.data() + value.size() && *end != ' ' && *end != '/')) {
        return std::nullopt;
    }
    return number;
}

Problem bad_value(std::string_view part, std::string_view value, std::string_view expected) {
    return {"bad-value", fmt::format("{} as {}; expected {}", in_quotes(value), part, expected)};
}

Outcome set_count(std::optional<std::int64_t>& into, std::string_view part, std::string_view value) {
    const auto number = number_of(value);
    if (!number || *number < 0 || *number > 9e15) {
        return bad_value(part, value, "a count");
    }
    into = static_cast<std::int64_t>(*number);
    return std::nullopt;
}

} // namespace

const std::vector<std::string_view>& mappable_parts() { return kParts; }

void Mapping::add(std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == assignment.size()) {
        throw error<UsageError>("--map wants PART=COLUMN, not {}", in_quotes(assignment));
    }
    std::string_view part = assignment.substr(0, equals);
    if (part == "author") {
        part = "author.name";
    } else if (part == "handle") {
        part = "author.handle";
    }
    if (std::find(kParts.begin(), kParts.end(), part) == kParts.end()) {
        throw error<UsageError>("--map: unknown part {}; parts are {}", in_quotes(part), list_of(kParts));
    }
    pairs_.emplace_back(part, assignment.substr(equals + 1));
}

void Mapping::add_file(const std::filesystem::path& file) {
    const std::string text = io::read_file(file, kMostMapFile);
    const std::size_t given = pairs_.size(); // what the command line says of a part counts more
    std::uint64_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        const std::string_view assignment = trim(line);
        if (assignment.empty() || assignment.front() == '#') {
            continue;
        }
        try {
            add(assignment);
        } catch (const UsageError& problem) {
            throw DataError({file.string(), number}, problem.what());
        }
        const auto same = [this](const auto& pair) { return pair.first == pairs_.back().first; };
        if (std::any_of(pairs_.begin(), pairs_.begin() + static_cast<std::ptrdiff_t>(given), same)) {
            pairs_.pop_back();
        }
    }
}

Outcome set_part(record::Post& post, std::string_view part, std::string_view value,
                 const std::optional<record::TimeZone>& time_zone) {
    value = trim(value);
    if (value.empty()) {
        return std::nullopt;
    }
    const auto assign = [value](std::string& into) {
        into.assign(value);
        return Outcome();
    };
    if (part == "text") {
        return assign(post.text);
    }
    if (part == "title") {
        return assign(post.title);
    }
    if (part == "url") {
        return assign(post.url);
    }
    if (part == "lang") {
        post.lang.assign(language_tag(value));
        return std::nullopt;
    }
    if (part == "platform") {
        return assign(post.platform);
    }
    if (part == "author.name") {
        if (value.front() == '@' && value.find(' ') == std::string_view::npos && post.author.handle.empty()) {
            post.author.handle.assign(without_at(value)); // "@jana_k" is no name
            return std::nullopt;
        }
        return assign(post.author.name);
    }
    if (part == "author.handle") {
        post.author.handle.assign(without_at(value));
        return std::nullopt;
    }
    if (part == "author.id") {
        post.author.id.assign(without_point_zero(value));
        return std::nullopt;
    }
    if (part == "author.followers") {
        return set_count(post.author.followers, part, value);
    }
    if (part == "id") {
        post.id.assign(without_point_zero(value));
        return std::nullopt;
    }
    if (part == "reply_to") {
        post.reply_to.assign(without_point_zero(value));
        return std::nullopt;
    }
    if (part == "thread") {
        post.thread.assign(without_point_zero(value));
        return std::nullopt;
    }
    if (part == "thread_owner") {
        post.thread_owner.assign(without_at(value));
        return std::nullopt;
    }
    if (part == "likes") {
        return set_count(post.engagement.likes, part, value);
    }
    if (part == "reposts") {
        return set_count(post.engagement.reposts, part, value);
    }
    if (part == "replies") {
        return set_count(post.engagement.replies, part, value);
    }
    if (part == "views") {
        return set_count(post.engagement.views, part, value);
    }
    if (part == "created_at") {
        post.created_at = parse_any_time(value, time_zone);
        return post.created_at ? Outcome() : bad_value(part, value, "a time");
    }
    if (part == "direction") {
        post.direction = direction_of(value);
        return post.direction ? Outcome() : bad_value(part, value, "inbound or outbound");
    }
    if (part == "kind") {
        post.kind = record::value_of<record::Kind>(value);
        return post.kind ? Outcome() : bad_value(part, value, list_of(record::Names<record::Kind>::values));
    }
    if (part == "rating") {
        const auto number = number_of(value);
        if (!number || *number < 0 || *number > 100) {
            return bad_value(part, value, "a number");
        }
        post.rating = record::Rating{*number, *number > 10 ? 100.0 : *number > 5 ? 10.0 : 5.0};
        return std::nullopt;
    }
    return std::nullopt;
}

void prefix_ids(record::Post& post) {
    for (std::string* id : {&post.id, &post.reply_to, &post.thread, &post.repost_of}) {
        if (!id->empty()) {
            id->insert(0, post.platform + ":");
        }
    }
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "report/by_tally.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kMostName = 64;  // bytes of a value
constexpr std::size_t kMostFields = 3; // more make a table that nobody reads
// A post of a stranger may mention thousands: of a field its first values count, and its first groups.
constexpr std::size_t kMostValues = 100;
constexpr std::size_t kMostGroupsOfPost = 1000;

std::string number_name(const Field& field, double value) {
    if (field.type == FieldType::fraction) {
        return fmt::format("{:.1f}", std::floor(value * 10 + 1e-9) / 10);
    }
    return field.name == "hour" ? fmt::format("{:02.0f}", value) : fmt::format("{:.0f}", std::floor(value));
}

} // namespace

void group_names(const FieldReference& field, const Subject& subject, Values& values, std::vector<std::string>& names) {
    names.clear();
    field.read(subject, values);
    for (const std::string_view text : values.texts) {
        if (names.size() == kMostValues) {
            break;
        }
        std::string name(text::prefix(text, kMostName));
        std::replace_if(
            name.begin(), name.end(), [](unsigned char c) { return c < 0x20; }, ' ');
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    if (values.number) {
        names.push_back(number_name(*field.field, *values.number));
    }
    if (values.truth) {
        names.emplace_back(*values.truth ? "true" : "false");
    }
    if (names.empty()) {
        names.emplace_back();
    }
}

std::uint32_t ByTally::group_of(std::string_view key) {
    auto found = keys.find(key);
    if (found == keys.end()) {
        if (keys.size() >= kMostGroups && key != kRestKey) {
            return group_of(kRestKey);
        }
        found = keys.emplace(key, static_cast<std::uint32_t>(groups.size())).first;
        groups.emplace_back();
    }
    return found->second;
}

void ByTally::add(const Subject& subject, const std::vector<FieldReference>& fields, EventIndex event) {
    std::vector<std::string> joined{std::string()};
    std::vector<std::string> names;
    Values values;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        group_names(fields[i], subject, values, names);
        std::vector<std::string> longer;
        for (const std::string& begin : joined) {
            for (const std::string& name : names) {
                if (longer.size() == kMostGroupsOfPost) {
                    break;
                }
                longer.push_back(i == 0 ? name : begin + kBetween + name);
            }
        }
        joined = std::move(longer);
    }
    ++posts;
    const record::Triage* triage = subject.triage;
    for (const std::string& key : joined) {
        const std::uint32_t index = group_of(key);
        Group& group = groups[index];
        ++group.posts;
        if (triage != nullptr) {
            ++group.judged;
            group.negative += triage->polarity == record::Polarity::negative ? 1 : 0;
            group.anger_thousandths += std::lround(std::clamp(triage->anger, 0.0, 1.0) * 1000);
        }
        if (triage == nullptr || triage->needs_reply) {
            waiting.push_back({event, index});
        }
    }
}

void ByTally::merge(const ByTally& other, EventIndex offset) {
    posts += other.posts;
    std::vector<std::uint32_t> here(other.groups.size());
    for (const auto& [key, index] : other.keys) {
        here[index] = group_of(key);
        Group& group = groups[here[index]];
        const Group& more = other.groups[index];
        group.posts += more.posts;
        group.judged += more.judged;
        group.negative += more.negative;
        group.anger_thousandths += more.anger_thousandths;
    }
    for (const Waiting& it : other.waiting) {
        waiting.push_back({it.event + offset, here[it.group]});
    }
}

std::vector<FieldReference> parse_by(std::string_view text) {
    std::vector<FieldReference> fields;
    for (const std::string_view part : split(text, ',')) {
        const std::string_view name = trim(part);
        auto reference = find_field(name);
        if (!reference) {
            throw error<UsageError>("--by: unknown field {}; {}", in_quotes(name), suggest_field(name));
        }
        if (reference->field->type == FieldType::time) {
            throw error<UsageError>("--by: '{}' is a point in time; group by day, week, month, weekday or hour", name);
        }
        if (std::any_of(fields.begin(), fields.end(),
                        [&](const FieldReference& it) { return it.name() == reference->name(); })) {
            throw error<UsageError>("--by: {} stands there twice; name each field once", in_quotes(name));
        }
        fields.push_back(std::move(*reference));
    }
    if (fields.size() > kMostFields) {
        throw error<UsageError>("--by: at most {} fields", kMostFields);
    }
    return fields;
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
#include "ingest/account.hpp"

#include "record/json_writer.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

using record::JsonWriter;

void count(JsonWriter& json, std::string_view name, std::uint64_t value) {
    json.key(name).number(static_cast<std::int64_t>(value));
}

void reasons(JsonWriter& json, std::string_view name, const Reasons& by) {
    json.key(name).begin_object();
    for (const auto& [reason, number] : by) {
        json.key_escaped(reason).number(static_cast<std::int64_t>(number));
    }
    json.end_object();
}

void members(JsonWriter& json, const Counts& counts) {
    count(json, "bytes", counts.bytes);
    count(json, "read", counts.read);
    count(json, "written", counts.written);
    count(json, "duplicates", counts.duplicates);
    count(json, "skipped", counts.skipped);
    count(json, "rejected", counts.rejected);
    count(json, "edited", counts.edited);
    count(json, "near_duplicates", counts.near_duplicates);
    count(json, "mended", counts.mended);
    reasons(json, "skipped_by_reason", counts.skipped_by);
    reasons(json, "rejected_by_reason", counts.rejected_by);
}

// A file's name may be any bytes.
std::string printable(std::string_view name) {
    return text::is_valid_utf8(name) ? std::string(name) : text::repair_utf8(name).text;
}

} // namespace

void Counts::add(const Counts& other) {
    bytes += other.bytes;
    read += other.read;
    written += other.written;
    duplicates += other.duplicates;
    skipped += other.skipped;
    rejected += other.rejected;
    edited += other.edited;
    near_duplicates += other.near_duplicates;
    mended += other.mended;
    for (const auto& [reason, number] : other.skipped_by) {
        skipped_by[reason] += number;
    }
    for (const auto& [reason, number] : other.rejected_by) {
        rejected_by[reason] += number;
    }
}

void Account::Sum::add(const Input& input) {
    ++inputs;
    problems += input.problem.empty() ? 0 : 1;
    counts.add(input.counts);
}

void Account::begin_input(const std::string& name) {
    end_input();
    current_.name = name;
    in_input_ = true;
}

void Account::end_input() {
    if (!in_input_) {
        return;
    }
    ended_.add(current_.counts);
    if (!current_.format.empty()) {
        formats_[current_.format].add(current_);
    }
    if (inputs_.size() < kMostInputs) {
        inputs_.push_back(std::move(current_));
    } else {
        further_.add(current_);
    }
    current_ = Input{};
    in_input_ = false;
}

Counts Account::total() const {
    Counts sum = ended_;
    sum.add(current_.counts);
    return sum;
}

std::string Account::json() {
    end_input();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started_;

    std::string text;
    {
        JsonWriter json(text);
        json.begin_object().key("schema").number(std::int64_t{1});
        members(json, total());
        if (!replaced_.empty()) {
            reasons(json, "replaced", replaced_);
        }
        json.key("seconds").number(seconds.count(), 3);
        json.key("formats").begin_object();
        for (const auto& [name, format] : formats_) {
            json.key(name).begin_object();
            count(json, "inputs", format.inputs);
            members(json, format.counts);
            json.end_object();
        }
        json.end_object().key("inputs").begin_array();
        for (const Input& input : inputs_) {
            json.begin_object().member("name", printable(input.name)).member_if("format", input.format);
            json.member_if("problem", printable(input.problem));
            members(json, input.counts);
            json.end_object();
        }
        json.end_array();
        if (further_.inputs > 0) {
            json.key("further_inputs").begin_object();
            count(json, "inputs", further_.inputs);
            count(json, "problems", further_.problems);
            members(json, further_.counts);
            json.end_object();
        }
        json.end_object();
    }
    text += '\n';
    return text;
}

std::string in_words(const Reasons& by) {
    std::vector<std::pair<std::uint64_t, std::string_view>> sorted;
    for (const auto& [reason, number] : by) {
        sorted.emplace_back(number, reason);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string words;
    for (const auto& [number, reason] : sorted) {
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", number, reason);
    }
    return words;
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Posts and verdicts for the tests of this module, made with few words.
#pragma once

#include "io/data_path.hpp"
#include "record/post.hpp"
#include "record/taxonomy.hpp"
#include "record/triage.hpp"
#include "report/overview.hpp"

#include <string>

namespace kummerkasten::report::test {

inline record::Timestamp at(const std::string& text) { return record::parse_rfc3339(text).value(); }

inline const record::Taxonomy& taxonomy() {
    static const record::Taxonomy taxonomy{io::DataPath{KUMMERKASTEN_SOURCE_DIR "/data"}};
    return taxonomy;
}

/// `time` is "HH:MM" on 2026-09-12 in UTC, or empty.
inline record::Timestamp at_clock(const std::string& time) { return at("2026-09-12T" + time + ":00Z"); }

inline record::Post post(const std::string& id, const std::string& author, const std::string& time,
                         const std::string& text = "Der Zug ist weg.") {
    record::Post post;
    post.id = id;
    post.platform = "x";
    post.direction = author == "haus" ? record::Direction::outbound : record::Direction::inbound;
    post.author.handle = author;
    post.text = text;
    if (!time.empty()) {
        post.created_at = at_clock(time);
    }
    return post;
}

inline record::Post reply(const std::string& id, const std::string& parent, const std::string& time) {
    record::Post reply = post(id, "haus", time, "Das tut uns leid.");
    reply.reply_to = parent;
    return reply;
}

/// A complaint to the house that needs a reply; due at `due` ("HH:MM", or empty).
inline record::Triage complaint(int score, const std::string& due) {
    record::Triage triage;
    triage.ownership = record::Ownership::direct;
    triage.intent = record::Intent::complaint;
    triage.polarity = record::Polarity::negative;
    triage.anger = 0.5;
    triage.topics = {{"delay", 0.8}};
    triage.needs_reply = true;
    triage.route = record::Route::reply;
    triage.urgency.score = score;
    triage.urgency.band = score > 80   ? record::Band::urgent
                          : score > 50 ? record::Band::high
                          : score > 20 ? record::Band::medium
                                       : record::Band::low;
    triage.urgency.because = {{"intent:complaint", 25}, {"anger", 10}};
    if (!due.empty()) {
        triage.urgency.due_at = at_clock(due);
    }
    return triage;
}

/// Now is 12:00, UTC.
inline Options options() {
    Options options;
    options.time_zone = "UTC";
    options.now = at_clock("12:00");
    return options;
}

inline const Section& section(const Document& document, const std::string& key) {
    for (const Section& section : document.sections) {
        if (section.key == key) {
            return section;
        }
    }
    throw std::out_of_range("no section " + key);
}

/// A fact as an integer; -1 where it is not known.
inline std::int64_t fact(const Document& document, const std::string& section_key, const std::string& key) {
    for (const Fact& fact : section(document, section_key).facts) {
        if (fact.key == key) {
            const auto* number = std::get_if<std::int64_t>(&fact.value);
            return number == nullptr ? -1 : *number;
        }
    }
    throw std::out_of_range("no fact " + key);
}

inline const Cell& cell(const Document& document, const std::string& section_key, std::size_t row,
                        const std::string& key) {
    const Table& table = section(document, section_key).table;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key == key) {
            return table.rows.at(row).at(i);
        }
    }
    throw std::out_of_range("no column " + key);
}

inline std::string name(const Document& document, const std::string& section_key, std::size_t row,
                        const std::string& key) {
    return std::get<Label>(cell(document, section_key, row, key)).name;
}

/// The ids of the queue from the top, parted by blanks.
inline std::string queue(const Document& document) {
    std::string ids;
    for (std::size_t i = 0; i < section(document, "queue").table.rows.size(); ++i) {
        ids += (ids.empty() ? "" : " ") + name(document, "queue", i, "id");
    }
    return ids;
}

} // namespace kummerkasten::report::test

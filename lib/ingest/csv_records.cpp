// SPDX-License-Identifier: Apache-2.0
#include "ingest/csv_records.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::ingest {

char find_separator(std::string_view header) {
    char best = ',';
    std::ptrdiff_t most = 0;
    // "Name, Vorname";"Text": what stands in quotes parts nothing. A single quote is a sign for inches.
    const bool balanced = std::count(header.begin(), header.end(), '"') % 2 == 0;
    for (const char candidate : {',', ';', '\t'}) {
        std::ptrdiff_t count = 0;
        bool quoted = false;
        for (const char c : header) {
            quoted = quoted != (c == '"' && balanced);
            count += !quoted && c == candidate ? 1 : 0;
        }
        if (count > most) {
            best = candidate;
            most = count;
        }
    }
    return best;
}

CsvRecords::CsvRecords(Source& source, char separator, std::size_t max_record)
    : source_(source), separator_(separator), max_record_(max_record) {}

// Position of the LF that ends the record in front of the window, or how far was looked: to the end of the input, or as far as a
// record may reach, wherever the window ends. `closed` tells whether all quotes are. A quote opens a field only at its beginning; elsewhere it is a character, as spreadsheets have it.
//
// A quote that stays open costs a look ahead as far as a record may reach. Two looks that are both inside quotes at the same
// line end go the same way from there, so where one has ended without finding a close the next need not follow it
// (unclosed_until_): a file full of stray quotes is read in linear time.
std::size_t CsvRecords::find_end(bool& closed) {
    bool quoted = false;
    bool just_closed = false; // a quote right behind a closing one was a doubled quote: the field goes on
    bool field_begins = true;
    std::size_t i = 0;
    for (;;) {
        const std::string_view window = source_.window().substr(0, max_record_ + 1);
        for (; i < window.size(); ++i) {
            const char c = window[i];
            if (quoted) {
                if (c == '\n' && consumed_ + i < unclosed_until_) {
                    closed = false;
                    return window.size();
                }
                quoted = c != '"';
                just_closed = !quoted;
                field_begins = false;
            } else if (c == '\n') {
                closed = true;
                return i;
            } else if (c == '"' && (field_begins || just_closed)) {
                quoted = true;
                field_begins = false;
            } else {
                field_begins = c == separator_;
                just_closed = false;
            }
        }
        const bool full = window.size() > max_record_;
        if (full || !source_.extend()) {
            // A record that reaches the limit over a line end was inside quotes there, whatever it is inside of by now.
            closed = full ? window.find('\n') == std::string_view::npos : !quoted;
            unclosed_until_ = closed ? unclosed_until_ : consumed_ + i;
            return window.size();
        }
    }
}

bool CsvRecords::next(Record& record) {
    source_.consume(given_);
    consumed_ += given_;
    given_ = 0;
    record.fields.clear();
    record.problem.reset();
    record.first = record.last = true;
    bool closed = true;
    std::size_t end = 0;
    if (in_long_record_) { // only the line's end matters now
        const std::size_t found = source_.find_line_end(0, max_record_);
        end = found == std::string_view::npos ? source_.window().size() : found;
    } else {
        end = find_end(closed);
    }
    const std::string_view window = source_.window();
    if (window.empty()) {
        return false;
    }
    record.line = source_.line();
    if (!closed) { // only the line that the quote stands on is given up, unless that alone is too long
        end = std::min(window.find('\n'), window.size());
    }
    const bool at_line_end = end < window.size() && window[end] == '\n';
    if (in_long_record_ || end > max_record_) {
        record.raw = window.substr(0, end);
        record.first = !in_long_record_;
        record.last = at_line_end || end <= max_record_;
        record.problem = Problem{"too-long", fmt::format("record is longer than {} bytes (--max-line)", max_record_)};
        in_long_record_ = !record.last;
    } else if (!closed) {
        record.raw = window.substr(0, end);
        record.problem = Problem{"csv", "a quoted field is never closed"};
    } else {
        record.raw = window.substr(0, end);
        cut_fields(record.raw, record.fields);
    }
    given_ = end + (at_line_end ? 1 : 0);
    return true;
}

void CsvRecords::cut_fields(std::string_view text, std::vector<std::string>& fields) const {
    if (!text.empty() && text.back() == '\r') {
        text.remove_suffix(1);
    }
    std::string field;
    bool quoted = false;
    bool begins = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            field += '"';
            ++i;
        } else if (quoted && c == '"') {
            quoted = false;
        } else if (!quoted && c == '"' && begins) {
            quoted = true;
        } else if (!quoted && c == separator_) {
            fields.push_back(std::move(field));
            field.clear();
            begins = true;
            continue;
        } else if (c != '\r' || !quoted) {
            field += c;
        } else if (i + 1 >= text.size() || text[i + 1] != '\n') {
            field += c; // a CR of its own; in front of LF it goes
        }
        begins = false;
    }
    fields.push_back(std::move(field));
}

} // namespace kummerkasten::ingest

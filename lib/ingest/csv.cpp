// SPDX-License-Identifier: Apache-2.0
// Tables with a header line: help desk exports, scrapers, spreadsheets, web forms. Columns are mapped as --map says, else by
// their names (mapping.cpp). Rows without text are rejected, rows with a bad time or number are kept with a warning.
#include "base/error.hpp"
#include "base/strings.hpp"
#include "ingest/csv_records.hpp"
#include "ingest/html_text.hpp"
#include "ingest/platforms.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

// For each column the part of a post that it holds, or "".
std::vector<std::string> columns_to_parts(const std::vector<std::string>& header, const Mapping& mapping,
                                          const Place& place) {
    std::vector<std::string> parts(header.size());
    const auto taken = [&parts](std::string_view part) {
        return std::find(parts.begin(), parts.end(), part) != parts.end();
    };
    for (const auto& [part, column] : mapping.pairs()) {
        const auto found = std::find_if(header.begin(), header.end(),
                                        [&column = column](const std::string& name) { return trim(name) == column; });
        if (found == header.end()) {
            const std::vector<std::string_view> names(header.begin(), header.end());
            throw DataError(place, fmt::format("no column {} (--map {}={}); columns are {}", in_quotes(column), part,
                                               column, list_of(names)));
        }
        parts[static_cast<std::size_t>(found - header.begin())] = part;
    }
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto part = guess_part(header[i]);
        if (parts[i].empty() && part && !taken(*part)) {
            parts[i] = *part;
        }
    }
    if (!taken("text")) {
        const std::vector<std::string_view> names(header.begin(), header.end());
        throw DataError(place,
                        fmt::format("which column is the text? Say --map text=COLUMN; columns are {}", list_of(names)));
    }
    return parts;
}

class Csv : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "csv"; }
    [[nodiscard]] std::string_view description() const override {
        return "table with a header line (comma, semicolon or tab; RFC 4180)";
    }

    void read(Source& source, const ReadOptions& options, Sink& sink) const override {
        const std::size_t header_end = source.find_line_end(0, options.max_piece);
        const std::string header_line(source.window().substr(0, header_end));
        CsvRecords records(source, find_separator(header_line), options.max_piece);
        CsvRecords::Record row;
        if (!records.next(row)) {
            return; // an empty file has no posts
        }
        const std::vector<std::string> header = row.fields;
        const std::vector<std::string> parts = columns_to_parts(header, options.mapping, {source.name(), row.line});
        record::Post post;
        while (!sink.stopped() && records.next(row)) {
            if (sink.stopped()) {
                return; // a signal came while waiting: the row may lack its end
            }
            if (trim(row.raw).empty()) {
                continue;
            }
            if (!row.problem && row.fields.size() != header.size()) {
                row.problem =
                    Problem{"csv", fmt::format("{} fields, the header has {}", row.fields.size(), header.size())};
            }
            if (row.problem) {
                sink.reject(row.line, *row.problem, row.raw, row.first, row.last);
                continue;
            }
            one(row, parts, options, post, sink);
        }
    }

private:
    static void one(CsvRecords::Record& row, const std::vector<std::string>& parts, const ReadOptions& options,
                    record::Post& post, Sink& sink) {
        post.clear();
        post.platform = "csv";
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].empty()) {
                continue;
            }
            if (!text::is_valid_utf8(row.fields[i])) {
                const text::Repaired repaired = text::repair_utf8(row.fields[i]);
                sink.warn(row.line, {"invalid-utf8", fmt::format("invalid UTF-8 in column {}; {} replaced by U+FFFD",
                                                                 i + 1, repaired.replacements)});
                row.fields[i] = repaired.text;
            }
            if (const Outcome problem = set_part(post, parts[i], row.fields[i], options.time_zone)) {
                sink.warn(row.line, {problem->kind, problem->message + "; left out"});
            }
        }
        if (post.text.empty()) {
            sink.reject(row.line, {"no-text", "the text is empty"}, row.raw);
            return;
        }
        post.text = unescape_entities(post.text);
        if (!post.rating) {
            post.kind = post.kind.value_or(record::Kind::message);
        } else {
            post.kind = post.kind.value_or(record::Kind::review);
        }
        prefix_ids(post);
        sink.post(post);
    }
};

} // namespace

bool looks_like_csv(std::string_view sample) {
    const std::string_view header = trim(sample.substr(0, sample.find('\n')));
    const char separator = find_separator(header);
    std::size_t columns = 0;
    bool has_text = false;
    for (const std::string_view field : split(header, separator)) {
        ++columns;
        std::string_view name = trim(field);
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"') {
            name = name.substr(1, name.size() - 2);
        }
        if (name.size() > 60) {
            return false; // a sentence with commas in it
        }
        has_text = has_text || guess_part(name) == "text";
    }
    return columns >= 2 && has_text;
}

std::unique_ptr<Format> make_csv() { return std::make_unique<Csv>(); }

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Tables with a header line: help desk exports, scrapers, spreadsheets, web forms. Columns are mapped as --map says, else by
// their names (mapping.cpp). Rows without text are rejected, rows with a bad time or number are kept with a warning.
// Windows-1252 is found and decoded. Tables that a platform's own tool writes bear the platform's name.
#include "base/error.hpp"
#include "base/strings.hpp"
#include "ingest/csv_header.hpp"
#include "ingest/csv_records.hpp"
#include "ingest/encoding.hpp"
#include "ingest/html_text.hpp"
#include "ingest/platforms.hpp"
#include "ingest/review.hpp"
#include "ingest/times.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

using Names = std::vector<std::string>;

constexpr std::size_t kSample = 64 * 1024; // enough words to tell encodings apart
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

std::size_t column_of(const Names& header, std::string_view name) {
    const auto found =
        std::find_if(header.begin(), header.end(), [name](const std::string& column) { return trim(column) == name; });
    return found == header.end() ? kNoColumn : static_cast<std::size_t>(found - header.begin());
}

std::string list_of_columns(const Names& header) {
    return list_of(std::vector<std::string_view>(header.begin(), header.end()));
}

// A table of a platform's own tool, known by columns that no other has together. Its public answers are posts, too.
struct KnownTable {
    std::string_view platform;
    std::vector<std::string_view> columns;
    std::string_view answer, answered_at;
};

const KnownTable* known_table(const Names& header) {
    static const std::vector<KnownTable> tables{
        // google-play-scraper (Python)
        {"google_play", {"reviewId", "content", "score", "at"}, "replyContent", "repliedAt"},
        // the monthly reports of the Play Console
        {"google_play",
         {"Package Name", "Star Rating", "Review Text", "Review Link"},
         "Developer Reply Text",
         "Developer Reply Date and Time"},
    };
    const auto found = std::find_if(tables.begin(), tables.end(), [&header](const KnownTable& table) {
        return std::all_of(table.columns.begin(), table.columns.end(),
                           [&header](std::string_view name) { return column_of(header, name) != kNoColumn; });
    });
    return found == tables.end() ? nullptr : &*found;
}

// The Play Console names a review's id only in its address: "…&reviewId=gp%3AAOq…".
std::string review_id_of(std::string_view address) {
    constexpr std::string_view kParameter = "reviewId=";
    const std::size_t begin = address.find(kParameter);
    if (begin == std::string_view::npos) {
        return {};
    }
    const std::string_view id = address.substr(begin + kParameter.size());
    std::string plain(id.substr(0, id.find_first_of("&#")));
    for (std::size_t at = 0; (at = plain.find("%3A", at)) != std::string::npos;) {
        plain.replace(at, 3, ":"); // as the API and scrapers spell it
    }
    return plain;
}

// For each column the part of a post that it holds, or "". Several may hold one: the first that is not empty counts.
Names columns_to_parts(const Names& header, const Mapping& mapping, const Place& place) {
    Names parts(header.size());
    for (const auto& [part, column] : mapping.pairs()) {
        const std::size_t found = column_of(header, column);
        if (found == kNoColumn) {
            throw DataError(place, fmt::format("no column {} (--map {}={}); columns are {}", in_quotes(column), part,
                                               column, list_of_columns(header)));
        }
        parts[found] = part;
    }
    const Names mapped = parts;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto part = guess_part(header[i]);
        if (parts[i].empty() && part && std::find(mapped.begin(), mapped.end(), *part) == mapped.end()) {
            parts[i] = *part;
        }
    }
    const auto is_whole_text = [&](const std::string& column) {
        return parts[static_cast<std::size_t>(&column - header.data())] == "text" && !is_excerpt(column);
    };
    if (std::any_of(header.begin(), header.end(), is_whole_text)) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            parts[i] = parts[i] == "text" && mapped[i].empty() && is_excerpt(header[i]) ? std::string() : parts[i];
        }
    }
    if (std::find(parts.begin(), parts.end(), "text") == parts.end()) {
        throw DataError(place, fmt::format("which column is the text? Say --map text=COLUMN; columns are {}",
                                           list_of_columns(header)));
    }
    return parts;
}

// One table: what its header says, and how its bytes are spelt.
class Table {
public:
    Table(Source& source, const ReadOptions& options, Sink& sink) : source_(source), options_(options), sink_(sink) {}

    // The header line. Its names decide what the columns are.
    void begin(CsvRecords::Record& row) {
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            decode(row.fields[i], row, i + 1);
        }
        header_ = row.fields;
        parts_ = columns_to_parts(header_, options_.mapping, {source_.name(), row.line});
        table_ = known_table(header_);
        answer_ = table_ == nullptr ? kNoColumn : column_of(header_, table_->answer);
        answered_at_ = table_ == nullptr ? kNoColumn : column_of(header_, table_->answered_at);
    }

    void one(CsvRecords::Record& row) {
        if (!row.problem && row.fields.size() != header_.size()) {
            row.problem =
                Problem{"csv", fmt::format("{} fields, the header has {}", row.fields.size(), header_.size())};
        }
        if (row.problem) {
            sink_.reject(row.line, *row.problem, row.raw, row.first, row.last);
            return;
        }
        post_.clear();
        post_.platform = table_ == nullptr ? "csv" : table_->platform;
        filled_.clear();
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (parts_[i].empty() || trim(row.fields[i]).empty() ||
                std::find(filled_.begin(), filled_.end(), parts_[i]) != filled_.end()) {
                continue;
            }
            decode(row.fields[i], row, i + 1);
            if (const Outcome problem = set_part(post_, parts_[i], row.fields[i], options_.time_zone)) {
                sink_.warn(row.line, {problem->kind, problem->message + "; left out"});
            } else {
                filled_.emplace_back(parts_[i]);
            }
        }
        if (post_.text.empty()) {
            without_text(row);
            answer(row);
            return;
        }
        post_.text = unescape_entities(post_.text);
        if (table_ != nullptr && post_.id.empty()) {
            post_.id = review_id_of(post_.url);
        }
        post_.kind = post_.kind.value_or(post_.rating ? record::Kind::review : record::Kind::message);
        prefix_ids(post_);
        sink_.post(post_);
        answer(row);
    }

private:
    // A store's reports list stars without words, which are no posts; any other table has lost its text.
    void without_text(const CsvRecords::Record& row) {
        if (table_ != nullptr && post_.rating) {
            sink_.skip(row.line, "rating-without-text");
        } else {
            sink_.reject(row.line, {"no-text", "the text is empty"}, row.raw);
        }
    }

    void answer(CsvRecords::Record& row) {
        if (answer_ == kNoColumn || trim(row.fields[answer_]).empty()) {
            return;
        }
        decode(row.fields[answer_], row, answer_ + 1);
        const std::string_view at = answered_at_ == kNoColumn ? std::string_view() : row.fields[answered_at_];
        post_answer(Findings(sink_, row.line), post_, row.fields[answer_], parse_any_time(at, options_.time_zone));
    }

    // The first field beyond ASCII decides, together with what stands behind it, whether the table is in UTF-8 or in
    // Windows-1252; from then on all of it is.
    void decode(std::string& field, CsvRecords::Record& row, std::size_t column) {
        const bool valid = text::is_valid_utf8(field);
        if (encoding_ == Encoding::unknown && !is_ascii(field)) {
            const bool windows = !valid && looks_like_windows_1252(sample(row));
            encoding_ = windows ? Encoding::windows_1252 : Encoding::utf8;
            if (windows) {
                sink_.remark("Windows-1252");
            }
        }
        if (valid && encoding_ != Encoding::windows_1252) {
            return;
        }
        if (encoding_ == Encoding::windows_1252) {
            field = decode_windows_1252(field);
            return;
        }
        const text::Repaired repaired = text::repair_utf8(field);
        sink_.warn(row.line, {"invalid-utf8", fmt::format("invalid UTF-8 in column {}; {} replaced by U+FFFD", column,
                                                          repaired.replacements)});
        field = repaired.text;
    }

    // From the row on, which is still in front of the window.
    std::string_view sample(CsvRecords::Record& row) {
        source_.extend_to(kSample);
        row.raw = source_.window().substr(0, row.raw.size());
        return source_.window().substr(0, kSample);
    }

    static bool is_ascii(std::string_view field) {
        return std::all_of(field.begin(), field.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    }

    enum class Encoding { unknown, utf8, windows_1252 };

    Source& source_;
    const ReadOptions& options_;
    Sink& sink_;
    Names header_, parts_;
    const KnownTable* table_ = nullptr;
    std::size_t answer_ = kNoColumn, answered_at_ = kNoColumn;
    Encoding encoding_ = Encoding::unknown;
    record::Post post_;
    std::vector<std::string_view> filled_;
};

class Csv : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "csv"; }
    [[nodiscard]] std::string_view description() const override {
        return "table with a header line (comma, semicolon or tab; RFC 4180)";
    }

    void read(Source& source, const ReadOptions& options, Sink& sink) const override {
        std::size_t header_end = source.find_line_end(0, options.max_piece);
        if (header_end != std::string_view::npos && is_separator_line(source.window().substr(0, header_end))) {
            source.consume(header_end + 1);
            header_end = source.find_line_end(0, options.max_piece);
        }
        std::size_t preamble = 0;
        if (options.mapping.pairs().empty() && !names_columns(source.window().substr(0, header_end))) {
            source.extend_to(kSample);
            preamble = size_of_preamble(source.window().substr(0, kSample));
        }
        if (preamble > 0) {
            source.consume(preamble);
            sink.remark(fmt::format("its header in line {}", source.line()));
            header_end = source.find_line_end(0, options.max_piece);
        }
        const std::string header_line(source.window().substr(0, header_end));
        CsvRecords records(source, find_separator(header_line), options.max_piece);
        CsvRecords::Record row;
        if (!records.next(row)) {
            return; // an empty file has no posts
        }
        Table table(source, options, sink);
        table.begin(row);
        while (!sink.stopped() && records.next(row)) {
            if (sink.stopped()) {
                return; // a signal came while waiting: the row may lack its end
            }
            if (!trim(row.raw).empty()) {
                table.one(row);
            }
        }
    }
};

} // namespace

std::unique_ptr<Format> make_csv() { return std::make_unique<Csv>(); }

} // namespace kummerkasten::ingest

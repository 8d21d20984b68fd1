// SPDX-License-Identifier: Apache-2.0
// What a view has to say, before anybody decides how it looks: sections with facts, a table and notes. A view fills it, a
// renderer (report/render.hpp) prints it. Values stay raw here: durations in seconds, shares 0…1, times in UTC; headings
// and notes are in the reader's language already, keys never change. Text of strangers is kept as it came; making it safe
// is the renderer's duty, so that no view can forget it.
#pragma once

#include "record/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kummerkasten::report {

/// How a value is printed; JSON has the raw value in each case.
enum class Type : std::uint8_t {
    text,      ///< Label or Labels
    link,      ///< Label: an address, if it is one, else like text
    quote,     ///< Label: words of a customer, shown in quotation marks and cut to fit
    count,     ///< integer
    number,    ///< two decimals
    share,     ///< 0…1, shown in per cent
    duration,  ///< seconds
    time,      ///< Timestamp, shown on the wall clock of the document's time zone
    remaining, ///< seconds until something is due; negative: it is overdue
};

enum class Tone : std::uint8_t { plain, warning, alarm };

/// A word with a stable name (for programs) and a display name (for people; empty: the same).
struct Label {
    std::string name;
    std::string shown;
    std::optional<std::int64_t> points; ///< what the word adds to a sum: "anger +30"
    Tone tone = Tone::plain;

    friend bool operator==(const Label&, const Label&) = default;
    Label() = default;
    explicit Label(std::string_view stable, std::string_view for_people = {}) : name(stable), shown(for_people) {}
};
using Labels = std::vector<Label>;

/// std::monostate: there is nothing to say ("–", null).
using Cell = std::variant<std::monostate, Label, Labels, std::int64_t, double, record::Timestamp>;

struct Column {
    std::string key;
    std::string heading;
    Type type = Type::text;
    bool bar = false;                 ///< a small bar beside the figure
    int line = 0;                     ///< of a card: the line on which the value stands
    bool named = false;               ///< of a card: the heading goes in front of the value
    bool for_programs = false;        ///< people see it in another column
    std::string_view between = " · "; ///< of a card: what parts the value from the one before it on the line; a literal
};

struct Table {
    bool cards = false; ///< rows are too long for a table and are shown as numbered cards of some lines
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< each as long as columns

    /// Indices of the columns in which any row has something to say; people are spared the others.
    [[nodiscard]] std::vector<std::size_t> columns_in_use() const;
};

struct Fact {
    std::string key;
    std::string heading;
    Type type = Type::count;
    Cell value;
    bool for_programs = false; ///< people know it from elsewhere or need not
};

struct Section {
    std::string key;
    std::string heading;
    std::string paragraph;
    std::vector<Fact> facts;
    Table table;
    std::vector<std::string> notes;

    /// Nothing for people to read, or noughts alone. JSON has the section all the same, so that its keys are stable.
    [[nodiscard]] bool empty() const;
};

struct Document {
    std::string view; ///< "overview"
    std::string title;
    std::string language;
    std::string time_zone;
    record::Timestamp now{};
    std::optional<record::Timestamp> since, until; ///< as asked for
    std::optional<record::Timestamp> first, last;  ///< of the posts counted
    std::vector<Section> sections;
};

} // namespace kummerkasten::report

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
    Tone tone = Tone::plain;   ///< of a value that is there and not nought
};

/// How a table is drawn: the values are those of its columns, which are named here by their index. A renderer that cannot
/// draw leaves the section out for people; for programs it is a table like any other.
struct Chart {
    enum class Kind : std::uint8_t {
        columns,   ///< one upright bar for each row; `values` are stacked, `below` hangs from the axis
        line,      ///< the first value over the rows; a second one, on how many it rests, below
        multiples, ///< small areas over the same axis, one for each name in `group`; rows of a group stand together
        heat_map,  ///< for each value a grid: `group` downwards, `across` sideways
    };
    struct Mark { ///< a stretch of the axis that is pointed out
        record::Timestamp begin{}, end{};
        std::string name;
    };

    Kind kind = Kind::columns;
    std::string summary; ///< what there is to see, in a sentence or two, for those who do not see the drawing
    std::size_t across = 0, group = 0;
    std::vector<std::size_t> values;
    std::vector<Mark> marks = {};
    std::optional<std::size_t> below = std::nullopt;
};

struct Section {
    std::string key;
    std::string heading;
    std::string paragraph;
    std::vector<Fact> facts;
    Table table;
    std::vector<std::string> notes;
    std::optional<Chart> chart = std::nullopt; ///< of the table

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

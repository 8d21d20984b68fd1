// SPDX-License-Identifier: Apache-2.0
// Values as people read them, in the language of the document: shares in per cent, durations in two parts, times on the
// wall clock of the document's zone. Shared by the renderers for people.
#pragma once

#include "report/document.hpp"
#include "report/phrases.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace kummerkasten::report {

/// "Sat 2026-09-12", "Sa 12.09.2026".
[[nodiscard]] std::string shown_day(const Words& words, std::chrono::local_days day);

/// "0.001", "0,001": as many digits as the value has.
[[nodiscard]] std::string shown_number(const Words& words, double value);

class Formatter {
public:
    using MakeSafe = std::string (*)(std::string_view);

    /// `make_safe` is put over every text of a cell: clean_line or escape_markdown. Throws DataError for an unknown zone.
    Formatter(const Document& document, MakeSafe make_safe)
        : words_(document.language), zone_(document.time_zone), make_safe_(make_safe) {}

    /// "–" where there is nothing.
    [[nodiscard]] std::string operator()(const Cell& cell, Type type) const;

    /// "Sat 2026-09-12 20:14"
    [[nodiscard]] std::string time(record::Timestamp time) const;
    /// "As of …", and the period that the posts come from.
    [[nodiscard]] std::string subtitle(const Document& document) const;
    [[nodiscard]] const Words& words() const { return words_; }
    /// Words of a customer in the quotation marks of the language.
    [[nodiscard]] std::string quoted(std::string_view text) const;

private:
    [[nodiscard]] std::string number(double value, Type type) const;
    [[nodiscard]] std::string label(const Label& label) const;
    Words words_;
    record::TimeZone zone_;
    MakeSafe make_safe_;
};

/// Texts stand left in a table, figures right.
[[nodiscard]] constexpr bool is_figure(Type type) {
    return type != Type::text && type != Type::link && type != Type::quote;
}

/// A bar of at most `columns` blocks for `value` of `most`; at least one block for anything above nought.
[[nodiscard]] std::string bar_of(double value, double most, std::size_t columns);

/// The value of a cell as a number, 0 where it is none.
[[nodiscard]] double number_in(const Cell& cell);

} // namespace kummerkasten::report

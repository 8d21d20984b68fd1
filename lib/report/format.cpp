// SPDX-License-Identifier: Apache-2.0
#include "report/format.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

namespace {

std::string seconds_text(double seconds) {
    return record::format_duration(std::chrono::seconds{static_cast<std::int64_t>(seconds)});
}

} // namespace

std::string shown_day(const Words& words, std::chrono::local_days day) {
    const std::chrono::year_month_day date{day};
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    const unsigned number = static_cast<unsigned>(date.day());
    const unsigned weekday = std::chrono::weekday{day}.iso_encoding() - 1;
    const std::string name = words(phrases::kWeekdays[weekday]);
    return words.german() ? fmt::format("{} {:02}.{:02}.{:04}", name, number, month, year)
                          : fmt::format("{} {:04}-{:02}-{:02}", name, year, month, number);
}

std::string Formatter::time(record::Timestamp time) const {
    const record::LocalTime local = zone_.to_local(time);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss clock{local - day};
    return fmt::format("{} {:02}:{:02}", shown_day(words_, day), clock.hours().count(), clock.minutes().count());
}

std::string Formatter::subtitle(const Document& document) const {
    std::string line = words_(phrases::kAsOf, time(document.now)) + " (" + document.time_zone + ")";
    const auto from = document.since ? document.since : document.first;
    const auto until = document.until ? document.until : document.last;
    if (from || until) {
        line +=
            " · " + words_(phrases::kPeriod) + ": " + (from ? time(*from) : "…") + " – " + (until ? time(*until) : "…");
    }
    return line;
}

std::string Formatter::quoted(std::string_view text) const {
    return words_.german() ? fmt::format("„{}“", text) : fmt::format("“{}”", text);
}

std::string Formatter::label(const Label& label) const {
    std::string text = make_safe_(label.shown.empty() ? label.name : label.shown);
    if (label.points) {
        text += fmt::format(" {:+d}", *label.points);
    }
    return text;
}

std::string Formatter::number(double value, Type type) const {
    std::string text;
    switch (type) {
    case Type::duration: return seconds_text(value);
    case Type::remaining:
        if (value > -1 && value < 1) {
            return words_(phrases::kDueNow);
        }
        return words_(value < 0 ? phrases::kOverdueFor : phrases::kDueIn, seconds_text(std::abs(value)));
    case Type::share: text = fmt::format("{:.1f}{}", value * 100, words_.german() ? " %" : "%"); break;
    default: text = fmt::format("{:.2f}", value); break;
    }
    if (words_.german()) {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text;
}

std::string Formatter::operator()(const Cell& cell, Type type) const {
    struct Visitor {
        const Formatter& formatter;
        Type type;
        std::string operator()(std::monostate) const { return "–"; }
        std::string operator()(const Label& label) const { return formatter.label(label); }
        std::string operator()(const Labels& labels) const {
            std::string text;
            for (const Label& label : labels) {
                text += (text.empty() ? "" : ", ") + formatter.label(label);
            }
            return text.empty() ? "–" : text;
        }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return formatter.number(number, type); }
        std::string operator()(record::Timestamp time) const { return formatter.time(time); }
    };
    return std::visit(Visitor{*this, type}, cell);
}

std::string shown_number(const Words& words, double value) {
    std::string text = fmt::format("{}", value);
    if (words.german()) {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text;
}

std::string bar_of(double value, double most, std::size_t columns) {
    if (value <= 0 || most <= 0) {
        return {};
    }
    const auto blocks = static_cast<std::size_t>(std::lround(value / most * static_cast<double>(columns)));
    std::string bar;
    for (std::size_t i = 0; i < std::clamp<std::size_t>(blocks, 1, columns); ++i) {
        bar += "▇";
    }
    return bar;
}

double number_in(const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return static_cast<double>(*integer);
    }
    const auto* number = std::get_if<double>(&cell);
    return number == nullptr ? 0 : *number;
}

} // namespace kummerkasten::report

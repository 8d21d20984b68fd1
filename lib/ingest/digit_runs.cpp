// SPDX-License-Identifier: Apache-2.0
#include "ingest/digit_runs.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

// ITU-T E.164: at most 15 digits with the country code. Shorter than 8 with a country code there is next to none.
constexpr std::size_t kFewestInternational = 8, kMostInternational = 15;
// With the area code: "030 12345" is a switchboard, Austria goes up to 13.
constexpr std::size_t kFewestNational = 8, kMostNational = 13;
// Where words announce it: "Tel. 12345" within a town.
constexpr std::size_t kFewestAnnounced = 5;
// Longer ones are no number of anybody, and a run must not grow with what a stranger sends.
constexpr std::size_t kMostDigits = 32;

// The separator at `at` and its length; 0 where there is none. Blanks that do not break and the dashes count as plain ones.
struct Separator {
    char sign = 0;
    std::size_t length = 0;
};

Separator separator_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || c == '/' || c == '-' || c == '.' || c == '(' || c == ')') {
        return {c, 1};
    }
    if (text.substr(at, 2) == "\xC2\xA0") {
        return {' ', 2};
    }
    if (text.substr(at, 3) == "\xE2\x80\xAF") {
        return {' ', 3};
    }
    if (const std::string_view three = text.substr(at, 3); three >= "\xE2\x80\x90" && three <= "\xE2\x80\x94") {
        return {'-', 3}; // U+2010 to U+2014
    }
    return {};
}

// What stands between two groups, reduced to one sign. False where it is no gap within a number.
bool read_gap(std::string_view text, std::size_t& at, char& sign) {
    sign = 0;
    char previous = 0;
    for (std::size_t signs = 0; at < text.size() && !is_ascii_digit(text[at]); ++signs) {
        const Separator next = separator_at(text, at);
        if (next.length == 0 || signs == 3 || (next.sign == ' ' && previous == ' ')) {
            return false;
        }
        if (sign == 0 || sign == ' ') {
            sign = next.sign;
        }
        previous = next.sign;
        at += next.length;
    }
    return at < text.size();
}

std::size_t number_of(const DigitRun& run, std::size_t group) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < group; ++i) {
        begin += run.groups[i];
    }
    std::size_t value = 0;
    for (std::size_t i = begin; i < begin + run.groups[group] && i < begin + 9; ++i) {
        value = value * 10 + static_cast<std::size_t>(run.digits[i] - '0');
    }
    return value;
}

bool is_year(std::size_t number) { return number >= 1900 && number <= 2099; }

bool is_date(const DigitRun& run) {
    const auto& g = run.groups;
    if (run.plus || g.size() < 3 || run.separators[0] == ' ' || run.separators[0] != run.separators[1]) {
        return false;
    }
    if (g[0] == 4 && g[1] <= 2 && g[2] <= 2) {
        return is_year(number_of(run, 0));
    }
    return g[0] <= 2 && g[1] <= 2 && (g[2] == 2 || g[2] == 4) && number_of(run, 0) <= 31 && number_of(run, 1) <= 31;
}

// "0800-1700", "08.30 - 17.00", "01/2025-02/2026"
bool is_time_span(const DigitRun& run) {
    const auto& g = run.groups;
    if (g.size() == 2 && g[0] == 4 && g[1] == 4 && run.separators[0] == '-') {
        const auto is_clock = [](std::size_t hhmm) { return hhmm <= 2400 && hhmm % 100 < 60; };
        return is_clock(number_of(run, 0)) && is_clock(number_of(run, 1));
    }
    return !run.plus && g.size() >= 2 && g[0] <= 2 &&
           ((g[1] == 4 && is_year(number_of(run, 1))) || (g[1] == 2 && run.separators[0] == '.'));
}

// "1.000.000", "+250 000": groups of three, as thousands have them.
bool is_thousands(const DigitRun& run) {
    return run.groups.size() > 1 && run.groups[0] <= 3 && run.digits[0] != '0' &&
           std::all_of(run.groups.begin() + 1, run.groups.end(), [](std::size_t digits) { return digits == 3; }) &&
           std::all_of(run.separators.begin(), run.separators.end(),
                       [&](char c) { return c == run.separators[0] && (c == '.' || c == ' '); });
}

bool is_international(const DigitRun& run) {
    const std::size_t zeros = run.plus ? 0 : 2;
    if (!run.plus && (run.digits.size() < 3 || !run.digits.starts_with("00"))) {
        return false;
    }
    const std::size_t count = run.digits.size() - zeros;
    // Without separators "00…" may be any number; country codes of two digits that border on Germany, or Germany, are clear.
    const bool told =
        run.plus || run.groups.size() > 1 || run.digits.starts_with("004") || run.digits.starts_with("003");
    return told && run.digits[zeros] != '0' && count >= kFewestInternational && count <= kMostInternational &&
           !(is_thousands(run) && run.separators[0] == '.');
}

bool is_national(const DigitRun& run) {
    const std::size_t count = run.digits.size();
    if (run.plus || count < kFewestNational || count > kMostNational || run.digits[0] != '0' || run.digits[1] == '0') {
        return false;
    }
    if (run.groups.size() == 1) {
        return count >= 10; // shorter ones without separators may count anything
    }
    if (run.groups[0] == 2) { // Vienna has the area code 01
        return run.digits[1] == '1' && run.groups[1] >= 3 && run.separators[0] != '.';
    }
    return run.groups[0] >= 3 && run.groups[0] <= 6;
}

bool has_card_prefix(std::string_view digits) {
    const auto first = [digits](std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            value = value * 10 + (digits[i] - '0');
        }
        return value;
    };
    const auto within = [](int value, int from, int to) { return value >= from && value <= to; };
    switch (digits.size()) {
    case 14: return within(first(3), 300, 305) || within(first(2), 36, 36) || within(first(2), 38, 39); // Diners
    case 15: return first(2) == 34 || first(2) == 37; // American Express
    case 16:
        return first(1) == 4 || within(first(2), 51, 55) || within(first(4), 2221, 2720) || // Visa, Mastercard
               within(first(4), 3528, 3589) || within(first(2), 56, 69); // JCB, Maestro, Discover, UnionPay
    case 13:
    case 19: return first(1) == 4 || within(first(2), 56, 69) || first(2) == 50;
    default: return within(first(2), 56, 69) || first(2) == 50; // Maestro, UnionPay
    }
}

bool has_luhn_digit(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1) {
            digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
        }
        sum += digit;
    }
    return sum % 10 == 0;
}

// "(0170 1234567)" loses the bracket that stands around it, "(+49) 170 1234567" keeps its own.
void balance_brackets(std::string_view text, DigitRun& run) {
    const std::string_view written = text.substr(run.begin, run.end - run.begin);
    const bool closes = written.find(')') != std::string_view::npos;
    if (written[0] == '(' && !closes) {
        ++run.begin;
    } else if (closes && written.find('(') == std::string_view::npos && run.begin > 0 && text[run.begin - 1] == '(') {
        --run.begin;
    }
}

void read_groups(std::string_view text, std::size_t at, DigitRun& run) {
    for (;;) {
        const std::size_t group = at;
        while (at < text.size() && is_ascii_digit(text[at])) {
            ++at;
        }
        run.groups.push_back(at - group);
        run.digits.append(text.substr(group, std::min(at - group, kMostDigits + 1)));
        run.end = at;
        run.ends.push_back(at);
        char sign = 0;
        if (run.digits.size() > kMostDigits || !read_gap(text, at, sign)) {
            return;
        }
        run.separators += sign;
    }
}

} // namespace

bool next_digit_run(std::string_view text, std::size_t from, DigitRun& run) {
    while (from < text.size() && !is_ascii_digit(text[from])) {
        ++from;
    }
    if (from == text.size()) {
        return false;
    }
    run.begin = from;
    run.digits.clear();
    run.groups.clear();
    run.separators.clear();
    run.ends.clear();
    if (run.begin > 0 && text[run.begin - 1] == '(') {
        --run.begin;
    }
    const bool apart = run.begin > 1 && text[run.begin - 1] == ' ' && text[run.begin - 2] == '+';
    run.plus = apart || (run.begin > 0 && text[run.begin - 1] == '+');
    run.begin -= apart ? 2U : run.plus ? 1U : 0U;
    read_groups(text, from, run);
    balance_brackets(text, run);
    return true;
}

void cut_to_first_number(DigitRun& run) {
    std::size_t digits = run.groups[0];
    const std::size_t most = run.plus ? kMostInternational : kMostNational;
    for (std::size_t group = 1; group < run.groups.size() && run.digits.size() > most; ++group) {
        if (run.separators[group - 1] == ' ' && run.digits[digits] == '0' && digits >= kFewestNational &&
            run.digits.size() - digits >= kFewestAnnounced + 1) {
            run.digits.resize(digits);
            run.groups.resize(group);
            run.separators.resize(group - 1);
            run.ends.resize(group);
            run.end = run.ends.back();
            return;
        }
        digits += run.groups[group];
    }
}

bool is_phone_number(const DigitRun& run, Announced announced) {
    const std::size_t count = run.digits.size();
    if (is_date(run) || is_time_span(run) ||
        std::all_of(run.digits.begin(), run.digits.end(), [&](char c) { return c == run.digits[0]; })) {
        return false;
    }
    if (is_international(run) || is_national(run)) {
        return true;
    }
    if (announced == Announced::clearly) {
        return count >= kFewestAnnounced && count <= kMostInternational &&
               !(run.groups.size() == 1 && is_year(number_of(run, 0)));
    }
    return announced == Announced::weakly && count >= kFewestNational - 1 && count <= kMostNational &&
           !is_thousands(run) && (run.digits[0] == '0' || run.separators.find('/') != std::string::npos);
}

bool is_card_number(const DigitRun& run) {
    return !run.plus && run.digits.size() >= kFewestCardDigits && run.digits.size() <= 19 &&
           run.separators.find_first_not_of(" -") == std::string::npos && has_card_prefix(run.digits) &&
           has_luhn_digit(run.digits);
}

} // namespace kummerkasten::ingest

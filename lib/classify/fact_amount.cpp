// SPDX-License-Identifier: Apache-2.0
#include "classify/fact_amount.hpp"

#include "base/strings.hpp"
#include "classify/fact_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace kummerkasten::classify {

namespace {

constexpr std::size_t kMostDigits = 12; ///< before the cents; what is longer is no price

constexpr std::string_view kDash = "\u2013"; ///< as long as the apostrophe "\u2019"

struct Currency {
    std::string_view names; ///< separated by blanks
    std::string_view code;
    bool hundredth = false;
};

constexpr std::array kCurrencies{
    Currency{"\u20ac euro euros eur", "EUR"},
    Currency{"chf fr sfr franken", "CHF"},
    Currency{"\u00a3 pound pounds quid gbp", "GBP"},
    Currency{"$ dollar dollars bucks usd", "USD"},
    Currency{"cent cents", "EUR", true},
    Currency{"rappen", "CHF", true},
    Currency{"pence", "GBP", true},
};

struct Word {
    std::string_view name;
    std::int64_t value;
};

constexpr std::array kTens{
    Word{"dreizehn", 13},    Word{"vierzehn", 14},     Word{"fuenfzehn", 15},     Word{"sechzehn", 16},
    Word{"siebzehn", 17},    Word{"achtzehn", 18},     Word{"neunzehn", 19},      Word{"zwanzig", 20},
    Word{"dreissig", 30},    Word{"vierzig", 40},      Word{"fuenfzig", 50},      Word{"sechzig", 60},
    Word{"siebzig", 70},     Word{"achtzig", 80},      Word{"neunzig", 90},       Word{"hundert", 100},
    Word{"einhundert", 100}, Word{"zweihundert", 200}, Word{"dreihundert", 300},  Word{"fuenfhundert", 500},
    Word{"tausend", 1000},   Word{"eintausend", 1000}, Word{"zweitausend", 2000}, Word{"twenty", 20},
    Word{"thirty", 30},      Word{"forty", 40},        Word{"fifty", 50},         Word{"hundred", 100},
    Word{"thousand", 1000},
};

const Currency* currency_of(std::string_view name) {
    const auto found = std::find_if(kCurrencies.begin(), kCurrencies.end(),
                                    [name](const Currency& one) { return is_one_of(name, one.names); });
    return found == kCurrencies.end() ? nullptr : &*found;
}

// The hundredths of "1.249,-", "49.9", "1'200.\u2013".
std::optional<std::int64_t> hundredths_of(std::string_view number) {
    std::int64_t whole = 0;
    std::int64_t cents = 0;
    std::size_t digits = 0;
    std::size_t at = 0;
    const auto digits_at = [number](std::size_t from) {
        std::size_t end = from;
        while (end < number.size() && is_ascii_digit(number[end])) {
            ++end;
        }
        return end - from;
    };
    while (at < number.size()) {
        const std::size_t run = digits_at(at);
        digits += run;
        if (run == 0 || digits > kMostDigits) {
            return std::nullopt;
        }
        for (std::size_t i = at; i < at + run; ++i) {
            whole = whole * 10 + (number[i] - '0');
        }
        at += run;
        if (at == number.size()) {
            break;
        }
        const std::string_view rest = number.substr(at);
        const std::size_t mark = rest.starts_with("\u2019") ? kDash.size() : 1;
        const bool cuts = rest[0] == '.' || rest[0] == ',';
        if (!cuts && rest[0] != '\'' && mark == 1) {
            return std::nullopt;
        }
        at += mark;
        const std::size_t behind = digits_at(at);
        if (behind == 3) {
            continue; // a group of thousand
        }
        if (!cuts) {
            return std::nullopt;
        }
        const std::string_view end = number.substr(at);
        if (behind == 0) { // ",-" or ".\u2013", or the point of a sentence
            return end.empty() || end == "-" || end == "--" || end == kDash ? std::optional(whole * 100) : std::nullopt;
        }
        if (behind > 2 || behind != end.size()) {
            return std::nullopt;
        }
        cents = (end[0] - '0') * 10 + (behind == 2 ? end[1] - '0' : 0);
        break;
    }
    return whole * 100 + cents;
}

// Digits, and the signs that may stand among and behind them.
std::size_t length_of_number(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        if (is_ascii_digit(rest[0]) || std::string_view(".,'-").find(rest[0]) != std::string_view::npos) {
            ++at;
        } else if (rest.starts_with("\u2019") || rest.starts_with(kDash)) {
            at += kDash.size();
        } else {
            break;
        }
    }
    return at;
}

std::optional<std::int64_t> value_of(std::string_view number) {
    if (const std::optional<int> small = number_of_word(number)) {
        return std::int64_t{*small} * 100;
    }
    const auto* const found =
        std::find_if(kTens.begin(), kTens.end(), [number](const Word& word) { return word.name == number; });
    return found != kTens.end() ? std::optional(found->value * 100) : hundredths_of(number);
}

} // namespace

std::optional<std::string> amount_value(std::string_view written) {
    // Digits, then what is no digit, or the other way: the currency stands at one end.
    const auto is_mark = [](char c) { return is_ascii_digit(c); };
    const auto* const first = std::find_if(written.begin(), written.end(), is_mark);
    std::string_view number;
    std::string_view name;
    if (first == written.end()) { // in words
        const std::size_t blank = written.find(' ');
        if (blank == std::string_view::npos) {
            return std::nullopt;
        }
        number = written.substr(0, blank);
        name = trim(written.substr(blank));
    } else if (first == written.begin()) {
        const std::size_t end = length_of_number(written);
        number = written.substr(0, end);
        name = trim(written.substr(end));
    } else {
        const auto at = static_cast<std::size_t>(first - written.begin());
        number = trim(written.substr(at));
        name = trim(written.substr(0, at));
    }
    while (!name.empty() && name.back() == '.') {
        name.remove_suffix(1);
    }
    const Currency* currency = currency_of(name);
    const std::optional<std::int64_t> hundredths = value_of(number);
    if (currency == nullptr || !hundredths) {
        return std::nullopt;
    }
    const std::int64_t sum = currency->hundredth ? *hundredths / 100 : *hundredths;
    return fmt::format("{}.{:02} {}", sum / 100, sum % 100, currency->code);
}

} // namespace kummerkasten::classify

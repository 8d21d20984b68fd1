// SPDX-License-Identifier: Apache-2.0
#include "record/long_numbers.hpp"

#include "base/strings.hpp"

namespace kummerkasten::record {

namespace {

// Shorter numbers fit a 64-bit integer or a double.
constexpr std::size_t kLongNumber = 19;

std::size_t skip_digits(std::string_view json, std::size_t at) {
    while (at < json.size() && is_ascii_digit(json[at])) {
        ++at;
    }
    return at;
}

// End of the JSON number that begins at `at`, or `at` where none does. Sets `exponent` where it has one.
std::size_t number_end(std::string_view json, std::size_t at, bool& exponent) {
    const std::size_t begin = at;
    at += json[at] == '-' ? 1 : 0;
    const std::size_t digits_end = skip_digits(json, at);
    if (digits_end == at || (json[at] == '0' && digits_end > at + 1)) {
        return begin;
    }
    at = digits_end;
    if (at < json.size() && json[at] == '.') {
        const std::size_t fraction_end = skip_digits(json, at + 1);
        if (fraction_end == at + 1) {
            return begin;
        }
        at = fraction_end;
    }
    if (at < json.size() && (json[at] == 'e' || json[at] == 'E')) {
        std::size_t digits = at + 1;
        digits += digits < json.size() && (json[digits] == '+' || json[digits] == '-') ? 1 : 0;
        const std::size_t exponent_end = skip_digits(json, digits);
        if (exponent_end == digits) {
            return begin;
        }
        exponent = true;
        at = exponent_end;
    }
    return at;
}

bool may_follow_number(std::string_view json, std::size_t at) {
    return at == json.size() || json[at] == ',' || json[at] == '}' || json[at] == ']' || is_ascii_space(json[at]);
}

} // namespace

void blank_long_numbers(std::string_view json, std::string& copy) {
    copy.assign(json);
    for (std::size_t i = 0; i < json.size();) {
        if (json[i] == '"') {
            for (++i; i < json.size() && json[i] != '"'; ++i) {
                i += json[i] == '\\' ? 1 : 0;
            }
            ++i;
            continue;
        }
        if (json[i] != '-' && !is_ascii_digit(json[i])) {
            ++i;
            continue;
        }
        bool exponent = false;
        const std::size_t end = number_end(json, i, exponent);
        if (end > i && may_follow_number(json, end) && (exponent || end - i >= kLongNumber)) {
            copy.replace(i, end - i, end - i, ' ');
            copy[i] = '0';
        }
        // Whatever it was, go behind it whole: "1.2.3" must not be taken for two numbers.
        while (i < json.size() && !may_follow_number(json, i) && json[i] != '"') {
            ++i;
        }
    }
}

} // namespace kummerkasten::record

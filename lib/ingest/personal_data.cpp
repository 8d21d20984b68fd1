// SPDX-License-Identifier: Apache-2.0
#include "ingest/personal_data.hpp"

#include "base/strings.hpp"
#include "ingest/digit_runs.hpp"
#include "ingest/iban.hpp"
#include "ingest/personal_patterns.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <numeric>

namespace kummerkasten::ingest {

namespace {

// Stands where something was taken. It is in none of the patterns, so none reaches across it.
constexpr char kTaken = '\x1f';
// As far back as words are looked for that announce a number, and as far ahead as a unit may stand.
constexpr std::size_t kReach = 48;

// A longer name of a member is no word for anything, and is not to be read again for each of its values.
constexpr std::size_t kLongestLabel = 64;

// One pass that spares most posts all else.
bool may_hold_something(std::string_view text) {
    bool bracket = false;
    for (const char c : text) {
        if (is_ascii_digit(c) || c == '@') {
            return true;
        }
        bracket = bracket || c == '(' || c == '[' || c == '{';
    }
    return bracket || text.find(" at ") != std::string_view::npos;
}

std::string only(std::string_view text, bool (*wanted)(char)) {
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), wanted);
    return kept;
}

// Digits alone, those of Germany with the 0 of the area code, others with "+" and the country code.
std::string normal_phone(std::string_view written) {
    const bool escaped = written.starts_with("%2B") || written.starts_with("%2b"); // "+" in a link
    written.remove_prefix(escaped ? 3 : 0);
    const bool plus = escaped || written.find('+') != std::string_view::npos;
    std::string digits = only(written, is_ascii_digit);
    if (!plus && !digits.starts_with("00")) {
        return digits;
    }
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    if (!digits.starts_with("49")) {
        return "+" + digits;
    }
    digits.erase(0, 2);
    return (digits.starts_with('0') ? "" : "0") + digits;
}

// Does the number go on in front, as in "A-0170" or "3.0170"?
bool is_inside(std::string_view front) {
    if (front.empty()) {
        return false;
    }
    const char before = front.back();
    return is_word_byte(before) || before == '#' ||
           (front.size() > 1 && std::string_view(",.-/:").find(before) != std::string_view::npos &&
            (before == ':' ? is_ascii_digit(front[front.size() - 2]) : is_word_byte(front[front.size() - 2])));
}

// Not in a word, and not before the minutes of a time.
bool ends_there(std::string_view text, std::size_t at) {
    return at >= text.size() ||
           (!is_word_byte(text[at]) && (text[at] != ':' || at + 1 == text.size() || !is_ascii_digit(text[at + 1])));
}

bool is_line_of_its_own(std::string_view front, std::string_view behind) {
    const std::size_t before = front.find_last_not_of(" \t");
    const std::size_t after = behind.find_first_not_of(" \t");
    return (before == std::string_view::npos || front[before] == '\n') &&
           (after == std::string_view::npos || behind[after] == '\n');
}

std::size_t count(const DigitGroups& groups) {
    return std::accumulate(groups.begin(), groups.end(), std::size_t{0},
                           [](std::size_t sum, const DigitGroup& group) { return sum + group.end - group.begin; });
}

} // namespace

std::string normal_form(PersonalKind kind, std::string_view written) {
    switch (kind) {
    case PersonalKind::email: return plain_address(written);
    case PersonalKind::phone: return normal_phone(written);
    case PersonalKind::iban:
    case PersonalKind::card:
    case PersonalKind::number:
    case PersonalKind::plate: return to_ascii_lower(only(written, is_ascii_alnum));
    case PersonalKind::address:
    case PersonalKind::birth_date: break;
    }
    std::string folded = text::fold(written);
    folded.erase(std::remove_if(folded.begin(), folded.end(), [](char c) { return is_ascii_space(c) || c == ','; }),
                 folded.end());
    return folded;
}

const std::vector<PersonalValue>& PersonalFinder::find(std::string_view text, std::string_view label) {
    found_.clear();
    if (!may_hold_something(text)) {
        return found_;
    }
    std::size_t front = 0;
    text_.clear();
    if (!label.empty() && label.size() <= kLongestLabel) {
        text_.append(label).append(": ");
        std::replace(text_.begin(), text_.end(), '_', ' '); // "customer_no"
        front = text_.size();
    }
    text_.append(text);
    rest_ = text_;
    // The surest first: what is taken is out of reach of the others.
    take_links();
    take_emails();
    find_digit_groups(rest_, digits_);
    const std::size_t digits = count(digits_);
    if (digits >= kFewestIbanDigits) {
        take_ibans();
    }
    if (digits >= kFewestCardDigits) {
        take_cards();
    }
    if (digits >= kFewestNumberDigits) {
        take_labelled_numbers();
        take_birth_dates();
        take_phones();
    }
    if (digits > 0) {
        take_addresses();
        take_plates();
    }
    std::sort(found_.begin(), found_.end(),
              [](const PersonalValue& a, const PersonalValue& b) { return a.begin < b.begin; });
    std::erase_if(found_, [front](const PersonalValue& value) { return value.begin < front; });
    for (PersonalValue& value : found_) {
        value.begin -= front;
        value.end -= front;
    }
    return found_;
}

void PersonalFinder::take(PersonalKind kind, std::size_t begin, std::size_t end) {
    found_.push_back({kind, begin, end, normal_form(kind, std::string_view(text_).substr(begin, end - begin))});
    std::fill(rest_.begin() + static_cast<std::ptrdiff_t>(begin), rest_.begin() + static_cast<std::ptrdiff_t>(end),
              kTaken);
}

// Digits of a link are those of a page, not of a person. Looked for are addresses, and parameters by their names.
void PersonalFinder::take_links() {
    for (auto link = next_link(rest_, 0); link; link = next_link(rest_, link->end)) {
        const std::string_view address = std::string_view(rest_).substr(link->begin, link->end - link->begin);
        each_email(address, [&](Stretch s) { take(PersonalKind::email, link->begin + s.begin, link->begin + s.end); });
        each_link_parameter(
            address, [&](PersonalKind kind, Stretch s) { take(kind, link->begin + s.begin, link->begin + s.end); });
        std::fill(rest_.begin() + static_cast<std::ptrdiff_t>(link->begin),
                  rest_.begin() + static_cast<std::ptrdiff_t>(link->end), kTaken);
    }
}

void PersonalFinder::take_emails() {
    each_email(rest_, [&](Stretch s) { take(PersonalKind::email, s.begin, s.end); });
}

void PersonalFinder::take_ibans() {
    for (auto iban = next_iban(rest_, 0); iban; iban = next_iban(rest_, iban->end)) {
        take(PersonalKind::iban, iban->begin, iban->end);
    }
}

void PersonalFinder::take_labelled_numbers() {
    each_labelled_number(rest_, digits_, [&](Stretch s) { take(PersonalKind::number, s.begin, s.end); });
}

void PersonalFinder::take_birth_dates() {
    each_birth_date(rest_, digits_, [&](Stretch s) { take(PersonalKind::birth_date, s.begin, s.end); });
}

void PersonalFinder::take_cards() {
    DigitRun run;
    for (std::size_t at = 0; next_digit_run(rest_, at, run); at = run.end) {
        if (is_card_number(run) && !is_inside(std::string_view(rest_).substr(0, run.begin)) &&
            ends_there(rest_, run.end)) {
            take(PersonalKind::card, run.begin, run.end);
        }
    }
}

void PersonalFinder::take_phones() {
    DigitRun run;
    for (std::size_t at = 0; next_digit_run(rest_, at, run); at = run.end) {
        cut_to_first_number(run);
        const std::string_view front = std::string_view(rest_).substr(0, run.begin);
        const std::string_view behind = std::string_view(rest_).substr(run.end);
        if (run.digits.size() < kFewestNumberDigits || !ends_there(rest_, run.end)) {
            continue;
        }
        const std::string_view near_front = front.substr(front.size() - std::min(front.size(), kReach));
        const std::string_view near_behind = behind.substr(0, kReach);
        Announced announced = phone_announced(near_front, near_behind);
        if (announced == Announced::no && is_line_of_its_own(front, behind)) {
            announced = Announced::weakly; // below a name
        }
        const bool inside = announced == Announced::no && is_inside(front);
        if (!inside && !counts_something(near_front, near_behind) && is_phone_number(run, announced)) {
            take(PersonalKind::phone, run.begin, run.end);
        }
    }
}

void PersonalFinder::take_addresses() {
    each_address(rest_, digits_, [&](Stretch s) { take(PersonalKind::address, s.begin, s.end); });
}

void PersonalFinder::take_plates() {
    each_plate(rest_, digits_, [&](Stretch s) { take(PersonalKind::plate, s.begin, s.end); });
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "report/condition.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/suggest.hpp"
#include "report/period.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace kummerkasten::report {

namespace {

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value)
                                                                                            : std::nullopt;
}

std::optional<bool> parse_truth(std::string_view text) {
    if (equals_ignoring_ascii_case(text, "true") || equals_ignoring_ascii_case(text, "yes")) {
        return true;
    }
    return equals_ignoring_ascii_case(text, "false") || equals_ignoring_ascii_case(text, "no") ? std::optional(false)
                                                                                               : std::nullopt;
}

constexpr std::size_t kMostBytes = 65536;
constexpr std::string_view kOperators[] = {"!=", "!~", "<=", ">=", "==", "=", "<", ">", "~"}; // longest first

// Recursive descent over the bytes of the condition; positions are counted from 1.
class Parser {
public:
    Parser(std::string_view text, record::Timestamp now, const record::TimeZone& zone)
        : text_(text), now_(now), zone_(zone) {}

    Condition parse() {
        if (text_.size() > kMostBytes) { // tests are nested as deep as terms are many
            throw error<UsageError>("--where: {} bytes; at most {} are allowed", text_.size(), kMostBytes);
        }
        if (!text::is_valid_utf8(text_)) {
            throw UsageError("--where: not valid UTF-8");
        }
        condition_.root = either(0);
        skip_blanks();
        if (at_ < text_.size()) {
            fail(at_, text_[at_] == ')' ? "')' without '('" : "expected 'and' or 'or', got " + in_quotes(rest()));
        }
        return std::move(condition_);
    }

private:
    using Operation = Condition::Operation;
    using Comparison = Condition::Comparison;
    using Test = Condition::Test;

    [[noreturn]] static void fail(std::size_t at, const std::string& what) {
        throw error<UsageError>("--where, column {}: {}", at + 1, what);
    }

    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

    void skip_blanks() {
        while (at_ < text_.size() && is_ascii_space(text_[at_])) {
            ++at_;
        }
    }

    // A word ends at white space and at what has a meaning of its own.
    std::string_view word() {
        const std::size_t end = std::min(text_.find_first_of(" \t\r\n()=!<>~'\"", at_), text_.size());
        const std::string_view found = text_.substr(at_, end - at_);
        at_ = end;
        return found;
    }

    bool take_keyword(std::string_view keyword) {
        skip_blanks();
        const std::size_t before = at_;
        if (equals_ignoring_ascii_case(word(), keyword)) {
            return true;
        }
        at_ = before;
        return false;
    }

    std::uint32_t add(Condition::Node node) {
        condition_.nodes.push_back(node);
        return static_cast<std::uint32_t>(condition_.nodes.size() - 1);
    }

    std::uint32_t either(std::size_t depth) {
        std::uint32_t left = both(depth);
        while (take_keyword("or")) {
            const std::uint32_t right = both(depth);
            left = add({Operation::either, Comparison::present, left, right});
        }
        return left;
    }

    std::uint32_t both(std::size_t depth) {
        std::uint32_t left = part(depth);
        while (take_keyword("and")) {
            const std::uint32_t right = part(depth);
            left = add({Operation::both, Comparison::present, left, right});
        }
        return left;
    }

    std::uint32_t part(std::size_t depth) {
        skip_blanks();
        if (depth >= Condition::kMostDepth) {
            fail(at_, fmt::format("more than {} levels deep", Condition::kMostDepth));
        }
        if (take_keyword("not")) {
            const std::uint32_t inner = part(depth + 1);
            return add({Operation::negation, Comparison::present, inner, 0});
        }
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == '(') {
            const std::size_t opened = at_++;
            const std::uint32_t inner = either(depth + 1);
            skip_blanks();
            if (at_ >= text_.size() || text_[at_] != ')') {
                fail(opened, "'(' without ')'");
            }
            ++at_;
            return inner;
        }
        return test();
    }

    std::uint32_t test() {
        const std::size_t begin = at_;
        const std::string_view name = word();
        if (name.empty()) {
            fail(begin, begin >= text_.size() ? std::string("expected a field; the condition ends here")
                                              : "expected a field, got " + in_quotes(text_.substr(begin)));
        }
        auto reference = find_field(name);
        if (!reference) {
            fail(begin, "unknown field " + in_quotes(name) + "; " + suggest_field(name));
        }
        Test test{std::move(*reference), {}, 0, {}, false};
        skip_blanks();
        const std::size_t operator_at = at_;
        std::string_view sign;
        for (const std::string_view candidate : kOperators) {
            if (rest().starts_with(candidate)) {
                sign = candidate;
                at_ += candidate.size();
                break;
            }
        }
        if (sign.empty()) {
            return add_test(std::move(test), Comparison::present, false);
        }
        const Comparison comparison = comparison_of(*test.field.field, sign, operator_at);
        read_value(test, comparison);
        return add_test(std::move(test), comparison, sign.front() == '!');
    }

    std::uint32_t add_test(Test test, Comparison comparison, bool negated) {
        condition_.tests.push_back(std::move(test));
        const auto index = static_cast<std::uint32_t>(condition_.tests.size() - 1);
        const std::uint32_t node = add({Operation::test, comparison, index, 0});
        return negated ? add({Operation::negation, Comparison::present, node, 0}) : node;
    }

    static Comparison comparison_of(const Field& field, std::string_view sign, std::size_t at) {
        if (sign == "~" || sign == "!~") {
            if (!field.is_text()) {
                fail(at, fmt::format("'{}' is no text, so {} has no meaning", field.name, sign));
            }
            return Comparison::contains;
        }
        if (sign == "=" || sign == "==" || sign == "!=") {
            return Comparison::equal;
        }
        if ((field.is_text() && !field.ordered) || field.type == FieldType::truth) {
            fail(at, fmt::format("'{}' has no order; allowed are =, !={}", field.name,
                                 field.is_text() ? ", ~ and !~" : ""));
        }
        return sign == "<"    ? Comparison::less
               : sign == "<=" ? Comparison::less_or_equal
               : sign == ">"  ? Comparison::greater
                              : Comparison::greater_or_equal;
    }

    std::string value_text() {
        skip_blanks();
        if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) {
            const std::size_t begin = at_;
            const std::size_t end = text_.find(text_[at_], at_ + 1);
            if (end == std::string_view::npos) {
                fail(begin, "the quotation mark is not closed");
            }
            at_ = end + 1;
            return std::string(text_.substr(begin + 1, end - begin - 1));
        }
        const std::size_t begin = at_;
        const std::string_view found = word();
        if (found.empty()) {
            fail(begin, "expected a value; texts with blanks or signs stand in quotation marks");
        }
        return std::string(found);
    }

    void read_value(Test& test, Comparison comparison) {
        skip_blanks();
        const std::size_t begin = at_;
        const std::string value = value_text();
        const Field& field = *test.field.field;
        const auto wrong = [&](std::string_view expected) {
            fail(begin, fmt::format("'{}' is compared with {}, not with {}", field.name, expected, in_quotes(value)));
        };
        switch (field.type) {
        case FieldType::number:
        case FieldType::fraction:
            if (const auto number = parse_number(value)) {
                test.number = *number;
            } else {
                wrong("a number");
            }
            break;
        case FieldType::truth:
            if (const auto truth = parse_truth(value)) {
                test.truth = *truth;
            } else {
                wrong("true or false");
            }
            break;
        case FieldType::time:
            if (const auto time = parse_when(value, now_, zone_)) {
                test.time = *time;
            } else {
                fail(begin, in_quotes(value) + " is no point in time; " + std::string(kWhenForms));
            }
            break;
        case FieldType::word:
        case FieldType::words:
            if (comparison != Comparison::contains) {
                const auto found = std::find_if(
                    field.allowed.begin(), field.allowed.end(),
                    [&value](std::string_view allowed) { return equals_ignoring_ascii_case(allowed, value); });
                if (found == field.allowed.end()) {
                    fail(begin, fmt::format("'{}' is never {}; {}", field.name, in_quotes(value),
                                            suggest(value, field.allowed)));
                }
                test.number = static_cast<double>(found - field.allowed.begin());
            }
            test.folded = text::fold(value);
            break;
        case FieldType::text:
        case FieldType::set: test.folded = text::fold(value); break;
        }
    }

    Condition condition_;
    std::string_view text_;
    record::Timestamp now_;
    const record::TimeZone& zone_;
    std::size_t at_ = 0;
};

} // namespace

Condition parse_condition(std::string_view text, record::Timestamp now, const record::TimeZone& zone) {
    return trim(text).empty() ? Condition{} : Parser(text, now, zone).parse();
}

} // namespace kummerkasten::report

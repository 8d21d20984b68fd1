// SPDX-License-Identifier: Apache-2.0
#include "classify/rules.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/tsv.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

namespace kummerkasten::classify {

namespace {

// A DFA that outgrows this falls back to a slower, still linear way. Some hundred rules at most that much each, and only
// those that texts really drive there: far from the 150 MB that a tool may use.
constexpr std::int64_t kMostMemoryOfARule = 1 << 23;

struct Label {
    RuleKind kind;
    std::uint16_t value;
};

template <class Enum> std::optional<Label> label_of(RuleKind kind, std::string_view name) {
    const auto value = record::value_of<Enum>(name);
    return value ? std::optional(Label{kind, static_cast<std::uint16_t>(*value)}) : std::nullopt;
}

std::optional<Label> parse_label(std::string_view label, const TopicNames& topics) {
    const std::size_t colon = label.find(':');
    const std::string_view kind = label.substr(0, colon);
    const std::string_view name = colon == std::string_view::npos ? "" : label.substr(colon + 1);
    if (colon == std::string_view::npos) {
        if (kind == "anger") return Label{RuleKind::anger, 0};
        if (kind == "irony") return Label{RuleKind::irony, 0};
        if (kind == "resolved") return Label{RuleKind::resolved, 0};
        if (kind == "praise") return Label{RuleKind::praise, 0};
        if (kind == "dialect") return Label{RuleKind::dialect, 0};
        if (kind == "colloquial") return Label{RuleKind::colloquial, 0};
        return std::nullopt;
    }
    if (kind == "signals") return label_of<record::Signal>(RuleKind::signal, name);
    if (kind == "intent") return label_of<record::Intent>(RuleKind::intent, name);
    if (kind == "offence") return label_of<record::Offence>(RuleKind::offence, name);
    if (kind == "register") return label_of<record::Address>(RuleKind::address, name);
    if (kind == "ownership") return label_of<record::Ownership>(RuleKind::ownership, name);
    if (kind == "polarity") return label_of<record::Polarity>(RuleKind::polarity, name);
    if (kind == "topics" || kind == "topic") {
        const std::uint16_t number = topics.number_of(name);
        return number == TopicNames::kNone ? std::nullopt : std::optional(Label{RuleKind::topic, number});
    }
    if (kind == "facts" && !name.empty()) return Label{RuleKind::fact, 0};
    if (kind == "decide" && !name.empty()) return Label{RuleKind::decide, 0};
    return std::nullopt;
}

// Umlauts become their two letters, as in the text. ASCII stays: folding would turn \S into \s. Inside a class the two
// letters would be two members, so no umlaut may stand there; and a quantifier would bind to the second one only.
std::string fold_pattern(std::string_view pattern, const Place& place) {
    std::string folded;
    bool in_class = false;
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        if (c == '\\' && i + 1 < pattern.size()) {
            folded.append(pattern.substr(i, 2));
            i += 2;
            continue;
        }
        const std::size_t length = std::min(text::sequence_length(c), pattern.size() - i);
        if (length == 1) {
            if (c >= 'A' && c <= 'Z') {
                // (?P<name> is the one place for a capital.
                if (c != 'P' || i == 0 || pattern[i - 1] != '?') {
                    throw DataError(place,
                                    fmt::format("pattern: capital '{}'; the text is folded, write small letters", c));
                }
            }
            in_class = c == '[' ? true : c == ']' ? false : in_class;
            folded += c;
        } else {
            const std::string letters = text::fold(pattern.substr(i, length));
            const bool changes = letters != pattern.substr(i, length);
            if (in_class) {
                throw DataError(place, "pattern: only ASCII inside [ ]; write (?:ä|ö) instead of [äö]");
            }
            const char next = i + length < pattern.size() ? pattern[i + length] : '\0';
            const bool quantified = next == '?' || next == '*' || next == '+' || next == '{';
            folded += changes && quantified ? "(?:" + letters + ")" : letters;
        }
        i += length;
    }
    return folded;
}

re2::RE2::Options options() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMostMemoryOfARule);
    return options;
}

record::Span span_of(std::string_view text, const re2::StringPiece& part) {
    const auto start = static_cast<std::uint32_t>(part.data() - text.data());
    return {start, start + static_cast<std::uint32_t>(part.size())};
}

} // namespace

struct Rules::Compiled {
    mutable std::once_flag once;
    mutable std::unique_ptr<re2::RE2> pattern;

    const re2::RE2& get(const Rule& rule) const {
        std::call_once(once, [&] { pattern = std::make_unique<re2::RE2>(rule.pattern, options()); });
        return *pattern;
    }
};

Rules::Rules() = default;
Rules::~Rules() = default;

void Rules::load(const std::filesystem::path& file, Source source, const TopicNames& topics) {
    const io::TsvFile tsv(file, "rules", 6, 6);
    for (const io::TsvFile::Row& row : tsv.rows()) {
        auto rule = std::make_unique<Rule>();
        rule->place = tsv.place(row);
        rule->id = row.fields[0];
        rule->source = source;
        rule->name = row.fields[1];
        const std::optional<Label> label = parse_label(rule->name, topics);
        if (!label) {
            throw DataError(rule->place,
                            fmt::format("unknown label {}; labels are signals:…, topics:…, intent:…, offence:…, "
                                        "facts:…, register:…, ownership:…, polarity:…, decide:…, anger, irony, "
                                        "resolved, praise, dialect and colloquial, with the names of "
                                        "kummerkasten(7)",
                                        in_quotes(rule->name)));
        }
        rule->kind = label->kind;
        rule->value = label->value;
        rule->weight = static_cast<float>(io::number_field(row.fields[2], rule->place, 0, 1));
        rule->pattern = fold_pattern(row.fields[3], rule->place);
        rule->example = row.fields[4];
        rule->counterexample = row.fields[5];
        for (const auto& other : rules_) {
            if (other->id == rule->id) {
                throw DataError(rule->place, fmt::format("rule {} stands in {} already", in_quotes(rule->id),
                                                         to_string(other->place)));
            }
        }
        rules_.push_back(std::move(rule));
        compiled_.push_back(std::make_unique<Compiled>());
    }
}

void Rules::prepare() {
    std::vector<Requirement> requirements;
    requirements.reserve(rules_.size());
    for (const auto& rule : rules_) {
        requirements.push_back(required_literals(rule->pattern));
    }
    prefilter_ = Prefilter(requirements);
}

void Rules::try_rule(std::size_t number, std::string_view folded, std::span<const Prefilter::Start> starts,
                     std::vector<RuleHit>& hits) const {
    const Rule& rule = *rules_[number];
    const re2::RE2& pattern = compiled_[number]->get(rule);
    if (!pattern.ok()) {
        return;
    }
    const bool fact = rule.kind == RuleKind::fact && pattern.NumberOfCapturingGroups() >= 1;
    std::size_t left = fact ? kMostFacts : 1;
    std::size_t from = 0;
    std::array<re2::StringPiece, 2> parts;
    const re2::StringPiece text(folded.data(), folded.size());
    const auto match = [&](std::size_t at, re2::RE2::Anchor anchor) {
        if (!pattern.Match(text, at, folded.size(), anchor, parts.data(), fact ? 2 : 1)) {
            return false;
        }
        RuleHit hit{&rule, span_of(folded, parts[0]), {}};
        hit.value = fact && parts[1].data() != nullptr ? span_of(folded, parts[1]) : hit.span;
        hits.push_back(hit);
        from = std::max<std::size_t>(hit.span.end, hit.span.start + 1);
        --left;
        return true;
    };
    if (starts.empty()) {
        while (left > 0 && from <= folded.size() && match(from, re2::RE2::UNANCHORED)) {}
        return;
    }
    // Anchored, RE2 gives up at the first letter that does not fit, and needs far fewer states.
    for (const Prefilter::Start& start : starts) {
        if (left > 0 && start.offset >= from) {
            match(start.offset, re2::RE2::ANCHOR_START);
        }
    }
}

namespace {
bool applies(const Rule& rule, Rules::Languages languages) {
    return rule.kind == RuleKind::fact || rule.kind == RuleKind::ownership ||
           (rule.source == Source::german ? languages.german : languages.english);
}
} // namespace

void Rules::match(std::string_view folded, Languages languages, Prefilter::Scratch& scratch,
                  std::vector<RuleHit>& hits) const {
    prefilter_.find(folded, scratch);
    std::span<const Prefilter::Start> starts = scratch.starts;
    for (const std::uint32_t number : scratch.candidates) {
        std::size_t mine = 0;
        while (mine < starts.size() && starts[mine].rule == number) {
            ++mine;
        }
        if (applies(*rules_[number], languages)) {
            try_rule(number, folded, starts.first(mine), hits);
        }
        starts = starts.subspan(mine);
    }
}

void Rules::match_all(std::string_view folded, Languages languages, std::vector<RuleHit>& hits) const {
    for (std::size_t number = 0; number < rules_.size(); ++number) {
        if (applies(*rules_[number], languages)) {
            try_rule(number, folded, {}, hits);
        }
    }
}

std::vector<std::string> Rules::check() const {
    std::vector<std::string> complaints;
    for (std::size_t number = 0; number < rules_.size(); ++number) {
        const Rule& rule = *rules_[number];
        const auto complain = [&](std::string_view what) {
            complaints.push_back(fmt::format("{}: rule {}: {}", to_string(rule.place), rule.id, what));
        };
        const re2::RE2& pattern = compiled_[number]->get(rule);
        if (!pattern.ok()) {
            complain("pattern does not compile: " + pattern.error());
            continue;
        }
        const int groups = rule.kind == RuleKind::fact ? 1 : 0;
        if (pattern.NumberOfCapturingGroups() != groups) {
            complain(fmt::format("{} capturing groups, expected {}", pattern.NumberOfCapturingGroups(), groups));
        }
        const auto matches = [&](std::string_view text) {
            const std::string folded = text::fold(text);
            std::vector<RuleHit> plainly;
            try_rule(number, folded, {}, plainly);
            std::vector<RuleHit> hits;
            Prefilter::Scratch scratch;
            match(folded, {true, true}, scratch, hits);
            std::erase_if(hits, [&rule](const RuleHit& hit) { return hit.rule != &rule; });
            if (hits != plainly) {
                complain("the prefilter changes what is found in " + in_quotes(text, 200));
            }
            return !plainly.empty();
        };
        if (!matches(rule.example)) {
            complain("example does not match: " + in_quotes(rule.example, 200));
        }
        if (matches(rule.counterexample)) {
            complain("counterexample matches: " + in_quotes(rule.counterexample, 200));
        }
    }
    return complaints;
}

} // namespace kummerkasten::classify

// SPDX-License-Identifier: Apache-2.0
#include "classify/rules.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/tsv.hpp"
#include "text/fold.hpp"
#include "text/pattern_parser.hpp"
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

// The longest shipped pattern has 6 KiB with its parts. Parts of parts could double it many times over.
constexpr std::size_t kLongestPattern = 32 << 10;

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
// letters would be two members, so no umlaut may stand there; and a quantifier would bind to the second one only. An apostrophe
// stands for the one that telephones write, too ("can’t"): it has three bytes, so folding the text could not make them equal.
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
            if (c == '\'' && !in_class) {
                folded += "(?:'|\u2019)";
            } else {
                folded += c;
            }
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

bool is_part_name(std::string_view name) {
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// "{people}" becomes "(?:" + its choice + ")". Braces that count, "{2,5}", stay.
std::string with_parts(std::string_view pattern, const std::unordered_map<std::string, std::string>& parts,
                       const Place& place) {
    std::string whole;
    for (std::size_t open; (open = pattern.find('{')) != std::string_view::npos;) {
        const std::size_t close = pattern.find('}', open);
        const std::string_view name = pattern.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1);
        whole.append(pattern.substr(0, open));
        if (!is_part_name(name)) {
            whole += '{';
            pattern.remove_prefix(open + 1);
            continue;
        }
        const auto part = parts.find(std::string(name));
        if (part == parts.end()) {
            throw DataError(place, fmt::format("pattern: no part is called {{{}}}; see pattern-parts.tsv", name));
        }
        whole.append("(?:").append(part->second).append(")");
        if (whole.size() > kLongestPattern) {
            throw DataError(place, fmt::format("pattern: more than {} bytes with its parts", kLongestPattern));
        }
        pattern.remove_prefix(close + 1);
    }
    whole.append(pattern);
    return whole;
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

struct Rules::Branch {
    Branch(const Rule& of, std::string_view part) : rule(of), pattern(part) {}

    const Rule& rule;
    std::string_view pattern; ///< in rule.pattern

    [[nodiscard]] const re2::RE2& compiled() const {
        std::call_once(once_, [this] {
            compiled_ = std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options());
        });
        return *compiled_;
    }

    /// The first match at `from` or behind it that begins at one of `starts`, or anywhere where there are none.
    [[nodiscard]] std::optional<RuleHit> find(std::string_view folded, std::span<const text::Prefilter::Start> starts,
                                              std::size_t from = 0) const {
        if (starts.empty()) {
            return from <= folded.size() ? match(folded, from, re2::RE2::UNANCHORED) : std::nullopt;
        }
        // Anchored, RE2 gives up at the first letter that does not fit, and needs far fewer states.
        for (const text::Prefilter::Start& start : starts) {
            if (start.offset >= from) {
                if (const auto hit = match(folded, start.offset, re2::RE2::ANCHOR_START)) {
                    return hit;
                }
            }
        }
        return std::nullopt;
    }

    /// Of facts, which may be told several times.
    void find_all(std::string_view folded, std::span<const text::Prefilter::Start> starts,
                  std::vector<RuleHit>& hits) const {
        std::size_t from = 0;
        for (std::size_t left = kMostFacts; left > 0; --left) {
            const auto hit = find(folded, starts, from);
            if (!hit) {
                return;
            }
            hits.push_back(*hit);
            from = std::max<std::size_t>(hit->span.end, hit->span.start + 1);
        }
    }

    void find_plainly(std::string_view folded, std::vector<RuleHit>& hits) const {
        if (rule.kind == RuleKind::fact) {
            find_all(folded, {}, hits);
        } else if (const auto hit = find(folded, {})) {
            hits.push_back(*hit);
        }
    }

private:
    [[nodiscard]] std::optional<RuleHit> match(std::string_view folded, std::size_t at, re2::RE2::Anchor anchor) const {
        const re2::RE2& re = compiled();
        const bool grouped = rule.kind == RuleKind::fact && re.ok() && re.NumberOfCapturingGroups() >= 1;
        std::array<re2::StringPiece, 2> parts;
        if (!re.ok() || !re.Match(re2::StringPiece(folded.data(), folded.size()), at, folded.size(), anchor,
                                  parts.data(), grouped ? 2 : 1)) {
            return std::nullopt;
        }
        const record::Span whole = span_of(folded, parts[0]);
        return RuleHit{&rule, whole, grouped && parts[1].data() != nullptr ? span_of(folded, parts[1]) : whole};
    }

    mutable std::once_flag once_;
    mutable std::unique_ptr<re2::RE2> compiled_;
};

Rules::Rules() = default;
Rules::~Rules() = default;

void Rules::load_parts(const std::filesystem::path& file) {
    const io::TsvFile tsv(file, "pattern-parts", 2, 2);
    for (const io::TsvFile::Row& row : tsv.rows()) {
        const Place place = tsv.place(row);
        const std::string name(row.fields[0]);
        if (!is_part_name(name)) {
            throw DataError(place, fmt::format("part {} must have a name of small letters and _", in_quotes(name)));
        }
        if (!parts_.emplace(name, with_parts(row.fields[1], parts_, place)).second) {
            throw DataError(place, fmt::format("part {} is named twice", in_quotes(name)));
        }
    }
}

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
        rule->pattern = fold_pattern(with_parts(row.fields[3], parts_, rule->place), rule->place);
        rule->example = row.fields[4];
        rule->counterexample = row.fields[5];
        const auto [same_id, fresh] = by_id_.emplace(rule->id, rule.get());
        if (!fresh) {
            throw DataError(rule->place, fmt::format("rule {} stands in {} already", in_quotes(rule->id),
                                                     to_string(same_id->second->place)));
        }
        wholes_.push_back(std::make_unique<Branch>(*rule, rule->pattern));
        if (rule->kind == RuleKind::fact) { // told several times, in the order of the text: one branch
            branches_.push_back(std::make_unique<Branch>(*rule, rule->pattern));
        } else {
            for (const std::string_view part : text::branches_of(rule->pattern)) {
                branches_.push_back(std::make_unique<Branch>(*rule, part));
            }
        }
        rules_.push_back(std::move(rule));
    }
}

void Rules::prepare() {
    std::vector<text::Requirement> requirements;
    requirements.reserve(branches_.size());
    for (const auto& branch : branches_) {
        requirements.push_back(text::required_literals(branch->pattern));
    }
    prefilter_ = text::Prefilter(requirements);
}

namespace {
bool applies(const Rule& rule, Rules::Languages languages) {
    return rule.kind == RuleKind::fact || rule.kind == RuleKind::ownership ||
           (rule.source == Source::german ? languages.german : languages.english);
}
} // namespace

void Rules::match(std::string_view folded, Languages languages, text::Prefilter::Scratch& scratch,
                  std::vector<RuleHit>& hits) const {
    prefilter_.find(folded, scratch);
    std::span<const text::Prefilter::Start> starts = scratch.starts;
    const std::span<const std::uint32_t> candidates = scratch.candidates;
    for (std::size_t i = 0; i < candidates.size();) {
        const Rule& rule = branches_[candidates[i]]->rule;
        std::optional<RuleHit> leftmost;
        for (; i < candidates.size() && &branches_[candidates[i]]->rule == &rule; ++i) {
            std::size_t mine = 0;
            while (mine < starts.size() && starts[mine].rule == candidates[i]) {
                ++mine;
            }
            const Branch& branch = *branches_[candidates[i]];
            if (!applies(rule, languages)) {
            } else if (rule.kind == RuleKind::fact) {
                branch.find_all(folded, starts.first(mine), hits);
            } else if (const auto hit = branch.find(folded, starts.first(mine));
                       hit && (!leftmost || hit->span.start < leftmost->span.start)) {
                leftmost = hit;
            }
            starts = starts.subspan(mine);
        }
        if (leftmost) {
            hits.push_back(*leftmost);
        }
    }
}

void Rules::match_all(std::string_view folded, Languages languages, std::vector<RuleHit>& hits) const {
    for (const auto& whole : wholes_) {
        if (applies(whole->rule, languages)) {
            whole->find_plainly(folded, hits);
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
        const re2::RE2& pattern = wholes_[number]->compiled();
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
            wholes_[number]->find_plainly(folded, plainly);
            std::vector<RuleHit> hits;
            text::Prefilter::Scratch scratch;
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

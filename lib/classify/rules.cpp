// SPDX-License-Identifier: Apache-2.0
#include "classify/rules.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/tsv.hpp"
#include "text/fold.hpp"
#include "text/pattern_parser.hpp"

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
        const std::optional<RuleLabel> label = parse_rule_label(rule->name, topics);
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

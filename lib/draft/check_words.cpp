// SPDX-License-Identifier: Apache-2.0
#include "draft/check_words.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/suggest.hpp"
#include "io/tsv.hpp"
#include "text/fold.hpp"
#include "text/literals.hpp"
#include "text/pattern_parser.hpp"
#include "text/prefilter.hpp"
#include "text/utf8.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace kummerkasten::draft {

namespace {

constexpr std::array<std::string_view, 25> kRules{"advertising",
                                                  "already-said",
                                                  "apology-conditional",
                                                  "apology-missing",
                                                  "asks-again",
                                                  "belittling",
                                                  "blame",
                                                  "deflection",
                                                  "denial",
                                                  "doubt",
                                                  "empty-phrase",
                                                  "excuse",
                                                  "humour",
                                                  "irony",
                                                  "jargon",
                                                  "name-generic",
                                                  "next-step-missing",
                                                  "promise",
                                                  "promise-vague",
                                                  "refund",
                                                  "rude",
                                                  "rule-citing",
                                                  "silencing",
                                                  "snippy",
                                                  "threat"};
// These fire where none of their rows is found; their rows are written with a "!" in front.
constexpr std::array<std::string_view, 2> kMissing{"apology-missing", "next-step-missing"};

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

RE2::Options options() {
    RE2::Options chosen(RE2::Quiet);
    chosen.set_never_capture(true);
    // Folded text is matched byte by byte: classes over UTF-8 would be many times the program and the time to load it.
    chosen.set_encoding(RE2::Options::EncodingLatin1);
    return chosen;
}

// Letters beyond ASCII in a pattern are folded like the text that it will read. Each becomes a group, so that "ä?" means what
// it says; in a class it cannot be one.
std::string folded_pattern(std::string_view pattern, const Place& place) {
    std::string out;
    bool in_class = false;
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        if (static_cast<unsigned char>(c) >= 0x80) {
            if (in_class) {
                throw DataError(place, "a letter beyond ASCII stands in [...]; write (ä|ö) instead");
            }
            const std::size_t begin = i;
            i += text::sequence_length(c);
            out += "(?:" + text::fold(pattern.substr(begin, i - begin)) + ")";
            continue;
        }
        if (c == '\\' && i + 1 < pattern.size()) {
            out += c;
            out += pattern[i + 1];
            i += 2;
            continue;
        }
        in_class = c == '[' ? true : c == ']' ? false : in_class;
        out += c;
        ++i;
    }
    return out;
}

// Where the sentence that begins at `from` ends: behind a full stop, question or exclamation mark and before a blank.
std::size_t end_of_sentence(std::string_view text, std::size_t from) {
    constexpr std::string_view kEnds = ".!?";
    for (std::size_t at = text.find_first_of(kEnds, from); at != std::string_view::npos;
         at = text.find_first_of(kEnds, at + 1)) {
        if (at + 1 == text.size() || is_ascii_space(text[at + 1])) {
            return at + 1;
        }
    }
    return text.size();
}

// The sentence that ends at `end`, with the sign that ends the one before.
std::string_view sentence_at(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t from = begin == 0 ? 0 : begin - 1;
    return text.substr(from, end - from);
}

std::uint64_t next_serial() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

bool is_rule(std::string_view rule) {
    const bool missing = rule.starts_with('!');
    const std::string_view name = rule.substr(missing ? 1 : 0, rule.find(':') - (missing ? 1 : 0));
    const bool known = std::find(kRules.begin(), kRules.end(), name) != kRules.end();
    const bool may_be_missing = std::find(kMissing.begin(), kMissing.end(), name) != kMissing.end();
    const bool has_kind = rule.find(':') != std::string_view::npos;
    return known && missing == may_be_missing && (name == "asks-again") == has_kind;
}

} // namespace

// One of the alternatives of a row's pattern. Compiled when it is first wanted, by any thread.
class CheckWords::Branch {
public:
    Branch(std::size_t row, std::string folded, Place place)
        : row_(row), folded_(std::move(folded)), place_(std::move(place)) {}

    [[nodiscard]] std::size_t row() const { return row_; }
    [[nodiscard]] const std::string& folded() const { return folded_; }
    [[nodiscard]] const RE2& compiled() const {
        std::call_once(once_, [this] { compiled_ = std::make_unique<RE2>(piece(folded_), options()); });
        if (!compiled_->ok()) {
            throw DataError(place_, fmt::format("pattern {}: {}", in_quotes(folded_, kShownBytes), compiled_->error()));
        }
        return *compiled_;
    }
    /// The first match, which begins at one of `starts`, or anywhere where there are none; only that there is one, unless it
    /// is `asked_where`: then the span is empty.
    [[nodiscard]] std::optional<record::Span> find(std::string_view folded, bool asked_where,
                                                   std::span<const text::Prefilter::Start> starts) const {
        if (starts.empty()) {
            return match(folded, 0, RE2::UNANCHORED, asked_where);
        }
        // Each try may read to the end of the text; with many of them one search from the first place on is the cheaper one.
        constexpr std::size_t kFewStarts = 8;
        if (starts.size() > kFewStarts) {
            return match(folded, starts.front().offset, RE2::UNANCHORED, asked_where);
        }
        // Anchored, RE2 gives up at the first letter that does not fit.
        for (const text::Prefilter::Start& start : starts) {
            if (const auto span = match(folded, start.offset, RE2::ANCHOR_START, asked_where)) {
                return span;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] bool is_in(std::string_view folded) const { return find(folded, false, {}).has_value(); }

private:
    [[nodiscard]] std::optional<record::Span> match(std::string_view folded, std::size_t at, RE2::Anchor anchor,
                                                    bool asked_where) const {
        re2::StringPiece found = piece(folded).substr(0, 0);
        if (!compiled().Match(piece(folded), at, folded.size(), anchor, &found, asked_where ? 1 : 0)) {
            return std::nullopt;
        }
        const auto start = static_cast<std::uint32_t>(found.data() - folded.data());
        return record::Span{start, start + static_cast<std::uint32_t>(found.size())};
    }

    static constexpr std::size_t kShownBytes = 200;
    std::size_t row_;
    std::string folded_;
    Place place_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<const RE2> compiled_;
};

struct CheckWords::Branches {
    [[nodiscard]] const text::Prefilter& filter() const {
        std::call_once(once, [this] {
            std::vector<text::Requirement> requirements;
            requirements.reserve(all.size());
            for (const auto& branch : all) {
                text::Requirement requirement = text::required_literals(branch->folded());
                // To search for beginnings costs more than it saves here.
                requirement.begins_with_first = text::Prefilter::has_free_starts(requirement);
                requirements.push_back(std::move(requirement));
            }
            prefilter = text::Prefilter(requirements);
        });
        return prefilter;
    }

    std::vector<std::unique_ptr<const Branch>> all;
    std::uint64_t serial = next_serial(); // by which threads remember what these found
    mutable std::once_flag once;
    mutable text::Prefilter prefilter; // its rules are our branches
};

void CheckWords::try_on(std::span<const std::unique_ptr<const Branch>> branches, std::string_view example,
                        std::string_view counterexample, const Place& place) {
    const auto is_found = [branches](std::string_view text) {
        const std::string folded = text::fold(text);
        bool found = false;
        for (std::size_t begin = 0, end = 0; begin < folded.size() && !found; begin = end) {
            end = end_of_sentence(folded, begin);
            const std::string_view sentence = sentence_at(folded, begin, end);
            found = std::any_of(branches.begin(), branches.end(),
                                [sentence](const auto& branch) { return branch->is_in(sentence); });
        }
        return found;
    };
    if (!is_found(example)) {
        throw DataError(place, fmt::format("the pattern does not find its example {}", in_quotes(example)));
    }
    if (is_found(counterexample)) {
        throw DataError(place, fmt::format("the pattern finds its counterexample {}", in_quotes(counterexample)));
    }
}

CheckWords::CheckWords(const io::DataPath& data, std::string_view language, Examples examples) {
    const io::TsvFile file(data / (std::string(language) + "/checks.tsv"), "checks", 8, 8);
    auto branches = std::make_unique<Branches>();
    std::set<std::string_view> ids;
    for (const io::TsvFile::Row& row : file.rows()) {
        const Place place = file.place(row);
        const auto& [id, rule, level, pattern, example, counterexample, message, hint] =
            std::tie(row.fields[0], row.fields[1], row.fields[2], row.fields[3], row.fields[4], row.fields[5],
                     row.fields[6], row.fields[7]);
        if (!ids.insert(id).second) {
            throw DataError(place, fmt::format("id {} stands here a second time", in_quotes(id)));
        }
        if (!is_rule(rule)) {
            throw DataError(place,
                            fmt::format("rule {} is unknown; {}; asks-again takes a kind of fact: "
                                        "asks-again:order_no; apology-missing and next-step-missing a '!' in front",
                                        in_quotes(rule), suggest(rule, kRules)));
        }
        const auto severity = record::value_of<record::Level>(level);
        if (!severity) {
            throw DataError(place,
                            fmt::format("level {} is unknown; allowed are info, warning or error", in_quotes(level)));
        }
        const std::size_t first = branches->all.size();
        for (std::string& branch : text::opened_branches_of(folded_pattern(pattern, place))) {
            branches->all.push_back(std::make_unique<const Branch>(rows_.size(), std::move(branch), place));
        }
        if (examples == Examples::tried) {
            try_on(std::span(branches->all).subspan(first), example, counterexample, place);
        }
        const bool is_first = std::none_of(rows_of_missing_.begin(), rows_of_missing_.end(),
                                           [&](std::size_t before) { return rows_[before].rule == rule; });
        if (rule.starts_with('!') && is_first) {
            rows_of_missing_.push_back(rows_.size());
        }
        rows_.push_back({std::string(id), std::string(rule), *severity, std::string(message), std::string(hint)});
    }
    if (rows_.empty()) {
        throw DataError(Place{(data / (std::string(language) + "/checks.tsv")).string(), 0}, "holds no rule");
    }
    branches_ = std::move(branches);
}

CheckWords::~CheckWords() = default;
CheckWords::CheckWords(CheckWords&&) noexcept = default;
CheckWords& CheckWords::operator=(CheckWords&&) noexcept = default;

namespace {

// What was found in a sentence: drafts are made of the same sentences over and over, so of a thousand of them few need a search.
// One for each thread and set of rules, with a limit: a stranger's replies are all different.
class Remembered {
public:
    std::vector<CheckWords::Hit>* find(std::string_view sentence) {
        const auto found = hits_.find(sentence);
        return found == hits_.end() ? nullptr : &found->second;
    }
    std::vector<CheckWords::Hit>& add(std::string_view sentence) {
        constexpr std::size_t kMost = 4096; // sentences; as a rule a hundred bytes each
        if (hits_.size() >= kMost) {
            hits_.clear();
        }
        return hits_[std::string(sentence)];
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::vector<CheckWords::Hit>, Hash, std::equal_to<>> hits_;
};

} // namespace

void CheckWords::search_sentence(std::string_view folded, std::vector<Hit>& hits) const {
    thread_local text::Prefilter::Scratch scratch; // its memory is as long as the longest reply
    branches_->filter().find(folded, scratch);
    std::string_view said; // the rule with "!" that is kept already
    std::span<const text::Prefilter::Start> starts = scratch.starts;
    for (const std::uint32_t candidate : scratch.candidates) {
        std::size_t mine = 0;
        while (mine < starts.size() && starts[mine].rule == candidate) {
            ++mine;
        }
        const auto my_starts = starts.first(mine);
        starts = starts.subspan(mine);
        const Branch& branch = *branches_->all[candidate];
        const CheckWord& row = rows_[branch.row()];
        const bool is_asked_where = row.rule.front() != '!';
        if (!is_asked_where && row.rule == said) {
            continue;
        }
        const std::optional<record::Span> span = branch.find(folded, is_asked_where, my_starts);
        if (!span) {
            continue;
        }
        if (hits.empty() || hits.back().row != branch.row()) {
            hits.push_back({branch.row(), *span});
        } else if (span->start < hits.back().span.start) {
            hits.back().span = *span; // another branch found more to the left
        }
        said = is_asked_where ? said : std::string_view(row.rule);
    }
}

void CheckWords::search(std::string_view folded, const Matters& matters, std::vector<Hit>& hits) const {
    constexpr std::size_t kLongest = 300; // bytes of a sentence worth remembering
    thread_local std::unordered_map<std::uint64_t, Remembered> memories;
    constexpr std::size_t kMostSets = 8; // of rules: whoever loads them anew does not keep the old ones' answers
    if (memories.size() > kMostSets) {
        memories.clear();
    }
    Remembered& remembered = memories[branches_->serial];
    hits.clear();
    std::vector<Hit> found;
    for (std::size_t begin = 0; begin < folded.size();) {
        const std::size_t end = end_of_sentence(folded, begin);
        // With the sign that ends the one before: a pattern may ask for it, and a word behind "^" begins the text.
        const std::string_view sentence = sentence_at(folded, begin, end);
        std::vector<Hit>* known = remembered.find(sentence);
        if (known == nullptr) {
            found.clear();
            search_sentence(sentence, found); // may throw, and then nothing is remembered
            known = &found;
            if (sentence.size() <= kLongest) {
                known = &remembered.add(sentence);
                *known = found;
            }
        }
        const auto offset = static_cast<std::uint32_t>(end - sentence.size());
        for (const Hit& hit : *known) {
            const auto same_row = [&hit](const Hit& before) { return before.row == hit.row; };
            if (matters(rows_[hit.row]) && std::none_of(hits.begin(), hits.end(), same_row)) {
                hits.push_back({hit.row, {hit.span.start + offset, hit.span.end + offset}});
            }
        }
        begin = end;
    }
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.row < b.row; });
}

} // namespace kummerkasten::draft

// SPDX-License-Identifier: Apache-2.0
// Facts: what the customer already said, so that nobody asks again (care rule M1). Group 1 of the fact rules, products of
// the profile, e-mail addresses, towns behind a word like "in" or "nach". Of two rules that claim overlapping words the surer one wins; the same value of the same
// kind counts once.
#include "classify/judges.hpp"

#include "classify/fact_amount.hpp"
#include "classify/fact_value.hpp"
#include "classify/fact_words.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

/// A post that holds more is a list of something, not a case.
constexpr std::size_t kMostFacts = 16;

bool overlap(record::Span a, record::Span b) { return a.start < b.end && b.start < a.end; }

// A rule loses its claim to words that a surer one wants; of equal ones the longer, then the earlier in the files.
bool is_beaten(const RuleHit& hit, const std::vector<RuleHit>& all) {
    const auto length = [](const RuleHit& h) { return h.value.end - h.value.start; };
    return std::any_of(all.begin(), all.end(), [&](const RuleHit& other) {
        if (&other == &hit || other.rule->kind != RuleKind::fact || !overlap(other.value, hit.value)) {
            return false;
        }
        if (other.rule->weight != hit.rule->weight) {
            return other.rule->weight > hit.rule->weight;
        }
        return length(other) != length(hit) ? length(other) > length(hit) : &other < &hit;
    });
}

class Collector {
public:
    explicit Collector(Case& post) : post_(post), facts_(post.out.facts) {}

    void run() {
        for (const RuleHit& hit : post_.evidence.rule_hits) {
            if (hit.rule->kind == RuleKind::fact && hit.value.end > hit.value.start &&
                !is_beaten(hit, post_.evidence.rule_hits)) {
                const std::string_view kind = hit.rule->detail();
                const std::string_view written =
                    post_.document.text.substr(hit.value.start, hit.value.end - hit.value.start);
                const std::string_view phrase =
                    post_.document.text.substr(hit.span.start, hit.span.end - hit.span.start);
                add(kind, fact_value(kind, written, phrase, post_.record.created_at, post_.setting.zone), hit.value);
            }
        }
        if (post_.setting.profile != nullptr) {
            for (const Hit& hit : post_.evidence.hits) {
                if (hit.sense.category == Category::product) {
                    add("product", post_.setting.profile->products[hit.sense.reference].name, hit.span);
                }
            }
        }
        add_towns();
        for (const text::Token& token : post_.document.tokens) {
            if (token.kind == text::TokenKind::email) {
                add("email", std::string(post_.document.original(token)), {token.start, token.end});
            }
        }
        std::stable_sort(facts_.begin(), facts_.end(), [](const record::Fact& a, const record::Fact& b) {
            return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end < b.span.end;
        });
    }

private:
    // With a capital, since "in Essen" is a town and "beim essen" a meal; not where a rule saw more ("Halle 7").
    void add_towns() {
        const std::size_t by_rules = facts_.size();
        std::uint32_t last = 0; // behind the last token of the town before; 0: none
        for (const Hit& hit : post_.evidence.hits) {
            const text::Token& first = post_.document.tokens[hit.first];
            if (hit.sense.category != Category::place || !(first.capital || first.upper) || hit.first == 0) {
                continue;
            }
            const std::string_view before = post_.document.folded_word(post_.document.tokens[hit.first - 1]);
            const bool goes_on = last != 0 && hit.first == last + 1 && is_one_of(before, "und oder / - & , and or");
            const bool seen_whole =
                std::any_of(facts_.begin(), facts_.begin() + static_cast<std::ptrdiff_t>(by_rules),
                            [&hit](const record::Fact& fact) { return overlap(fact.span, hit.span); });
            if (!goes_on && !is_one_of(before,
                                       "in aus nach bei von zwischen bis ab ueber via richtung raum stadt hbf bahnhof "
                                       "from to near at between through")) {
                continue;
            }
            last = hit.last + 1;
            if (!seen_whole) {
                add("place", std::string(post_.document.text.substr(hit.span.start, hit.span.end - hit.span.start)),
                    hit.span);
            }
        }
    }

    void add(std::string_view kind, std::string value, record::Span span) {
        const bool known = std::any_of(facts_.begin(), facts_.end(), [&](const record::Fact& fact) {
            return fact.kind == kind && fact.value == value;
        });
        if (!known && facts_.size() < kMostFacts && !value.empty()) {
            record::Fact& fact = facts_.emplace_back(record::Fact{std::string(kind), std::move(value), span});
            if (kind == "amount") {
                fact.normal = amount_value(text::fold(fact.value)).value_or("");
            }
        }
    }

    Case& post_;
    std::vector<record::Fact>& facts_;
};

} // namespace

void judge_facts(Case& post) { Collector(post).run(); }

} // namespace kummerkasten::classify

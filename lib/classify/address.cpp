// SPDX-License-Identifier: Apache-2.0
// How the author addresses the house: du, ihr or Sie. In folded text "Sie" and "sie" are the same, so the capital of the
// token decides: in the middle of a sentence it is the polite form, at its beginning nobody can tell without the verb.
// English has no register: "you" is none. The words are grammar, not data, hence the table here.
#include "classify/judges.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kummerkasten::classify {

namespace {

using record::Address;
using text::Token;
using text::TokenKind;

enum class Form : std::uint8_t {
    du,
    euch,   ///< only the familiar plural
    ihr,    ///< "ihr seid", but also "ihr Hund", "ich gab ihr"
    polite, ///< Ihnen, Ihre: polite with a capital inside a sentence
    sie,    ///< Sie: the same, but more often "they" at a beginning
    first_person,
    elliptic, ///< "Sitze seit Stunden hier": the verb alone, at the beginning of a sentence
};

struct Word {
    std::string_view text;
    Form form;
};

// clang-format off
constexpr Word kWords[] = {
    {"du", Form::du}, {"dir", Form::du}, {"dich", Form::du}, {"dein", Form::du}, {"deine", Form::du}, {"deinen", Form::du},
    {"deinem", Form::du}, {"deiner", Form::du}, {"deines", Form::du},
    {"euch", Form::euch}, {"euer", Form::euch}, {"eure", Form::euch}, {"euren", Form::euch}, {"eurem", Form::euch},
    {"eurer", Form::euch}, {"eures", Form::euch}, {"euere", Form::euch}, {"eueren", Form::euch}, {"euerer", Form::euch},
    {"ihr", Form::ihr}, {"ihnen", Form::polite}, {"ihre", Form::polite}, {"ihren", Form::polite}, {"ihrem", Form::polite},
    {"ihrer", Form::polite}, {"ihres", Form::polite}, {"sie", Form::sie},
    {"ich", Form::first_person}, {"mir", Form::first_person}, {"mich", Form::first_person}, {"mein", Form::first_person},
    {"meine", Form::first_person}, {"meinen", Form::first_person}, {"meinem", Form::first_person},
    {"meiner", Form::first_person}, {"meines", Form::first_person}, {"wir", Form::first_person},
    {"uns", Form::first_person}, {"unser", Form::first_person}, {"unsere", Form::first_person},
    {"unseren", Form::first_person}, {"unserem", Form::first_person}, {"unserer", Form::first_person},
    {"sitze", Form::elliptic}, {"warte", Form::elliptic}, {"habe", Form::elliptic}, {"hab", Form::elliptic},
    {"bin", Form::elliptic}, {"stehe", Form::elliptic}, {"haenge", Form::elliptic}, {"stecke", Form::elliptic},
    {"fahre", Form::elliptic}, {"versuche", Form::elliptic}, {"zahle", Form::elliptic}, {"bekomme", Form::elliptic},
    {"kriege", Form::elliptic}, {"komme", Form::elliptic}, {"wollte", Form::elliptic}, {"musste", Form::elliptic},
    {"sitz", Form::elliptic}, {"wart", Form::elliptic}, {"steh", Form::elliptic}, {"haeng", Form::elliptic},
    {"steck", Form::elliptic}, {"fahr", Form::elliptic}, {"konnte", Form::elliptic}, {"hatte", Form::elliptic}, {"muss", Form::elliptic}, {"rufe", Form::elliptic},
};
constexpr std::string_view kEnglishFirstPerson[] = {"i", "i'm", "i've", "i'd", "i'll", "my", "me", "we", "our", "us", "we're", "we've"};
// Verbs whose form tells that "sie" before or behind them at a beginning of a sentence is the polite one more often than not.
constexpr std::string_view kPluralVerbs[] = {"haben", "sind", "koennen", "sollten", "wollen", "werden", "muessen", "machen", "hatten"};
// clang-format on

constexpr double kFormal =
    0.85; ///< all doubtful ones of CoCoA, each half by a model of the other, are right from here on
constexpr double kEnough = 0.5;

class Marker {
public:
    explicit Marker(Case& post) : post_(post), tokens_(post.document.tokens), words_(post.evidence.words) {}

    void run() {
        for (const Hit& hit : post_.evidence.hits) {
            if (hit.sense.category == Category::pronoun && tokens_[hit.first].kind == TokenKind::word) {
                look_at(hit.first, static_cast<Form>(hit.sense.reference));
            }
        }
    }

private:
    // Is this the first word of a sentence? Then a capital says nothing. Behind a mention, a face or a link too.
    [[nodiscard]] bool begins_sentence(std::size_t i) const {
        if (i == 0 || tokens_[i - 1].kind != TokenKind::word) {
            if (i > 0 && tokens_[i - 1].kind == TokenKind::punctuation) {
                const char sign = post_.document.text[tokens_[i - 1].start];
                return sign != ',' && sign != '-' && sign != '/' && sign != ';';
            }
            return i == 0 || tokens_[i - 1].kind != TokenKind::number;
        }
        return post_.evidence.clauses[i] != post_.evidence.clauses[i - 1]; // a line break
    }

    [[nodiscard]] bool is_noun(std::size_t i) const {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::word && tokens_[i].capital && !tokens_[i].upper;
    }

    [[nodiscard]] bool is_plural_verb(std::size_t i) const {
        return i < words_.size() &&
               std::find(std::begin(kPluralVerbs), std::end(kPluralVerbs), words_[i]) != std::end(kPluralVerbs);
    }

    // "ihr habt", "wollt ihr": the familiar plural ends in t.
    [[nodiscard]] bool has_t_verb_beside(std::size_t i) const {
        const auto ends_in_t = [this](std::size_t k) {
            return k < tokens_.size() && tokens_[k].kind == TokenKind::word && words_[k].size() >= 3 &&
                   words_[k].ends_with('t') && !tokens_[k].capital && words_[k] != "nicht" && words_[k] != "mit" &&
                   words_[k] != "jetzt" && words_[k] != "ist";
        };
        const auto is_seid = [this](std::size_t k) { return k < words_.size() && words_[k] == "seid"; };
        return ends_in_t(i + 1) || is_seid(i + 1) || (i > 0 && (ends_in_t(i - 1) || is_seid(i - 1)));
    }

    // Sie at the beginning of a sentence may be they who were just spoken of. Where nothing stands in front, and the rest
    // of the post sounds formal, it is the house.
    [[nodiscard]] bool sounds_formal(std::size_t i) const {
        const auto is_word = [](const Token& token) { return token.kind == TokenKind::word; };
        return std::none_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(i), is_word) &&
               post_.opinion != nullptr && (*post_.opinion)[Question::formal] >= kFormal;
    }

    void look_at(std::size_t i, Form form) {
        const Token& token = tokens_[i];
        const bool shouted = token.upper; // then capitals say nothing
        const bool capital_inside = token.capital && !shouted && !begins_sentence(i);
        switch (form) {
        case Form::first_person: ++post_.findings.first_person; return;
        case Form::elliptic: post_.findings.first_person += begins_sentence(i) ? 1 : 0; return;
        case Form::du: return mark(i, Address::du, 1);
        case Form::euch: return mark(i, Address::ihr, 1);
        case Form::ihr:
            // "Ihr Kundendienst": a noun follows, whatever verb stands in front ("Was sagt Ihr Kundendienst dazu?").
            if (capital_inside && (!has_t_verb_beside(i) || is_noun(i + 1))) {
                return mark(i, Address::sie, 0.7F);
            }
            return mark(i, Address::ihr, has_t_verb_beside(i) ? 1.0F : 0.35F);
        case Form::polite:
            if (capital_inside) {
                mark(i, Address::sie, 1);
            } else if (token.capital && !shouted && sounds_formal(i)) {
                mark(i, Address::sie, 0.5F);
            }
            return;
        case Form::sie:
            if (capital_inside) {
                mark(i, Address::sie, 1);
            } else if (token.capital && !shouted && is_plural_verb(i + 1)) {
                mark(i, Address::sie, sounds_formal(i) ? 0.6F : 0.4F);
            } else if (token.capital && !shouted && i + 1 < words_.size() && words_[i + 1].ends_with("en") &&
                       sounds_formal(i)) {
                mark(i, Address::sie, 0.5F); // "Sie finden", with any verb of the plural
            }
            return;
        }
    }

    void mark(std::size_t token, Address address, float weight) {
        post_.findings.addresses.push_back({static_cast<std::uint32_t>(token), address, weight});
    }

    Case& post_;
    const std::vector<Token>& tokens_;
    const std::vector<std::string_view>& words_;
};

} // namespace

void add_pronouns(WordTable& into) {
    const auto add = [&into](std::string_view word, Form form, Source source) {
        into.add_name(word, {1, static_cast<std::uint16_t>(form), Category::pronoun, source});
    };
    for (const Word& word : kWords) {
        add(word.text, word.form, Source::german);
    }
    for (const std::string_view word : kEnglishFirstPerson) {
        add(word, Form::first_person, Source::english);
    }
}

double rounded(double value) { return std::isfinite(value) ? std::round(value * 100) / 100 : 0; }

void judge_address(Case& post) {
    post.findings.addresses.clear();
    post.findings.first_person = 0;
    Marker(post).run();

    std::array<double, 4> sums{};
    for (const AddressMark& mark : post.findings.addresses) {
        sums[static_cast<std::size_t>(mark.address)] += static_cast<double>(mark.weight);
    }
    for (const RuleHit& hit : post.evidence.rule_hits) {
        if (hit.rule->kind == RuleKind::address) {
            sums[hit.rule->value] += static_cast<double>(hit.rule->weight);
        } else if (hit.rule->kind == RuleKind::colloquial || hit.rule->kind == RuleKind::dialect) {
            (hit.rule->kind == RuleKind::dialect ? post.out.dialect : post.out.colloquial) = true;
            post.reasons.add({"register", hit.rule->kind == RuleKind::dialect ? "dialect" : "colloquial"}, hit);
        }
    }
    // Equal sums: the more formal one, with which nobody is offended.
    std::size_t best = 0;
    for (const Address address : {Address::sie, Address::ihr, Address::du}) {
        const auto i = static_cast<std::size_t>(address);
        best = sums[i] >= kEnough && sums[i] > sums[best] ? i : best;
    }
    post.out.address = static_cast<Address>(best);
    if (best != 0) {
        const Reasons::Label label{"register", record::name_of(post.out.address)};
        unsigned noted = 0;
        for (const AddressMark& mark : post.findings.addresses) {
            if (mark.address == post.out.address && noted < 2) {
                const Token& token = post.document.tokens[mark.token];
                post.reasons.add(label, {token.start, token.end}, "grammar",
                                 post.evidence.language.code == "de" ? "de" : "", 0.3);
                ++noted;
            }
        }
        for (const RuleHit& hit : post.evidence.rule_hits) {
            if (hit.rule->kind == RuleKind::address && hit.rule->value == best) {
                post.reasons.add(label, hit);
            }
        }
    }
    // One word in dialect may be a name or a typing error; two are a dialect. A colloquial word is enough.
    std::uint32_t dialect = 0;
    for (const Hit& hit : post.evidence.hits) {
        dialect += hit.sense.category == Category::dialect ? 1 : 0;
    }
    for (const Hit& hit : post.evidence.hits) {
        if (hit.sense.category == Category::dialect && dialect >= 2) {
            post.out.dialect = true;
            post.reasons.add({"register", "dialect"}, hit.span, "lexicon",
                             hit.sense.source == Source::german ? "de" : "en", 0.25);
        } else if (hit.sense.category == Category::colloquial && !post.out.colloquial) {
            post.out.colloquial = true;
            post.reasons.add({"register", "colloquial"}, hit.span, "lexicon",
                             hit.sense.source == Source::german ? "de" : "en", 0.2);
        }
    }
}

} // namespace kummerkasten::classify

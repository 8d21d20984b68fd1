// SPDX-License-Identifier: Apache-2.0
#include "report/term_tally.hpp"

#include "text/stop_words.hpp"

#include <algorithm>
#include <functional>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kMostWordBytes = 48; // longer ones are noise
constexpr double kNearlyAll = 0.8;         // of a term's posts, so that the longer one stands for it

void add_to_bin(std::vector<std::pair<std::int64_t, std::uint32_t>>& bins, std::int64_t bin, std::uint32_t posts) {
    auto at =
        std::lower_bound(bins.begin(), bins.end(), bin, [](const auto& it, std::int64_t b) { return it.first < b; });
    if (at == bins.end() || at->first != bin) {
        at = bins.insert(at, {bin, 0});
    }
    at->second += posts;
}

void add_form(TermTally::Term& term, const std::string& written, std::uint32_t times) {
    const auto found =
        std::find_if(term.forms.begin(), term.forms.end(), [&](const auto& form) { return form.first == written; });
    if (found != term.forms.end()) {
        found->second += times;
    } else if (term.forms.size() < TermTally::kMostForms) {
        term.forms.emplace_back(written, times);
    }
}

// The most frequent spelling, of equals the first in the alphabet.
const std::string& best_form(const TermTally::Term& term) {
    return std::min_element(term.forms.begin(), term.forms.end(),
                            [](const auto& a, const auto& b) {
                                return a.second != b.second ? a.second > b.second : a.first < b.first;
                            })
        ->first;
}

bool contains_words(std::string_view longer, std::string_view shorter) {
    for (std::size_t at = longer.find(shorter); at != std::string_view::npos; at = longer.find(shorter, at + 1)) {
        const bool begins = at == 0 || longer[at - 1] == ' ';
        const std::size_t end = at + shorter.size();
        if (begins && (end == longer.size() || longer[end] == ' ')) {
            return true;
        }
    }
    return false;
}

} // namespace

void TermTally::add(const std::vector<std::pair<std::string, std::string>>& terms_of_post, std::int64_t bin) {
    first = std::min(first.value_or(bin), bin);
    last = std::max(last.value_or(bin), bin);
    for (const auto& [stems, written] : terms_of_post) {
        Term& term = terms[stems];
        if (term.posts++ == 0) {
            term.words = static_cast<std::uint8_t>(1 + std::count(stems.begin(), stems.end(), ' '));
        }
        add_to_bin(term.bins, bin, 1);
        add_form(term, written, 1);
    }
    make_room();
}

void TermTally::merge(const TermTally& other) {
    if (other.first) {
        first = std::min(first.value_or(*other.first), *other.first);
        last = std::max(last.value_or(*other.last), *other.last);
    }
    forgotten_up_to += other.forgotten_up_to;
    for (const auto& [stems, theirs] : other.terms) {
        Term& mine = terms[stems];
        mine.words = theirs.words;
        mine.posts += theirs.posts;
        for (const auto& [bin, posts] : theirs.bins) {
            add_to_bin(mine.bins, bin, posts);
        }
        for (const auto& [written, times] : theirs.forms) {
            add_form(mine, written, times);
        }
    }
    make_room();
}

void TermTally::make_room() {
    if (terms.size() <= kMostTerms) {
        return;
    }
    for (std::uint64_t least = 1; terms.size() > kMostTerms / 2; ++least) {
        std::erase_if(terms, [least](const auto& entry) { return entry.second.posts <= least; });
        forgotten_up_to += 1;
    }
}

const std::vector<std::pair<std::string, std::string>>& TermFinder::terms_in(std::string_view text,
                                                                             std::string_view language) {
    found_.clear();
    const std::string_view main = language.substr(0, language.find('-'));
    text::Stemmer* stemmer = main == "en"                                    ? &english_
                             : main == "de" || main.empty() || main == "und" ? &german_
                                                                             : nullptr;
    text::analyse(text, document_);
    std::vector<Word> run;
    for (const text::Token& token : document_.tokens) {
        std::string_view folded = document_.folded_word(token);
        std::string_view written = document_.original(token);
        if (token.kind == text::TokenKind::hashtag) {
            folded.remove_prefix(1);
            written.remove_prefix(1);
        }
        const bool word = token.kind == text::TokenKind::word || token.kind == text::TokenKind::hashtag;
        if (!word || folded.empty() || folded.size() > kMostWordBytes) {
            add_phrases(run);
            run.clear();
            continue;
        }
        Word it{{}, std::string(written), text::is_stop_word(folded)};
        if (stemmer != nullptr) {
            stemmer->append_stem(it.stem, folded);
        } else {
            it.stem = folded;
        }
        run.push_back(std::move(it));
    }
    add_phrases(run);
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return found_;
}

void TermFinder::add_phrases(const std::vector<Word>& run) {
    for (std::size_t begin = 0; begin < run.size(); ++begin) {
        if (run[begin].stop) {
            continue;
        }
        std::string stems, written;
        for (std::size_t i = begin; i < std::min(run.size(), begin + TermTally::kMostWords); ++i) {
            stems += (i == begin ? "" : " ") + run[i].stem;
            written += (i == begin ? "" : " ") + run[i].written;
            if (!run[i].stop) {
                found_.emplace_back(stems, written);
            }
        }
    }
}

std::vector<EmergingTerm> emerging_terms(const TermTally& tally, std::int64_t earlier, std::int64_t now,
                                         std::int64_t end, std::size_t least_posts, double least_z) {
    std::vector<EmergingTerm> vocabulary;
    std::uint64_t n_now = 0, n_earlier = 0;
    for (const auto& [stems, term] : tally.terms) {
        EmergingTerm it{stems, best_form(term), term.words, 0, 0, {}};
        for (const auto& [bin, posts] : term.bins) {
            it.now += bin >= now && bin < end ? posts : 0;
            it.earlier += bin >= earlier && bin < now ? posts : 0;
        }
        if (it.now + it.earlier >= std::max<std::size_t>(least_posts, 1)) {
            n_now += it.now;
            n_earlier += it.earlier;
            vocabulary.push_back(std::move(it));
        }
    }
    std::vector<EmergingTerm> risen;
    const auto total_now = static_cast<double>(n_now);
    const auto total_earlier = static_cast<double>(n_earlier);
    if (n_earlier == 0) {
        return risen;
    }
    for (EmergingTerm& it : vocabulary) {
        const double expected =
            (static_cast<double>(it.earlier) + 1) / (total_earlier + static_cast<double>(vocabulary.size()));
        it.odds = log_odds({static_cast<double>(it.now), total_now, total_now * expected, total_now},
                           {static_cast<double>(it.earlier), total_earlier, total_earlier * expected, total_earlier});
        if (it.now > 0 && it.odds.z >= least_z) {
            risen.push_back(std::move(it));
        }
    }
    std::sort(risen.begin(), risen.end(), [](const EmergingTerm& a, const EmergingTerm& b) {
        return a.odds.z != b.odds.z ? a.odds.z > b.odds.z : a.stems < b.stems;
    });
    constexpr std::size_t kMostCompared = 2000; // each with each
    risen.resize(std::min(risen.size(), kMostCompared));
    const std::vector<EmergingTerm> all = risen;
    std::erase_if(risen, [&all](const EmergingTerm& it) {
        return std::any_of(all.begin(), all.end(), [&it](const EmergingTerm& other) {
            return other.words > it.words &&
                   static_cast<double>(other.now) >= kNearlyAll * static_cast<double>(it.now) &&
                   contains_words(other.stems, it.stems);
        });
    });
    return risen;
}

} // namespace kummerkasten::report

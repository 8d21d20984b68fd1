// SPDX-License-Identifier: Apache-2.0
// The things that customers name and a phrase book can take up in their own words (data/de/aspects.tsv): a lift, a bill, a
// hotline. One of them is what a draft is about, from the acknowledgement to the next step; so a post about a lift and an
// escalator gets no mixture. Built once with the phrase book; listening is one pass over a post.
#pragma once

#include "draft/word_finder.hpp"
#include "io/data_path.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

class Aspects {
public:
    /// Reads data/`language`/aspects.tsv; DataError with file:line for a name that stands there twice, for words that say
    /// nothing, for a third field that is not "general" or "aside", and for trades in the fifth that trades.tsv does not know.
    /// The fourth is a noun for also_named(), or empty. What means something else in the trades that `industry` names is
    /// never found; an industry that names none leaves everything in.
    Aspects(const io::DataPath& data, std::string_view language, std::string_view industry = {});

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] bool contains(std::string_view name) const;

    /// The book has an acknowledgement that names `aspect` under each of `topics`; none means all of them.
    void may_be_taken_up(std::string_view aspect, const std::vector<std::string>& topics);

    /// Where a post names each of them first, in the order of names(). `said` is the post, folded.
    [[nodiscard]] std::vector<std::size_t> listen(std::string_view said) const { return finder_->find(said); }

    /// Third field of the file: a special thing comes before a general one ("the app", where somebody else says "it crashes").
    /// What people name in passing ("aside") is general and gives way to a thing of another topic as well.
    enum class Kind : std::uint8_t { special, general, aside };

    struct Found {
        std::string_view name; ///< empty: nothing
        std::size_t at = std::string_view::npos;
        Kind kind = Kind::special;
        bool fits_any_topic = false; ///< so its words alone say what the post is about
        /// Something before nothing, what is wrong before the thing it is wrong with, else what was named first.
        [[nodiscard]] bool comes_before(const Found& other) const;
    };
    /// The aspect that can be taken up under `topic` and comes before the others: people begin with what matters most to them.
    /// With no topic (""), among those that can be taken up under any.
    [[nodiscard]] Found first_of(std::string_view topic, const std::vector<std::size_t>& places) const;
    /// The noun (fourth field) of the first special thing beside `matter` that belongs under one of `topics` and stands in another
    /// clause of `said`: "die Beleuchtung ist ausgefallen" names one thing. Empty: none.
    [[nodiscard]] std::string_view also_named(const Found& matter, const std::vector<std::string_view>& topics,
                                              std::string_view said, const std::vector<std::size_t>& places) const;
    /// Is `thing` alone said to be broken, in its own clause of `said`? The aspect "broken" has the words for it.
    [[nodiscard]] bool is_broken(const Found& thing, std::string_view said,
                                 const std::vector<std::size_t>& places) const;
    enum class Which : std::uint8_t { special_ones, all };
    /// Is a thing named that belongs under other topics than `topic`?
    [[nodiscard]] bool names_another(std::string_view topic, const std::vector<std::size_t>& places, Which which) const;

private:
    struct Use {
        std::size_t aspect = 0;
        std::vector<std::string> topics;
        [[nodiscard]] bool is_under(std::string_view topic) const;
    };
    std::vector<std::string> names_;
    std::vector<Kind> kinds_;        ///< by aspect
    std::vector<std::string> nouns_; ///< by aspect; empty: none
    std::vector<bool> of_trade_;     ///< by aspect: it means this in the trade of the house
    std::size_t broken_ = 0;         ///< the aspect of that name; as many as there are: none
    std::unique_ptr<const WordFinder> finder_;
    std::vector<Use> uses_;
};

} // namespace kummerkasten::draft

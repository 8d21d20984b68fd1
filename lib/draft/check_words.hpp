// SPDX-License-Identifier: Apache-2.0
// The checker's rules that are a matter of words (data/de/checks.tsv, data/en/checks.tsv): RE2 patterns on folded text, each
// with an example that it must find and a counterexample that it must leave alone. A pattern is taken apart into its branches,
// since each of these has words of its own that it requires, where all of them together often have none. A reply is read
// once for these words; only the branches that have theirs are tried. So a row costs nothing in
// most replies, however many words may stand in its gaps: the time is linear in the reply and in the branches that are tried.
#pragma once

#include "base/place.hpp"
#include "io/data_path.hpp"
#include "record/draft.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

struct CheckWord {
    std::string id; ///< "de-blame-02"
    /// "blame"; "asks-again:order_no" asks for a fact of that kind; "!apology-missing" is a way to say what must be said,
    /// and the rule is broken where none of its rows is found.
    std::string rule;
    record::Level level = record::Level::warning;
    std::string message; ///< for people: what is wrong
    std::string hint;    ///< and what to write instead
};

class CheckWords {
public:
    /// Whether each pattern is compiled at once and tried on its example and counterexample. That takes a tenth of a second,
    /// longer than most runs; so the tools leave it to draft-reply --check-phrases and to the tests.
    enum class Examples : bool { untried, tried };

    /// Throws DataError with file:line for an unknown rule or level, and where examples are tried for a pattern that RE2
    /// refuses, an example that is not found or a counterexample that is.
    CheckWords(const io::DataPath& data, std::string_view language, Examples examples);
    ~CheckWords();
    CheckWords(CheckWords&&) noexcept;
    CheckWords& operator=(CheckWords&&) noexcept;

    struct Hit {
        std::size_t row = 0; ///< index into rows()
        record::Span span;
    };
    using Matters = std::function<bool(const CheckWord&)>;
    /// The first place of each pattern that occurs in a sentence of `folded`, in the order of the file, of those rows that
    /// matter; of a rule with "!" without the place. Compiles what is wanted for the first time; throws DataError with file:line
    /// where RE2 refuses a pattern. Any number of threads.
    void search(std::string_view folded, const Matters& matters, std::vector<Hit>& hits) const;

    [[nodiscard]] const std::vector<CheckWord>& rows() const { return rows_; }
    /// The first row of each rule with "!".
    [[nodiscard]] const std::vector<std::size_t>& rows_of_missing() const { return rows_of_missing_; }

private:
    class Branch;
    struct Branches;
    void search_sentence(std::string_view folded, std::vector<Hit>& hits) const;
    static void try_on(std::span<const std::unique_ptr<const Branch>> branches, std::string_view example,
                       std::string_view counterexample, const Place& place);

    std::vector<CheckWord> rows_;
    std::vector<std::size_t> rows_of_missing_;
    std::unique_ptr<const Branches> branches_;
};

} // namespace kummerkasten::draft

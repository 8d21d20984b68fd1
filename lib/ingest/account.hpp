// SPDX-License-Identifier: Apache-2.0
// The books of a run of `ingest`, input by input: what was read, and what became of it. The law, of each input and of all:
//     read = written + duplicates + skipped + rejected
// `read` is counted where a format hands something over, the others where it is decided what becomes of it, so that the law
// says something.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kummerkasten::ingest {

/// By reason; the reasons are words of ours, so there are few.
using Reasons = std::map<std::string, std::uint64_t, std::less<>>;

struct Counts {
    std::uint64_t bytes = 0; ///< of the input, as they were read
    std::uint64_t read = 0;
    std::uint64_t written = 0;
    std::uint64_t duplicates = 0; ///< seen before (--state)
    std::uint64_t skipped = 0;    ///< no posts and never meant to be
    std::uint64_t rejected = 0;
    std::uint64_t edited = 0;          ///< of those written: seen before with other words
    std::uint64_t near_duplicates = 0; ///< of those written: they have a duplicate_of
    std::uint64_t mended = 0;          ///< warnings about posts that were kept
    Reasons skipped_by, rejected_by;

    void add(const Counts& other);
};

class Account {
public:
    /// All that is counted from here on belongs to this input.
    void begin_input(const std::string& name);
    void set_format(std::string_view format) { current_.format = format; }
    /// The input could not be read, or not to its end.
    void set_problem(const std::string& message) { current_.problem = message; }

    /// How often personal data was replaced, by kind.
    void set_replaced(Reasons by_kind) { replaced_ = std::move(by_kind); }

    [[nodiscard]] Counts& current() { return current_.counts; }
    [[nodiscard]] Counts total() const;

    /// One JSON object: the totals, by format, by input, and how long it took. Ends the last input.
    [[nodiscard]] std::string json();

    /// Inputs that are told of one by one; what came of those behind them is one sum. A day of files, one a minute, fits.
    static constexpr std::size_t kMostInputs = 2000;

private:
    struct Input {
        std::string name, format, problem;
        Counts counts;
    };
    struct Sum {
        std::uint64_t inputs = 0;
        std::uint64_t problems = 0; ///< inputs that could not be read to their end
        Counts counts;

        void add(const Input& input);
    };
    void end_input();

    Input current_;
    bool in_input_ = false;
    std::vector<Input> inputs_; ///< the first that were read
    Sum further_;               ///< those behind them
    std::map<std::string, Sum, std::less<>> formats_;
    Counts ended_; ///< of all inputs in front of the current one
    Reasons replaced_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

/// "3 repost, 1 system-message": most frequent first.
[[nodiscard]] std::string in_words(const Reasons& reasons);

} // namespace kummerkasten::ingest

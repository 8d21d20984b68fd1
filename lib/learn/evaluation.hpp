// SPDX-License-Identifier: Apache-2.0
// How good predictions are, from nothing but the table of what was right and what was said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kummerkasten::learn {

struct ClassFigures {
    double precision = 0, recall = 0, f1 = 0;
    std::uint64_t support = 0;   ///< examples that are of the class
    std::uint64_t predicted = 0; ///< examples that were said to be
};

/// Precision of a class that was never said, and recall of one that never was, count as 0.
struct Figures {
    std::uint64_t n = 0;
    double accuracy = 0;
    double macro_f1 = 0; ///< plain mean over the classes that occur, as truth or as prediction
    std::vector<ClassFigures> classes;
};

class Confusion {
public:
    explicit Confusion(std::size_t classes) : classes_(classes), counts_(classes * classes) {}

    void add(std::size_t truth, std::size_t said) { ++counts_[truth * classes_ + said]; }
    [[nodiscard]] std::uint64_t count(std::size_t truth, std::size_t said) const {
        return counts_[truth * classes_ + said];
    }
    [[nodiscard]] Figures figures() const;

private:
    std::size_t classes_;
    std::vector<std::uint64_t> counts_;
};

} // namespace kummerkasten::learn

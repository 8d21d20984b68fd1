// SPDX-License-Identifier: Apache-2.0
#include "learn/evaluation.hpp"

namespace kummerkasten::learn {

namespace {

double ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

Figures Confusion::figures() const {
    Figures figures;
    std::uint64_t right = 0;
    std::size_t occurring = 0;
    for (std::size_t c = 0; c < classes_; ++c) {
        ClassFigures one;
        for (std::size_t other = 0; other < classes_; ++other) {
            one.support += count(c, other);
            one.predicted += count(other, c);
        }
        const std::uint64_t hit = count(c, c);
        one.precision = ratio(hit, one.predicted);
        one.recall = ratio(hit, one.support);
        one.f1 = ratio(2 * hit, one.support + one.predicted); // the harmonic mean of the two
        right += hit;
        figures.n += one.support;
        figures.macro_f1 += one.f1;
        occurring += one.support + one.predicted != 0 ? 1 : 0;
        figures.classes.push_back(one);
    }
    figures.accuracy = ratio(right, figures.n);
    figures.macro_f1 = occurring == 0 ? 0 : figures.macro_f1 / static_cast<double>(occurring);
    return figures;
}

} // namespace kummerkasten::learn

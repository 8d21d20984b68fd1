// SPDX-License-Identifier: Apache-2.0
// Chance for tests, the same on every machine: std::mt19937 is the same everywhere, the distributions of the standard
// library are not.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten {

class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}

    /// 0 … n − 1.
    std::size_t below(std::size_t n) { return random_() % n; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class Container> const auto& one_of(const Container& container) {
        return container[below(std::size(container))];
    }
    std::string letters(std::string_view alphabet, std::size_t least, std::size_t most) {
        std::string text;
        for (std::size_t left = least + below(most - least + 1); left > 0; --left) {
            text += one_of(alphabet);
        }
        return text;
    }

private:
    std::mt19937 random_;
};

} // namespace kummerkasten

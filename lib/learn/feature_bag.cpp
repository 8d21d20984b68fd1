// SPDX-License-Identifier: Apache-2.0
#include "learn/feature_bag.hpp"

#include <algorithm>

namespace kummerkasten::learn {

void FeatureBag::clear() {
    features_.clear();
    if (++round_ == 0) { // after four thousand million examples
        std::fill(slots_.begin(), slots_.end(), 0);
        round_ = 1;
    }
}

void FeatureBag::grow() {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < features_.size(); ++i) {
        std::size_t slot = features_[i].key & mask;
        while (slots_[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots_[slot] = std::uint64_t{round_} << 32U | i;
    }
}

} // namespace kummerkasten::learn

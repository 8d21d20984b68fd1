// SPDX-License-Identifier: Apache-2.0
// The features of one example: a key (a hash that is spread evenly over 64 bits), a group, how often or how strongly.
// Adding a key again adds to its value. Reused from example to example: no allocation once it has grown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kummerkasten::learn {

struct Feature {
    std::uint64_t key = 0;
    float value = 0;
    std::uint16_t place = 0; ///< where it was first met, in the caller's own count; for reasons
    std::uint8_t group = 0;
};

class FeatureBag {
public:
    FeatureBag() : slots_(kFirstSlots) {}

    void clear();
    void add(std::uint64_t key, std::uint8_t group, std::size_t place, float value = 1) {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t slot = key & mask;; slot = (slot + 1) & mask) {
            const std::uint64_t held = slots_[slot];
            if (held >> 32U != round_) {
                slots_[slot] = std::uint64_t{round_} << 32U | features_.size();
                features_.push_back({key, value, static_cast<std::uint16_t>(place), group});
                if (features_.size() * 2 > slots_.size()) {
                    grow();
                }
                return;
            }
            Feature& feature = features_[held & 0xFFFFFFFFU];
            if (feature.key == key) {
                feature.value += value;
                return;
            }
        }
    }

    /// In the order in which they were first added.
    [[nodiscard]] std::span<const Feature> features() const { return features_; }

private:
    static constexpr std::size_t kFirstSlots = 4096;

    void grow();

    std::vector<Feature> features_;
    std::vector<std::uint64_t> slots_; ///< round in the upper half, number of a feature in the lower; a power of two
    std::uint32_t round_ = 1;          ///< slots of an earlier round are free: clearing costs nothing
};

/// Spreads the bits of a hash that was made cheaply (the finaliser of MurmurHash3, public domain).
[[nodiscard]] constexpr std::uint64_t spread(std::uint64_t hash) {
    hash ^= hash >> 33U;
    hash *= 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 33U;
    hash *= 0xC4CEB9FE1A85EC53U;
    return hash ^ hash >> 33U;
}

} // namespace kummerkasten::learn

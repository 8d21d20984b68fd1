// SPDX-License-Identifier: Apache-2.0
// A trained model at work. It gives one label or several, a head for each; all share one table whose rows hold the
// weights of all heads and classes side by side, so that a feature costs one look-up and one cache miss whatever their
// number. Read-only once made; any number of threads share it, each with a Scratch. Nothing is allocated for an example.
//
// A row: 4 bytes of the key, then for each head 1 byte inverse document frequency (0: the head does
// not know the feature), 1 byte scale, and a byte a class, which the scale makes a weight. Two classes need one column.
#pragma once

#include "learn/data_set.hpp"
#include "learn/decision.hpp"
#include "learn/feature_bag.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::learn {

/// One label that a model gives.
struct Head {
    std::string label; ///< its name, as the rows spelt it
    std::vector<std::string> classes;
    std::vector<float> constants; ///< by column
    std::vector<float> biases;    ///< by class
    Calibration calibration;
};

/// A head as training leaves it. `weights` holds, column by column, a weight a key, as it applies to the features' values
/// without their inverse document frequencies, which are given beside them.
struct LearntHead {
    Head head;
    std::vector<std::uint64_t> keys;
    std::vector<float> idf; ///< by key
    std::vector<std::vector<float>> weights;
};

/// What a model is beside its table.
struct ModelParts {
    std::string feature_space; ///< which features it wants; the caller's own name for them
    std::string card;          ///< for people: how it was trained and how well it did
    std::vector<Group> groups;
    std::vector<Head> heads;
};

/// More than any house has labels; keeps a row within a few cache lines.
inline constexpr std::size_t kMostHeads = 32;

struct Prediction {
    std::uint32_t label = 0; ///< number of the class
    double score = 0;        ///< probability that it is right
};

class Model {
public:
    struct Scratch {
        /// A feature that the model knows.
        struct Known {
            const std::uint8_t* row;
            float value; ///< before the inverse document frequency, which each head has its own of
            std::uint16_t place;
            std::uint8_t group;
        };
        std::vector<Known> known;
        std::vector<float> sums;                  ///< by group and column of one head
        std::array<float, kMostGroups> factors{}; ///< by group: 1 / length
        std::vector<float> scores;                ///< by class, without biases
    };

    /// `heads` are moved into parts.heads, which must be empty. Throws DataError where there are none or too many.
    Model(ModelParts parts, std::vector<LearntHead> heads);

    /// Throws DataError naming `file` where it is no model, of another version, damaged or cut off, and IoError.
    [[nodiscard]] static Model load(const std::filesystem::path& file);
    /// The bytes of a model file: the same model gives the same bytes.
    [[nodiscard]] std::string to_bytes() const;
    /// `name` is for messages.
    [[nodiscard]] static Model from_bytes(std::string_view bytes, const std::string& name);

    /// Looks the features up, once for all heads.
    void look_up(std::span<const Feature> features, Scratch& scratch) const;

    /// What head number `head` says of the features that were looked up; its scores are left in the scratch.
    Prediction predict(std::size_t head, Scratch& scratch) const;

    /// How much each feature spoke for class number `label`, added to `by_place[feature.place]`; places beyond its end are
    /// left out. To be called after predict() of the same head.
    void explain(std::size_t head, std::size_t label, const Scratch& scratch, std::span<float> by_place) const;

    /// What a head holds of a feature; none where it does not know it. Weights as a byte and a scale hold them.
    struct Row {
        float idf = 1;
        std::vector<float> weights; ///< by column
    };
    [[nodiscard]] std::optional<Row> row_of(std::uint64_t key, std::size_t head) const;
    /// Replaces it. False where the feature is new to the model, and its table too full for another.
    bool set_row(std::uint64_t key, std::size_t head, const Row& row);

    [[nodiscard]] const ModelParts& parts() const { return parts_; }
    [[nodiscard]] std::size_t features() const { return features_; }

private:
    Model() = default;

    /// Where a head's bytes lie in a row.
    struct Place {
        std::size_t offset, columns;
    };

    using Squares = std::array<float, kMostGroups>; ///< by group

    template <std::size_t kColumns> void add_up(Place place, Scratch& scratch, Squares& squares) const;
    void add_up_all(Place place, Scratch& scratch, Squares& squares) const;
    [[nodiscard]] static std::size_t columns_of(std::size_t classes) { return classes == 2 ? 1 : classes; }
    void set_up();
    [[nodiscard]] std::size_t first_slot(std::uint64_t key) const {
        return static_cast<std::size_t>((key >> 32U) * slots_ >> 32U);
    }
    [[nodiscard]] const std::uint8_t* find(std::uint64_t key) const;
    [[nodiscard]] std::uint8_t* row_for(std::uint64_t key);
    void write(std::uint8_t* row, std::size_t head, float idf, std::span<const float> weights) const;

    ModelParts parts_;
    std::size_t features_ = 0;
    std::size_t slots_ = 0;
    std::size_t row_size_ = 0;
    std::vector<Place> places_; ///< by head
    std::vector<std::uint8_t> table_;
    std::array<float, 256> idf_values_{}, scale_values_{}; ///< what the bytes stand for
};

} // namespace kummerkasten::learn

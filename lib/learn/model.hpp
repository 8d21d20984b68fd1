// SPDX-License-Identifier: Apache-2.0
// A trained model at work: one look-up a feature in a table whose rows hold the weights of all classes side by side,
// so that a feature costs one cache miss whatever the number of classes. Read-only once made; any number of threads
// share it, each with a Scratch. Nothing is allocated for an example.
//
// A row: 4 bytes of the key, 1 byte inverse document frequency, 1 byte scale, and a byte a class, which the scale makes
// a weight. Two classes need one column.
#pragma once

#include "learn/data_set.hpp"
#include "learn/decision.hpp"
#include "learn/feature_bag.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::learn {

/// What a model is, before it becomes a table.
struct ModelParts {
    std::string label;         ///< what it predicts: the name of the label it was trained on
    std::string feature_space; ///< which features it wants; the caller's own name for them
    std::string card;          ///< for people: how it was trained and how well it did
    std::vector<Group> groups;
    std::vector<std::string> classes;
    std::vector<float> constants; ///< by column
    std::vector<float> biases;    ///< by class
    Calibration calibration;
};

struct Prediction {
    std::uint32_t label = 0; ///< number of the class
    double score = 0;        ///< probability that it is right
};

class Model {
public:
    struct Scratch {
        std::vector<const std::uint8_t*> rows;    ///< by feature; null where the model does not know it
        std::vector<float> sums;                  ///< by group and column
        std::array<float, kMostGroups> factors{}; ///< by group: 1 / length
        std::vector<float> scores;                ///< by class
    };

    /// `weights` holds columns × (number of keys) weights, one column after the other, as they apply to the features'
    /// values without their inverse document frequencies, which are given beside them. Throws DataError where there
    /// are too many.
    Model(ModelParts parts, std::span<const std::uint64_t> keys, std::span<const float> idf,
          std::span<const std::vector<float>> weights);

    /// Throws DataError naming `file` where it is no model, of another version, damaged or cut off, and IoError.
    [[nodiscard]] static Model load(const std::filesystem::path& file);
    /// The bytes of a model file: the same model gives the same bytes.
    [[nodiscard]] std::string to_bytes() const;
    /// `name` is for messages.
    [[nodiscard]] static Model from_bytes(std::string_view bytes, const std::string& name);

    [[nodiscard]] Prediction predict(std::span<const Feature> features, Scratch& scratch) const;

    /// How much each feature spoke for the predicted class, added to `by_place[feature.place]`; places beyond its end
    /// are left out. To be called after predict() with the same arguments.
    void explain(std::span<const Feature> features, const Prediction& prediction, Scratch& scratch,
                 std::span<float> by_place) const;

    [[nodiscard]] const ModelParts& parts() const { return parts_; }
    [[nodiscard]] std::size_t features() const { return features_; }

private:
    Model() = default;

    [[nodiscard]] std::size_t columns() const { return columns_of(parts_.classes.size()); }
    [[nodiscard]] static std::size_t columns_of(std::size_t classes) { return classes == 2 ? 1 : classes; }
    [[nodiscard]] static std::size_t row_size(std::size_t columns) { return 6 + columns + columns % 2; }
    void set_up();
    [[nodiscard]] std::size_t first_slot(std::uint64_t key) const {
        return static_cast<std::size_t>((key >> 32U) * slots_ >> 32U);
    }
    [[nodiscard]] const std::uint8_t* find(std::uint64_t key) const;
    [[nodiscard]] std::uint8_t* slot_for(std::uint64_t key);
    void find_rows(std::span<const Feature> features, Scratch& scratch) const;

    ModelParts parts_;
    std::size_t features_ = 0;
    std::size_t slots_ = 0;
    std::size_t row_size_ = 0;
    std::vector<std::uint8_t> table_;
    std::vector<float> idf_values_, scale_values_; ///< what the bytes stand for
};

} // namespace kummerkasten::learn

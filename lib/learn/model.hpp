// SPDX-License-Identifier: Apache-2.0
// A trained model at work. It gives one label or several, a head for each; all share one table whose rows hold the
// weights of all heads and classes side by side, so that a feature costs one look-up, one cache miss and one addition of
// vectors, whatever their number. Read-only once made; any number of threads share it, each with a Scratch. Nothing is
// allocated for an example.
//
// A row: what 1 in a weight stands for (4 bytes, a float), a byte for each head's inverse document frequency (0: the head
// does not know the feature), two bytes a weight; frequencies and weights are padded to multiples of four. Weights hold
// their head's frequency already. Two classes need one column. The shipped model's 9 heads of 22 columns make 64 bytes, a
// cache line. Rows are found by slots of their own: two features in three are unknown, and are told so
// by a table that is a fifth as large.
#pragma once

#include "learn/data_set.hpp"
#include "learn/decision.hpp"
#include "learn/feature_bag.hpp"

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
            std::uint32_t row;
            float value; ///< before the inverse document frequency, which each head has its own of
            std::uint16_t place;
            std::uint8_t group;
        };
        std::vector<Known> known;       ///< in the order in which they were first met
        std::vector<std::uint32_t> met; ///< a small hash table of rows: where in `known` each stands, 0 for nowhere
        // Of counted groups by group, since their length is only known at the end; of all others together, behind them.
        std::vector<float> sums;    ///< by column: value · weight
        std::vector<float> squares; ///< by head: (value · idf)²
        std::vector<float> scores;  ///< by class of the head that was asked last, without biases
    };

    /// `heads` are moved into parts.heads, which must be empty. Throws DataError where there are none or too many.
    Model(ModelParts parts, std::vector<LearntHead> heads);

    /// Throws DataError naming `file` where it is no model, of another version, damaged or cut off, and IoError.
    [[nodiscard]] static Model load(const std::filesystem::path& file);
    /// The bytes of a model file: the same model gives the same bytes.
    [[nodiscard]] std::string to_bytes() const;
    /// `name` is for messages.
    [[nodiscard]] static Model from_bytes(std::string_view bytes, const std::string& name);

    /// Looks the features up and adds up what all heads say of them. Values of a key that comes again are added.
    void look_up(std::span<const Feature> features, Scratch& scratch) const;

    /// Leaves the scores that head number `head` gives what was looked up in the scratch.
    void score(std::size_t head, Scratch& scratch) const;
    /// The same, and the class that follows.
    Prediction predict(std::size_t head, Scratch& scratch) const;

    /// How much each feature spoke for class number `label`, added to `by_place[feature.place]`; places beyond its end are
    /// left out.
    void explain(std::size_t head, std::size_t label, const Scratch& scratch, std::span<float> by_place) const;

    /// What a head holds of a feature; none where it does not know it. Both as the bytes hold them.
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

    friend class DenseRows; // learn/dense_rows.hpp

    /// Where a head's weights stand among all columns.
    struct Place {
        std::size_t first, columns;
    };
    struct Slot {
        std::uint32_t print = 0; ///< 4 bytes of the key; 0: free
        std::uint32_t row = 0;
    };
    struct alignas(64) CacheLine {
        std::uint8_t bytes[64];
    };
    static constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

    void set_up();
    [[nodiscard]] std::size_t first_slot(std::uint64_t key) const {
        return static_cast<std::size_t>((key >> 32U) * slots_.size() >> 32U);
    }
    [[nodiscard]] std::size_t next_slot(std::size_t at) const { return at + 1 == slots_.size() ? 0 : at + 1; }
    [[nodiscard]] std::uint32_t find(std::uint64_t key) const;
    std::uint32_t add_row(std::uint64_t key);
    [[nodiscard]] const std::uint8_t* row(std::size_t number) const { return rows_.data()->bytes + number * row_size_; }
    void write(std::size_t number, std::span<const float> idf, std::span<const float> weights);
    void read(std::size_t number, std::span<float> idf, std::span<float> weights) const;

    [[nodiscard]] float weight(const std::uint8_t* row, std::size_t column) const;
    [[nodiscard]] bool is_sound() const;
    void add_up(Scratch& scratch) const;
    [[nodiscard]] float factor(std::size_t group, std::size_t head, const Scratch& scratch) const;

    ModelParts parts_;
    std::vector<Place> places_;                         ///< by head
    std::size_t features_ = 0;                          ///< rows
    std::size_t padded_heads_ = 0, padded_columns_ = 0; ///< multiples of four
    std::size_t row_size_ = 0;
    std::vector<Slot> slots_;
    std::vector<CacheLine> rows_; ///< row after row
};

} // namespace kummerkasten::learn

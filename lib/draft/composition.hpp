// SPDX-License-Identifier: Apache-2.0
// A reply in the making: its parts in the order of care rule P3, chosen from the phrase book and made to fit the channel.
// Deterministic: the hash of the post's id chooses among phrases that fit equally well, so that two customers side by side
// do not read the same sentence (care rule H5).
#pragma once

#include "draft/case_file.hpp"
#include "record/draft.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// No text of ours is longer, whatever the channel allows.
inline constexpr std::size_t kLongestText = 8 * 1024;

struct Block {
    Part part = Part::salutation;
    std::string text;
    std::string from;
    const Phrase* phrase = nullptr;
};

class Composition {
public:
    explicit Composition(const CaseFile& a_case) : case_(a_case) {}

    /// Adds a part from the phrase book; false where nothing fits.
    bool add(Part part);

    /// Makes it fit, step by step until it does:
    ///   1. the offer goes;
    ///   2. acknowledgement, next step, holding sentence, salutation, apology and explanation become shorter;
    ///   3. any shorter acknowledgement will do, whatever it is about;
    ///   4. the explanation goes, then the state;
    ///   5. any shorter next step and holding sentence will do;
    ///   6. acknowledgement and salutation go.
    /// A shorter phrase is the longest one that fits, else the shortest. Apology, next step, holding sentence and signature
    /// stay. False where it is still too long.
    [[nodiscard]] bool fit();

    /// As it stands on the channel.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] const Block* find(Part part) const;
    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
    /// Parts that fit() took out.
    [[nodiscard]] const std::vector<Part>& dropped() const { return dropped_; }
    /// The blocks as they were before fit() shortened the explanation or took out more than the offer; else empty.
    [[nodiscard]] const std::vector<std::string>& whole() const { return whole_; }
    /// The blocks as they stand in the text, capitals and all.
    [[nodiscard]] std::vector<record::DraftPart> parts() const;

private:
    [[nodiscard]] Block filled(const Phrase& phrase) const;
    [[nodiscard]] const Phrase* choose(Part part) const;
    void avoid_echo(std::vector<const Phrase*>& phrases) const;
    [[nodiscard]] std::string shown(std::size_t index) const;
    [[nodiscard]] bool fits_now() const;
    void shorten(Part part, Width width);
    void drop(Part part);
    void remember_whole();

    const CaseFile& case_;
    std::vector<Block> blocks_;
    std::vector<Part> dropped_;
    std::vector<std::string> whole_;
    bool has_whole_ = false;
};

/// The message that asks for, or goes by, personal data; empty where the reply needs none. `next_step` is the phrase that
/// was chosen for the public reply. The kinds of facts that it uses are appended to `sources`.
[[nodiscard]] std::string private_message(const CaseFile& a_case, const Phrase& next_step,
                                          std::vector<std::string>& sources);

} // namespace kummerkasten::draft

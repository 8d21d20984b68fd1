// SPDX-License-Identifier: Apache-2.0
// How alike are two texts? A text becomes the set of its shingles, runs of five letters over word boundaries, and two sets
// are compared by what they share: resemblance |A∩B| / |A∪B| and containment |A∩B| / min(|A|, |B|).
//   A. Z. Broder, On the resemblance and containment of documents, 1997
// Of a long text only the shingles with the smallest hashes are kept (Broder's bottom-s sample), which estimates both.
// To find what may be alike without comparing all with all, each text gets kBands keys, of which texts that resemble one
// another share some:
//   P. Indyk, R. Motwani, Approximate nearest neighbors, 1998 (bands of minima)
//   P. Li, A. Owen, C.-H. Zhang, One permutation hashing, 2012, and A. Shrivastava, P. Li, Densifying one permutation
//   hashing, 2014 (all minima from one hash of each shingle)
// Two texts of resemblance r share one with probability 1 - (1 - r²)^16: 0.9999 at 0.7, 0.99 at 0.5, 0.89 at 0.36.
#pragma once

#include "text/tokenise.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::text {

/// What counts when texts are compared: words in dictionary form with one blank between them. Mentions, links, addresses,
/// emoji, punctuation and an "RT" in front of a mention do not; numbers only where asked for. Appends to `out`.
enum class Numbers { drop, keep };
void append_comparable(std::string& out, const Document& document, Numbers numbers);

inline constexpr std::size_t kBands = 16;
/// Shingles kept of a text. Of a post of 280 letters, some 260, they estimate a resemblance of 0.7 to ±0.04.
inline constexpr std::size_t kMostShingles = 128;

struct Sketch {
    std::vector<std::uint32_t> shingles;          ///< hashes, rising, each once
    std::uint32_t limit = 0xFFFF'FFFF;            ///< all hashes up to here are in `shingles`
    std::array<std::uint32_t, kBands> bands = {}; ///< keys
};

/// Of comparable text, of which the first 4096 bytes count.
void make_sketch(std::string_view comparable, Sketch& sketch);

struct Likeness {
    double resemblance = 0;
    double containment = 0;
    double size_ratio = 0; ///< of the smaller to the larger
};
/// A quick look at a fifth of them, since unrelated texts share a key by chance: false where the resemblance is below 0.1, true
/// where it is above 0.3, with few exceptions.
[[nodiscard]] bool may_be_alike(const Sketch& a, const Sketch& b);
[[nodiscard]] Likeness compare(const Sketch& a, const Sketch& b);

} // namespace kummerkasten::text

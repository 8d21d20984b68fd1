// SPDX-License-Identifier: Apache-2.0
#include "text/sketch.hpp"

#include "base/strings.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <numeric>

namespace kummerkasten::text {

namespace {

constexpr std::size_t kLetters =
    5; // of a shingle, in bytes of folded text; with fewer, unrelated texts of a language meet
constexpr std::size_t kMostBytes = 4096;
constexpr std::uint32_t kBins = 2 * kBands;
constexpr std::uint32_t kEmpty = 0xFFFF'FFFF;

// The finaliser of MurmurHash3 (Appleby, public domain): every bit of the input moves every bit of the output.
std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 33U;
    x *= 0xFF51AFD7ED558CCDULL;
    x ^= x >> 33U;
    x *= 0xC4CEB9FE1A85EC53ULL;
    return x ^ (x >> 33U);
}

bool is_letter_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// One permutation for all minima: the low five bits of a hash choose the bin, the others compete in it. An empty bin takes the
// value of the next full one to the right, and how far it had to go for it.
std::array<std::uint32_t, kBands> make_bands(const std::vector<std::uint32_t>& hashes) {
    std::array<std::uint32_t, kBins> minima;
    minima.fill(kEmpty);
    for (const std::uint32_t hash : hashes) {
        std::uint32_t& bin = minima[hash % kBins];
        bin = std::min(bin, hash / kBins);
    }
    std::array<std::uint64_t, kBins> dense{};
    for (std::size_t i = 0; i < kBins; ++i) {
        std::size_t distance = 0;
        while (distance < kBins && minima[(i + distance) % kBins] == kEmpty) {
            ++distance;
        }
        dense[i] = minima[(i + distance) % kBins] + (static_cast<std::uint64_t>(distance) << 32U);
    }
    std::array<std::uint32_t, kBands> bands{};
    for (std::size_t i = 0; i < kBands; ++i) {
        bands[i] = static_cast<std::uint32_t>(mix(mix(dense[2 * i] + i) ^ dense[2 * i + 1]));
    }
    return bands;
}

// Hashes are spread evenly, so one distribution by their highest bits nearly sorts them, in a fifth of the time of one large
// std::sort (a post's 300; 2026-11).
void sort_evenly_spread(std::vector<std::uint32_t>& hashes) {
    constexpr std::size_t kBuckets = 64;
    constexpr unsigned kShift = 26;
    std::array<std::uint32_t, kBuckets + 1> ends{};
    for (const std::uint32_t hash : hashes) {
        ++ends[(hash >> kShift) + 1];
    }
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint32_t> sorted(hashes.size());
    for (const std::uint32_t hash : hashes) {
        sorted[ends[hash >> kShift]++] = hash; // what was a bucket's beginning becomes its end
    }
    auto begin = sorted.begin();
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
        const auto end = sorted.begin() + ends[bucket];
        std::sort(begin, end);
        begin = end;
    }
    hashes.swap(sorted);
}

} // namespace

void append_comparable(std::string& out, const Document& document, Numbers numbers) {
    const std::vector<Token>& tokens = document.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const bool counts = token.kind == TokenKind::word || token.kind == TokenKind::hashtag ||
                            (token.kind == TokenKind::number && numbers == Numbers::keep);
        const std::string_view word = document.folded_word(token);
        if (!counts || (word == "rt" && i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::mention)) {
            continue;
        }
        const std::size_t begin = out.size();
        append_squeezed(out, word);
        if (numbers == Numbers::drop) { // "G12b" says as much as "Gb"
            out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                                     [](char c) { return !is_letter_byte(c); }),
                      out.end());
        }
        if (out.size() > begin) {
            out += ' ';
        }
    }
}

void make_sketch(std::string_view comparable, Sketch& sketch) {
    comparable = comparable.substr(0, kMostBytes);
    std::vector<std::uint32_t>& hashes = sketch.shingles;
    hashes.clear();
    constexpr std::uint64_t kMask = (std::uint64_t{1} << (8 * kLetters)) - 1;
    std::uint64_t shingle = ' '; // the first word begins as all others do
    std::size_t length = 1;
    for (const char c : comparable) {
        shingle = ((shingle << 8U) | static_cast<unsigned char>(c)) & kMask;
        if (++length >= kLetters) {
            hashes.push_back(static_cast<std::uint32_t>(mix(shingle)));
        }
    }
    sketch.bands = make_bands(hashes);
    sort_evenly_spread(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    sketch.limit = 0xFFFF'FFFF;
    if (hashes.size() > kMostShingles) {
        hashes.resize(kMostShingles);
        sketch.limit = hashes.back();
    }
}

bool may_be_alike(const Sketch& a, const Sketch& b) {
    // The smallest 32 of each are a sample of the union of 32 to 64; unrelated texts share one or two of them.
    constexpr std::size_t kLook = 32;
    constexpr std::size_t kFewest = 5;
    const std::size_t a_size = std::min(kLook, a.shingles.size());
    const std::size_t b_size = std::min(kLook, b.shingles.size());
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a_size && j < b_size;) {
        const std::uint32_t x = a.shingles[i];
        const std::uint32_t y = b.shingles[j];
        shared += x == y ? 1 : 0;
        i += x <= y ? 1 : 0; // without jumps, which could not be foreseen
        j += y <= x ? 1 : 0;
    }
    return shared >= kFewest;
}

Likeness compare(const Sketch& a, const Sketch& b) {
    // Up to the smaller limit both samples are complete.
    const std::uint32_t limit = std::min(a.limit, b.limit);
    auto x = a.shingles.begin();
    auto y = b.shingles.begin();
    const auto x_end = std::upper_bound(x, a.shingles.end(), limit);
    const auto y_end = std::upper_bound(y, b.shingles.end(), limit);
    const auto x_size = static_cast<double>(x_end - x);
    const auto y_size = static_cast<double>(y_end - y);
    if (x == x_end || y == y_end) {
        return {};
    }
    double shared = 0;
    while (x != x_end && y != y_end) {
        if (*x == *y) {
            shared += 1;
            ++x;
            ++y;
        } else if (*x < *y) {
            ++x;
        } else {
            ++y;
        }
    }
    const double smaller = std::min(x_size, y_size);
    return {shared / (x_size + y_size - shared), shared / smaller, smaller / std::max(x_size, y_size)};
}

} // namespace kummerkasten::text

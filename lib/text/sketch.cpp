// SPDX-License-Identifier: Apache-2.0
#include "text/sketch.hpp"

#include "base/strings.hpp"
#include "text/fold.hpp"

#include <algorithm>

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
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    sketch.limit = 0xFFFF'FFFF;
    if (hashes.size() > kMostShingles) {
        hashes.resize(kMostShingles);
        sketch.limit = hashes.back();
    }
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

// SPDX-License-Identifier: Apache-2.0
// Pseudonyms by keyed hash: HMAC-SHA-256 (RFC 2104, FIPS 180-4; nettle). Whoever has the key can find out whether a name that
// he guesses stands behind a pseudonym; whoever has not cannot. So the key is worth what the names are worth.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::ingest {

class Pseudonyms {
public:
    /// Shorter keys can be guessed by trying; longer ones than this are some other file.
    static constexpr std::size_t kShortestKey = 16, kLongestKey = 4096;

    /// Reads the key: all bytes of the file but one line break at its end. Throws DataError where it is too short or too long,
    /// or a file that others than its owner and group may read; IoError where it cannot be read. Messages never show it.
    explicit Pseudonyms(const std::string& key_file);

    /// "user-" and 16 hexadecimal digits, 64 bits: among a million people two share one with a chance of 1 : 37 million.
    [[nodiscard]] std::string person(std::string_view name) const;
    /// 32 hexadecimal digits, for ids that are hashes themselves.
    [[nodiscard]] std::string hash(std::string_view value) const;

private:
    std::string key_;
};

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/pseudonym.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/descriptor.hpp"

#include <fmt/format.h>
#include <nettle/hmac.h>
#include <sys/stat.h>

#include <array>
#include <cstdint>

namespace kummerkasten::ingest {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

std::string read_key(const std::string& file) {
    io::Descriptor descriptor = io::open_for_reading(file);
    struct stat status = {};
    if (::fstat(descriptor.number(), &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & S_IROTH) != 0) {
        throw error<DataError>(
            "key file {} can be read by everybody on this machine; expected mode 0600 or 0640, as after "
            "chmod 600",
            in_quotes(file));
    }
    std::string key(Pseudonyms::kLongestKey + 2, '\0');
    std::size_t size = 0;
    while (const std::size_t got = io::read_some(descriptor.number(), key.data() + size, key.size() - size, file)) {
        size += got;
    }
    key.resize(size);
    if (key.ends_with('\n')) { // what an editor or echo puts there
        key.pop_back();
    }
    if (key.size() < Pseudonyms::kShortestKey || key.size() > Pseudonyms::kLongestKey) {
        throw error<DataError>("key file {} has {}; expected {} to {}, such as 'openssl rand -hex 32' writes",
                               in_quotes(file),
                               key.size() > Pseudonyms::kLongestKey ? "too many bytes" : counted(key.size(), "byte"),
                               Pseudonyms::kShortestKey, Pseudonyms::kLongestKey);
    }
    return key;
}

// The first `hex_digits` of the HMAC of `domain`, a zero byte and `value`. The domain keeps persons and ids apart.
std::string keyed_hash(std::string_view key, std::string_view domain, std::string_view value, std::size_t hex_digits) {
    const auto bytes = [](std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); };
    hmac_sha256_ctx context = {};
    hmac_sha256_set_key(&context, key.size(), bytes(key));
    hmac_sha256_update(&context, domain.size(), bytes(domain));
    const std::uint8_t zero = 0;
    hmac_sha256_update(&context, 1, &zero);
    hmac_sha256_update(&context, value.size(), bytes(value));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    hmac_sha256_digest(&context, digest.size(), digest.data());
    std::string hex;
    for (const std::uint8_t byte : digest) {
        hex += kHexDigits[byte >> 4U];
        hex += kHexDigits[byte & 0xFU];
    }
    hex.resize(hex_digits);
    return hex;
}

} // namespace

Pseudonyms::Pseudonyms(const std::string& key_file) : key_(read_key(key_file)) {}

std::string Pseudonyms::person(std::string_view name) const { return "user-" + keyed_hash(key_, "person", name, 16); }

std::string Pseudonyms::hash(std::string_view value) const { return keyed_hash(key_, "id", value, 32); }

} // namespace kummerkasten::ingest

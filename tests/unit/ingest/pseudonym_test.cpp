// SPDX-License-Identifier: Apache-2.0
// The expected hashes come from Python: hmac.new(key, b"person\0jana", "sha256").hexdigest()[:16], and "id" in the same way.
#include "ingest/pseudonym.hpp"
#include "base/error.hpp"
#include "key_file.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace kummerkasten;
using ingest::Pseudonyms;

namespace {

constexpr std::string_view kKey = "0123456789abcdef";

std::string complaint(const KeyFile& file) {
    try {
        const Pseudonyms pseudonyms(file.name());
    } catch (const DataError& problem) {
        return file.relative(problem.what());
    }
    return "none";
}

} // namespace

TEST_CASE("a pseudonym is a keyed hash, the same in every run") {
    const KeyFile file(kKey);
    const Pseudonyms pseudonyms(file.name());
    CHECK(pseudonyms.person("jana") == "user-3c36b7614b30666e");
    CHECK(pseudonyms.hash("jana") == "0f5137ad24cc426d0f5a366bb5cdc03c");
    CHECK(Pseudonyms(file.name()).person("jana") == pseudonyms.person("jana"));
    CHECK(Pseudonyms(KeyFile("0123456789abcdeg").name()).person("jana") != pseudonyms.person("jana"));
    CHECK(pseudonyms.person("").size() == pseudonyms.person("jana").size());
    std::set<std::string> all;
    for (int i = 0; i < 1000; ++i) {
        all.insert(pseudonyms.person(std::to_string(i)));
    }
    CHECK(all.size() == 1000);
}

TEST_CASE("one line break at the end is no part of the key") {
    CHECK(Pseudonyms(KeyFile("0123456789abcdef\n").name()).person("jana") == "user-3c36b7614b30666e");
    CHECK(Pseudonyms(KeyFile("0123456789abcdef\n\n").name()).person("jana") != "user-3c36b7614b30666e");
}

TEST_CASE("a key file that is none is refused, and never shown") {
    CHECK(complaint(KeyFile("0123456789abcde")) ==
          "key file 'key' has 15 bytes; expected 16 to 4096, such as 'openssl rand -hex 32' writes");
    CHECK(complaint(KeyFile("")) ==
          "key file 'key' has 0 bytes; expected 16 to 4096, such as 'openssl rand -hex 32' writes");
    CHECK(complaint(KeyFile(std::string(4096, 'k'))) == "none");
    CHECK(complaint(KeyFile(std::string(4097, 'k'))) ==
          "key file 'key' has too many bytes; expected 16 to 4096, such as 'openssl rand -hex 32' writes");
    using std::filesystem::perms;
    CHECK(complaint(KeyFile(kKey, perms::owner_read | perms::group_read)) == "none");
    CHECK(complaint(KeyFile(kKey, perms::owner_read | perms::others_read)) ==
          "key file 'key' can be read by everybody on this machine; expected mode 0600 or 0640, as after chmod 600");
    CHECK_THROWS_AS(Pseudonyms("/nonexistent/key"), IoError);
}

// SPDX-License-Identifier: Apache-2.0
#include "ingest/source.hpp"

#include "base/error.hpp"
#include "io/line_reader.hpp"
#include "packed.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <algorithm>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

TEST_CASE("a window slides over the whole input and counts lines") {
    std::string bytes;
    for (int i = 0; bytes.size() < 5 * io::kReadSize; ++i) {
        bytes += std::to_string(i) + "\n";
    }
    const WrittenFile file("in", bytes);
    Source source(file.path().string());
    std::string seen;
    std::uint64_t lines = 1;
    for (;;) {
        if (source.window().size() < 1000 && source.extend()) {
            continue;
        }
        if (source.window().empty()) {
            break;
        }
        CHECK(source.line() == lines);
        const std::string part(source.window().substr(0, 777));
        seen += part;
        lines += static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
        source.consume(part.size());
    }
    CHECK(seen == bytes);
    CHECK_FALSE(source.extend());
}

TEST_CASE("a window may grow beyond what is read at a time, with padding behind") {
    const std::string bytes(3 * io::kReadSize, 'x');
    const WrittenFile file("in", bytes);
    Source source(file.path().string());
    while (source.extend()) {}
    CHECK(source.window() == bytes);
    volatile char sum = 0;
    for (std::size_t i = 0; i < io::kBlockPadding; ++i) { // reading there must be fine; sanitizers watch
        sum = static_cast<char>(sum ^ *(source.window().data() + source.window().size() + i));
    }
}

TEST_CASE("a byte order mark in front goes, also where its bytes come one by one") {
    const WrittenFile file("in", "\xEF\xBB\xBF{}");
    CHECK(Source(file.path().string()).window() == "{}");
    const WrittenFile half("in", "\xEF\xBB");
    CHECK(Source(half.path().string()).window() == "\xEF\xBB");
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    for (const char c : {'\xEF', '\xBB', '\xBF', 'a'}) {
        REQUIRE(::write(ends[1], &c, 1) == 1);
    }
    ::close(ends[1]);
    Source source("/dev/fd/" + std::to_string(ends[0]));
    while (source.extend()) {}
    CHECK(source.window() == "a");
    ::close(ends[0]);
}

TEST_CASE("find_line_end") {
    const WrittenFile file("in", "ab\ncd");
    Source source(file.path().string());
    CHECK(source.find_line_end(0, 100) == 2);
    CHECK(source.find_line_end(2, 100) == 2);
    CHECK(source.find_line_end(3, 100) == std::string_view::npos);
    source.consume(3);
    CHECK(source.line() == 2);
    CHECK(source.window() == "cd");
}

TEST_CASE("an input that is not there") { CHECK_THROWS_AS(Source("/nonexistent"), IoError); }

TEST_CASE("an archive that is cut off ends where it can be read, and says so when asked") {
    const std::string packed = gzip(std::string(100'000, 'a'));
    const WrittenFile file("in.gz",
                           packed.substr(0, packed.size() - 10)); // without the last of the data, CRC and length
    Source source(file.path().string());
    while (source.extend()) {}
    CHECK(source.window().size() > 50'000);
    try {
        source.throw_failure();
        FAIL("nothing was said");
    } catch (const IoError& problem) {
        CHECK(file.relative(problem.what()) == "in.gz: the gzip data is cut off");
    }
    const WrittenFile whole("in.gz", packed);
    Source good(whole.path().string());
    while (good.extend()) {}
    CHECK(good.window().size() == 100'000);
    good.throw_failure(); // nothing to say
}

TEST_CASE("UTF-16 with its mark comes as UTF-8, over many pieces, and its lines are counted") {
    std::string wide = "\xFF\xFE";
    std::string narrow;
    for (int i = 0; wide.size() < 4 * io::kReadSize; ++i) {
        const std::string line = std::to_string(i) + "\n";
        for (const char c : line) {
            wide += {c, '\0'};
        }
        wide += "\xAC\x20"; // €, two bytes that become three
        narrow += line + "€";
    }
    const WrittenFile file("in", wide);
    Source source(file.path().string());
    while (source.extend()) {}
    CHECK(source.window() == narrow);
    CHECK(source.decoded_from() == "UTF-16");
    CHECK(source.bytes_read() == wide.size());
    const WrittenFile cut("cut", wide.substr(0, 3)); // the mark and half a character
    CHECK(Source(cut.path().string()).window() == "\x81");
    const WrittenFile mark("mark", "\xFE\xFF");
    Source empty(mark.path().string());
    CHECK(empty.window().empty());
    CHECK_FALSE(empty.extend());
}

// SPDX-License-Identifier: Apache-2.0
#include "io/tsv.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::io;

namespace {

const std::string kHead = "#kummerkasten-lexicon 1\n";

// What TsvFile says against these bytes, as a file of three columns of which two are required; "" where it says nothing.
std::string complaint(const std::string& bytes) {
    const WrittenFile file("l.tsv", bytes);
    try {
        const TsvFile read(file.path(), "lexicon", 3, 2);
        return {};
    } catch (const DataError& problem) {
        return file.relative(problem.what());
    }
}

} // namespace

TEST_CASE("rows, comments, blank lines, missing last fields") {
    const WrittenFile file("l.tsv",
                           kHead + "# a comment\n\nÄrger\tanger\t0.5\n  \t \n gut \tpolarity\r\n#\tx\nlast\tanger\t1");
    const TsvFile read(file.path(), "lexicon", 3, 2);
    REQUIRE(read.rows().size() == 3);
    const auto fields = [&read](std::size_t row) {
        return std::vector<std::string>(read.rows()[row].fields.begin(), read.rows()[row].fields.end());
    };
    CHECK(fields(0) == std::vector<std::string>{"Ärger", "anger", "0.5"});
    CHECK(fields(1) == std::vector<std::string>{"gut", "polarity", ""}); // trimmed, CR cut, third one absent
    CHECK(fields(2) == std::vector<std::string>{"last", "anger", "1"});
    // Lines count from 1; the header is the first.
    CHECK(read.rows()[0].line == 4);
    CHECK(read.rows()[1].line == 6);
    CHECK(file.relative(to_string(read.place(read.rows()[2]))) == "l.tsv:8");
}

TEST_CASE("every complaint names file and line") {
    struct Row {
        std::string name, bytes, complaint;
    };
    const std::vector<Row> rows{
        {"nothing", "", "l.tsv:1: empty; the first line must be '#kummerkasten-lexicon 1'"},
        {"header alone is fine", kHead, ""},
        {"header without LF is fine", "#kummerkasten-lexicon 1", ""},
        {"header with blanks behind is fine", "#kummerkasten-lexicon 1\t\t\r\na\tb", ""},
        {"no header", "a\tb\n", "l.tsv:1: the first line must be '#kummerkasten-lexicon 1'"},
        {"another kind", "#kummerkasten-rules 1\n", "l.tsv:1: the first line must be '#kummerkasten-lexicon 1'"},
        {"another version", "#kummerkasten-lexicon 2\n", "l.tsv:1: the first line must be '#kummerkasten-lexicon 1'"},
        {"header second", "\n" + kHead, "l.tsv:1: the first line must be '#kummerkasten-lexicon 1'"},
        {"too many fields", kHead + "a\tb\tc\td\n", "l.tsv:2: 4 fields, expected at most 3; fields are parted by tabs"},
        {"a tab too many", kHead + "a\tb\tc\t\n", "l.tsv:2: 4 fields, expected at most 3; fields are parted by tabs"},
        {"tab lost", kHead + "# x\na b\n", "l.tsv:3: field 2 of 3 is empty; fields are parted by tabs"},
        {"first field empty", kHead + "\tb\n", "l.tsv:2: field 1 of 3 is empty; fields are parted by tabs"},
        {"field of blanks", kHead + "a\t  \tc\n", "l.tsv:2: field 2 of 3 is empty; fields are parted by tabs"},
        {"third field may be empty", kHead + "a\tb\t\n", ""},
        {"Latin-1 umlaut", kHead + "\xE4rger\tb\n", "l.tsv:2: not UTF-8; save the file as UTF-8"},
        {"Latin-1 in a comment", kHead + "a\tb\n# \xFC\n", "l.tsv:3: not UTF-8; save the file as UTF-8"},
        {"stray continuation", kHead + "a\x80\tb\n", "l.tsv:2: not UTF-8; save the file as UTF-8"},
        {"cut-off character", kHead + "a\xC3\n", "l.tsv:2: not UTF-8; save the file as UTF-8"},
        {"overlong", kHead + "a\xC0\xAF\n", "l.tsv:2: not UTF-8; save the file as UTF-8"},
        {"above U+10FFFF", kHead + "a\xF5\x80\x80\x80\n", "l.tsv:2: not UTF-8; save the file as UTF-8"},
        {"FF", kHead + "a\xFF\tb\n", "l.tsv:2: not UTF-8; save the file as UTF-8"},
        {"four-byte characters are fine", kHead + "😡\tb\n", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(complaint(row.bytes) == row.complaint);
    }
}

TEST_CASE("every line mutated is a complaint or a row, never a silent loss") {
    const std::string line = "Ärger\tanger\t0.5";
    const WrittenFile good("l.tsv", kHead + line + "\n");
    CHECK(TsvFile(good.path(), "lexicon", 3, 2).rows().size() == 1);
    for (std::size_t i = 0; i < line.size(); ++i) {
        CAPTURE(i);
        for (const char c : {'\xFF', '\t', 'x'}) {
            std::string changed = line;
            changed[i] = c;
            const WrittenFile file("l.tsv", kHead + changed + "\n");
            try {
                const TsvFile read(file.path(), "lexicon", 3, 2);
                CHECK(read.rows().size() == 1);
            } catch (const DataError& problem) {
                CHECK(file.relative(problem.what()).substr(0, 8) == "l.tsv:2:");
            }
        }
    }
}

TEST_CASE("a file that is not there") {
    CHECK_THROWS_AS(TsvFile("/nonexistent.tsv", "lexicon", 3, 2), IoError);
    CHECK_THROWS_AS(TsvFile("/tmp", "lexicon", 3, 2), IoError);
}

TEST_CASE("number_field") {
    struct Row {
        std::string name, field;
        double value;
        std::string complaint;
    };
    const std::vector<Row> rows{
        {"point", "0.25", 0.25, ""},
        {"negative", "-1", -1, ""},
        {"upper end", "1", 1, ""},
        {"exponent", "1e-2", 0.01, ""},
        {"no digit in front", ".5", 0.5, ""},
        {"decimal comma", "0,25", 0, "f:3: '0,25' is not a number"},
        {"word", "abc", 0, "f:3: 'abc' is not a number"},
        {"empty", "", 0, "f:3: '' is not a number"},
        {"plus", "+1", 0, "f:3: '+1' is not a number"},
        {"unit", "1x", 0, "f:3: '1x' is not a number"},
        {"beyond a double", "1e999", 0, "f:3: '1e999' is not a number"},
        {"above", "1.5", 0, "f:3: 1.5 is outside -1…1"},
        {"below", "-2", 0, "f:3: -2 is outside -1…1"},
        {"infinite", "inf", 0, "f:3: inf is outside -1…1"},
        {"not a number, which compares with nothing", "nan", 0, "f:3: nan is outside -1…1"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        try {
            const double value = number_field(row.field, {"f", 3}, -1, 1);
            CHECK(value == doctest::Approx(row.value));
            CHECK(row.complaint.empty());
        } catch (const DataError& problem) {
            CHECK(problem.what() == row.complaint);
        }
    }
}

TEST_CASE("read_file gives all bytes up to the most that is allowed") {
    using namespace std::string_literals;
    const WrittenFile file("f", "a\0b\n"s);
    CHECK(read_file(file.path(), 4) == "a\0b\n"s);
    const WrittenFile empty("f", "");
    CHECK(read_file(empty.path(), 0).empty());
    CHECK_THROWS_AS(static_cast<void>(read_file(file.path(), 3)), DataError);
    CHECK(read_file("/proc/self/status", 1'000'000).size() > 100); // a file whose size the system gives as 0
    const WrittenFile large("f", std::string(300'000, 'x'));
    CHECK(read_file(large.path(), 300'000).size() == 300'000);
    CHECK_THROWS_AS(static_cast<void>(read_file("/dev/zero", 100'000)), DataError); // it has no end
}

// SPDX-License-Identifier: Apache-2.0
#include "ingest/csv_records.hpp"

#include "cpu_seconds.hpp"
#include "io/line_reader.hpp"
#include "slow_pipe.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

using Fields = std::vector<std::string>;

struct Row {
    Fields fields; // of a good record
    std::uint64_t line = 0;
    std::string kind, raw; // of a bad one, pieces joined
};

std::vector<Row> rows_in(const std::string& path, std::size_t most, char separator) {
    Source source(path);
    CsvRecords records(source, separator, most);
    std::vector<Row> rows;
    for (CsvRecords::Record record; records.next(record);) {
        if (!record.problem) {
            rows.push_back({record.fields, record.line, "", ""});
        } else if (record.first) {
            rows.push_back({{}, record.line, record.problem->kind, std::string(record.raw)});
        } else {
            REQUIRE_FALSE(rows.empty());
            rows.back().raw += record.raw;
        }
    }
    return rows;
}

std::vector<Row> rows_of(const std::string& bytes, std::size_t most = 1000, char separator = ',') {
    const WrittenFile file("in.csv", bytes);
    return rows_in(file.path().string(), most, separator);
}

} // namespace

TEST_CASE("fields") {
    struct Case {
        std::string name, line;
        Fields fields;
    };
    const std::vector<Case> cases{
        {"plain", "a,b,c", {"a", "b", "c"}},
        {"one", "a", {"a"}},
        {"empty fields", ",a,,", {"", "a", "", ""}},
        {"quoted", R"("a","b")", {"a", "b"}},
        {"separator in quotes", R"("a,b",c)", {"a,b", "c"}},
        {"doubled quotes", R"("sagte ""nein""",c)", {"sagte \"nein\"", "c"}},
        {"a doubled quote alone", R"("""",c)", {"\"", "c"}},
        {"empty in quotes", R"("",c)", {"", "c"}},
        {"line break in quotes", "\"a\nb\",c", {"a\nb", "c"}},
        {"CRLF in quotes", "\"a\r\nb\",c", {"a\nb", "c"}},
        {"a lone CR in quotes", "\"a\rb\",c", {"a\rb", "c"}},
        {"several lines in quotes", "\"a\n\n\"\"b\"\"\n\",c", {"a\n\n\"b\"\n", "c"}},
        {"a quote inside a field is a character", R"(24" Monitor,c)", {"24\" Monitor", "c"}},
        {"two quotes side by side inside a field", R"(a""b,c)", {"a\"\"b", "c"}},
        {"blanks belong to the field", " a , b", {" a ", " b"}},
        {"a blank in front of a quote makes it a character", R"( "a",b)", {" \"a\"", "b"}},
        {"something behind the closing quote", R"("a"b,c)", {"ab", "c"}},
        {"umlauts", "Ärger,über", {"Ärger", "über"}},
    };
    for (const Case& row : cases) {
        for (const std::string end : {"\n", "\r\n", ""}) {
            CAPTURE(row.name);
            CAPTURE(end);
            const std::vector<Row> rows = rows_of("h,i\n" + row.line + end);
            REQUIRE(rows.size() == 2);
            CHECK(rows[1].fields == row.fields);
            CHECK(rows[1].line == 2);
        }
        const std::vector<Row> rows = rows_of(row.line + "\nx,y\n"); // what follows is not touched
        REQUIRE(rows.size() == 2);
        CHECK(rows[1].fields == Fields{"x", "y"});
    }
}

TEST_CASE("the separator is what parts the header most") {
    CHECK(find_separator("a,b,c") == ',');
    CHECK(find_separator("a;b;c") == ';');
    CHECK(find_separator("a\tb") == '\t');
    CHECK(find_separator("Name, Vorname;Datum;Text") == ';');
    CHECK(find_separator("text") == ',');
    CHECK(find_separator("") == ',');
    CHECK(rows_of("a;b,c\n", 1000, ';')[0].fields == Fields{"a", "b,c"});
}

TEST_CASE("lines count through quoted line breaks") {
    const std::vector<Row> rows = rows_of("h\n\"a\nb\nc\"\nd\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].line == 2);
    CHECK(rows[2].line == 5);
}

TEST_CASE("nothing, and empty lines") {
    CHECK(rows_of("").empty());
    const std::vector<Row> rows = rows_of("a\n\n\nb");
    REQUIRE(rows.size() == 4);
    CHECK(rows[1].fields == Fields{""});
    CHECK(rows[3].line == 4);
}

TEST_CASE("a quote that never closes costs its own line only") {
    const std::vector<Row> rows = rows_of("h,i\n\"a,b\nc,d\ne,f\n");
    REQUIRE(rows.size() == 4);
    CHECK(rows[1].kind == "csv");
    CHECK(rows[1].raw == "\"a,b");
    CHECK(rows[2].fields == Fields{"c", "d"});
    CHECK(rows[3].fields == Fields{"e", "f"});
    CHECK(rows[3].line == 4);
}

TEST_CASE("a quote that never closes costs its own line only, also where much follows it") {
    // The limit of a record is 1000 bytes, the input is far longer than that and than what is read at a time.
    std::string bytes = "h,i\n\"a,b\n";
    for (int i = 0; bytes.size() < 3 * io::kReadSize; ++i) {
        bytes += std::to_string(i) + ",x\n";
    }
    const std::vector<Row> rows = rows_of(bytes);
    REQUIRE(rows.size() > 3);
    CHECK(rows[1].kind == "csv");
    CHECK(rows[1].raw == "\"a,b");
    for (std::size_t i = 2; i < rows.size(); ++i) {
        REQUIRE(rows[i].fields == Fields{std::to_string(i - 2), "x"});
        REQUIRE(rows[i].line == i + 1);
    }
}

TEST_CASE("a file full of quotes that never close takes linear time") {
    // From each of these lines on every line ends inside quotes: a","  closes what was open and opens again.
    std::string bytes;
    while (bytes.size() < 2'000'000) {
        bytes += "a\",\"\n";
    }
    const double begin = cpu_seconds();
    const std::vector<Row> rows = rows_of(bytes, 1'000'000);
    CHECK(rows.size() == 400'000); // 2,000,000 bytes in lines of 5
    CHECK(rows[0].kind == "csv");
    CHECK(rows.back().kind == "csv");
    // Looking a million bytes ahead from each line would be 2·10^11 steps.
    CHECK(cpu_seconds() - begin < 20);
}

TEST_CASE("a record that is too long comes in pieces, the next is whole") {
    for (const std::size_t size : {std::size_t{1001}, std::size_t{5000}, 2 * io::kReadSize + 3}) {
        CAPTURE(size);
        const std::string longest(size, 'x');
        const std::vector<Row> rows = rows_of("h\n" + longest + "\ny\n");
        REQUIRE(rows.size() == 3);
        CHECK(rows[1].kind == "too-long");
        CHECK(rows[1].raw == longest);
        CHECK(rows[2].fields == Fields{"y"});
        CHECK(rows[2].line == 3);
    }
    CHECK(rows_of("h\n" + std::string(1000, 'x') + "\n")[1].fields == Fields{std::string(1000, 'x')});
}

TEST_CASE("quotes and line breaks at the edges of what is read") {
    for (int shift = -4; shift <= 4; ++shift) {
        CAPTURE(shift);
        const std::size_t size = static_cast<std::size_t>(static_cast<int>(io::kReadSize) + shift);
        const std::string start = "h,i\n";
        std::string bytes = start + std::string(size - start.size(), 'a') + ",\"x\"\"y\r\nz\"\r\nlast,1\n";
        const std::vector<Row> rows = rows_of(bytes, io::kMaxLine);
        REQUIRE(rows.size() == 3);
        CHECK(rows[1].fields.at(1) == "x\"y\nz");
        CHECK(rows[2].fields == Fields{"last", "1"});
        CHECK(rows[2].line == 4);
    }
}

TEST_CASE("every prefix gives records of the whole, and one more at most") {
    const std::string bytes = "h,i\na,\"b\"\"\n,c\"\r\n\"d\",e\n";
    const std::vector<Row> all = rows_of(bytes);
    REQUIRE(all.size() == 3);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        const std::vector<Row> some = rows_of(bytes.substr(0, length));
        std::size_t equal = 0;
        while (equal < some.size() && equal < all.size() && some[equal].fields == all[equal].fields &&
               some[equal].kind.empty()) {
            ++equal;
        }
        std::size_t whole = 0; // records that end within the prefix; they end behind 4, 18 and 24 bytes
        for (const std::size_t end : {std::size_t{4}, std::size_t{17}, std::size_t{23}}) {
            whole += length >= end ? 1 : 0;
        }
        CHECK(equal >= whole);
    }
}

TEST_CASE("what is too long does not depend on where the reads fall") {
    // Of at most ten bytes: a line too long, a quoted field too long that closes in the next line, and one that fits.
    const std::string bytes = "a,b\nmuch too long,x\n\"too long\nas well\",y\n\"1\n2\",z\n";
    const std::vector<Row> slow = rows_in(SlowPipe(bytes, 1).path(), 10, ',');
    for (const std::vector<Row>& rows : {slow, rows_of(bytes, 10)}) {
        REQUIRE(rows.size() == 5);
        CHECK(rows[0].fields == Fields{"a", "b"});
        CHECK(rows[1].kind == "too-long");
        CHECK(rows[1].raw == "much too long,x");
        CHECK(rows[2].kind == "csv");
        CHECK(rows[2].raw == "\"too long");
        CHECK(rows[3].fields == Fields{"as well\"", "y"});
        CHECK(rows[4].fields == Fields{"1\n2", "z"});
    }
}

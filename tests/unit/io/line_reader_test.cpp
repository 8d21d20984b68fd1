// SPDX-License-Identifier: Apache-2.0
// The reader against a slow, obvious one: split the whole input at LF, cut a CR, drop a byte order mark in front.
#include "io/line_reader.hpp"

#include "written_file.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

using namespace kummerkasten::io;
using namespace std::string_literals;

namespace {

struct Seen {
    std::vector<std::string> lines;      // pieces of a long line joined
    std::vector<std::uint64_t> numbers;  // of each line
    std::vector<std::size_t> long_lines; // indices of the ones too long
    std::vector<std::string> inputs;     // of each line
    std::vector<std::string> failures;
    std::size_t longest_piece = 0;
    std::size_t failed = 0;
};

Seen read_all(const std::vector<std::string>& inputs, std::size_t max_line = kMaxLine) {
    LineReader reader(inputs, max_line);
    Seen seen;
    Block block;
    while (reader.next(block)) {
        for (const Line& line : block.lines) {
            seen.longest_piece = std::max(seen.longest_piece, line.text.size());
            if (!line.first_piece) {
                REQUIRE(line.too_long);
                REQUIRE(seen.numbers.back() == line.number);
                seen.lines.back() += line.text;
                continue;
            }
            if (line.too_long) {
                seen.long_lines.push_back(seen.lines.size());
            } else {
                CHECK(line.last_piece);
            }
            seen.lines.emplace_back(line.text);
            seen.numbers.push_back(line.number);
            seen.inputs.push_back(block.input);
        }
        if (block.failure) {
            seen.failures.push_back(*block.failure);
        }
    }
    seen.failed = reader.failed_inputs();
    return seen;
}

std::vector<std::string> split_slowly(std::string bytes) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
        bytes.erase(0, 3);
    }
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < bytes.size()) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        lines.push_back(bytes.substr(begin, end - begin));
        if (!lines.back().empty() && lines.back().back() == '\r') {
            lines.back().pop_back();
        }
        begin = end + 1;
    }
    return lines;
}

std::vector<std::string> lines_of(const std::string& bytes) {
    const WrittenFile file("in", bytes);
    return read_all({file.path().string()}).lines;
}

} // namespace

TEST_CASE("lines end in LF, a CR in front of it goes, the last needs none") {
    struct Row {
        std::string name, bytes;
        std::vector<std::string> lines;
    };
    const std::vector<Row> rows{
        {"empty input", "", {}},
        {"one line", "a\n", {"a"}},
        {"no LF at the end", "a\nb", {"a", "b"}},
        {"only a line break", "\n", {""}},
        {"empty lines are lines", "\n\na\n\n", {"", "", "a", ""}},
        {"CRLF", "a\r\nb\r\n", {"a", "b"}},
        {"only one CR goes", "a\r\r\n", {"a\r"}},
        {"a lone CR is text", "a\rb\n", {"a\rb"}},
        {"U+2028 is text", "a\u2028b\n", {"a\u2028b"}},
        {"NUL is passed on", "a\0b\n\0\n"s, {"a\0b"s, "\0"s}},
        {"byte order mark in front", "\xEF\xBB\xBF{}\n", {"{}"}},
        {"byte order mark in the middle is text", "a\n\xEF\xBB\xBF{}\n", {"a", "\xEF\xBB\xBF{}"}},
        {"only one mark goes", "\xEF\xBB\xBF\xEF\xBB\xBF{}\n", {"\xEF\xBB\xBF{}"}},
        {"nothing but a mark", "\xEF\xBB\xBF", {}},
        {"half a mark is text", "\xEF\xBB\n", {"\xEF\xBB"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(lines_of(row.bytes) == row.lines);
        CHECK(split_slowly(row.bytes) == row.lines); // the reference, too
    }
}

TEST_CASE("characters and line ends at every offset around the size of a read") {
    const std::vector<std::string> pieces{"\n", "\r\n", "ü", "€", "😡", "\\u00e4", "\n\n", "x\n\xEF\xBB\xBFy"};
    for (const std::string& piece : pieces) {
        for (int shift = -8; shift <= 4; ++shift) {
            CAPTURE(piece);
            CAPTURE(shift);
            std::string bytes(kReadSize + static_cast<std::size_t>(shift + 8) - 8, 'a');
            bytes += piece + "behind\nlast";
            CHECK(lines_of(bytes) == split_slowly(bytes));
            bytes.insert(10, "\n"); // the same with a line in front, so that something is carried over
            CHECK(lines_of(bytes) == split_slowly(bytes));
        }
    }
}

TEST_CASE("an end exactly behind a read") {
    for (const std::size_t size : {kReadSize - 1, kReadSize, kReadSize + 1, 2 * kReadSize}) {
        CAPTURE(size);
        std::string bytes(size, 'a');
        CHECK(lines_of(bytes) == split_slowly(bytes));
        bytes.back() = '\n';
        CHECK(lines_of(bytes) == split_slowly(bytes));
    }
}

TEST_CASE("many short lines keep order and number") {
    std::string bytes;
    for (int i = 1; i <= 200'000; ++i) {
        bytes += std::to_string(i) + "\n";
    }
    const WrittenFile file("in", bytes);
    const Seen seen = read_all({file.path().string()});
    REQUIRE(seen.lines.size() == 200'000);
    for (std::size_t i = 0; i < seen.lines.size(); ++i) {
        REQUIRE(seen.lines[i] == std::to_string(i + 1));
        REQUIRE(seen.numbers[i] == i + 1);
    }
}

TEST_CASE("behind each line there is padding to read") {
    const WrittenFile file("in", "a\nlast");
    LineReader reader({file.path().string()});
    Block block;
    std::size_t lines = 0;
    while (reader.next(block)) {
        for (const Line& line : block.lines) {
            const char* const end = block.bytes.data() + block.bytes.size();
            CHECK(end - (line.text.data() + line.text.size()) >= static_cast<std::ptrdiff_t>(kBlockPadding));
            ++lines;
        }
    }
    CHECK(lines == 2);
}

TEST_CASE("the limit counts the bytes of the line, without its end") {
    constexpr std::size_t kLimit = 1000;
    struct Row {
        std::string name;
        std::size_t size;
        std::string end;
        bool too_long;
    };
    const std::vector<Row> rows{
        {"one less", kLimit - 1, "\n", false},
        {"the limit", kLimit, "\n", false},
        {"one more", kLimit + 1, "\n", true},
        {"the limit and CRLF", kLimit, "\r\n", false},
        {"one more and CRLF", kLimit + 1, "\r\n", true},
        {"the limit at the end of the input", kLimit, "", false},
        {"one more at the end", kLimit + 1, "", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const WrittenFile file("in", "first\n" + std::string(row.size, 'x') + row.end);
        const Seen seen = read_all({file.path().string()}, kLimit);
        REQUIRE(seen.lines.size() == 2);
        CHECK(seen.lines[1].size() == row.size);
        CHECK(seen.long_lines.size() == (row.too_long ? 1 : 0));
    }
}

TEST_CASE("a line far too long comes in pieces, whole, and its neighbours are whole") {
    constexpr std::size_t kLimit = 1000;
    for (const std::size_t size : {std::size_t{5000}, kReadSize, 3 * kReadSize + 17}) {
        CAPTURE(size);
        std::string longest;
        for (std::size_t i = 0; longest.size() < size; ++i) {
            longest += std::to_string(i) + ",";
        }
        const WrittenFile file("in", "before\n" + longest + "\nbehind\n");
        const Seen seen = read_all({file.path().string()}, kLimit);
        REQUIRE(seen.lines.size() == 3);
        CHECK(seen.lines[0] == "before");
        CHECK(seen.lines[1] == longest);
        CHECK(seen.lines[2] == "behind");
        CHECK(seen.numbers == std::vector<std::uint64_t>{1, 2, 3});
        CHECK(seen.long_lines == std::vector<std::size_t>{1});
        CHECK(seen.longest_piece <= kLimit + kReadSize); // it was never held whole
    }
}

TEST_CASE("a line too long that the input ends in") {
    const std::string longest(2 * kReadSize, 'x');
    const WrittenFile file("in", longest);
    const Seen seen = read_all({file.path().string(), file.path().string()}, 100);
    CHECK(seen.lines == std::vector<std::string>{longest, longest});
    CHECK(seen.long_lines.size() == 2);
}

TEST_CASE("several inputs, one of them unreadable: the others are read, and numbers begin anew") {
    const WrittenFile a("a", "1\n2");
    const WrittenFile b("b",
                        "\xEF\xBB\xBF"
                        "3\n");
    const WrittenFile empty("empty", "");
    const std::string missing = (a.directory() / "missing").string();
    const Seen seen = read_all({a.path().string(), missing, a.directory().string(), empty.path().string(),
                                "/proc/self/mem", b.path().string()});
    CHECK(seen.lines == std::vector<std::string>{"1", "2", "3"});
    CHECK(seen.numbers == std::vector<std::uint64_t>{1, 2, 1});
    CHECK(seen.inputs[1] == a.path().string());
    CHECK(seen.inputs[2] == b.path().string());
    CHECK(seen.failed == 3);
    REQUIRE(seen.failures.size() == 3);
    CHECK(seen.failures[0] == "cannot open '" + missing + "': No such file or directory");
    CHECK(seen.failures[1] == "'" + a.directory().string() + "' is a directory; name the files in it");
    CHECK(seen.failures[2] == "cannot read /proc/self/mem: Input/output error"); // its first page is no memory
}

TEST_CASE("the same input twice is read twice") {
    const WrittenFile file("in", "a\n");
    CHECK(read_all({file.path().string(), file.path().string()}).lines == std::vector<std::string>{"a", "a"});
}

TEST_CASE("a pipe that gives byte by byte") {
    const std::string bytes =
        "\xEF\xBB\xBF"
        "Ärger\r\n\nüber 😡\r\nEnde";
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    std::thread writer([&bytes, end = ends[1]] {
        for (const char c : bytes) {
            REQUIRE(::write(end, &c, 1) == 1);
            std::this_thread::yield();
        }
        ::close(end);
    });
    const Seen seen = read_all({"/dev/fd/" + std::to_string(ends[0])});
    writer.join();
    ::close(ends[0]);
    CHECK(seen.lines == split_slowly(bytes));
    CHECK(seen.lines.front() == "Ärger");
}

TEST_CASE("a line is given out as soon as it is there, and one at the limit whose CR comes alone is not too long") {
    constexpr std::size_t kLimit = 1000;
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const std::string first = "first\n" + std::string(kLimit, 'x') + "\r";
    REQUIRE(::write(ends[1], first.data(), first.size()) == static_cast<ssize_t>(first.size()));
    LineReader reader({"/dev/fd/" + std::to_string(ends[0])}, kLimit);
    Block block;
    REQUIRE(reader.next(block)); // although the pipe is open and the second line has no end yet
    REQUIRE(block.lines.size() == 1);
    CHECK(block.lines[0].text == "first");
    std::thread writer([end = ends[1]] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20)); // let the reader see the CR alone
        REQUIRE(::write(end, "\n", 1) == 1);
        ::close(end);
    });
    REQUIRE(reader.next(block));
    writer.join();
    REQUIRE(block.lines.size() == 1);
    CHECK(block.lines[0].text == std::string(kLimit, 'x'));
    CHECK_FALSE(block.lines[0].too_long);
    CHECK_FALSE(reader.next(block));
    ::close(ends[0]);
}

TEST_CASE("a line far too long loses the CR of its end also where the CR comes alone") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const std::string first = "too long\r";
    REQUIRE(::write(ends[1], first.data(), first.size()) == static_cast<ssize_t>(first.size()));
    LineReader reader({"/dev/fd/" + std::to_string(ends[0])}, 5);
    Block block;
    REQUIRE(reader.next(block));
    REQUIRE(block.lines.size() == 1);
    CHECK(block.lines[0].text == "too long");
    CHECK_FALSE(block.lines[0].last_piece);
    REQUIRE(::write(ends[1], "\rb\r\n", 4) == 4);
    ::close(ends[1]);
    REQUIRE(reader.next(block));
    REQUIRE(block.lines.size() == 1);
    CHECK(block.lines[0].text == "\r\rb"); // the first two were no end
    CHECK(block.lines[0].last_piece);
    CHECK_FALSE(reader.next(block));
    ::close(ends[0]);
}

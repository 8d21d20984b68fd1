// SPDX-License-Identifier: Apache-2.0
#include "io/rejects.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::io;
using namespace std::string_literals;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ostringstream all;
    all << std::ifstream(file, std::ios::binary).rdbuf();
    return all.str();
}

Line whole(std::string_view text) { return {text, 0, false, true, true}; }

} // namespace

TEST_CASE("a rejected line is kept with file, line and reason in front, verbatim") {
    const WrittenFile file("rejects", "");
    Rejects rejects(file.path().string());
    CHECK(rejects.kept());
    rejects.add({"a.jsonl", 3}, "not valid JSON", whole("{\"a\":\t1"));
    rejects.add({"b\tc\n.jsonl", 4}, "tab\there", whole("a\0\xFF"s));
    rejects.add({"<stdin>", 5}, "empty", whole(""));
    rejects.close();
    // The tab in the line stays: it is the last column. Those in front of it are escaped.
    CHECK(bytes_of(file.path()) ==
          "a.jsonl\t3\tnot valid JSON\t{\"a\":\t1\n"
          "b\\tc\\n.jsonl\t4\ttab\\there\ta\0\xFF\n"
          "<stdin>\t5\tempty\t\n"s);
}

TEST_CASE("pieces of a long line become one line, also where the last one never came") {
    const WrittenFile file("rejects", "");
    Rejects rejects(file.path().string());
    rejects.add({"a", 1}, "too long", {"one", 1, true, true, false});
    rejects.add({"a", 1}, "too long", {"two", 1, true, false, false});
    rejects.add({"a", 1}, "too long", {"three", 1, true, false, true});
    rejects.add({"a", 2}, "too long", {"cut", 2, true, true, false});
    rejects.add({"b", 1}, "other", whole("x"));
    rejects.add({"b", 2}, "too long", {"end", 2, true, true, false});
    rejects.close();
    CHECK(bytes_of(file.path()) ==
          "a\t1\ttoo long\tonetwothree\na\t2\ttoo long\tcut\nb\t1\tother\tx\nb\t2\ttoo long\tend\n");
}

TEST_CASE("no file, nothing kept") {
    Rejects rejects("");
    CHECK_FALSE(rejects.kept());
    rejects.add({"a", 1}, "x", whole("y"));
    rejects.close();
}

TEST_CASE("a file that cannot be made, or is full") {
    CHECK_THROWS_AS(Rejects("/nonexistent/rejects"), IoError);
    Rejects rejects("/dev/full");
    rejects.add({"a", 1}, "x", whole("y"));
    CHECK_THROWS_AS(rejects.close(), IoError);
}

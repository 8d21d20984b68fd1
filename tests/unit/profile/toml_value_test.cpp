// SPDX-License-Identifier: Apache-2.0
#include "profile/toml_value.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::profile;

namespace {

std::string error_of(std::string_view bytes) {
    const WrittenFile file("p.toml", bytes);
    try {
        const TomlValue table = read_toml(file.path());
        return "";
    } catch (const Error& error) {
        return file.relative(error.what());
    }
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += part;
    }
    return all;
}

} // namespace

TEST_CASE("values know their type, key and line, members stand in the order of the file") {
    const WrittenFile file("p.toml", "\xEF\xBB\xBFz = \"ä\"\nb = [1,\n  true]\n[t]\nd = 1979-05-27\nf = 1.5\n");
    const TomlValue top = read_toml(file.path());
    REQUIRE(top.type == TomlValue::Type::table);
    REQUIRE(top.children.size() == 3);
    CHECK(top.children[0].key == "z");
    CHECK(top.children[0].text == "ä");
    CHECK(top.children[0].line == 1);
    const TomlValue& list = top.children[1];
    REQUIRE(list.children.size() == 2);
    CHECK(list.children[0].type == TomlValue::Type::number);
    CHECK(list.children[0].number == 1);
    CHECK(list.children[1].type == TomlValue::Type::flag);
    CHECK(list.children[1].flag);
    CHECK(list.children[1].line == 3);
    const TomlValue& table = top.children[2];
    CHECK(table.line == 4);
    REQUIRE(table.children.size() == 2);
    CHECK(table.children[0].type == TomlValue::Type::other);
    CHECK(table.children[1].type == TomlValue::Type::other);
}

TEST_CASE("an empty file is an empty table") {
    const WrittenFile file("p.toml", "");
    CHECK(read_toml(file.path()).children.empty());
}

TEST_CASE("what is no TOML is named with its line") {
    CHECK(error_of("a = 1\nb = \n").starts_with("p.toml:2: not valid TOML: "));
    CHECK(error_of("a = 1\na = 2\n").starts_with("p.toml:2: not valid TOML: "));
    CHECK(error_of("[a]\n\n[a]\n").starts_with("p.toml:3: not valid TOML: "));
    CHECK(error_of("a = Haus\n").ends_with("; texts stand in double quotes, lists in []"));
    CHECK(error_of("a = \"\x01\"\n").starts_with("p.toml:1: not valid TOML: "));
}

TEST_CASE("Latin-1 is named with its line") {
    CHECK(error_of("a = 1\nb = \"f\xFCr\"\n") == "p.toml:2: not valid UTF-8; save the file as UTF-8");
}

TEST_CASE("limits") {
    CHECK(error_of("# " + std::string(kLargestProfile - 2, 'x')).empty());
    CHECK(error_of("# " + std::string(kLargestProfile - 1, 'x')) ==
          "p.toml: larger than 1048576 bytes, the most that is read");
    CHECK(error_of("a = " + repeated("[", 200) + repeated("]", 200)) ==
          "p.toml:1: a table within a table, too deep for a profile; expected keys as in the manual");
    CHECK(error_of("\na" + repeated(".a", 100) + " = 1\n") ==
          "p.toml:2: a table within a table, too deep for a profile; expected keys as in the manual");
}

// The parser itself overflows the stack on these.
TEST_CASE("keys with very many dots are refused before the parser sees them") {
    const std::string fact = ": more dots in keys than any profile has; put texts in double quotes";
    CHECK(error_of("a" + repeated(".a", 100'000) + " = 1\n") == "p.toml:1" + fact);
    CHECK(error_of("\n[a" + repeated(".a", 100'000) + "]\n") == "p.toml:2" + fact);
    CHECK(error_of(repeated("a.a = {a.a = [\n", 2000)).ends_with(fact));
    CHECK(error_of("a = \"\"\"x\"\"\"\"\"\nb = 'c'\nd" + repeated(".a", 100'000) + " = 1\n") == "p.toml:3" + fact);
    CHECK(error_of("a = \"\\\"\"\nd" + repeated(".a", 100'000) + " = 1\n") == "p.toml:2" + fact);
}

TEST_CASE("dots in texts and comments are not counted") {
    const std::string dots(5000, '.');
    CHECK(error_of("# " + dots + "\na = \"" + dots + "\\\"" + dots + "\"\nb = '" + dots + "'\nc = \"\"\"" + dots +
                   "\n" + dots + "\"\"\"\nd = '''" + dots + "\n''" + dots + "'''\n") == "");
}

TEST_CASE("a file that is not there, a directory") {
    const WrittenFile file("p.toml", "");
    CHECK_THROWS_AS((void)read_toml(file.directory() / "other.toml"), Error);
    CHECK_THROWS_AS((void)read_toml(file.directory()), Error);
}

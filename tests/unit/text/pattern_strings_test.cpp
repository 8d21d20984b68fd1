// SPDX-License-Identifier: Apache-2.0
// The arithmetic of strings: a pattern's parts one after the other, one of several, repeated.
#include "text/pattern_strings.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;

namespace {

Known after_one_another(const std::vector<Known>& pieces) {
    Sequence sequence;
    for (const Known& piece : pieces) {
        sequence.add(piece);
    }
    return sequence.take();
}

std::vector<std::string> texts(const Alternatives& alternatives) {
    std::vector<std::string> all;
    for (const Literal& literal : alternatives) {
        all.push_back(literal.text);
    }
    return all;
}

} // namespace

TEST_CASE("exact parts stay exact: each with each") {
    const Known known = after_one_another({exactly({"ab", "cd"}), exactly({"e", ""})});
    CHECK(known.is_exact);
    CHECK(known.heads == Strings{"abe", "ab", "cde", "cd"});
}

TEST_CASE("behind anything the beginning is known, and the end, and what must stand in between") {
    const Known known = after_one_another({exactly({"netz"}), anything(), exactly({"ausfall"})});
    CHECK_FALSE(known.is_exact);
    CHECK(known.heads == Strings{"netz"});
    CHECK(known.tails == Strings{"ausfall"});
    REQUIRE(known.required.size() == 2);
    CHECK(texts(known.required[0]) == Strings{"netz"});
    CHECK(texts(known.required[1]) == Strings{"ausfall"});
}

TEST_CASE("one of several") {
    const Known exact = one_of({exactly({"bahn"}), exactly({"bus", "zug"})});
    CHECK(exact.is_exact);
    CHECK(exact.heads == Strings{"bahn", "bus", "zug"});
    // Where one branch requires something, each must, else the choice requires nothing.
    const Known some = after_one_another({exactly({"bahn"}), anything()});
    CHECK(one_of({some, exactly({"fahrrad"})}).required.size() == 1);
    CHECK(one_of({some, anything()}).required.empty());
    CHECK(one_of({some, anything()}).heads == Strings{""});
}

TEST_CASE("repeated") {
    CHECK(repeated(exactly({"ab"}), 2, 2).heads == Strings{"abab"});
    CHECK(repeated(exactly({"ab"}), 0, 1).heads == Strings{"", "ab"});
    CHECK(repeated(exactly({"ab"}), 0, 1).is_exact);
    const Known any = repeated(exactly({"ab "}), 0, std::string::npos);
    CHECK(any.may_be_empty);
    CHECK(any.required.empty());
    const Known some = repeated(exactly({"netz "}), 1, std::string::npos);
    CHECK_FALSE(some.is_exact);
    CHECK(some.heads == Strings{"netz "});
    CHECK(texts(some.required.at(0)) == Strings{"netz"});
    // More strings than anybody wants to keep: it is cut, not grown.
    const Known many = repeated(exactly({"a", "b", "c", "d"}), 6, 6); // 4096 strings
    CHECK_FALSE(many.is_exact);
    CHECK(many.heads.size() <= 128);
}

TEST_CASE("literals: boundary marks and blanks at the ends become flags, short ones make all useless") {
    struct Row {
        std::string name;
        Strings strings;
        Alternatives literals;
    };
    const std::string b(1, kBoundary);
    const std::vector<Row> rows{
        {"plain", {"netz"}, {{"netz", false, false}}},
        {"begins a word", {b + "netz"}, {{"netz", true, false}}},
        {"a blank is as good", {" netz "}, {{"netz", true, true}}},
        {"a blank inside stays", {"kein netz" + b}, {{"kein netz", false, true}}},
        {"a boundary before a sign says nothing", {b + "!netz"}, {{"!netz", false, false}}},
        {"cut to twelve bytes, and the end with it", {b + "rechnungsstelle" + b}, {{"rechnungsste", true, false}}},
        {"two bytes of a word", {b + "ab"}, {{"ab", true, false}}},
        {"two bytes anywhere", {"ab"}, {}},
        {"one too short among others", {"netz", "ab"}, {}},
        {"nothing but a blank", {" "}, {}},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(literals_of(row.strings) == row.literals);
    }
}

TEST_CASE("rare is long, alone and at the edge of a word") {
    const auto of = [](const Strings& strings) { return rareness(literals_of(strings)); };
    CHECK(of({"rechnung"}) > of({"netz"}));
    CHECK(of({std::string(1, kBoundary) + "netz"}) > of({"netz"}));
    CHECK(of({"netz"}) > of({"netz", "bahn"}));
    CHECK(of({"netz"}) > of({"0000"}));
    CHECK(commonest(literals_of({"netz", "rechnung"})) == doctest::Approx(4)); // four letters
}

// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_strings.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::ingest;

namespace {

// Notes where each string stands, and replaces those that hold "X".
class Notes : public JsonStrings::Visitor {
public:
    std::vector<std::string> seen;

    bool visit(const JsonPlace& place, std::string_view value, std::string& into) override {
        seen.push_back(std::string(place.top) + "/" + std::string(place.member) + "/" + std::to_string(place.depth) +
                       (place.is_key ? " key " : " ") + std::string(value));
        if (value.find('X') == std::string_view::npos) {
            return false;
        }
        CHECK(into.empty());
        into = "\"ü\n";
        return true;
    }
};

} // namespace

TEST_CASE("each string is visited with its place, keys included") {
    Notes notes;
    std::string out;
    CHECK_FALSE(JsonStrings().rewrite(R"({"a":"1","b":{"c":["2",{"d":"3"},"4"]},"e":[["5"]],"f":6})", out, notes));
    CHECK(notes.seen == std::vector<std::string>{"a/a/1 key a", "a/a/1 1", "b/b/1 key b", "b/c/2 key c", "b/c/3 2",
                                                 "b/d/4 key d", "b/d/4 3", "b/c/3 4", "e/e/1 key e", "e/e/3 5",
                                                 "f/f/1 key f"});
}

TEST_CASE("what is not replaced stays byte for byte") {
    struct Row {
        std::string json, out;
    };
    for (const Row& row : std::vector<Row>{
             {R"({ "a" : "X" , "n":1.10,"m":123456789012345678901234567890 })",
              R"({ "a" : "\"ü\n" , "n":1.10,"m":123456789012345678901234567890 })"},
             {R"({"\u0061":"\u0058","b":"\ud83d\ude00\/"})", R"({"\u0061":"\"ü\n","b":"\ud83d\ude00\/"})"},
             {R"({"X":["X","x"]})", R"({"\"ü\n":["\"ü\n","x"]})"},
             {R"({"a":"\\","b":"X\\\""})", R"({"a":"\\","b":"\"ü\n"})"},
             {R"("X")", R"("\"ü\n")"},
         }) {
        CAPTURE(row.json);
        Notes notes;
        std::string out = "left from before";
        CHECK(JsonStrings().rewrite(row.json, out, notes));
        CHECK(out == row.out);
    }
}

TEST_CASE("escapes are read: letters, controls, pairs") {
    Notes notes;
    std::string out;
    CHECK_FALSE(JsonStrings().rewrite(R"(["\u0040\ud83d\ude00\n\t\r\b\f\"\\\/ü"])", out, notes));
    REQUIRE(notes.seen.size() == 1);
    CHECK(notes.seen[0] == "//1 @😀\n\t\r\b\f\"\\/ü");
}

TEST_CASE("one walker serves many lines, deep and shallow") {
    JsonStrings strings;
    std::string out;
    Notes notes;
    CHECK_FALSE(strings.rewrite(R"({"a":{"b":{"c":{"d":"1"}}}})", out, notes));
    notes.seen.clear();
    CHECK_FALSE(strings.rewrite(R"(["2"])", out, notes));
    CHECK(notes.seen == std::vector<std::string>{"//1 2"});
}

// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_value.hpp"

#include "record/reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

// A parser and the text it looks at, which must outlive the value.
struct Parsed {
    explicit Parsed(const std::string& text)
        : bytes(text + std::string(record::kLinePadding, 'x')),
          result(parser.parse(std::string_view(bytes).substr(0, text.size()))) {}
    std::string bytes;
    JsonParser parser;
    Result<Json> result;
};

} // namespace

TEST_CASE("values by type, and emptiness for every other type") {
    const Parsed parsed(
        R"({"s":"text","i":-7,"u":18446744073709551615,"d":3.0,"b":true,"n":null,"o":{"x":{"y":1},"x.y":2},"a":[1,"2",[]],
        "number in a string":"12","half in a string":"1.5","e":"","dup":1,"dup":2,"big":1e20})");
    REQUIRE(parsed.result.ok());
    const Json root = *parsed.result;
    CHECK(root.is_object());
    CHECK(root.size() == 14);
    CHECK(root["s"].is_string());
    CHECK(root["s"].text() == "text");
    CHECK(root["s"].as_text() == "text");
    CHECK_FALSE(root["s"].integer());
    CHECK_FALSE(root["s"].boolean());
    CHECK(root["i"].integer() == -7);
    CHECK(root["i"].as_text() == "-7");
    CHECK(root["i"].text().empty());
    CHECK(root["u"].as_text() == "18446744073709551615"); // 2^64 − 1
    CHECK_FALSE(root["u"].integer());
    CHECK(root["d"].integer() == 3);
    CHECK(root["d"].number() == 3.0);
    CHECK_FALSE(root["big"].integer());
    CHECK(root["b"].boolean() == true);
    CHECK(root["b"].as_text() == "true");
    CHECK(root["number in a string"].integer() == 12);
    CHECK(root["half in a string"].number() == 1.5);
    CHECK_FALSE(root["e"].number());
    CHECK(root["dup"].integer() == 1);
    CHECK_FALSE(root["n"].exists());
    CHECK(root["n"].as_text().empty());
    CHECK_FALSE(root["missing"].exists());
    CHECK_FALSE(root["missing"]["deeper"][""].exists());
    CHECK(root["a"].is_array());
    CHECK(root["a"].size() == 3);
    CHECK_FALSE(root["a"]["x"].exists());
    CHECK(root["o"].as_text().empty());
    CHECK(Json().as_text().empty());
    CHECK_FALSE(Json().integer());
    CHECK(Json().size() == 0);
}

TEST_CASE("paths") {
    const Parsed parsed(R"({"labels":{"inbound":true,"deep":{"er":"x"}},"a.b":"whole","a":{"b":"parts","c":1}})");
    REQUIRE(parsed.result.ok());
    const Json root = *parsed.result;
    CHECK(root.at_path("labels.inbound").boolean() == true);
    CHECK(root.at_path("labels.deep.er").text() == "x");
    CHECK(root.at_path("a.b").text() == "whole"); // a key that holds the point itself wins
    CHECK(root.at_path("a.c").integer() == 1);
    CHECK_FALSE(root.at_path("a.x").exists());
    CHECK_FALSE(root.at_path("").exists());
    CHECK_FALSE(root.at_path(".").exists());
    CHECK_FALSE(root.at_path("labels.").exists());
}

TEST_CASE("visiting") {
    const Parsed parsed(R"({"a":[1,"x",{"b":2}],"c":{"d":3}})");
    REQUIRE(parsed.result.ok());
    std::string seen;
    (*parsed.result)["a"].each_item([&seen](Json item) { seen += item.as_text() + ";"; });
    (*parsed.result)["c"].each_member(
        [&seen](std::string_view key, Json value) { seen += std::string(key) + value.as_text(); });
    (*parsed.result)["c"].each_item([&seen](Json) { seen += "never"; });
    (*parsed.result)["a"].each_member([&seen](std::string_view, Json) { seen += "never"; });
    CHECK(seen == "1;x;;d3");
}

TEST_CASE("problems") {
    struct Row {
        std::string name, text, kind;
    };
    const std::vector<Row> rows{
        {"fine", "{}", ""},
        {"no JSON", "{", "json"},
        {"nothing", "", "json"},
        {"invalid UTF-8", "{\"a\":\"\xFF\"}", "invalid-utf8"},
        {"64 levels", std::string(64, '[') + std::string(64, ']'), ""},
        {"65 levels", std::string(65, '[') + std::string(65, ']'), ""},
        {"long numbers", R"({"a":123456789012345678901234567890,"b":1e999})", ""},
        {"longer than the parser begins with", "[\"" + std::string(300'000, 'a') + "\"]", ""},
        {"longer and deep",
         "[\"" + std::string(300'000, 'a') + "\"," + std::string(64, '[') + std::string(64, ']') + "]", ""},
        {"deep and cut off", std::string(100'000, '['), "json"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Parsed parsed(row.text);
        CHECK((parsed.result.ok() ? "" : parsed.result.problem().kind) == row.kind);
    }
}

TEST_CASE("what is too deep is left out, and the levels above it are kept") {
    // 61 lists around an object: it is level 62, its list 63, the object and the list in that one too many.
    const std::string document =
        std::string(61, '[') + R"({"a":[1,{"b":"]}\\"},[2],3],"c":"[x]","d":1e999})" + std::string(61, ']');
    const Parsed parsed(document);
    REQUIRE(parsed.result.ok());
    CHECK(parsed.parser.has_cut());
    Json inner = *parsed.result;
    for (int level = 0; level < 61; ++level) {
        Json next;
        inner.each_item([&next](Json item) { next = item; });
        inner = next;
    }
    CHECK(inner["c"].text() == "[x]");
    std::string items;
    inner["a"].each_item([&items](Json item) { items += item.exists() ? item.as_text() : "null"; });
    CHECK(items == "1nullnull3");
    CHECK_FALSE(Parsed("[[]]").parser.has_cut());
}

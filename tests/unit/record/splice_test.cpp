// SPDX-License-Identifier: Apache-2.0
#include "record/splice.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace kummerkasten::record;
using nlohmann::json;

namespace {

std::string spliced(std::string_view object, std::string_view key = "triage", std::string_view value = "1",
                    bool may_exist = true) {
    std::string out;
    append_with_member(out, object, key, value, may_exist);
    return out;
}

} // namespace

TEST_CASE("append_with_member") {
    struct Row {
        std::string name, object, result; // "triage":1 put in
    };
    const std::vector<Row> rows{
        {"empty object", "{}", R"({"triage":1})"},
        {"empty object with a blank", "{ }", R"({ "triage":1})"},
        {"new member goes last", R"({"a":2})", R"({"a":2,"triage":1})"},
        {"blank in front of the brace", R"({"a":2 })", R"({"a":2 ,"triage":1})"},
        {"white space behind", "{\"a\":2} \t", R"({"a":2,"triage":1})"},
        {"CR behind", "{\"a\":2}\r", R"({"a":2,"triage":1})"},
        {"white space in front", "  {\"a\":2}", R"({"a":2,"triage":1})"},
        {"member exists, alone", R"({"triage":2})", R"({"triage":1})"},
        {"member exists, first", R"({"triage":{"x":[1,2]},"b":3})", R"({"triage":1,"b":3})"},
        {"member exists, in the middle", R"({"a":0,"triage":"}","b":3})", R"({"a":0,"triage":1,"b":3})"},
        {"member exists, last", R"({"a":0,"triage":null})", R"({"a":0,"triage":1})"},
        {"white space around what is replaced", R"({ "triage" : 2 , "b" : 3 })", R"({ "triage" : 1 , "b" : 3 })"},
        {"twice: the first is replaced, the other goes", R"({"triage":2,"a":0,"triage":3})", R"({"triage":1,"a":0})"},
        {"three times", R"({"triage":2,"triage":3 , "triage" : 4,"z":5})", R"({"triage":1 ,"z":5})"},
        {"key spelt with an escape", R"({"\u0074riage":2,"b":3})", R"({"\u0074riage":1,"b":3})"},
        {"key spelt with escapes only", R"({"\u0074\u0072\u0069\u0061\u0067\u0065":2})",
         R"({"\u0074\u0072\u0069\u0061\u0067\u0065":1})"},
        {"hexadecimal capitals", R"({"tr\u0069\u0061ge":2,"\u006A":3})", R"({"tr\u0069\u0061ge":1,"\u006A":3})"},
        {"an escape of another letter", R"({"\u0075riage":2})", R"({"\u0075riage":2,"triage":1})"},
        {"the same name deeper down", R"({"a":{"triage":2},"b":[{"triage":3}]})",
         R"({"a":{"triage":2},"b":[{"triage":3}],"triage":1})"},
        {"the name as a value", R"({"a":"triage"})", R"({"a":"triage","triage":1})"},
        {"the name inside a string", R"({"a":"\"triage\":2"})", R"({"a":"\"triage\":2","triage":1})"},
        {"a longer name", R"({"triage2":2,"xtriage":3})", R"({"triage2":2,"xtriage":3,"triage":1})"},
        {"brackets in strings", R"({"a":"}]{[","triage":"{"})", R"({"a":"}]{[","triage":1})"},
        {"a backslash at the end of a string", R"({"a":"\\","triage":2})", R"({"a":"\\","triage":1})"},
        {"key order and number spelling stay", R"({"z":1.10,"a":123456789012345678901234567890,"m":1E+05,"b":-0})",
         R"({"z":1.10,"a":123456789012345678901234567890,"m":1E+05,"b":-0,"triage":1})"},
        {"escapes of the text stay", R"({"text":"\u00e4\/\u2028ä"})", R"({"text":"\u00e4\/\u2028ä","triage":1})"},
        {"numbers end at the brace", R"({"a":1e5,"triage":-1.5e3})", R"({"a":1e5,"triage":1})"},
        {"empty key", R"({"":2})", R"({"":2,"triage":1})"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(spliced(row.object) == row.result);
        CHECK(spliced(row.result) == row.result); // once more changes nothing
    }
}

TEST_CASE("where the caller knows that there is no such member the result is the same") {
    for (const std::string object : {"{}", "{ }", R"({"a":2})", R"({"a":2 } )", R"({"a":{"triage":2}})"}) {
        CAPTURE(object);
        CHECK(spliced(object, "triage", "1", false) == spliced(object, "triage", "1", true));
    }
}

TEST_CASE("it appends") {
    std::string out = "before\n";
    append_with_member(out, "{}", "draft", R"({"ready":true})");
    CHECK(out == "before\n{\"draft\":{\"ready\":true}}");
}

TEST_CASE("find_member") {
    struct Row {
        std::string name, object, value; // of "id"; "" for none
    };
    const std::vector<Row> rows{
        {"none", R"({"a":1})", ""},
        {"empty", "{}", ""},
        {"string with its quotes", R"({"id":"a\"b"})", R"("a\"b")"},
        {"a number as it is spelt", R"({"id": 123456789012345678901234567890 })", "123456789012345678901234567890"},
        {"the last counts", R"({"id":1,"id":2})", "2"},
        {"object", R"({"id":{"id":[1,"}"]},"b":2})", R"({"id":[1,"}"]})"},
        {"deeper down is another", R"({"a":{"id":1}})", ""},
        {"escaped", R"({"\u0069d":true})", "true"},
        {"white space in front of the object", "  {\"id\":7}", "7"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(find_member(row.object, "id").value_or("") == row.value);
    }
}

namespace {

// Objects with everything that makes splicing hard, spelt in ways that no serialiser would.
class Generator {
public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    std::string object(int depth) {
        std::string text = "{" + blanks();
        const std::size_t members = random_() % 5;
        for (std::size_t i = 0; i < members; ++i) {
            text += (i > 0 ? "," : "") + blanks() + key() + blanks() + ":" + blanks() + value(depth) + blanks();
        }
        return text + "}";
    }

private:
    std::string blanks() {
        return std::string(random_() % 3 == 0 ? 1 + random_() % 2 : 0, random_() % 2 == 0 ? ' ' : '\t');
    }
    std::string key() {
        static const std::vector<std::string> kKeys{
            R"("triage")", R"("\u0074riage")", R"("a")", R"("b\"c")", R"("triage ")", R"("")", R"("ä")"};
        return kKeys[random_() % kKeys.size()];
    }
    std::string value(int depth) {
        static const std::vector<std::string> kValues{
            "1", "-0.5e3", "true", "null", R"("}")", R"("\\")", R"("\"triage\":1")", "[]", "{}"};
        if (depth > 0 && random_() % 4 == 0) {
            return object(depth - 1);
        }
        if (depth > 0 && random_() % 6 == 0) {
            return "[" + value(depth - 1) + "," + blanks() + value(depth - 1) + "]";
        }
        return kValues[random_() % kValues.size()];
    }

    std::mt19937 random_;
};

} // namespace

TEST_CASE("the same as parsing, setting and comparing with another library, over generated objects") {
    Generator generator(31'337); // fixed: the same objects on every machine
    for (int round = 0; round < 5000; ++round) {
        const std::string object = generator.object(3);
        CAPTURE(object);
        json expected = json::parse(object);
        const auto old = find_member(object, "triage");
        // Of several members of a name nlohmann keeps the last, as find_member does.
        REQUIRE(old.has_value() == expected.contains("triage"));
        if (old) {
            REQUIRE(json::parse(*old) == expected["triage"]);
        }
        expected["triage"] = {{"score", 42}};
        const std::string result = spliced(object, "triage", R"({"score":42})");
        REQUIRE(json::parse(result) == expected);
        REQUIRE(spliced(result, "triage", R"({"score":42})") == result);
        if (!old) {
            REQUIRE(spliced(object, "triage", R"({"score":42})", false) == result);
        }
    }
}

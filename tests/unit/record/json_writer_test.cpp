// SPDX-License-Identifier: Apache-2.0
#include "record/json_writer.hpp"

#include "text/utf8.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

using namespace kummerkasten::record;
using namespace std::string_view_literals;
using nlohmann::json;

namespace {

std::string written(double value, int decimals = 2) {
    std::string out;
    JsonWriter(out).number(value, decimals);
    return out;
}

} // namespace

TEST_CASE("numbers have at most so many decimals, no trailing zeros, no exponent") {
    struct Row {
        std::string name;
        double value;
        int decimals;
        std::string written;
    };
    const std::vector<Row> rows{
        {"zero", 0, 2, "0"},
        {"half", 0.5, 2, "0.5"},
        {"negative without an integer part", -0.25, 2, "-0.25"},
        {"negative", -1.5, 2, "-1.5"},
        {"a zero behind the point", 0.05, 2, "0.05"},
        {"negative, a zero behind the point", -0.05, 2, "-0.05"},
        {"whole", 12, 2, "12"},
        {"trailing zero", 1.10, 2, "1.1"},
        {"rounded up", 0.999, 2, "1"},
        {"rounded half away from zero", 0.125, 2, "0.13"}, // 0.125 is exact in binary
        {"rounded to nothing", 0.001, 2, "0"},
        {"negative rounded to nothing has no sign", -0.001, 2, "0"},
        {"negative zero", -0.0, 2, "0"},
        {"three decimals", 0.1239, 3, "0.124"},
        {"no decimals", 2.5, 0, "3"},
        {"hundred", 100, 2, "100"},
        {"10^15", 1e15, 2, "1000000000000000"},
        {"just below where scaling ends", 9999999999999.25, 2, "9999999999999.25"},
        {"10^21", 1e21, 2, "1000000000000000000000"},
        {"negative and large", -1e16, 2, "-10000000000000000"},
        {"not a number", std::numeric_limits<double>::quiet_NaN(), 2, "null"},
        {"infinite", std::numeric_limits<double>::infinity(), 2, "null"},
        {"infinite below", -std::numeric_limits<double>::infinity(), 2, "null"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(written(row.value, row.decimals) == row.written);
    }
    CHECK(written(std::numeric_limits<double>::max()).size() == 309); // 1.8·10^308
}

TEST_CASE("random numbers are read back within half a unit of the last decimal") {
    std::mt19937 random(1); // fixed
    std::uniform_real_distribution<double> some(-200, 200);
    for (int i = 0; i < 20'000; ++i) {
        const double value = some(random);
        for (const int decimals : {0, 1, 2, 3}) {
            const std::string text = written(value, decimals);
            const json parsed = json::parse(text);
            REQUIRE(parsed.is_number());
            REQUIRE(std::abs(parsed.get<double>() - value) <= 0.5 * std::pow(10, -decimals) + 1e-9);
            const std::size_t point = text.find('.');
            REQUIRE((point == std::string::npos ||
                     (text.back() != '0' && text.size() - point - 1 <= static_cast<std::size_t>(decimals))));
        }
    }
}

TEST_CASE("integers") {
    std::string out;
    JsonWriter writer(out);
    writer.begin_array().number(std::int64_t{0}).number(std::numeric_limits<std::int64_t>::min());
    writer.number(std::numeric_limits<std::int64_t>::max()).end_array();
    CHECK(out == "[0,-9223372036854775808,9223372036854775807]"); // −2^63 and 2^63 − 1
}

TEST_CASE("strings: what must be escaped is, everything else stays as it is") {
    for (unsigned c = 0; c < 0x80; ++c) {
        const std::string text = "a" + std::string(1, static_cast<char>(c)) + "b";
        std::string out;
        append_json_string(out, text);
        CAPTURE(c);
        CHECK(json::parse(out).get<std::string>() == text);
        const bool must = c < 0x20 || c == '"' || c == '\\';
        CHECK((out.size() == text.size() + 2) != must);
    }
    std::string out;
    append_json_string(out, "\b\f\n\r\t\"\\/\x1F\x7Fä😡\u2028");
    CHECK(out == "\"\\b\\f\\n\\r\\t\\\"\\\\/\\u001f\x7Fä😡\u2028\"");
    out.clear();
    append_json_string(out, "");
    CHECK(out == "\"\"");
}

TEST_CASE("random texts are read back by another library") {
    std::mt19937 random(2); // fixed
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (std::size_t n = random() % 30; n > 0; --n) {
            auto c = static_cast<char32_t>(random() % (random() % 3 == 0 ? 0x30 : 0x11000));
            c = c >= 0xD800 && c <= 0xDFFF ? U'"' : c;
            kummerkasten::text::append_utf8(text, c);
        }
        std::string out;
        append_json_string(out, text);
        REQUIRE(json::parse(out).get<std::string>() == text);
    }
}

TEST_CASE("commas and brackets") {
    std::string out;
    JsonWriter writer(out);
    writer.begin_object().key("a").begin_array().end_array().key("b").begin_object().end_object();
    writer.key("c")
        .begin_array()
        .string("x")
        .begin_object()
        .member("y", "z")
        .end_object()
        .null()
        .boolean(true)
        .boolean(false)
        .end_array();
    writer.key_escaped("d\"e").raw("[1,2]").end_object();
    CHECK(out == R"({"a":[],"b":{},"c":["x",{"y":"z"},null,true,false],"d\"e":[1,2]})");
    CHECK(json::accept(out));
}

TEST_CASE("optional members write nothing where there is nothing to say") {
    std::string out;
    JsonWriter writer(out);
    writer.begin_object()
        .member_if("a", ""sv)
        .member_if("b", std::optional<std::int64_t>())
        .member_if("c", std::optional<bool>());
    writer.member_if("d", "x"sv)
        .member_if("e", std::optional<std::int64_t>(0))
        .member_if("f", std::optional<bool>(false))
        .end_object();
    CHECK(out == R"({"d":"x","e":0,"f":false})");
}

// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_stream.hpp"

#include "io/line_reader.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

struct Piece {
    std::string text;
    std::uint64_t line = 0;
    std::string kind; // of a problem
};

std::vector<Piece> pieces_of(const std::string& bytes, std::size_t most = io::kMaxLine) {
    const WrittenFile file("in.json", bytes);
    Source source(file.path().string());
    JsonStream stream(source, most);
    std::vector<Piece> pieces;
    for (JsonStream::Piece piece; stream.next(piece);) {
        REQUIRE(piece.raw == piece.text); // nothing is taken apart here
        if (piece.first) {
            pieces.push_back({std::string(piece.text), piece.line, piece.problem ? piece.problem->kind : ""});
        } else {
            REQUIRE_FALSE(pieces.empty());
            REQUIRE(piece.problem.has_value());
            pieces.back().text += piece.text;
        }
    }
    return pieces;
}

using Texts = std::vector<std::string>;

Texts texts_of(const std::string& bytes, std::size_t most = io::kMaxLine) {
    Texts texts;
    for (const Piece& piece : pieces_of(bytes, most)) {
        texts.push_back(piece.kind + (piece.kind.empty() ? "" : ": ") + piece.text);
    }
    return texts;
}

} // namespace

TEST_CASE("shapes") {
    struct Row {
        std::string name, bytes;
        Texts texts;
    };
    const std::vector<Row> rows{
        {"nothing", "", {}},
        {"blank lines", "\n \n\t\n", {}},
        {"lines", "{\"a\":1}\n{\"b\":2}\n", {"{\"a\":1}", "{\"b\":2}"}},
        {"lines, the last without LF", "{\"a\":1}\n{\"b\":2}", {"{\"a\":1}", "{\"b\":2}"}},
        {"lines with blank ones", "\n{\"a\":1}\n\n  \n{\"b\":2}\n\n", {"{\"a\":1}", "{\"b\":2}"}},
        {"lines with CRLF keep the CR, which is white space to JSON",
         "{\"a\":1}\r\n{\"b\":2}\r\n",
         {"{\"a\":1}\r", "{\"b\":2}\r"}},
        {"lines, a broken one in the middle", "{\"a\":1}\n{\"b\":\n{\"c\":3}\n", {"{\"a\":1}", "{\"b\":", "{\"c\":3}"}},
        {"lines, the first broken", "{\"a\":\n{\"b\":2}\n", {"{\"a\":", "{\"b\":2}"}},
        {"lines, the first no object", "hallo\n{\"b\":2}\n", {"hallo", "{\"b\":2}"}},
        {"one line", "{\"a\":1}", {"{\"a\":1}"}},
        {"array in a line", "[{\"a\":1},{\"b\":2}]", {"{\"a\":1}", "{\"b\":2}"}},
        {"array over lines", "[\n  {\"a\":1},\n  {\n\"b\":2}\n]\n", {"{\"a\":1}", "{\n\"b\":2}"}},
        {"empty array", "[]", {}},
        {"array in an array", "[[{\"a\":1}],[{\"b\":2}]]", {"{\"a\":1}", "{\"b\":2}"}},
        {"two arrays", "[{\"a\":1}]\n[{\"b\":2}]\n", {"{\"a\":1}", "{\"b\":2}"}},
        {"brackets in strings", "[{\"a\":\"]}\\\"\"},{\"b\":2}]", {"{\"a\":\"]}\\\"\"}", "{\"b\":2}"}},
        {"a backslash at the end of a string", "[{\"a\":\"\\\\\"},{\"b\":2}]", {"{\"a\":\"\\\\\"}", "{\"b\":2}"}},
        {"an array that is cut off in an element", "[{\"a\":1},{\"b\":", {"{\"a\":1}", "json: {\"b\":"}},
        {"an array that is cut off behind a comma", "[{\"a\":1},", {"{\"a\":1}"}},
        {"an array of something else", "[{\"a\":1},17,{\"b\":2}]", {"{\"a\":1}", "json: 17,{\"b\":2}]"}},
        {"one document over lines", "{\n \"a\": {\n  \"b\": 1\n }\n}\n", {"{\n \"a\": {\n  \"b\": 1\n }\n}"}},
        {"one document, the only item of its list a line",
         "{\"data\":[\n{\"a\":1}\n]}\n",
         {"{\"data\":[\n{\"a\":1}\n]}"}},
        {"one document, a comma in front of each item",
         "{\"data\":[{\"a\":1},\n{\"a\":2}\n]}\n",
         {"{\"data\":[{\"a\":1},\n{\"a\":2}\n]}"}},
        {"lines, the first cut off behind a comma that is in no list",
         "{\"a\":1,\n{\"b\":2}\n",
         {"{\"a\":1,", "{\"b\":2}"}},
        {"several documents in a single line",
         "{\"a\":1}{\"b\":2} {\"c\":3}\n",
         {"{\"a\":1}", "{\"b\":2}", "{\"c\":3}"}},
        {"lines, two documents in the first", "{\"a\":1}{\"b\":2}\n{\"c\":3}\n", {"{\"a\":1}{\"b\":2}", "{\"c\":3}"}},
        {"several documents over lines", "{\n\"a\":1\n}\n{\n\"b\":2\n}\n", {"{\n\"a\":1\n}", "{\n\"b\":2\n}"}},
        {"a document with an element a line",
         "{\"a\":[{\"i\":1},\n{\"i\":2},\n{\"i\":3}]}\n",
         {"{\"a\":[{\"i\":1},\n{\"i\":2},\n{\"i\":3}]}"}},
        {"a document that is cut off", "{\n\"a\":1\n}\n{\n\"b\":", {"{\n\"a\":1\n}", "json: {\n\"b\":"}},
        {"something behind a document", "{\n\"a\":1\n}\nEnde\n", {"{\n\"a\":1\n}", "json: Ende\n"}},
        {"byte order mark", "\xEF\xBB\xBF{\"a\":1}\n", {"{\"a\":1}"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(texts_of(row.bytes) == row.texts);
    }
}

TEST_CASE("lines of pieces") {
    const auto lines = pieces_of("\n{\"a\":1}\n\n{\"b\":2}");
    CHECK(lines.at(0).line == 2);
    CHECK(lines.at(1).line == 4);
    const auto array = pieces_of("[\n\n{\n\"a\":1},\n{\"b\":2}]");
    CHECK(array.at(0).line == 3);
    CHECK(array.at(1).line == 5);
}

TEST_CASE("what is too long is named and harms no other") {
    const std::string longest = "{\"a\":\"" + std::string(700'000, 'x') + "\"}";
    const auto lines = pieces_of("{\"b\":2}\n" + longest + "\n{\"c\":3}\n", 1000);
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].kind == "too-long");
    CHECK(lines[1].text == longest);
    CHECK(lines[2].text == "{\"c\":3}");
    const std::string much = "{\"a\":\"" + std::string(1500, 'x') + "\"}";
    CHECK(pieces_of("{\"b\":2}\n" + much + "\n{\"c\":3}\n", 1000).at(1).kind == "too-long");
    // In an array a value that is not much too long can be followed to its end.
    const auto array = pieces_of("[{\"b\":2}," + much + ",{\"c\":3}]", 1000);
    REQUIRE(array.size() == 3);
    CHECK(array[1].kind == "too-long");
    CHECK(array[1].text == much);
    CHECK(array[2].text == "{\"c\":3}");
}

TEST_CASE("a value in an array that is never closed is given out whole, in pieces") {
    const std::string rest = "{\"a\":\"" + std::string(3 * io::kReadSize, 'x');
    const auto pieces = pieces_of("[{\"b\":2}," + rest, 1000);
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[1].kind == "too-long");
    CHECK(pieces[1].text == rest);
}

TEST_CASE("edges of what is read") {
    for (int shift = -4; shift <= 4; ++shift) {
        CAPTURE(shift);
        const std::string first =
            "{\"a\":\"" + std::string(static_cast<std::size_t>(static_cast<int>(io::kReadSize) + shift) - 12, 'x') +
            "\\\"\"}";
        const std::string second = "{\"b\":\"\\\\\"}";
        CHECK(texts_of(first + "\n" + second + "\n") == Texts{first, second});
        CHECK(texts_of("[" + first + "," + second + "]") == Texts{first, second});
        CHECK(texts_of("{\n" + first.substr(1) + "\n" + second) == Texts{"{\n" + first.substr(1), second});
    }
}

TEST_CASE("no prefix of an input invents a piece") {
    const std::vector<std::string> inputs{
        "{\"a\":1,\"t\":\"x}\\\"\"}\n{\"b\":[2,{\"c\":3}]}\r\n\n{\"d\":4}\n",
        "[{\"a\":1,\"t\":\"x}\\\"\"},\n {\"b\":[2,{\"c\":3}]} , {\"d\":4}]\n",
        "{\n\"a\":1,\"t\":\"x}\\\"\"\n}\n{\"b\":\n[2,{\"c\":3}]}\n{\"d\":\n4}\n",
    };
    for (const std::string& input : inputs) {
        std::vector<nlohmann::json> whole;
        for (const Piece& piece : pieces_of(input)) {
            whole.push_back(nlohmann::json::parse(piece.text));
        }
        REQUIRE(whole.size() == 3);
        std::size_t before = 0;
        for (std::size_t length = 0; length <= input.size(); ++length) {
            CAPTURE(input);
            CAPTURE(length);
            std::vector<nlohmann::json> good;
            std::size_t bytes = 0;
            for (const Piece& piece : pieces_of(input.substr(0, length))) {
                bytes += piece.text.size();
                const nlohmann::json value =
                    piece.kind.empty() ? nlohmann::json::parse(piece.text, nullptr, false) : nlohmann::json();
                if (value.is_object()) {
                    good.push_back(value);
                }
            }
            REQUIRE(bytes <= length);
            REQUIRE(good.size() <= 3);
            REQUIRE(std::equal(good.begin(), good.end(), whole.begin()));
            CHECK(good.size() >= before); // a longer prefix has no fewer
            before = good.size();
        }
        CHECK(before == 3);
    }
}

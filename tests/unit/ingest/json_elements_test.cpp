// SPDX-License-Identifier: Apache-2.0
// Documents longer than may be held, through the stream that takes them apart. The limit is small here.
#include "ingest/json_scan.hpp"
#include "ingest/json_stream.hpp"
#include "io/line_reader.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

constexpr std::size_t kLimit = 64;

struct Piece {
    std::string text, raw, kind;
    std::uint64_t line = 0;
};

std::vector<Piece> pieces_of(const std::string& bytes, std::vector<std::string_view> paths = {"a.list.m", "m"}) {
    const WrittenFile file("in.json", bytes);
    Source source(file.path().string());
    JsonStream stream(source, kLimit, std::move(paths));
    std::vector<Piece> pieces;
    for (JsonStream::Piece piece; stream.next(piece);) {
        if (piece.first) {
            pieces.push_back({std::string(piece.text), std::string(piece.raw), piece.problem ? piece.problem->kind : "",
                              piece.line});
        } else {
            REQUIRE_FALSE(pieces.empty());
            pieces.back().raw += piece.raw;
        }
    }
    return pieces;
}

using Texts = std::vector<std::string>;

Texts texts_of(const std::string& bytes) {
    Texts texts;
    for (const Piece& piece : pieces_of(bytes)) {
        texts.push_back(piece.kind.empty() ? piece.text : piece.kind + ": " + piece.raw);
    }
    return texts;
}

const std::string kLong(70, 'x');

} // namespace

TEST_CASE("a long document is given out element by element, with what stands in front") {
    struct Row {
        std::string name, bytes;
        Texts texts;
    };
    const std::string much = "\"" + kLong + "\"";
    const std::vector<Row> rows{
        {"a list",
         R"({"n":"A","m":[{"i":1},{"i":2}],"z":)" + much + "}",
         {R"({"n":"A","m":[{"i":1}]})", R"({"n":"A","m":[{"i":2}]})"}},
        {"over lines",
         "{\n \"n\" : \"A\" ,\n \"m\" : [\n {\"i\":1} ,\n {\"i\":2}\n ],\n\"z\":" + much + "\n}\n",
         {R"({"n":"A","m":[{"i":1}]})", R"({"n":"A","m":[{"i":2}]})"}},
        {"lists in a list",
         R"({"a":{"k":0,"list":[{"n":"A","m":[{"i":1},{"i":2}],"o":3},{"n":"B","m":[]},{"n":"C","m":[{"i":3}]}]},"z":)" +
             much + "}",
         {R"({"a":{"k":0,"list":[{"n":"A","m":[{"i":1}]}]}})", R"({"a":{"k":0,"list":[{"n":"A","m":[{"i":2}]}]}})",
          R"({"a":{"k":0,"list":[{"n":"C","m":[{"i":3}]}]}})"}},
        {"a list of another name",
         R"({"n":"A","x":[{"i":1}],"z":)" + much + "}",
         {R"(too-long: {"n":"A","x":[{"i":1}],"z":)" + much + "}"}},
        {"brackets in strings",
         R"({"n":"]}\"","m":[{"i":"}]"}],"z":)" + much + "}",
         {R"({"n":"]}\"","m":[{"i":"}]"}]})"}},
        {"elements that are no objects",
         R"({"m":[1,"a",[2]],"z":)" + much + "}",
         {R"({"m":[1]})", R"({"m":["a"]})", R"({"m":[[2]]})"}},
        {"two documents",
         R"({"m":[{"i":1}],"z":)" + much + "}\n" + R"({"m":[{"i":2}],"z":)" + much + "}",
         {R"({"m":[{"i":1}]})", R"({"m":[{"i":2}]})"}},
        {"a long one behind a short one",
         "{\n\"m\":[{\"i\":1}]}\n" + (R"({"m":[{"i":2}],"z":)" + much) + "}",
         {"{\n\"m\":[{\"i\":1}]}", R"({"m":[{"i":2}]})"}},
        {"short enough to be held", R"({"n":"A","m":[{"i":1},{"i":2}]})", {R"({"n":"A","m":[{"i":1},{"i":2}]})"}},
        {"an element too long",
         R"({"m":[{"i":1},{"i":)" + much + "},{\"i\":3}]}",
         {R"({"m":[{"i":1}]})", "too-long: {\"i\":" + much + "}", R"({"m":[{"i":3}]})"}},
        {"cut off in an element",
         R"({"m":[{"i":1},{"i":2},{"t":"012345678901234567890123456789012345678901234567890)",
         {R"({"m":[{"i":1}]})", R"({"m":[{"i":2}]})",
          R"(json: {"t":"012345678901234567890123456789012345678901234567890)"}},
        {"cut off behind an element",
         "{\"m\":[{\"t\":\"" + std::string(40, 'x') + "\"},{\"t\":\"" + std::string(40, 'y') + "\"},\n",
         {"{\"m\":[{\"t\":\"" + std::string(40, 'x') + "\"}]}", "{\"m\":[{\"t\":\"" + std::string(40, 'y') + "\"}]}",
          "json: "}},
        {"no comma, no colon",
         R"({"m":[{"i":1}],"z" "0123456789012345678901234567890123456789012345"})",
         {R"({"m":[{"i":1}]})", R"(json: "0123456789012345678901234567890123456789012345"})"}},
        {"the wrong bracket",
         R"({"m":[{"i":1}},"z":)" + much + "}",
         {R"({"m":[{"i":1}]})", "json: },\"z\":" + much + "}"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(texts_of(row.bytes) == row.texts);
    }
}

TEST_CASE("what is rejected is kept as it stands in the input, with its line") {
    const auto pieces =
        pieces_of("{\"n\":\"A\",\"m\":[\n {\"i\":1},\n {\"i\":\n2},{\"i\":3}\n],\"z\":\"" + kLong + "\"}");
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[0].line == 2);
    CHECK(pieces[1].line == 3);
    CHECK(pieces[2].line == 4);
    CHECK(pieces[1].raw == "{\"i\":\n2}");
}

TEST_CASE("what does not fit in front is left out, and what stands behind is passed over") {
    // 4 KiB of names stand in front at most; a value of any length may stand behind.
    const std::string name(60, 'n');
    std::string front;
    for (int i = 0; i < 100; ++i) {
        front += "\"k" + std::to_string(i) + "\":\"" + name + "\",";
    }
    const std::string behind(3 * io::kReadSize, 'y');
    // Without a limit in reach of the front the array cannot be found: it has to begin within the limit.
    CHECK(pieces_of("{" + front + "\"m\":[{\"i\":1}]}").at(0).kind == "too-long");
    const auto pieces =
        pieces_of("{\"m\":[{\"i\":1}]," + front + "\"z\":\"" + behind + "\",\"a\":{\"list\":[{\"m\":[{\"i\":2}]}]}}");
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[1].kind.empty());
    CHECK(pieces[1].text.size() < 5000);
    const auto second = nlohmann::json::parse(pieces[1].text);
    CHECK(second["k0"] == name);
    CHECK_FALSE(second.contains("k99"));
    CHECK(second["a"]["list"][0]["m"][0]["i"] == 2);
}

TEST_CASE("no prefix of a long document invents an element") {
    const std::string document =
        R"({"n":"A","a":{"list":[{"m":[{"i":1},{"t":"x}\"]"}]},{"m":[{"i":3}]}]},"m":[{"i":4}],"z":")" +
        std::string(100, 'z') + "\"}\n";
    std::vector<std::string> whole;
    for (const Piece& piece : pieces_of(document)) {
        REQUIRE(piece.kind.empty());
        REQUIRE(nlohmann::json::accept(piece.text));
        whole.push_back(piece.raw);
    }
    REQUIRE(whole.size() == 4);
    for (std::size_t length = 0; length < document.size(); ++length) {
        CAPTURE(length);
        std::vector<std::string> some;
        for (const Piece& piece : pieces_of(document.substr(0, length))) {
            if (piece.kind.empty() && nlohmann::json::accept(piece.text)) {
                some.push_back(piece.raw);
            }
        }
        REQUIRE(some.size() <= whole.size());
        CHECK(std::equal(some.begin(), some.end(), whole.begin()));
    }
}

TEST_CASE("the beginning of a document, closed") {
    struct Row {
        std::string name, start, closed;
    };
    const std::vector<Row> rows{
        {"an object", R"({"a":1,"b":2)", R"({"a":1})"},
        {"nested", R"({"a":[{"b":1,"c":[2,3)", R"({"a":[{"b":1,"c":[2]}]})"},
        {"a comma in a string", R"({"a":"x,y","b)", R"({"a":"x,y"})"},
        {"a quote in a string", R"({"a":"\",","b)", R"({"a":"\","})"},
        {"brackets that closed again", R"({"a":{"b":[1]},"c)", R"({"a":{"b":[1]}})"},
        {"no comma", R"({"a":1)", ""},
        {"nothing", "", ""},
        {"too many closing brackets", "}],1", "}]"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(close_open_brackets(row.start) == row.closed);
    }
}

// SPDX-License-Identifier: Apache-2.0
#include "classify/marked_text.hpp"

#include "text/display_width.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

std::string marked(std::string_view text, std::vector<record::Span> marks, classify::Sheet sheet = {40, false}) {
    std::string out;
    classify::append_marked(out, text, std::move(marks), 2, sheet);
    return out;
}

} // namespace

TEST_CASE("the text, wrapped and marked") {
    struct Row {
        std::string name, text;
        std::vector<record::Span> marks;
        std::string shown;
    };
    const std::vector<Row> rows{
        {"nothing to mark", "kein Netz", {}, "  kein Netz\n"},
        {"empty", "", {}, ""},
        {"a word", "kein Netz hier", {{5, 9}}, "  kein [[Netz]] hier\n"},
        {"two words are one mark", "gar kein Netz", {{4, 13}}, "  gar [[kein Netz]]\n"},
        {"marks that overlap or meet are one", "abcdef", {{2, 4}, {0, 3}, {4, 5}}, "  [[abcde]]f\n"},
        {"an empty mark is none", "abc", {{1, 1}, {3, 2}}, "  abc\n"},
        {"a mark behind the end is none", "abc", {{7, 9}}, "  abc\n"},
        {"umlauts count as one column, bytes as bytes", "ärgerlich", {{0, 3}}, "  [[är]]gerlich\n"},
        {"38 columns are free: the 39th goes to the next line",
         std::string(36, 'a') + " b cc",
         {},
         "  " + std::string(36, 'a') + " b\n  cc\n"},
        {"brackets take columns too: 34 + blank + 5",
         std::string(34, 'a') + " b",
         {{35, 36}},
         "  " + std::string(34, 'a') + "\n  [[b]]\n"},
        {"a mark goes on over a line",
         std::string(30, 'a') + " bbbbbbb ccc",
         {{31, 42}},
         "  " + std::string(30, 'a') + "\n  [[bbbbbbb ccc]]\n"},
        {"a word longer than the line is cut",
         std::string(50, 'x'),
         {},
         "  " + std::string(38, 'x') + "\n  " + std::string(12, 'x') + "\n"},
        {"line breaks stay, of empty lines one", "a\nb\n\n\n\nc\n", {}, "  a\n  b\n\n  c\n"},
        {"blanks of all kinds are one", "a \t\u00A0 b", {}, "  a b\n"},
        {"control characters are shown", "\x1b[31mrot\x7f", {}, "  \\x1b[31mrot\\x7f\n"},
        {"and those that turn letters round", "a\u202Eb", {}, "  a\\u{202e}b\n"},
        {"of a pile of marks four stay",
         "a\u0301\u0301\u0301\u0301\u0301\u0301b",
         {},
         "  a\u0301\u0301\u0301\u0301b\n"},
        {"wide letters take two columns",
         "漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢",
         {},
         "  漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢\n  漢\n"}, // 19 of 2 columns in 38
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(marked(row.text, row.marks) == row.shown);
    }
}

TEST_CASE("with colour the codes take no room, and none is open at a line's end") {
    CHECK(marked("kein Netz", {{0, 9}}, {40, true}) == "  \x1b[1;4mkein\x1b[0m \x1b[1;4mNetz\x1b[0m\n");
    // 38 letters in one line, the rest in the next, each with its own codes
    CHECK(marked(std::string(39, 'x'), {{0, 39}}, {40, true}) ==
          "  \x1b[1;4m" + std::string(38, 'x') + "\x1b[0m\n  \x1b[1;4mx\x1b[0m\n");
}

TEST_CASE("no sheet is narrower than forty columns") { CHECK(marked("abc", {}, {0, false}) == "  abc\n"); }

TEST_CASE("whatever the marks, the words are the same and no line is too long") {
    const std::string text =
        "Ein längerer Satz über 👩‍🚒, Zöpfe\nund \u200B anderes, dasgarnichtaufhörtundnochlängerist "
        "und dann doch, mit  Blanks";
    for (std::uint32_t start = 0; start < text.size(); ++start) {
        for (std::uint32_t end = start; end <= text.size(); end += 7) {
            const std::string shown = marked(text, {{start, end}, {end / 2, end}});
            CHECK(text::is_valid_utf8(shown));
            std::size_t begin = 0;
            for (std::size_t at = shown.find('\n'); at != std::string::npos; at = shown.find('\n', begin)) {
                // One more bracket may follow a word that was complete.
                CHECK(text::display_width(shown.substr(begin, at - begin)) <= 42);
                begin = at + 1;
            }
            CHECK(begin == shown.size());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
#include "ingest/mbox.hpp"

#include "written_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::ingest;

namespace {

std::vector<Mbox::Message> messages(const std::string& bytes, std::size_t most = 1'000'000) {
    const WrittenFile file("in", bytes);
    Source source(file.path().string());
    Mbox mbox(source, most);
    std::vector<Mbox::Message> found;
    Mbox::Message message;
    while (mbox.next(message)) {
        found.push_back(message);
    }
    return found;
}

const std::string kFrom = "From jana@x.example Sat Sep 12 14:05:33 2026\n";

} // namespace

TEST_CASE("lines that begin a message, and sentences that do not") {
    CHECK(is_from_line("From jana@x.example Sat Sep 12 14:05:33 2026"));
    CHECK(is_from_line("From - Sat Sep 12 14:05:33 2026\r"));
    CHECK(is_from_line("From -"));
    CHECK(is_from_line("From MAILER-DAEMON Sat Sep 12 14:05:33 +0200 2026"));
    CHECK(is_from_line("From jana@x.example"));
    CHECK_FALSE(is_from_line("From jana@x.example", /*after_blank=*/false));
    CHECK_FALSE(is_from_line("From Russia with love"));
    CHECK_FALSE(is_from_line("From 12:30 on nothing worked"));
    CHECK_FALSE(is_from_line("From: jana@x.example"));
    CHECK_FALSE(is_from_line(">From - Sat Sep 12 14:05:33 2026"));
}

TEST_CASE("an mbox is cut where its messages begin") {
    const std::string a = "Subject: a\n\neins\n";
    const std::string b = "Subject: b\n\nzwei\n";
    struct Row {
        std::string name, bytes;
        std::vector<std::string> messages;
    };
    const std::vector<Row> rows{
        {"nothing", "", {}},
        {"two", kFrom + a + "\n" + kFrom + b, {a + "\n", b}},
        {"no blank line between", kFrom + a + kFrom + b, {a, b}},
        {"CRLF",
         "From - \r\nSubject: a\r\n\r\neins\r\n\r\nFrom - \r\nSubject: b\r\n\r\nzwei\r\n",
         {"Subject: a\r\n\r\neins\r\n\r\n", "Subject: b\r\n\r\nzwei\r\n"}},
        {"quoted From lines",
         kFrom + "Subject: a\n\n>From eins\n>>From zwei\n> From drei\n",
         {"Subject: a\n\nFrom eins\n>From zwei\n> From drei\n"}},
        {"unquoted sentences",
         kFrom + "Subject: a\n\nx\n\nFrom Russia with love\nYear: 1963\n",
         {"Subject: a\n\nx\n\nFrom Russia with love\nYear: 1963\n"}},
        // 36 bytes of text: 4 for "eins", 32 for what looks like a message
        {"a length",
         kFrom + "Content-Length: 36\n\neins" + "\nFrom - \nSubject: kein Anfang\n\nx" + "\n" + kFrom + b,
         {"Content-Length: 36\n\neins\nFrom - \nSubject: kein Anfang\n\nx", b}},
        {"a wrong length", kFrom + "Content-Length: 3\n\neins\n\n" + kFrom + b, {"Content-Length: 3\n\neins\n\n", b}},
        {"a length beyond the end",
         kFrom + "Content-Length: 3000\n\neins\n\n" + kFrom + b,
         {"Content-Length: 3000\n\neins\n\n", b}},
        {"headers only", kFrom + "Subject: a\n" + kFrom + b, {"Subject: a\n", b}},
        {"no last line break", kFrom + "Subject: a\n\neins", {"Subject: a\n\neins"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        std::vector<std::string> found;
        for (const Mbox::Message& message : messages(row.bytes)) {
            found.push_back(message.bytes);
            CHECK_FALSE(message.cut);
        }
        CHECK(found == row.messages);
    }
}

TEST_CASE("of a message over the limit the beginning is kept, and the next one whole") {
    std::string photo;
    for (int i = 0; i < 10'000; ++i) {
        photo += "0123456789\n";
    }
    const auto found = messages(kFrom + "Subject: a\n\n" + photo + "\n" + kFrom + "Subject: b\n\nzwei\n", 1000);
    REQUIRE(found.size() == 2);
    CHECK(found[0].bytes.size() == 1000);
    CHECK(found[0].cut);
    CHECK(found[0].line == 2);
    CHECK(found[1].bytes == "Subject: b\n\nzwei\n");
    CHECK_FALSE(found[1].cut);
    // one "From " line, two of headers, 10 000 of a photo, a blank one, and "From " again stand in front
    CHECK(found[1].line == 10'006);
}

TEST_CASE("a line without end is taken in pieces") {
    const std::string line(1'000'000, 'a');
    const auto found = messages(kFrom + "Subject: a\n\n" + line + "\n\n" + kFrom + "Subject: b\n\nzwei\n", 2'000'000);
    REQUIRE(found.size() == 2);
    CHECK(found[0].bytes == "Subject: a\n\n" + line + "\n\n");
}

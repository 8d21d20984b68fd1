// SPDX-License-Identifier: Apache-2.0
// Mails as posts: headers, authors, threads, parts, charsets, and those that nobody wrote.
#include "ingest/mail.hpp"
#include "ingest/mime.hpp"
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

const std::string kHead =
    "From: Jana Beispiel <Jana@Example.org>\n"
    "To: hilfe@wiesenpieper.example\n"
    "Subject: Netz weg\n"
    "Date: Sat, 12 Sep 2026 14:05:33 +0200\n"
    "Message-ID: <a.1@example.org>\n";

Reading read(const std::string& bytes) {
    Reading found = reading_of(bytes, reading_options());
    CHECK(found.format == "mail");
    return found;
}

record::Post only_post(const std::string& bytes) {
    const Reading found = read(bytes);
    REQUIRE(found.posts.size() == 1);
    return found.posts[0];
}

} // namespace

TEST_CASE("a mail becomes a post") {
    const record::Post post = only_post("Received: from a by b; Sat, 12 Sep 2026 14:05:40 +0200\n" + kHead +
                                        "In-Reply-To: <house.2@wiesenpieper.example>\n"
                                        "References: <first.0@example.org>\n <house.2@wiesenpieper.example>\n"
                                        "Content-Language: de-DE\n"
                                        "Content-Type: text/plain; charset=utf-8\n"
                                        "\n"
                                        "Immer noch weg.\n\nJana\n\nAm 12.09.2026 um 10:00 schrieb Hilfe:\n> Bald.\n");
    CHECK(post.id == "mail:a.1@example.org");
    CHECK(post.platform == "mail");
    CHECK(post.kind == record::Kind::message);
    CHECK(post.author.id == "jana@example.org");
    CHECK(post.author.name == "Jana Beispiel");
    CHECK(post.title == "Netz weg");
    CHECK(post.text == "Immer noch weg.\n\nJana");
    CHECK(post.quoted_text == "Am 12.09.2026 um 10:00 schrieb Hilfe:\nBald.");
    CHECK(post.reply_to == "mail:house.2@wiesenpieper.example");
    CHECK(post.thread == "mail:first.0@example.org");
    CHECK(post.lang == "de-DE");
    CHECK(record::format_rfc3339(*post.created_at) == "2026-09-12T12:05:33Z");
    CHECK_FALSE(post.direction.has_value());
}

TEST_CASE("headers are decoded") {
    struct Row {
        std::string name, subject, title;
    };
    for (const Row& row : std::vector<Row>{
             {"base64", "=?utf-8?B?R3LDvMOfZQ==?=", "Grüße"},
             {"quoted-printable", "=?iso-8859-1?Q?Gr=FC=DFe_aus_K=F6ln?=", "Grüße aus Köln"},
             {"two words, a letter cut in the middle", "=?utf-8?B?R3LD?=\n =?utf-8?B?vMOfZQ==?=", "Grüße"},
             {"bare UTF-8", "Grüße", "Grüße"},
             {"bare Latin-1",
              "Gr\xFC\xDF"
              "e",
              "Grüße"},
             {"folded", "Netz\n weg", "Netz weg"},
         }) {
        CAPTURE(row.name);
        CHECK(only_post("From: a@example.org\nSubject: " + row.subject + "\n\nText\n").title == row.title);
    }
}

TEST_CASE("the text is found among the parts and turned into UTF-8") {
    const std::string mixed = kHead + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n";
    const std::string alternative = "Content-Type: multipart/alternative; boundary=a\n\n";
    const std::string html = "Content-Type: text/html; charset=utf-8\n\n<p>Größe <b>HTML</b></p>\n";
    struct Row {
        std::string name, mail, text;
    };
    const std::vector<Row> rows{
        {"no MIME", kHead + "\nText\n", "Text"},
        {"base64",
         kHead + "Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\nR3LDvMOfZQ==\n",
         "Grüße"},
        {"quoted-printable",
         kHead + "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=windows-1252\n\n=80 "
                 "5, das ist =\nviel\n",
         "€ 5, das ist viel"},
        {"Latin-1 that is Windows-1252", kHead + "Content-Type: text/plain; charset=iso-8859-1\n\n\x84gut\x93\n",
         "„gut“"},
        {"Latin-2",
         kHead + "Content-Type: text/plain; charset=iso-8859-2\n\n\xA3\xF3"
                 "d\xBC\n",
         "Łódź"},
        {"no charset, UTF-8", kHead + "\nGrüße\n", "Grüße"},
        {"no charset, Latin-1",
         kHead + "\nGr\xFC\xDF"
                 "e\n",
         "Grüße"},
        {"an invented charset",
         kHead + "Content-Type: text/plain; charset=klingonisch\n\nGr\xFC\xDF"
                 "e\n",
         "Grüße"},
        {"UTF-8 with a broken byte", kHead + "Content-Type: text/plain; charset=utf-8\n\nGrüße \xFF aus Köln\n",
         "Grüße \uFFFD aus Köln"},
        {"HTML only", kHead + html, ""},
        {"plain before HTML",
         kHead + alternative + "--a\nContent-Type: text/plain; charset=utf-8\n\nGröße\n--a\n" + html + "--a--\n",
         "Größe"},
        {"HTML where plain is empty", kHead + alternative + "--a\n\n\n--a\n" + html + "--a--\n", "Größe HTML"},
        {"text, a photo, more text",
         mixed +
             "\neins\n--m\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBO\n--m\n\nzwei\n--m--\n",
         "eins\n\nzwei"},
        {"an attached text is none",
         mixed +
             "\neins\n--m\nContent-Type: text/plain\nContent-Disposition: attachment; filename=log.txt\n\nlog\n--m--\n",
         "eins"},
        {"nested",
         mixed + "Content-Type: multipart/related; boundary=r\n\n--r\n" + alternative + "--a\n\nText\n--a\n" + html +
             "--a--\n--r--\n--m--\n",
         "Text"},
        {"cut off in the middle", mixed + "\nText", "Text"},
        {"flowed", kHead + "Content-Type: text/plain; format=flowed\n\nein Satz \nin zwei Zeilen\nund einer\n",
         "ein Satz in zwei Zeilen\nund einer"},
        {"CRLF", "From: a@example.org\r\nSubject: x\r\n\r\neins\r\nzwei\r\n", "eins\nzwei"},
        {"only a subject", kHead + "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBO\n", "Netz weg"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        if (row.name == "HTML only") { // its own headers come first
            CHECK(only_post(kHead + html).text == "Größe HTML");
        } else {
            CHECK(only_post(row.mail).text == row.text);
        }
    }
}

TEST_CASE("a mail that hangs on another is quoted, or is all there is") {
    const std::string inner = "Content-Type: message/rfc822\n\nFrom: ole@example.org\nSubject: alt\n\nInnen\n--m--\n";
    const std::string head = kHead + "Content-Type: multipart/mixed; boundary=m\n\n--m\n";
    const record::Post both = only_post(head + "\nAußen\n--m\n" + inner);
    CHECK(both.text == "Außen");
    CHECK(both.quoted_text == "Innen");
    const record::Post alone = only_post(head + inner);
    CHECK(alone.text == "Innen");
    CHECK(alone.quoted_text.empty());
}

TEST_CASE("who wrote it, where a form or a list stands in between") {
    struct Row {
        std::string name, headers, author;
        bool inbound;
    };
    for (const Row& row : std::vector<Row>{
             {"a person", "From: jana@example.org\nTo: hilfe@wiesenpieper.example\n", "jana@example.org", false},
             {"a person with another address for answers",
              "From: jana@example.org\nReply-To: j.b@example.net\nTo: hilfe@wiesenpieper.example\n", "jana@example.org",
              false},
             {"a form by its name",
              "From: noreply@forms.example\nReply-To: jana@example.org\nTo: hilfe@wiesenpieper.example\n",
              "jana@example.org", false},
             {"a form of the house",
              "From: shop@wiesenpieper.example\nReply-To: jana@example.org\nTo: hilfe@wiesenpieper.example\n",
              "jana@example.org", false},
             {"a form that writes to itself", "From: hilfe@wiesenpieper.example\nTo: hilfe@wiesenpieper.example\n",
              "hilfe@wiesenpieper.example", true},
         }) {
        CAPTURE(row.name);
        const record::Post post = only_post(row.headers + "Subject: x\n\nText\n");
        CHECK(post.author.id == row.author);
        CHECK((post.direction == record::Direction::inbound) == row.inbound);
    }
}

TEST_CASE("mails that nobody wrote are skipped") {
    struct Row {
        std::string headers, reason;
    };
    for (const Row& row : std::vector<Row>{
             {"Auto-Submitted: auto-replied\n", "automatic-reply"},
             {"X-Autoreply: yes\n", "automatic-reply"},
             {"Precedence: auto_reply\n", "automatic-reply"},
             {"Subject: Automatische Antwort: Ihre Anfrage\n", "automatic-reply"},
             {"Content-Type: multipart/report; report-type=delivery-status; boundary=r\n", "delivery-report"},
             {"Content-Type: multipart/report; report-type=disposition-notification; boundary=r\n", "read-receipt"},
         }) {
        CAPTURE(row.headers);
        const Reading found = read("From: a@example.org\nMessage-ID: <x@y>\n" + row.headers + "\nText\n");
        CHECK(found.posts.empty());
        CHECK(found.skipped == std::vector<std::string>{row.reason});
    }
    CHECK(read("From: MAILER-DAEMON@x.example\nSubject: Undelivered\n\nText\n").skipped ==
          std::vector<std::string>{"delivery-report"});
    // A form or a shop may say this of a customer's words, and a list brings some.
    CHECK(read("From: a@example.org\nTo: b@example.org\nAuto-Submitted: auto-generated\nPrecedence: list\n\nText\n")
              .posts.size() == 1);
}

TEST_CASE("dates") {
    struct Row {
        std::string headers, time, warning;
    };
    for (const Row& row : std::vector<Row>{
             {"Date: 12 Sep 2026 14:05:33 GMT\n", "2026-09-12T14:05:33Z", ""},
             {"Date: Sat, 12 Sep 2026 14:05 EST (Uhrzeit)\n", "2026-09-12T19:05:00Z", ""},
             {"Date: gestern\nReceived: by b; Sat, 12 Sep 2026 14:05:40 +0200\n", "2026-09-12T12:05:40Z",
              "'gestern' is no date; the time of receipt was taken"},
             {"Date: gestern\n", "", "'gestern' is no date; the mail has no time"},
             {"", "", "no header Date; the mail has no time"},
         }) {
        CAPTURE(row.headers);
        const Reading found = read("From: a@example.org\nSubject: x\n" + row.headers + "\nText\n");
        REQUIRE(found.posts.size() == 1);
        CHECK((found.posts[0].created_at ? record::format_rfc3339(*found.posts[0].created_at) : "") == row.time);
        CHECK((found.warnings.empty() ? "" : found.warnings[0].message) == row.warning);
    }
}

TEST_CASE("what gives no post, and what is mended") {
    const Reading nothing = read("From: a@example.org\nContent-Type: image/png\n\nx\n");
    REQUIRE(nothing.rejects.size() == 1);
    CHECK(nothing.rejects[0].message == "a mail without text and subject");
    const Reading secret = read(
        "From: a@example.org\nContent-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=e\n\n"
        "--e\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--e\nContent-Type: "
        "application/octet-stream\n\nx\n--e--\n");
    REQUIRE(secret.rejects.size() == 1);
    CHECK(secret.rejects[0].message == "the mail is encrypted; decrypt it first");
    const Reading wrong = read(kHead +
                               "Content-Type: text/plain; charset=utf-8\n\nGr\xFC\xDF"
                               "e\n");
    REQUIRE(wrong.warnings.size() == 1);
    CHECK(wrong.warnings[0].message == "the text is not in the charset 'utf-8'; read as Windows-1252");
}

TEST_CASE("limits hold: depth, number and length") {
    std::string deep = kHead + "Content-Type: multipart/mixed; boundary=b0\n\n";
    for (int i = 0; i < 20'000; ++i) {
        deep +=
            "--b" + std::to_string(i) + "\nContent-Type: multipart/mixed; boundary=b" + std::to_string(i + 1) + "\n\n";
    }
    const Reading nested = read(deep);
    REQUIRE(nested.posts.size() == 1); // its subject
    CHECK(nested.warnings.at(0).message == "parts nested deeper than 32; left out");

    std::string wide = kHead + "Content-Type: multipart/mixed; boundary=b\n\n";
    for (int i = 0; i < 3000; ++i) {
        wide += "--b\n\nTeil " + std::to_string(i) + "\n";
    }
    const Reading many = read(wide);
    CHECK(many.warnings.at(0).message == "more than 1000 parts; left out");
    CHECK(many.posts.at(0).text.find("Teil 998") != std::string::npos); // the root is the first part
    CHECK(many.posts.at(0).text.find("Teil 999") == std::string::npos);

    std::string headers = kHead;
    for (int i = 0; i < 60'000; ++i) {
        headers += "X-Nr: 1\n";
    }
    const Reading heads = read(headers + "\nText\n");
    CHECK(heads.warnings.at(0).message == "more than 50000 headers; what lies behind was left out");
    CHECK(heads.posts.at(0).text == "Netz weg"); // the text lay behind

    const Reading longer = read(kHead + "\n" + std::string(300'000, 'a') + "\n");
    CHECK(longer.posts.at(0).text.size() == 262'144);
    CHECK(longer.warnings.at(0).message == "text longer than 262144 bytes; its end is cut");

    ReadOptions options = reading_options();
    options.max_document = 1000;
    Collected large;
    read_bytes(kHead + "\n" + std::string(5000, 'a') + "\n", "mail", options, large);
    CHECK(large.posts.size() == 1);
    CHECK(large.warnings.at(0).message == "mail longer than 1000 bytes; what lies behind was left out");
}

TEST_CASE("an mbox gives each mail, with the line it begins in") {
    const Reading found = read("From jana@example.org Sat Sep 12 14:05:33 2026\n" + kHead + "\neins\n\n" +
                               "From - Sat Sep 12 14:06:33 2026\nFrom: ole@example.org\nDate: gestern\n\nzwei\n");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].text == "eins");
    CHECK(found.posts[1].text == "zwei");
    // 1 "From " line, 5 headers, a blank one, the text, a blank one, "From " again
    CHECK(found.warnings.at(0).line == 11);
}

TEST_CASE("every prefix of a mail is read without a crash") {
    const std::string mail =
        kHead +
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n"
        "Content-Type: text/html; charset=iso-8859-2\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<p>Gr=FC=DFe</p>\n--m\nContent-Type: message/rfc822\n\nSubject: =?utf-8?B?R3LDvMOfZQ==?=\n\nx\n--m--\n";
    for (std::size_t length = 0; length <= mail.size(); ++length) {
        CAPTURE(length);
        Collected found;
        read_bytes(mail.substr(0, length), "mail", reading_options(), found);
        CHECK(found.posts.size() + found.rejects.size() <= 1);
    }
}

TEST_CASE("no mail") {
    for (const std::string& text :
         {std::string("Sehr geehrte Damen und Herren,\nDate: nie\n"), std::string("Datum: heute\nVon: Jana\n\nText\n"),
          std::string("Subject: a\nText\n"), std::string("from,to\na,b\n")}) {
        CAPTURE(text);
        CHECK_FALSE(find_format("mail")->recognises_text(text));
    }
}

TEST_CASE("links that HTML hides behind words") {
    const record::Post post = only_post(
        kHead +
        "Content-Type: text/html; charset=utf-8\n\n"
        "<p>Siehe <a href=\"https://beleg.example/17?a=1&amp;b=2\">den  Beleg</a> und https://foto.example/1, oder "
        "<a href=\"mailto:jana@example.org\">mir</a> <a href=\"https://bild.example/\"><img src=\"x\"></a> "
        "<a href=\"#oben\">nach oben</a></p>"
        "<div>Am 12.09.2026 um 20:14 schrieb Wiesenpieper:</div><blockquote>&gt; <a "
        "href=\"https://wiesenpieper.example/abmelden\">Abmelden</a></blockquote>\n");
    CHECK(post.text == "Siehe den Beleg und https://foto.example/1, oder mir nach oben");
    CHECK(post.links ==
          std::vector<std::string>{"https://beleg.example/17?a=1&b=2"}); // that of the text comes in finish()
}

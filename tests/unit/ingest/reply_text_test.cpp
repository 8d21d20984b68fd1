// SPDX-License-Identifier: Apache-2.0
// What mail programs put around an answer, and what looks like it and is the customer's own.
#include "ingest/reply_text.hpp"

#include "cpu_seconds.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::ingest;

TEST_CASE("the answer and the quotation") {
    struct Row {
        std::string name, mail, text, quoted;
    };
    const std::string own = "Das Netz ist immer noch weg.\n\nJana Beispiel";
    const std::vector<Row> rows{
        {"no quotation", own, own, ""},
        {"nothing", "", "", ""},
        {"blank lines around", "\n\n" + own + "\n\n\n", own, ""},
        {"marked lines", own + "\n\n> Guten Tag,\n> wir sehen nach.\n", own, "Guten Tag,\nwir sehen nach."},
        {"two levels lose one", own + "\n> > alt\n>> älter\n>neu", own, "> alt\n> älter\nneu"},
        {"German, marked", own + "\n\nAm 12.09.2026 um 14:05 schrieb Wiesenpieper Hilfe:\n> Guten Tag,\n", own,
         "Am 12.09.2026 um 14:05 schrieb Wiesenpieper Hilfe:\nGuten Tag,"},
        {"German, not marked",
         own + "\n\nAm 12.09.2026 um 14:05 schrieb Wiesenpieper <hilfe@wiesenpieper.example>:\n\nGuten Tag,\nwir", own,
         "Am 12.09.2026 um 14:05 schrieb Wiesenpieper <hilfe@wiesenpieper.example>:\n\nGuten Tag,\nwir"},
        {"German, over two lines",
         own + "\n\nAm Sa., 12. Sept. 2026 um 14:05 Uhr schrieb Wiesenpieper Hilfe "
               "<\nhilfe@wiesenpieper.example>:\n\n> Guten Tag\n",
         own,
         "Am Sa., 12. Sept. 2026 um 14:05 Uhr schrieb Wiesenpieper Hilfe <\nhilfe@wiesenpieper.example>:\nGuten Tag"},
        {"German, name first",
         own + "\n\nWiesenpieper <hilfe@wiesenpieper.example> schrieb am Sa., 12. Sept. 2026, 14:05:\n\nGuten Tag", own,
         "Wiesenpieper <hilfe@wiesenpieper.example> schrieb am Sa., 12. Sept. 2026, 14:05:\n\nGuten Tag"},
        {"English", own + "\n\nOn Sat, Sep 12, 2026 at 2:05 PM Wiesenpieper wrote:\n> Hello\n", own,
         "On Sat, Sep 12, 2026 at 2:05 PM Wiesenpieper wrote:\nHello"},
        {"English, over two lines, not marked",
         own + "\n\nOn Sat, Sep 12, 2026 at 2:05 PM Wiesenpieper Help\n<help@wiesenpieper.example> wrote:\n\nHello\n",
         own, "On Sat, Sep 12, 2026 at 2:05 PM Wiesenpieper Help\n<help@wiesenpieper.example> wrote:\n\nHello"},
        {"another language, marked", own + "\n\nOp za 12 sep 2026 om 14:05 schreef Hulp <hulp@x.example>:\n> Dag\n",
         own, "Op za 12 sep 2026 om 14:05 schreef Hulp <hulp@x.example>:\nDag"},
        {"Outlook, German",
         own + "\n\nVon: Wiesenpieper Hilfe <hilfe@wiesenpieper.example>\nGesendet: Samstag, 12. September 2026 "
               "14:05\nAn: Jana Beispiel\nBetreff: AW: Netz\n\nGuten Tag",
         own,
         "Von: Wiesenpieper Hilfe <hilfe@wiesenpieper.example>\nGesendet: Samstag, 12. September 2026 14:05\nAn: Jana "
         "Beispiel\nBetreff: AW: Netz\n\nGuten Tag"},
        {"Outlook, with its rule and stars",
         own + "\n\n________________________________\n*Von:* Hilfe\n*Gesendet:* heute\n*An:* Jana\n\nGuten Tag", own,
         "*Von:* Hilfe\n*Gesendet:* heute\n*An:* Jana\n\nGuten Tag"},
        {"Outlook, English", own + "\n\nFrom: Help <help@x.example>\nSent: Saturday\nTo: Jana\nSubject: Net\n\nHello",
         own, "From: Help <help@x.example>\nSent: Saturday\nTo: Jana\nSubject: Net\n\nHello"},
        {"web.de and GMX, the date in front",
         own + "\n\n\nGesendet: Freitag, 11. September 2026 um 09:12 Uhr\nVon: \"Wiesenpieper\" "
               "<hilfe@wiesenpieper.example>\n"
               "An: jana@example.org\nBetreff: Rechnung\nAnbei.",
         own,
         "Gesendet: Freitag, 11. September 2026 um 09:12 Uhr\nVon: \"Wiesenpieper\" <hilfe@wiesenpieper.example>\n"
         "An: jana@example.org\nBetreff: Rechnung\nAnbei."},
        {"original message", own + "\n\n-----Ursprüngliche Nachricht-----\nVon: Hilfe\nGuten Tag", own,
         "-----Ursprüngliche Nachricht-----\nVon: Hilfe\nGuten Tag"},
        {"forwarded", own + "\n\n---------- Forwarded message ---------\nHello", own,
         "---------- Forwarded message ---------\nHello"},
        {"answers between the quoted lines", "> Seit wann?\nSeit Montag.\n> Welche Nummer?\nK-77.",
         "Seit Montag.\nK-77.", "Seit wann?\nWelche Nummer?"},
        {"answer below", "Am 12.09.2026 schrieb Hilfe:\n> Seit wann?\n\nSeit Montag.", "Seit Montag.",
         "Am 12.09.2026 schrieb Hilfe:\nSeit wann?"},
        {"a telephone", own + "\n\nVon meinem iPhone gesendet\n", own, ""},
        {"a telephone and a quotation",
         own +
             "\n\nVon meinem iPhone gesendet\n\n> Am 12.09.2026 um 14:05 schrieb Hilfe <h@x.example>:\n> \n> Guten Tag",
         own, "Am 12.09.2026 um 14:05 schrieb Hilfe <h@x.example>:\n\nGuten Tag"},
        {"a telephone that does not mark", own + "\n\nGesendet von Outlook für Android<https://x.example>\n\nGuten Tag",
         own, "Guten Tag"},
        {"sent from", own + "\n\nSent from my Galaxy", own, ""},
        {"an app", own + "\n\nGesendet mit der Post-App", own, ""},
        {"signature", own + "\n-- \nJana Beispiel\nBeispielweg 1", own, ""},
        {"signature without its blank, then a quotation", own + "\n--\nJana\n> alt", own, "alt"},
        {"all is quotation", "> Guten Tag,\n> wir", "> Guten Tag,\n> wir", ""},
        {"only forwarded", "-----Ursprüngliche Nachricht-----\nVon: Jana\n\nNetz weg",
         "-----Ursprüngliche Nachricht-----\nVon: Jana\n\nNetz weg", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const ReplyText reply = split_reply(row.mail);
        CHECK(reply.text == row.text);
        CHECK(reply.quoted == row.quoted);
    }
}

TEST_CASE("what only looks like a quotation or a signature stays") {
    const std::vector<std::string> texts{
        "Am 12.09.2026 um 14:05 schrieb ich Ihnen:\nDas Netz ist weg.\nKeine Antwort.",
        "Am 12.09. um 14:05 schrieb mir Ihr Kollege:\nEs wird repariert.",
        "On Monday 12:30 I wrote:\nno net.",
        "Sie schrieben am 3.9.2026 um 10:00:\nalles in Ordnung. Ist es nicht.",
        "Wie Ihr Kollege am Telefon sagte:\nbis 12:30 da sein.",
        "Von: Münster\nNach: Hamburg\nZug 2223, Verspätung 40 Minuten",
        "Von:\ndas weiß ich nicht",
        "Gesendet mit der Post am 3. September, bis heute nicht angekommen.",
        "Gesendet von meinem Bruder am 3. September.\nWo ist es?",
        "Mit freundlichen Grüßen\nJana Beispiel\nKundennummer 4711",
        "Netz weg.\n--\nJana Beispiel\nKundennummer 4711",
        "---\nDritter Versuch\n---\nwo ist mein Paket?",
    };
    for (const std::string& text : texts) {
        CAPTURE(text);
        const ReplyText reply = split_reply(text);
        CHECK(reply.text == text);
        CHECK(reply.quoted.empty());
    }
}

TEST_CASE("below two dashes a long text is no signature") {
    std::string text = "Guten Tag\n--\n";
    for (int i = 0; i < 21; ++i) { // one line more than a signature has
        text += "Zeile " + std::to_string(i) + "\n";
    }
    CHECK(split_reply(text).text.find("Zeile 20") != std::string::npos);
}

TEST_CASE("time grows with the length, whatever the lines are") {
    for (const std::string& line :
         {std::string("\n"), std::string("--\n"), std::string("Von: a\n"), std::string("Am 1.1.2026 12:00 schrieb\n"),
          std::string("> a\n"), std::string("Von meinem iPhone gesendet\n"), std::string("a\n\n"), std::string(":\n"),
          std::string("____\n")}) {
        std::string text;
        while (text.size() < 256 * 1024) { // as long as a mail's text may be
            text += line;
        }
        CAPTURE(line);
        const double before = cpu_seconds();
        const ReplyText reply = split_reply(text);
        CHECK(reply.text.size() + reply.quoted.size() <= 2 * text.size());
        CHECK(cpu_seconds() - before < 2.0); // 0.1 s here without optimisation
    }
}

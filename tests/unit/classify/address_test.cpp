// SPDX-License-Identifier: Apache-2.0
// du, ihr or Sie: sentences as people write them, above all those where one letter or its size decides.
#include "classify/bare_case.hpp"
#include "classify/example_house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using record::Address;

TEST_CASE("how the author speaks to the house") {
    struct Row {
        std::string name, text;
        Address address;
    };
    const std::vector<Row> rows{
        {"nobody is addressed", "Kein Netz seit heute früh.", Address::none},
        {"du", "Du kannst mir doch sicher sagen, wann es weitergeht.", Address::du},
        {"du, small", "kannst du mal nachsehen", Address::du},
        {"dein", "Dein Laden ist zu", Address::du},
        {"ihr with its verb behind", "Ihr habt das nicht im Griff.", Address::ihr},
        {"ihr with its verb in front", "Habt ihr das im Griff?", Address::ihr},
        {"ihr with seid", "seid ihr noch da", Address::ihr},
        {"euer", "Euer Netz ist weg.", Address::ihr},
        {"euer, shouted", "WO BLEIBT EUER TECHNIKER", Address::ihr},
        {"Sie inside a sentence", "Wann melden Sie sich?", Address::sie},
        {"Sie behind a comma", "Wir warten, Sie warten, alle warten.", Address::sie},
        {"Ihnen", "Ich danke Ihnen.", Address::sie},
        {"a polite letter", "Sehr geehrte Damen und Herren, die Leitung ist tot.", Address::sie},
        {"Ihr with a noun at the beginning", "Ihr Kundendienst ist eine Katastrophe.", Address::sie},
        {"Ihr with a noun behind a verb in t", "Was sagt Ihr Kundendienst dazu?", Address::sie},
        {"Sie, shouted, with a verb that only it has", "GEBEN SIE MIR MEIN GELD ZURÜCK", Address::sie},
        {"Sie as the first word of all", "Sie sind alle schon wieder weg.", Address::sie},
        {"Sie at the beginning may be they", "Die Techniker? Sie sind alle schon wieder weg.", Address::none},
        {"but whom they wronged is known", "Sie haben mich schon wieder vergessen.", Address::sie},
        {"the same behind a full stop", "Ich hatte die Kollegin am Telefon. Sie war sehr nett.", Address::none},
        {"and behind a colon", "Dann rief die Hotline an: Sie wollten mir etwas verkaufen.", Address::none},
        {"and in a new line", "Die Leute sind sauer\nSie wollen ihr Geld", Address::none},
        {"sie, small", "Die Kunden sind sauer; sie wollen ihr Geld zurück.", Address::none},
        {"her", "Ich habe ihr das Buch gegeben.", Address::none},
        {"to her", "Meine Mutter hat angerufen, ihr wurde nicht geholfen.", Address::none},
        {"ihnen, small", "Ich habe es den Leuten im Laden gesagt, aber ihnen war es egal.", Address::none},
        {"both: what is said more", "Könnt ihr euch melden? Ich hatte Ihnen geschrieben.", Address::ihr},
        {"English has no register", "Can you help me?", Address::none},
        {"a handle is no pronoun", "@ihr_alle @du kein Netz", Address::none},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(record::name_of(judge("@wiesenpieper " + row.text).address) == record::name_of(row.address));
    }
}

TEST_CASE("where the text begins with the word itself, no capital tells either") {
    CHECK(judge("Sie war sehr nett, Wiesenpieper.").address == Address::none);
    CHECK(judge("Ihr seid gut, Wiesenpieper.").address == Address::ihr);
}

TEST_CASE("the words that told are among the reasons") {
    const std::string text = "@wiesenpieper Wann melden Sie sich?";
    bool found = false;
    for (const record::Reason& reason : judge(text).reasons) {
        found = found || (reason.label == "register:sie" && reason.by == "grammar:de" &&
                          text.substr(reason.span.start, reason.span.end - reason.span.start) == "Sie");
    }
    CHECK(found);
}

TEST_CASE("everyday speech and dialect") {
    struct Row {
        std::string name, text;
        bool colloquial, dialect;
    };
    const std::vector<Row> rows{
        {"neither", "Guten Tag, wann wird die Leitung repariert?", false, false},
        {"colloquial", "Ey Leute, das ist voll doof", true, false},
        {"Bavarian", "I bin so grantig, des geht ned", true, true},
        {"Swiss", "Grüezi, hend ihr es Problem?", false, true},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const record::Triage triage = judge("@wiesenpieper " + row.text);
        CHECK(triage.colloquial == row.colloquial);
        CHECK(triage.dialect == row.dialect);
    }
}

TEST_CASE("Sie as the first word, where all the rest sounds formal") {
    for (const double formal : {0.9, 0.5}) {
        BareCase post;
        post.write("Sie finden das wohl richtig.");
        post.evidence.words.assign(post.document.tokens.size(), "");
        post.evidence.words[1] = "finden";
        post.evidence.clauses.assign(post.document.tokens.size(), 0);
        post.say(classify::Category::pronoun, 1, 0, 4);
        post.think(classify::Question::formal, formal);
        post.ask(classify::judge_address);
        CHECK(post.out.address == (formal > 0.8 ? record::Address::sie : record::Address::none));
    }
}

// SPDX-License-Identifier: Apache-2.0
// The language of a post: function words first, CLD2 where they do not decide, the platform's word only in a tie.
#include "classify/language.hpp"

#include "classify/example_house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

TEST_CASE("which language") {
    struct Row {
        std::string name, text, hint, code;
    };
    const std::vector<Row> rows{
        {"German", "Das Internet ist seit gestern weg und ich warte auf den Techniker.", "", "de"},
        {"two words", "Kein Netz", "", "de"},
        {"Low German", "Moin, dat löppt hier nich", "", "de"},
        {"German full of English words", "Sorry, aber das Streaming ist heute voll lame", "", "de"},
        {"shouted", "WO BLEIBT EUER TECHNIKER, ICH WARTE", "", "de"},
        {"English", "My internet has been down since yesterday and I am waiting.", "", "en"},
        {"English with a German name", "My NestNetz is down and nobody at Wiesenpieper answers the phone.", "", "en"},
        {"Spanish", "La conexión no funciona desde ayer por la mañana, es una vergüenza.", "", "es"},
        {"Turkish", "Merhaba, internetim dünden beri çalışmıyor, lütfen yardım edin.", "", "tr"},
        {"Arabic", "الإنترنت لا يعمل منذ أمس", "", "ar"},
        {"French with a word that is German too", "Internet ne marche pas depuis hier", "", "fr"},
        {"French with that word and others that German knows", "Hier soir encore une panne, c'est nul", "", "fr"},
        {"German with that word alone", "Netz hier tot", "", "de"},
        {"Viennese", "Heast, mei Packerl is do", "", "de"},
        {"nothing", "", "", "und"},
        {"faces", "😡😡😡", "de", "und"},
        {"a link", "https://example.org/der-die-das", "de", "und"},
        {"a number", "4711", "de", "und"},
        {"one word that is in both", "ok", "", "und"},
        {"the platform breaks the tie", "ok", "de", "de"},
        {"the platform breaks it the other way", "ok", "en-GB", "en"},
        {"the platform is not asked where the text is clear", "Das Internet ist seit gestern weg und ich warte.", "en",
         "de"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        record::Post post = post_of(row.text);
        post.lang = row.hint;
        const record::Triage triage = judge(post);
        CHECK(triage.language == row.code);
        CHECK((triage.language_score >= 0 && triage.language_score <= 1));
        CHECK((triage.language_score == 0) == (row.code == "und"));
    }
}

TEST_CASE("more function words make it surer, those of the other language less sure") {
    const auto score = [](std::string_view text) { return judge(text).language_score; };
    CHECK(score("Das ist der Laden und das ist die Leitung") > score("Das ist Netz"));
    CHECK(score("Das ist der Laden") > score("Das ist der the Laden"));
}

TEST_CASE("only the words of its own language count in a post") {
    // "gift", "die" and "rat" are English words as well.
    CHECK(judge("@wiesenpieper Thank you for the gift, this is a great service and we love it.").polarity ==
          record::Polarity::positive);
    CHECK(judge("@wiesenpieper Hello, we had to die laughing, this was the best joke of the year.").language == "en");
}

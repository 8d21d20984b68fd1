// SPDX-License-Identifier: Apache-2.0
#include "text/tokenise.hpp"

#include "base/strings.hpp"
#include "cpu_seconds.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::text;

namespace {

std::string_view name_of(TokenKind kind) {
    static constexpr std::string_view kNames[] = {"word",  "number", "mention",  "hashtag",    "link",
                                                  "email", "emoji",  "emoticon", "punctuation"};
    return kNames[static_cast<std::size_t>(kind)];
}

// "word Guten", "number 5", …
std::vector<std::string> tokens_of(std::string_view text) {
    Document document;
    analyse(text, document);
    std::vector<std::string> list;
    for (const Token& token : document.tokens) {
        list.push_back(std::string(name_of(token.kind)) + " " + std::string(document.original(token)));
    }
    return list;
}

struct Row {
    std::string name, text;
    std::vector<std::string> tokens;
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const std::vector<std::string> tokens = tokens_of(row.text);
        REQUIRE(tokens.size() == row.tokens.size());
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            CHECK(tokens[i] == row.tokens[i]);
        }
    }
}

// What tokenise.hpp promises of any text.
void check_promises(std::string_view text) {
    Document document;
    analyse(text, document);
    REQUIRE(document.folded.size() == document.text.size());
    REQUIRE(document.tokens.size() <= kMaxTokens);
    std::size_t behind = 0;
    for (const Token& token : document.tokens) {
        REQUIRE(token.start >= behind);
        REQUIRE(token.end > token.start);
        REQUIRE(token.end <= document.text.size());
        REQUIRE_FALSE(is_continuation(document.text[token.start]));
        REQUIRE((token.end == document.text.size() || !is_continuation(document.text[token.end])));
        const std::string_view word = document.original(token);
        REQUIRE(is_valid_utf8(word));
        REQUIRE(std::none_of(word.begin(), word.end(), is_ascii_space));
        behind = token.end;
    }
}

} // namespace

TEST_CASE("words and numbers") {
    check({
        {"nothing", "", {}},
        {"blanks", " \t\r\n\u00A0\u2003", {}},
        {"a sentence", "Guten Tag, Ärger!", {"word Guten", "word Tag", "punctuation ,", "word Ärger", "punctuation !"}},
        {"umlaut in two parts is one word", "u\u0308ber", {"word u\u0308ber"}},
        {"letters of other scripts", "привет 你好", {"word привет", "word 你好"}},
        {"number", "42", {"number 42"}},
        {"price", "49,90 €", {"number 49,90", "punctuation €"}},
        {"price without a blank", "49,90€", {"number 49,90", "punctuation €"}},
        {"thousands", "1.000,50", {"number 1.000,50"}},
        {"clock", "17:45 Uhr", {"number 17:45", "word Uhr"}},
        {"date", "am 12.09.2026.", {"word am", "number 12.09.2026", "punctuation ."}},
        {"ordinal at the end", "der 3.", {"word der", "number 3", "punctuation ."}},
        {"round the clock", "24/7", {"number 24", "punctuation /", "number 7"}},
        {"digits and letters are a word", "5G O2 2x", {"word 5G", "word O2", "word 2x"}},
        {"per cent", "100%", {"number 100", "punctuation %"}},
        {"hyphen parts words", "DSL-Anschluss", {"word DSL", "punctuation -", "word Anschluss"}},
        {"abbreviation", "z.B.", {"word z", "punctuation .", "word B", "punctuation ."}},
    });
}

TEST_CASE("apostrophes and blotted letters") {
    check({
        {"typewriter's apostrophe", "geht's", {"word geht's"}},
        {"printer's apostrophe", "geht’s", {"word geht’s"}},
        {"in front of an umlaut", "d'Ärzt", {"word d'Ärzt"}},
        {"behind a word", "Hans' Auto", {"word Hans", "punctuation '", "word Auto"}},
        {"quotes", "'so'", {"punctuation '", "word so", "punctuation '"}},
        {"two apostrophes", "a''b", {"word a", "punctuation ''", "word b"}},
        {"blotted inside", "Sch***e", {"word Sch***e"}},
        {"one star inside", "f*ck", {"word f*ck"}},
        {"blotted to the end", "Sch***", {"word Sch***"}},
        {"one star at the end is a footnote", "Preis*", {"word Preis", "punctuation *"}},
        {"an action", "*kotz*", {"punctuation *", "word kotz", "punctuation *"}},
        {"bold", "**wichtig**", {"punctuation **", "word wichtig", "punctuation **"}},
        {"bold and blotted", "**Sch***e**", {"punctuation **", "word Sch***e", "punctuation **"}},
        {"a number with a star", "5*", {"number 5", "punctuation *"}},
    });
}

TEST_CASE("mentions, hashtags") {
    check({
        {"mention", "@haus hilfe", {"mention @haus", "word hilfe"}},
        {"mention and a full stop", "danke @haus.", {"word danke", "mention @haus", "punctuation ."}},
        {"mention and a comma", "@haus_1, bitte", {"mention @haus_1", "punctuation ,", "word bitte"}},
        {"mention with a point inside", "@haus.hilfe", {"mention @haus.hilfe"}},
        {"Mastodon", "@haus@social.example!", {"mention @haus@social.example", "punctuation !"}},
        {"Mastodon, end of a sentence",
         "(@haus@a.example.)",
         {"punctuation (", "mention @haus@a.example", "punctuation .", "punctuation )"}},
        {"an @ of its own", "@ home", {"punctuation @", "word home"}},
        {"many", "@@@a", {"punctuation @@@", "word a"}},
        {"a full stop in front of the name", "@.a", {"punctuation @", "punctuation .", "word a"}},
        {"mention behind a bracket", "(@haus)", {"punctuation (", "mention @haus", "punctuation )"}},
        {"hashtag", "#fail!", {"hashtag #fail", "punctuation !"}},
        {"hashtag with umlauts", "#Ärger_über_Öl", {"hashtag #Ärger_über_Öl"}},
        {"hashtag of digits", "#1", {"hashtag #1"}},
        {"hashtag ends at a hyphen", "#bahn-chaos", {"hashtag #bahn", "punctuation -", "word chaos"}},
        {"two hashtags", "#a#b", {"hashtag #a", "hashtag #b"}},
        {"a # of its own", "# 1", {"punctuation #", "number 1"}},
    });
}

TEST_CASE("links and addresses") {
    check({
        {"link", "https://haus.example/a?b=c#d", {"link https://haus.example/a?b=c#d"}},
        {"link and a full stop", "http://haus.example.", {"link http://haus.example", "punctuation ."}},
        {"link in brackets",
         "(https://haus.example/a).",
         {"punctuation (", "link https://haus.example/a", "punctuation )", "punctuation ."}},
        {"link and a comma", "www.haus.example, danke", {"link www.haus.example", "punctuation ,", "word danke"}},
        {"link and what it is asked", "https://haus.example/?!", {"link https://haus.example/", "punctuation ?!"}},
        {"link in upper case", "HTTPS://HAUS.EXAMPLE", {"link HTTPS://HAUS.EXAMPLE"}},
        {"link in angle brackets",
         "<https://haus.example>",
         {"punctuation <", "link https://haus.example", "punctuation >"}},
        {"link in quotes", "\"www.haus.example\"", {"punctuation \"", "link www.haus.example", "punctuation \""}},
        {"link in German quotes",
         "„https://haus.example/a“",
         {"punctuation „", "link https://haus.example/a", "punctuation “"}},
        {"link and an ellipsis", "www.haus.example…", {"link www.haus.example", "punctuation …"}},
        {"link and an emoji", "www.haus.example😡", {"link www.haus.example", "emoji 😡"}},
        {"link and a no-break space", "www.haus.example\u00A0ja", {"link www.haus.example", "word ja"}},
        {"link with umlauts", "https://käse.example/ä", {"link https://käse.example/ä"}},
        {"link then a line break", "https://a.example\nb", {"link https://a.example", "word b"}},
        {"scheme and nothing behind", "https://", {"word https", "punctuation :", "punctuation //"}},
        {"a word with h", "hallo www", {"word hallo", "word www"}},
        {"e-mail", "info@haus.example", {"email info@haus.example"}},
        {"e-mail with points and hyphens",
         "max.muster-mann@post-amt.example",
         {"email max.muster-mann@post-amt.example"}},
        {"e-mail with plus and underscore", "max_m+kauf@haus.example", {"email max_m+kauf@haus.example"}},
        {"e-mail with digits in front", "4711.max@haus.example", {"email 4711.max@haus.example"}},
        {"e-mail at the end of a sentence",
         "an info@haus.example.",
         {"word an", "email info@haus.example", "punctuation ."}},
        {"what stands in front of a colon is no part of it",
         "Mail:info@haus.example",
         {"word Mail", "punctuation :", "email info@haus.example"}},
        {"two", "a@b.example,c@d.example", {"email a@b.example", "punctuation ,", "email c@d.example"}},
        {"no domain", "ich@home", {"word ich", "mention @home"}},
        {"a top level of one letter is none", "a@b.c", {"word a", "mention @b.c"}},
        {"points in front stay where no domain follows", "a.b@c", {"word a", "punctuation .", "word b", "mention @c"}},
    });
}

TEST_CASE("emoji as people see them") {
    check({
        {"alone", "😡", {"emoji 😡"}},
        {"two", "😡😡", {"emoji 😡", "emoji 😡"}},
        {"touching a word", "ok👍", {"word ok", "emoji 👍"}},
        {"family", "👨‍👩‍👧‍👦!", {"emoji 👨‍👩‍👧‍👦", "punctuation !"}},
        {"shrug with a sex", "🤷‍♂️", {"emoji 🤷‍♂️"}},
        {"skin tones", "👍🏽👍", {"emoji 👍🏽", "emoji 👍"}},
        {"heart with variation selector", "❤️❤", {"emoji ❤️", "emoji ❤"}},
        {"flags", "🇩🇪🇦🇹", {"emoji 🇩🇪", "emoji 🇦🇹"}},
        {"half a flag more", "🇩🇪🇦", {"emoji 🇩🇪", "emoji 🇦"}},
        {"flag made of tags", "🏴\U000E0067\U000E0062\U000E007F", {"emoji 🏴\U000E0067\U000E0062\U000E007F"}},
        {"a joiner that joins nothing", "😡\u200Dx", {"emoji 😡\u200D", "word x"}},
        {"keycap: the number with something on it", "1️⃣ Router", {"number 1", "word Router"}},
        {"keycap of #", "#️⃣", {"punctuation #"}},
        {"keycap of *", "*️⃣", {"punctuation *"}},
    });
}

TEST_CASE("emoticons stand alone") {
    check({
        {"plain", ":)", {"emoticon :)"}},
        {"nose", ":-(", {"emoticon :-("}},
        {"tear", ":'-(", {"emoticon :'-("}},
        {"several mouths", ":))))", {"emoticon :))))"}},
        {"wink, laugh", ";) :D", {"emoticon ;)", "emoticon :D"}},
        {"letters for eyes", "xD XD", {"emoticon xD", "emoticon XD"}},
        {"a word that begins like one", "xDa XDrive", {"word xDa", "word XDrive"}},
        {"whole ones",
         "<3 ^^ -.- o.O >:(",
         {"emoticon <3", "emoticon ^^", "emoticon -.-", "emoticon o.O", "emoticon >:("}},
        {"not a heart", "<300", {"punctuation <", "number 300"}},
        {"behind a full stop", "Danke.:)", {"word Danke", "punctuation .", "emoticon :)"}},
        {"behind an emoji", "😡:(", {"emoji 😡", "emoticon :("}},
        {"not behind a letter",
         "Betreff:(neu)",
         {"word Betreff", "punctuation :", "punctuation (", "word neu", "punctuation )"}},
        {"not behind an umlaut",
         "Menü:(neu)",
         {"word Menü", "punctuation :", "punctuation (", "word neu", "punctuation )"}},
        {"not in front of a letter", ":Paket", {"punctuation :", "word Paket"}},
        {"not in front of an umlaut", ":oöd", {"punctuation :", "word oöd"}},
        {"not behind a digit", "12:)", {"number 12", "punctuation :", "punctuation )"}},
        {"not in front of a digit", ":30", {"punctuation :", "number 30"}},
        {"a colon and a blank",
         "so: (neu)",
         {"word so", "punctuation :", "punctuation (", "word neu", "punctuation )"}},
    });
}

TEST_CASE("punctuation") {
    check({
        {"a shout", "!!!1", {"punctuation !!!", "number 1"}},
        {"a shouted question", "was?!?!", {"word was", "punctuation ?!?!"}},
        {"three full stops", "na...", {"word na", "punctuation ..."}},
        {"an ellipsis", "na…", {"word na", "punctuation …"}},
        {"different signs", ".,.", {"punctuation .", "punctuation ,", "punctuation ."}},
        {"German quotes", "„so“", {"punctuation „", "word so", "punctuation “"}},
        {"signs beyond ASCII do not run together", "€€", {"punctuation €", "punctuation €"}},
    });
}

TEST_CASE("capitals and stretching") {
    struct Flags {
        std::string name, word;
        bool upper, capital, stretched;
    };
    const std::vector<Flags> rows{
        {"small", "haus", false, false, false},
        {"capital", "Haus", false, true, false},
        {"shouted", "HAUS", true, true, false},
        {"shouted umlaut", "ÄRGER", true, true, false},
        {"one letter is no shout", "A", false, true, false},
        {"one letter and a digit", "5G", false, false, false},
        {"capitals and digits", "B2B", true, true, false},
        {"mixed", "GmbH", false, true, false},
        {"sharp s is small", "GROß", false, true, false},
        {"capital sharp s", "GROẞ", true, true, false},
        {"stretched", "sooo", false, false, true},
        {"two letters are not stretched", "Zoo", false, true, false},
        {"stretched in mixed case", "SoOo", false, true, true},
        {"stretched umlaut", "LÄÄÄCHERLICH", true, true, true},
        {"the run is broken by a digit", "a1aa", false, false, false},
        {"digits are not stretched", "1000", false, false, false},
        {"blotted and shouted", "SCH***E", true, true, false},
    };
    for (const Flags& row : rows) {
        CAPTURE(row.name);
        Document document;
        analyse(row.word, document);
        REQUIRE(document.tokens.size() == 1);
        CHECK(document.tokens[0].upper == row.upper);
        CHECK(document.tokens[0].capital == row.capital);
        CHECK(document.tokens[0].stretched == row.stretched);
        CHECK(document.folded_word(document.tokens[0]) == fold(row.word));
    }
}

TEST_CASE("promises over nasty and random texts") {
    const std::vector<std::string> parts{
        "@",      "#",     "http://", "https://", "www.",       ":",      "-",
        ")",      "(",     "*",       "'",        "’",          ".",      ",",
        "!",      "?",     "<3",      "x",        "X",          "D",      "8",
        "a",      "ä",     "ẞ",       "1",        "😡",          "\u200D", "\uFE0F",
        "\u20E3", "🏽",  "🇩",       "\u0308",   " ",          "\n",     "\u00A0",
        "你",     "@a.de", "_",       "+",        "\"",         "<",      ">",
        "\u202E", "\x01",  "€",       "“",        "\U0010FFFF", "\uFFFD", std::string(1, '\0')};
    for (const std::string& one : parts) {
        check_promises(one);
        for (const std::string& other : parts) {
            check_promises(one + other);
            check_promises(one + other + one);
            check_promises("a" + one + other + "ü.de");
        }
    }
    std::mt19937 random(4711); // fixed: the same texts on every machine
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t i = random() % 60; i > 0; --i) {
            text += parts[random() % parts.size()];
        }
        CAPTURE(text);
        check_promises(text);
    }
}

TEST_CASE("long texts are cut on a character, and tokens end at the most there may be") {
    Document document;
    std::string text;
    while (text.size() < kMaxJudgedBytes - 1) {
        text += "a";
    }
    text += "ü"; // lies across the limit
    analyse(text, document);
    CHECK(document.text.size() == kMaxJudgedBytes - 1);
    text.clear();
    for (std::size_t i = 0; i < kMaxTokens + 5; ++i) {
        text += "a ";
    }
    analyse(text, document);
    CHECK(document.tokens.size() == kMaxTokens);
}

TEST_CASE("each kind of nastiness takes linear time") {
    for (const std::string part : {"a",  "@",  "a@",      "a.",      "a@a.",   "#",  "http://", "*", "a*", "'",
                                   "a'", ":-", "😡\u200D", "u\u0308", "\u0308", "1.", "!?",      "(", "-_", "x@y.zz"}) {
        CAPTURE(part);
        std::string text;
        while (text.size() < kMaxJudgedBytes) {
            text += part;
        }
        Document document;
        const double begin = cpu_seconds();
        analyse(text, document);
        // Some milliseconds when linear; 64 Ki squared would be seconds.
        CHECK(cpu_seconds() - begin < 0.5);
        check_promises(text);
    }
}

TEST_CASE("a document is used again") {
    Document document;
    analyse("Guten Tag", document);
    analyse("neu", document);
    CHECK(document.tokens.size() == 1);
    CHECK(document.folded == "neu");
}

// SPDX-License-Identifier: Apache-2.0
#include "text/safe_text.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace kummerkasten::text;

TEST_CASE("clean_line") {
    struct Row {
        std::string name, text, line;
    };
    const std::vector<Row> rows{
        {"plain text stays", "Grüße aus Köln 💛", "Grüße aus Köln 💛"},
        {"line breaks and tabs become one blank", "a\r\n\tb\u2028c", "a b c"},
        {"ends are trimmed", "  a \u00A0", "a"},
        {"escape sequences lose their teeth", "a\x1b[2Jb\x07", "a[2Jb"},
        {"C1 controls", "a\u009B2Jb", "a2Jb"},
        {"bidi override", "gnp.\u202Egnp.exe", "gnp.gnp.exe"},
        {"bidi isolates and marks", "\u2066a\u2069\u200Fb\u061C", "ab"},
        {"zero width space, soft hyphen and byte order mark", "a\u200Bb\u00ADc\uFEFF", "abc"},
        {"NUL", std::string("a\0b", 3), "ab"},
        {"emoji sequences stay whole", "👨‍👩‍👧 ❤️", "👨‍👩‍👧 ❤️"},
        {"four marks on a letter stay, the fifth goes", "e\u0300\u0301\u0302\u0303\u0304x",
         "e\u0300\u0301\u0302\u0303x"},
        {"a joiner between marks does not help", "e\u0300\u0301\u0302\u0303\u200D\u0304x",
         "e\u0300\u0301\u0302\u0303\u200Dx"},
        {"nothing but white space", " \n ", ""},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(clean_line(row.text) == row.line);
        CHECK(clean_line(clean_line(row.text)) == row.line);
    }
}

TEST_CASE("escape_markdown") {
    struct Row {
        std::string name, text, escaped;
    };
    const std::vector<Row> rows{
        {"plain text stays", "Grüße, 20 % (heute)", "Grüße, 20 % (heute)"},
        {"pipe of a table", "a|b", "a\\|b"},
        {"emphasis", "*a* _b_ ~c~ `d`", "\\*a\\* \\_b\\_ \\~c\\~ \\`d\\`"},
        {"heading and quotation", "# a > b", "\\# a \\> b"},
        {"link and image", "![a](b)", "\\!\\[a\\](b)"},
        {"HTML and entities", "<b>&amp;</b>", "\\<b\\>\\&amp;\\</b\\>"},
        {"bare link", "https://a.example", "https\\://a.example"},
        {"bare link without a scheme", "WWW.a.example", "WWW\\.a.example"},
        {"backslash", "a\\|b", "a\\\\\\|b"},
        {"list items at the beginning", "- a", "\\- a"},
        {"numbered items at the beginning", "12. a", "12\\. a"},
        {"hyphen and number elsewhere", "E-Mail 3.5", "E-Mail 3.5"},
        {"line break cannot start a block", "a\n\n# b", "a \\# b"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(escape_markdown(row.text) == row.escaped);
    }
}

TEST_CASE("escape_html") {
    struct Row {
        std::string name, text, escaped;
    };
    const std::vector<Row> rows{
        {"plain text stays", "Grüße, 20 % (heute) 👍", "Grüße, 20 % (heute) 👍"},
        {"an element", "<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"},
        {"out of an attribute", "\" onclick='x'", "&quot; onclick=&#39;x&#39;"},
        {"references are words too", "&lt;b&gt; &#60;", "&amp;lt;b&amp;gt; &amp;#60;"},
        {"controls and bidi controls go", "a\x07\u202e<\u2066b", "a&lt;b"},
        {"one line", "a\n\n<b", "a &lt;b"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(escape_html(row.text) == row.escaped);
    }
}

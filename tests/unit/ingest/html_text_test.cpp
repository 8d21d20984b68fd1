// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_text.hpp"

#include "cpu_seconds.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::ingest;

TEST_CASE("html_to_text") {
    struct Row {
        std::string name, html, text;
    };
    const std::vector<Row> rows{
        {"nothing", "", ""},
        {"no markup is left as it is", "  Guten Tag\n\n  ", "  Guten Tag\n\n  "},
        {"paragraph", "<p>Guten Tag</p>", "Guten Tag"},
        {"two paragraphs", "<p>eins</p><p>zwei</p>", "eins\n\nzwei"},
        {"line break", "<p>eins<br>zwei<br />drei</p>", "eins\nzwei\ndrei"},
        {"blanks around a line break", "<p>eins <br> zwei</p>", "eins\nzwei"},
        {"two line breaks", "eins<br><br>zwei", "eins\n\nzwei"},
        {"white space is one blank", "<p>eins \n\t zwei</p>", "eins zwei"},
        {"no blank at the ends", "<p> eins </p>", "eins"},
        {"references that no number holds", "<p>a&#xFFFFFFFF;b&#x80000000;c&#99999999999999999999d</p>",
         "a\uFFFDb\uFFFDc\uFFFDd"},
        {"a reference with many zeros", "<p>&#x0000000041;&#00000000066;&#</p>", "AB&#"},
        {"inline markup leaves no trace", "<p>un<b>glaub</b>lich</p>", "unglaublich"},
        {"Mastodon's mention",
         R"(<p><span class="h-card"><a href="https://a.example/@haus" class="u-url mention">@<span>haus</span></a></span> Hilfe!</p>)",
         "@haus Hilfe!"},
        {"Mastodon's hashtag", R"(<p><a href="https://a.example/tags/fail" rel="tag">#<span>fail</span></a></p>)",
         "#fail"},
        {"Mastodon's link: the hidden parts belong to it",
         R"(<p><a href="https://a.example/x/y"><span class="invisible">https://</span><span class="ellipsis">a.example/x</span><span class="invisible">/y</span></a></p>)",
         "https://a.example/x/y"},
        {"list", "<ul><li>eins</li><li>zwei</li></ul>", "eins\nzwei"},
        {"list in a list", "<ul><li>eins<ul><li>innen</li></ul></li><li>zwei</li></ul>", "eins\ninnen\nzwei"},
        {"text around a list", "<p>vor</p><ol><li>eins</li></ol><p>nach</p>", "vor\n\neins\n\nnach"},
        {"quote", "<blockquote><p>Zitat</p></blockquote><p>Antwort</p>", "Zitat\n\nAntwort"},
        {"headline", "<h1>Titel</h1>Text", "Titel\nText"},
        {"gaps that Outlook fills with a no-break space",
         "<p>Hallo,</p><p>&nbsp;</p><p>kein Netz.</p><p> &nbsp; </p><p>&nbsp;</p>", "Hallo,\n\nkein Netz."},
        {"a no-break space in a line", "<p>20&nbsp;Uhr<br>&nbsp;<br>21&nbsp;Uhr</p>", "20\u00A0Uhr\n\n21\u00A0Uhr"},
        {"entities", "<p>&lt;b&gt; &amp;amp; &quot;so&quot; &#39; &#x20AC; &uuml; &nbsp;</p>",
         "<b> &amp; \"so\" ' € ü \u00A0"},
        {"entities without markup", "Tom &amp; Tina", "Tom & Tina"},
        {"a less-than sign", "1 < 2 & 3 > 2", "1 < 2 & 3 > 2"},
        {"a heart", "<p>wir <3 euch</p>", "wir <3 euch"},
        {"script and style vanish", "<p>a</p><script>alert('b')</script><style>c{}</style><p>d</p>", "a\n\nd"},
        {"a script that never closes", "a<script>alert(1)", "a"},
        {"comment", "a<!-- b -->c", "ac"},
        {"picture", "vor<img src=x alt=\"Bild\">nach", "vornach"},
        {"never closed", "<p><b>eins<p>zwei", "eins\n\nzwei"},
        {"closed wrongly", "</p></b>eins</div>", "eins"},
        {"a whole page", "<html><head><title>T</title></head><body><p>eins</p></body></html>", "eins"},
        {"table", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\nb"},
        {"umlauts and emoji", "<p>Ärger 😡</p>", "Ärger 😡"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(html_to_text(row.html) == row.text);
    }
}

TEST_CASE("depth and number of tags are a stranger's, and cost neither the stack nor much time") {
    for (const std::string tag :
         {"<div>", "<b>", "<b a=1><p>", "<ul><li>", "<table><tr><td>", "<a href=x>", "<", "<!--", "&", "<p "}) {
        for (const std::size_t count : {std::size_t{999}, std::size_t{100'000}}) {
            CAPTURE(tag);
            CAPTURE(count);
            std::string html;
            for (std::size_t i = 0; i < count; ++i) {
                html += tag;
            }
            html += "tief";
            const double begin = cpu_seconds();
            const std::string text = html_to_text(html);
            CHECK(cpu_seconds() - begin < 1);
            CHECK(text.size() <= html.size() * 2);
        }
    }
    std::string html;
    for (int i = 0; i < 100'000; ++i) {
        html += "<div>";
    }
    CHECK(html_to_text(html + "tief").find("tief") != std::string::npos);
}

TEST_CASE("unescape_entities") {
    struct Row {
        std::string name, text, plain;
    };
    const std::vector<Row> rows{
        {"none", "Guten Tag", "Guten Tag"},
        {"the six", "&amp;&lt;&gt;&quot;&apos;&nbsp;", "&<>\"'\u00A0"},
        {"only once", "&amp;lt;", "&lt;"},
        {"decimal", "&#8364;&#252;", "€ü"},
        {"hexadecimal", "&#x20ac;&#X20AC;&#x1F621;", "€€😡"},
        {"the last character", "&#x10FFFF;&#1114111;", "\U0010FFFF\U0010FFFF"},
        {"beyond it", "&#x110000;", "&#x110000;"},
        {"a surrogate", "&#xD800;", "&#xD800;"},
        {"NUL", "&#0;", "&#0;"},
        {"no digits", "&#;&#x;", "&#;&#x;"},
        {"no number", "&#12a;", "&#12a;"},
        {"sign", "&#-5;&#+5;", "&#-5;&#+5;"},
        {"unknown name", "&uuml;", "&uuml;"},
        {"no semicolon", "A & B &amp", "A & B &amp"},
        {"semicolon far off", "& viel weiter hinten; so", "& viel weiter hinten; so"},
        {"at the end", "&", "&"},
        {"many", "&&&amp;&", "&&&&"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(unescape_entities(row.text) == row.plain);
    }
}

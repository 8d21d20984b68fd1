// SPDX-License-Identifier: Apache-2.0
#include "draft/length.hpp"

#include "draft/house.hpp"
#include "draft/link_span.hpp"
#include "draft/punycode.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

TEST_CASE("weighted_length") {
    struct Row {
        std::string name, text;
        std::size_t expected;
    };
    const std::vector<Row> rows{
        {"empty", "", 0},
        {"letters", "Grüße", 5},
        {"decomposed letters are composed first", "Gru\xCC\x88ße", 5},
        {"a link counts 23", "Siehe https://heidebahn.example/lage/strecke/71?von=heute", 6 + 23},
        {"the full stop behind a link is not in it", "https://a.example/b.", 24},
        {"a bare domain counts as a link", "a.example", 23},
        {"a long bare domain counts as its letters, never too few", "eine-sehr-lange-adresse-der-heidebahn.example",
         45},
        {"an abbreviation is no domain", "z.B. heute", 10},
        {"a sentence without a blank is taken for a domain", "Gut.Und", 23},
        {"dash and quotes are light, the euro sign is not", "–„“€", 1 + 1 + 1 + 2},
        {"CJK", "汉字", 4},
        {"an emoji", "👍", 2},
        {"a family of four is one", "👨‍👩‍👧‍👦", 2},
        {"skin tone", "🙋🏽", 2},
        {"a flag", "🇩🇪", 2},
        {"a keycap", "1️⃣", 2},
        {"a keycap behind seven letters", "Gleis: 1️⃣", 9},
        {"a keycap behind eight letters", "Abfahrt 1️⃣", 10},
        {"heart with variation selector", "❤️", 2},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(weighted_length(row.text) == row.expected);
    }
}

TEST_CASE("measure by channel") {
    const ChannelTable table(source_data());
    struct Row {
        std::string name, channel, text, unit;
        std::size_t used, limit;
    };
    const std::vector<Row> rows{
        {"mastodon counts a mention without its server", "mastodon", "@jana@sozial.example hallo", "graphemes", 5 + 6,
         500},
        {"mastodon, full stop behind the mention", "mastodon", "hallo @jana@sozial.example.", "graphemes", 6 + 5 + 1,
         500},
        {"mastodon counts a link as 23", "mastodon", "https://heidebahn.example/eine/sehr/lange/adresse", "graphemes",
         23, 500},
        {"mastodon counts a bare domain in full", "mastodon", "a.example", "graphemes", 9, 500},
        {"bluesky counts graphemes", "bluesky", "👨‍👩‍👧‍👦é", "graphemes", 2, 300},
        {"bluesky counts links in full", "bluesky", "https://a.example", "graphemes", 17, 300},
        {"google play counts characters", "google_play", "Grüße", "characters", 5, 350},
        {"mail", "mail", "Hallo", "characters", 5, 25000},
        {"sms, umlauts are in the alphabet", "sms", "Grüße", "gsm", 5, 160},
        {"sms, some signs count two", "sms", "^an€", "gsm", 2 + 2 + 2, 160},
        {"sms, one curly quote makes it UCS-2", "sms", "„ja", "ucs2", 3, 70},
        {"sms, an emoji is two units", "sms", "👍", "ucs2", 2, 70},
        {"unknown channel", "pigeon", "Hallo", "characters", 5, 0},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const record::Length length = measure(table.find(row.channel), row.text);
        CHECK(length.used == row.used);
        CHECK(length.limit == row.limit);
        CHECK(length.unit == row.unit);
    }
}

TEST_CASE("fits minds the second limit in bytes") {
    const ChannelTable table(source_data());
    std::string families; // 25 bytes each
    for (int i = 0; i < 121; ++i) {
        families += "👨‍👩‍👧‍👦";
    }
    CHECK(measure(table.find("bluesky"), families).used == 121);
    CHECK_FALSE(fits(table.find("bluesky"), families)); // 3025 bytes
    CHECK(fits(table.find("bluesky"), families.substr(25)));
    CHECK(fits(table.find("x"), std::string(280, 'a')));
    CHECK_FALSE(fits(table.find("x"), std::string(281, 'a')));
    CHECK(fits(table.find("pigeon"), std::string(100000, 'a')));
}

TEST_CASE("link_at") {
    struct Row {
        std::string name, text;
        std::size_t at, end;
    };
    const std::vector<Row> rows{
        {"scheme", "http://a.de", 0, 11},
        {"any case", "HTTPS://A.de/x", 0, 14},
        {"bracket behind", "(http://a.de/x)", 1, 14},
        {"port", "http://a.de:8080/x", 0, 18},
        {"query without a path", "http://a.de?x=1", 0, 15},
        {"no host", "http:// a", 0, 0},
        {"one label is no host", "http://localhost/x", 0, 0},
        {"inside a word", "xhttp://a.de", 1, 1},
        {"mail address", "jana@a.de", 5, 5},
        {"the name before the at sign is no domain", "jana.p@a.de", 0, 0},
        {"number", "1.5", 0, 0},
        {"umlaut domain", "https://müller.example", 0, 23},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(link_at(row.text, row.at).end == row.end);
    }
}

TEST_CASE("punycode_length") {
    CHECK(punycode_length("heidebahn") == 9);
    CHECK(punycode_length("müller") == 13);              // xn--mller-kva
    CHECK(punycode_length("bücher") == 13);              // xn--bcher-kva
    CHECK(punycode_length("münchen") == 14);             // xn--mnchen-3ya
    CHECK(punycode_length("他们为什么不说中文") == 28);  // RFC 3492, 7.1 (B): ihqwcrb4cv8a8dqg056pqjye is 24, and xn--
    CHECK(punycode_length(std::string(100, 'a')) == 64); // more than fits; not worked out
}

namespace {

// The strings of YAML's double quotes, as far as the suite uses them.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t digits = text[i] != '\\' || i + 1 >= text.size() ? 0
                                   : text[i + 1] == 'u'                    ? 4
                                   : text[i + 1] == 'U'                    ? 8
                                                                           : 0;
        if (digits != 0 && i + 1 + digits < text.size()) {
            kummerkasten::text::append_utf8(
                out, static_cast<char32_t>(std::stoul(std::string(text.substr(i + 2, digits)), nullptr, 16)));
            i += 1 + digits;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string quoted_value(const std::string& line) {
    const std::size_t begin = line.find('"');
    return line.substr(begin + 1, line.rfind('"') - begin - 1);
}

} // namespace

TEST_CASE("the conformance suite of twitter-text") {
    const std::filesystem::path file =
        std::filesystem::path(KUMMERKASTEN_SOURCE_DIR) / "../shared/suites/twitter-text/conformance/validate.yml";
    std::ifstream in(file);
    if (!in) {
        MESSAGE("skipped: no suite of twitter-text beside the source tree");
        return;
    }
    // U+FFFF and U+FFFE are not allowed in a tweet at all; we never write them, so how the suite counts them is no matter.
    std::string line, section, description, text;
    int checked = 0;
    while (std::getline(in, line)) {
        if (line.starts_with("  ") && line.size() > 2 && line[2] != ' ') {
            section = line.substr(2, line.find(':') - 2);
        } else if (line.find("- description:") != std::string::npos) {
            description = quoted_value(line);
        } else if (line.starts_with("      text:")) {
            text = unescaped(quoted_value(line));
        } else if (line.find("weightedLength:") != std::string::npos) {
            // The section without "Discounted" is version 2, which weighs each part of an emoji by itself.
            const bool version_3 = section != "WeightedTweetsCounterTest";
            CAPTURE(section);
            CAPTURE(description);
            CHECK(weighted_length(text, 23, version_3) == std::stoul(line.substr(line.find(':') + 1)));
            ++checked;
        }
    }
    CHECK(checked >= 35); // 44 in the copy of November 2026; a suite that is read wrongly would give none
}

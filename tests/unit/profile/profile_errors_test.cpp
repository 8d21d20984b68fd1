// SPDX-License-Identifier: Apache-2.0
// Each mistake that a profile can hold, with the message a person gets for it: file, line, what is wrong, what was expected.
#include "profile/profile.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::profile;

namespace {

std::string error_of(std::string_view toml) {
    const WrittenFile file("p.toml", toml);
    try {
        const Profile profile = load_profile(file.path(), {"outage", "delay", "billing"});
        return "no error";
    } catch (const DataError& error) {
        return file.relative(error.what());
    }
}

struct Row {
    std::string name, toml, message;
};

void check_rows(const std::string& before, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(error_of(before + row.toml) == row.message);
    }
}

} // namespace

TEST_CASE("the top of the file and the house") {
    check_rows(
        "",
        {
            {"nothing at all", "", "p.toml: 'name' in [house] is missing; expected a text"},
            {"no name", "\n[house]\n", "p.toml:2: 'name' in [house] is missing; expected a text"},
            {"empty name", "[house]\nname = \" \"\n", "p.toml:2: 'name' in [house] is empty; expected a text"},
            {"name of the wrong type", "[house]\nname = 3\n",
             "p.toml:2: 'name' in [house] is a number; expected a text in double quotes"},
            {"name is a list", "[house]\nname = [\"H\"]\n",
             "p.toml:2: 'name' in [house] is a list; expected a text in double quotes"},
            {"name is a date", "[house]\nname = 2026-01-01\n",
             "p.toml:2: 'name' in [house] is a date, a time or a fraction; expected a text in double quotes"},
            {"a name of more words than are looked for in posts", "[house]\nname = \"a b c d e f g h i j k\"\n",
             "p.toml:2: 'name' in [house] has the name 'a b c d e f g h i j k'; expected one to five words"},
            {"two lines in a name", "[house]\nname = \"H\\nK\"\n",
             "p.toml:2: 'name' in [house] has a control character in 'H\\nK'; expected one line of text"},
            {"house is no table", "house = \"H\"\n", "p.toml:1: 'house' is a text; expected a table, [house]"},
            {"unknown section, near", "[hose]\nname = \"H\"\n", "p.toml:1: unknown key 'hose'; did you mean 'house'"},
            {"unknown section, far", "[xyzzy]\n",
             "p.toml:1: unknown key 'xyzzy'; allowed are schema, house, rivals, products, hours, targets, tone, "
             "agents, contact, links, topics "
             "or incident_files"},
            {"unknown key, near", "[house]\nname = \"H\"\nindustri = \"I\"\n",
             "p.toml:3: unknown key 'industri' in [house]; did you mean 'industry'"},
            {"the first of two unknown keys", "[house]\nzzzz = 1\nnaem = \"H\"\n",
             "p.toml:2: unknown key 'zzzz' in [house]; allowed are name, also_called, not_meant, industry, language or "
             "handles"},
            {"another version", "schema = 2\n[house]\nname = \"H\"\n",
             "p.toml:1: 'schema' is 2; expected 1, the only version there is"},
            {"version in quotes", "schema = \"1\"\n",
             "p.toml:1: 'schema' is a text; expected a whole number, without quotes"},
            {"unknown language", "[house]\nname = \"H\"\nlanguage = \"fr\"\n",
             "p.toml:3: 'language' in [house] is 'fr'; allowed are de or en"},
            {"a text for a list", "[house]\nname = \"H\"\nalso_called = \"K\"\n",
             "p.toml:3: 'also_called' in [house] is a text; expected a list of texts, as in [\"one\", \"two\"]"},
            {"a number in a list", "[house]\nname = \"H\"\nalso_called = [\"K\",\n 3]\n",
             "p.toml:4: 'also_called' in [house] has a number among its entries; expected texts in double quotes"},
            {"an empty text in a list", "[house]\nname = \"H\"\nnot_meant = [\"\"]\n",
             "p.toml:3: 'not_meant' in [house] has an empty entry; expected a text"},
            {"a key twice", "[house]\nname = \"H\"\nname = \"H\"\n",
             "p.toml:3: not valid TOML: Error while parsing key-value pair: cannot redefine existing string 'name'; "
             "texts stand in double "
             "quotes, lists in []"},
            {"Latin-1", "[house]\nname = \"K\xE4se\"\n", "p.toml:2: not valid UTF-8; save the file as UTF-8"},
        });
}

TEST_CASE("a list that is too long") {
    std::string toml = "house.name = \"H\"\nhouse.also_called = [";
    for (int i = 0; i < 1001; ++i) {
        toml += "\"a\",";
    }
    CHECK(error_of(toml + "]\n") == "p.toml:2: 'also_called' in [house] has 1001 entries; expected at most 1000");
    std::string products = "house.name = \"H\"\n";
    for (int i = 0; i < 1001; ++i) {
        products += "[[products]]\nname=\"a\"\n";
    }
    CHECK(error_of(products) == "p.toml:2: 'products' has 1001 entries; expected at most 1000");
}

TEST_CASE("handles and rivals") {
    check_rows(
        "[house]\nname = \"Haus\"\nalso_called = [\"Häuschen\"]\n",
        {
            {"no table", "handles = [\"h\"]\n",
             "p.toml:4: 'handles' in [house] is a list; expected a table, as in { x = [\"one\"] }"},
            {"a text for a list", "[house.handles]\nx = \"h\"\n",
             "p.toml:5: 'x' in [house.handles] is a text; expected a list of texts, as in [\"one\", \"two\"]"},
            {"unknown platform", "[house.handles]\nmastadon = [\"h\"]\n",
             "p.toml:5: unknown platform 'mastadon'; did you mean 'mastodon'"},
            {"only an @", "[house.handles]\nx = [\"@\"]\n",
             "p.toml:5: '' is no handle; expected the name of the account alone, without blanks and '/'"},
            {"an address", "[house.handles]\nx = [\"https://x.example/h\"]\n",
             "p.toml:5: 'https://x.example/h' is no handle; expected the name of the account alone, without blanks and "
             "'/'"},
            {"twice, with and without @", "[house.handles]\nx = [\"hilfe\",\n\"@Hilfe\"]\n",
             "p.toml:6: handle 'Hilfe' on x stands here twice; first in line 5"},
            {"the house's and a rival's",
             "[house.handles]\nx = [\"hilfe\"]\n[[rivals]]\nname = \"R\"\nhandles = { x = [\"HILFE\"] }\n",
             "p.toml:8: handle 'HILFE' on x belongs to the rival 'R' and to the house (line 5); expected one owner"},
            {"two rivals'",
             "[[rivals]]\nname = \"R\"\nhandles = { x = [\"r\"] }\n[[rivals]]\nname = \"S\"\nhandles = { x = [\"r\"] "
             "}\n",
             "p.toml:9: handle 'r' on x belongs to the rival 'S' and to the rival 'R' (line 6); expected one owner"},
            {"one without server",
             "[house.handles]\nmastodon = [\"h@a.example\"]\n[[rivals]]\nname = \"R\"\nhandles = { mastodon = [\"h\"] "
             "}\n",
             "p.toml:8: handle 'h' on mastodon belongs to the rival 'R' and to the house (line 5); expected one owner"},
            {"[rivals] for [[rivals]]", "[rivals]\nname = \"R\"\n",
             "p.toml:4: 'rivals' is a table; expected tables, each headed [[rivals]]"},
            {"an unknown section behind a known one", "[tone]\n[x]\n",
             "p.toml:5: unknown key 'x'; allowed are schema, house, rivals, products, hours, targets, tone, "
             "agents, contact, links, topics or incident_files"},
            {"a rival without name", "[[rivals]]\nalso_called = [\"R\"]\n",
             "p.toml:4: 'name' in [rivals] is missing; expected a text"},
            {"unknown key of a rival", "[[rivals]]\nname = \"R\"\nhandle = { x = [\"r\"] }\n",
             "p.toml:6: unknown key 'handle' in [rivals]; did you mean 'handles'"},
            {"a rival twice", "[[rivals]]\nname = \"R\"\n[[rivals]]\nname = \"r\"\n",
             "p.toml:7: rival 'r' stands here twice; first in line 5"},
            {"a rival called as we are", "[[rivals]]\nname = \"HAUS\"\n",
             "p.toml:5: 'name' in [rivals] has 'HAUS', which is also a name of the house; expected one owner"},
            {"a rival also called as we are", "[[rivals]]\nname = \"R\"\nalso_called = [\"Haeuschen\"]\n",
             "p.toml:6: 'also_called' in [rivals] has 'Haeuschen', which is also a name of the house; expected one "
             "owner"},
            {"a product twice", "[[products]]\nname = \"Öl\"\n[[products]]\nname = \"Oel\"\n",
             "p.toml:7: product 'Oel' stands here twice; first in line 5"},
        });
    CHECK(error_of("products = [\"Öl\"]\n[house]\nname = \"H\"\n") ==
          "p.toml:1: 'products' has a text among its entries; expected tables, each headed [[products]]");
}

TEST_CASE("hours and targets") {
    check_rows(
        "house.name = \"H\"\n",
        {
            {"unknown time zone", "hours.time_zone = \"Europe/Rheine\"\n",
             "p.toml:2: 'time_zone' in [hours] is 'Europe/Rheine', which the system does not know; expected a name "
             "such as Europe/Berlin"},
            {"unknown state", "hours.region = \"DE-XX\"\n",
             "p.toml:2: 'region' in [hours] is 'DE-XX'; expected DE, AT or CH, one of their states, as in DE-NW, "
             "AT-9 or CH-ZH, or none"},
            {"unknown country", "hours.region = \"FR\"\n",
             "p.toml:2: 'region' in [hours] is 'FR'; expected DE, AT or CH, one of their states, as in DE-NW, AT-9 "
             "or CH-ZH, or none"},
            {"closed day that does not exist", "hours.closed = [\"02-30\"]\n",
             "p.toml:2: '02-30' in 'closed' is no day; expected as in '2026-05-15', or '12-24' for each year"},
            {"closed day with a year that has no such day", "hours.closed = [\"2026-02-29\"]\n",
             "p.toml:2: '2026-02-29' in 'closed' is no day; expected as in '2026-05-15', or '12-24' for each year"},
            {"closed day in another spelling", "hours.closed = [\"24.12.\"]\n",
             "p.toml:2: '24.12.' in 'closed' is no day; expected as in '2026-05-15', or '12-24' for each year"},
            {"the clock of a house without hours", "targets.clock = \"house\"\n",
             "p.toml:2: 'clock' in [targets] is 'house', but [hours] has no day with a block; expected one, or "
             "'customer'"},
            {"unknown day", "hours.montag = []\n", "p.toml:2: unknown key 'montag' in [hours]; did you mean 'monday'"},
            {"bad block", "hours.monday = [\"8-12\"]\n",
             "p.toml:2: '8-12' in 'monday' is no block of time; expected as in '08:00-12:00', and two blocks for one "
             "over midnight"},
            {"over midnight", "hours.monday = [\"08:00-12:00\",\n\"22:00-06:00\"]\n",
             "p.toml:3: '22:00-06:00' in 'monday' is no block of time; expected as in '08:00-12:00', and two blocks "
             "for one over midnight"},
            {"overlapping blocks", "hours.sunday = [\"08:00-12:00\",\n\"11:59-13:00\"]\n",
             "p.toml:3: '11:59-13:00' in 'sunday' overlaps a block before it; expected each minute once"},
            {"a bad duration", "targets.high = \"soon\"\n",
             "p.toml:2: 'high' in [targets] is 'soon'; expected a time such as 15m, 4h, 2d or 1h30m"},
            {"no time at all", "targets.high = \"0m\"\n",
             "p.toml:2: 'high' in [targets] is '0m'; expected a time such as 15m, 4h, 2d or 1h30m"},
            {"empty", "targets.high = \"\"\n",
             "p.toml:2: 'high' in [targets] is ''; expected a time such as 15m, 4h, 2d or 1h30m"},
            {"a number", "targets.high = 60\n",
             "p.toml:2: 'high' in [targets] is a number; expected a text in double quotes"},
            {"unknown band", "targets.critical = \"1h\"\n",
             "p.toml:2: unknown key 'critical' in [targets]; allowed are low, medium, high, urgent, resolution or "
             "clock"},
            {"urgent slower than high", "targets.urgent = \"2h\"\n",
             "p.toml:2: 'urgent' in [targets] makes 'urgent' (2 h) slower than 'high' (1 h); expected the more urgent "
             "to be the sooner"},
            {"low sooner than the default of medium", "targets.low = \"1h\"\n",
             "p.toml:2: 'low' in [targets] makes 'medium' (4 h) slower than 'low' (1 h); expected the more urgent to "
             "be the sooner"},
        });
}

TEST_CASE("tone, agents, contact") {
    check_rows(
        "house.name = \"H\"\n",
        {
            {"unknown address", "tone.address = \"Sie\"\n",
             "p.toml:2: 'address' in [tone] is 'Sie'; did you mean 'sie'"},
            {"unknown variant", "tone.variant = \"bairisch\"\n",
             "p.toml:2: 'variant' in [tone] is 'bairisch'; allowed are de, de-AT or de-CH"},
            {"true in quotes", "tone.rapport = \"true\"\n",
             "p.toml:2: 'rapport' in [tone] is a text; expected true or false, without quotes"},
            {"unknown key", "tone.humor = false\n", "p.toml:2: unknown key 'humor' in [tone]; did you mean 'humour'"},
            {"agent without initials", "[[agents]]\nname = \"A\"\n",
             "p.toml:2: 'initials' in [agents] is missing; expected a text"},
            {"agent without name", "[[agents]]\ninitials = \"an\"\n",
             "p.toml:2: 'name' in [agents] is missing; expected a text"},
            {"initials with a blank", "[[agents]]\ninitials = \"a n\"\nname = \"A\"\n",
             "p.toml:3: 'initials' in [agents] is no short name; expected letters without blanks, as in 'an'"},
            {"initials twice",
             "[[agents]]\ninitials = \"an\"\nname = \"A\"\n[[agents]]\ninitials = \"^AN\"\nname = \"B\"\n",
             "p.toml:6: agent 'AN' stands here twice; first in line 3"},
            {"mail without @", "contact.email = \"hilfe\"\n",
             "p.toml:2: 'email' in [contact] is 'hilfe'; expected an address such as hilfe@example.org"},
            {"mail that ends in @", "contact.email = \"hilfe@\"\n",
             "p.toml:2: 'email' in [contact] is 'hilfe@'; expected an address such as hilfe@example.org"},
            {"a telephone number without quotes", "contact.phone = 110\n",
             "p.toml:2: 'phone' in [contact] is a number; expected a text in double quotes"},
        });
}

TEST_CASE("links, topics, incident files") {
    check_rows(
        "house.name = \"H\"\n",
        {
            {"unknown topic", "[[links]]\ntopic = \"outtage\"\nurl = \"https://e.example\"\n",
             "p.toml:3: 'topic' in [links] is 'outtage'; did you mean 'outage'"},
            {"link without topic", "[[links]]\nurl = \"https://e.example\"\n",
             "p.toml:2: 'topic' in [links] is missing; expected a text"},
            {"link without address", "[[links]]\ntopic = \"delay\"\n",
             "p.toml:2: 'url' in [links] is missing; expected a text"},
            {"no scheme", "[[links]]\ntopic = \"delay\"\nurl = \"e.example\"\n",
             "p.toml:4: 'url' in [links] is 'e.example'; expected an address that begins with https:// or http://"},
            {"another scheme", "[[links]]\ntopic = \"delay\"\nurl = \"javascript:alert(1)\"\n",
             "p.toml:4: 'url' in [links] is 'javascript:alert(1)'; expected an address that begins with https:// or "
             "http://"},
            {"a blank in the address", "[[links]]\ntopic = \"delay\"\nurl = \"https://e.example/a b\"\n",
             "p.toml:4: 'url' in [links] is 'https://e.example/a b'; expected an address that begins with https:// or "
             "http://"},
            {"own topic of the taxonomy", "[[topics]]\nname = \"delay\"\nwords = [\"spät\"]\n",
             "p.toml:3: 'name' in [topics] is 'delay', a topic of the taxonomy; expected a name of its own"},
            {"own topic twice",
             "[[topics]]\nname = \"brot\"\nwords = [\"brot\"]\n[[topics]]\nname = \"Brot\"\nwords = [\"brot\"]\n",
             "p.toml:6: topic 'Brot' stands here twice; first in line 3"},
            {"own topic without words", "[[topics]]\nname = \"brot\"\n",
             "p.toml:2: 'words' in [topics] has no word; expected those that show the topic"},
            {"a star behind three letters", "[[topics]]\nname = \"brot\"\nwords = [\"brot\",\n\"lai*\"]\n",
             "p.toml:5: 'lai*' is too short for '*'; expected at least four letters beside it"},
            {"a word twice", "[[topics]]\nname = \"brot\"\nwords = [\"Öl\",\n\"oel\"]\n",
             "p.toml:5: word 'oel' stands here twice; first in line 4"},
            {"two blanks", "[[topics]]\nname = \"brot\"\nwords = [\"das  brot\"]\n",
             "p.toml:4: 'das  brot' has a blank too many; expected one between two words"},
            {"six words", "[[topics]]\nname = \"brot\"\nwords = [\"a b c d e f\"]\n",
             "p.toml:4: 'a b c d e f' is too long; expected a phrase of at most five words"},
            {"a tilde in the middle", "[[topics]]\nname = \"brot\"\nwords = [\"br~ot\"]\n",
             "p.toml:4: 'br~ot' has '~' or '*' in the wrong place; expected '~' or '*' behind a word, or '*' before "
             "it"},
            {"paths is a text", "[incident_files]\npaths = \"a.jsonl\"\n",
             "p.toml:3: 'paths' in [incident_files] is a text; expected a list of texts, as in [\"one\", \"two\"]"},
            {"unknown key", "[incident_files]\npath = [\"a.jsonl\"]\n",
             "p.toml:3: unknown key 'path' in [incident_files]; did you mean 'paths'"},
        });
}

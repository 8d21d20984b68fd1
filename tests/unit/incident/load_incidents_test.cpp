// SPDX-License-Identifier: Apache-2.0
#include "incident/incident.hpp"

#include "base/error.hpp"
#include "io/data_path.hpp"
#include "record/taxonomy.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::incident;

namespace {

const std::vector<std::string> kTaxonomy{"outage", "delay", "billing"};

std::vector<Incident> loaded(std::string_view lines) {
    const WrittenFile file("i.jsonl", lines);
    std::vector<Incident> incidents;
    load_incidents(file.path(), kTaxonomy, incidents);
    return incidents;
}

std::string error_of(std::string_view lines) {
    const WrittenFile file("i.jsonl", lines);
    std::vector<Incident> incidents(1); // stays as it was
    try {
        load_incidents(file.path(), kTaxonomy, incidents);
        return "no error";
    } catch (const DataError& error) {
        CHECK(incidents.size() == 1);
        return file.relative(error.what());
    }
}

// An incident that is complete but for `members`, which come last.
std::string with(const std::string& members) {
    return R"({"id":"I-1","kind":"incident","what":"Alles steht","topics":["outage"],"words":["steht","server"],"from":"2026-09-12T18:00:00Z")" +
           members + "}";
}

} // namespace

TEST_CASE("every key arrives") {
    const auto incidents = loaded(
        "\xEF\xBB\xBF\n" // a byte order mark and a blank line
        R"({"id":"INC-1","kind":"incident","what":" Die Server waren langsam ","topics":["outage","delay"],"products":["Netz"],)"
        R"("regions":["Rheine"],"words":["server~","ganz langsam"],"from":"2026-09-12T20:00:00+02:00","until":"2026-09-12T21:00:00Z",)"
        R"("cause":"Wartung","state":"resolved","public_text":{"de":"Ä","en":"B"},"state_text":{"de":"C"},)"
        R"("link":"https://status.example.org","expires":"2026-09-19T00:00:00Z"})"
        "\r\n"
        R"({"id":"A-1","kind":"article","what":"So geht es","words":["wie geht","anleitung"],"from":null,"until":null,"cause":null,"link":null,"expires":null,"state":"open"})");
    REQUIRE(incidents.size() == 2);
    const Incident& first = incidents[0];
    CHECK(first.id == "INC-1");
    CHECK(first.kind == Incident::Kind::incident);
    CHECK(first.what == "Die Server waren langsam");
    CHECK(first.topics == std::vector<std::string>{"outage", "delay"});
    CHECK(first.products == std::vector<std::string>{"Netz"});
    CHECK(first.regions == std::vector<std::string>{"Rheine"});
    CHECK(first.words == std::vector<std::string>{"server~", "ganz langsam"});
    CHECK(first.from == record::parse_rfc3339("2026-09-12T18:00:00Z"));
    CHECK(first.until == record::parse_rfc3339("2026-09-12T21:00:00Z"));
    CHECK(first.expires == record::parse_rfc3339("2026-09-19T00:00:00Z"));
    CHECK(first.cause == "Wartung");
    CHECK(first.state == Incident::State::resolved);
    CHECK(first.public_text.at("de") == "Ä");
    CHECK(first.public_text.at("en") == "B");
    CHECK(first.state_text.size() == 1);
    CHECK(first.link == "https://status.example.org");
    const Incident& second = incidents[1];
    CHECK(second.kind == Incident::Kind::article);
    CHECK_FALSE(second.from);
    CHECK_FALSE(second.expires);
    CHECK(second.cause.empty());
    CHECK(second.link.empty());
    CHECK(second.state == Incident::State::open);
}

TEST_CASE("an empty file has no incidents, two files come one behind the other") {
    CHECK(loaded("").empty());
    CHECK(loaded("\n \n").empty());
    const WrittenFile one("1.jsonl", with("") + "\n");
    const WrittenFile two("2.jsonl", with(R"(,"state":"monitoring")") + "\n");
    std::vector<Incident> incidents;
    load_incidents(one.path(), kTaxonomy, incidents);
    CHECK_THROWS_WITH_AS(
        load_incidents(two.path(), kTaxonomy, incidents),
        (two.path().string() + ":1: 'id' is 'I-1', which another incident has; expected each once").c_str(), DataError);
    incidents[0].id = "I-0";
    load_incidents(two.path(), kTaxonomy, incidents);
    REQUIRE(incidents.size() == 2);
    CHECK(incidents[1].state == Incident::State::monitoring);
}

TEST_CASE("what is wrong is told with file and line") {
    const std::string never = "no post could match it; expected two of topics, products and words, or two words";
    struct Row {
        std::string name, lines, message;
    };
    const std::vector<Row> rows{
        {"not JSON", "{\"id\":}", "i.jsonl:1: not valid JSON at byte 7; expected one object a line"},
        {"two objects on a line", "{} {}", "i.jsonl:1: not valid JSON at byte 4; expected one object a line"},
        {"an object over two lines", "{\n}", "i.jsonl:1: not valid JSON at byte 2; expected one object a line"},
        {"not an object", "\n[1]", "i.jsonl:2: not a JSON object; expected one object a line"},
        {"a number out of range", "{\"id\":1e999}", "i.jsonl:1: a number too large; expected texts"},
        {"Latin-1", "\n{\"id\":\"\xE4\"}", "i.jsonl:2: not valid UTF-8; save the file as UTF-8"},
        {"a NUL byte", std::string("{}\0{}", 5), "i.jsonl:1: a NUL byte; expected one JSON object"},
        {"deep", std::string(1000, '['), "i.jsonl:1: nested too deep; expected one flat JSON object"},
        {"a key twice", R"({"id":"a","id":"b"})", "i.jsonl:1: key 'id' stands here twice"},
        {"a language twice", with(R"(,"public_text":{"de":"a","de":"b"})"), "i.jsonl:1: key 'de' stands here twice"},
        {"unknown key", with(R"(,"topic":["outage"])"), "i.jsonl:1: unknown key 'topic'; did you mean 'topics'"},
        {"no id", R"({"kind":"article"})", "i.jsonl:1: 'id' is missing or empty; expected a text"},
        {"empty id", R"({"id":" "})", "i.jsonl:1: 'id' is missing or empty; expected a text"},
        {"a number for a text", R"({"id":7})", "i.jsonl:1: 'id' holds a value of type number; expected text"},
        {"no kind", R"({"id":"a"})", "i.jsonl:1: 'kind' is missing or empty; expected a text"},
        {"unknown kind", R"({"id":"a","kind":"incidnet"})", "i.jsonl:1: 'kind' is 'incidnet'; did you mean 'incident'"},
        {"no clause", R"({"id":"a","kind":"article"})", "i.jsonl:1: 'what' is missing or empty; expected a text"},
        {"unknown state", with(R"(,"state":"closed")"),
         "i.jsonl:1: 'state' is 'closed'; allowed are open, monitoring or resolved"},
        {"a control character", with(R"(,"cause":"a\nb")"),
         "i.jsonl:1: 'cause' has a control character in 'a\\nb'; expected one line of text"},
        {"a text for a list", with(R"(,"products":"Netz")"), "i.jsonl:1: 'products' is no list of at most 1000 texts"},
        {"a number in a list", with(R"(,"products":[1])"),
         "i.jsonl:1: 'products' holds a value of type number; expected text"},
        {"an empty text in a list", with(R"(,"products":[""])"),
         "i.jsonl:1: 'products' has an empty entry; expected a text"},
        {"a text for texts by language", with(R"(,"public_text":"a")"),
         "i.jsonl:1: 'public_text' is no object; expected texts by language, as in {\"de\": \"…\"}"},
        {"unknown language", with(R"(,"state_text":{"fr":"a"})"),
         "i.jsonl:1: 'state_text' has the language 'fr'; allowed are de or en"},
        {"a time without zone", with(R"(,"until":"2026-09-12T20:00:00")"),
         "i.jsonl:1: 'until' is '2026-09-12T20:00:00'; expected a time such as 2026-09-12T20:00:00+02:00"},
        {"an empty time", with(R"(,"until":"")"),
         "i.jsonl:1: 'until' is ''; expected a time such as 2026-09-12T20:00:00+02:00"},
        {"ends before it begins", with(R"(,"until":"2026-09-12T17:00:00Z")"),
         "i.jsonl:1: 'until' is before 'from'; expected the end behind the beginning"},
        {"expires before it begins", with(R"(,"expires":"2026-09-12T18:00:00Z")"),
         "i.jsonl:1: 'expires' is not after 'from'; the incident could never be cited"},
        {"resolved, but when", with(R"(,"state":"resolved")"),
         "i.jsonl:1: 'until' is missing; expected when the resolved incident ended"},
        {"an incident without beginning", R"({"id":"a","kind":"incident","what":"b","words":["steht","server"]})",
         "i.jsonl:1: 'from' is missing; expected when the incident began"},
        {"an article with an end",
         R"({"id":"a","kind":"article","what":"b","words":["steht","server"],"until":"2026-09-12T18:00:00Z"})",
         "i.jsonl:1: 'until' is of no use in an article; expected 'expires'"},
        {"unknown topic", R"({"id":"a","kind":"article","what":"b","topics":["outtage"]})",
         "i.jsonl:1: 'topics' has 'outtage'; did you mean 'outage'"},
        {"a bad term", R"({"id":"a","kind":"article","what":"b","words":["ser*"]})",
         "i.jsonl:1: 'words' has 'ser*', which is too short for '*'; expected at least four letters beside it"},
        {"a word twice", R"({"id":"a","kind":"article","what":"b","words":["Öl","oel"]})",
         "i.jsonl:1: 'words' has 'oel' twice"},
        {"a bad address", with(R"(,"link":"status.example.org")"),
         "i.jsonl:1: 'link' is 'status.example.org'; expected an address that begins with https:// or http://"},
        {"topics alone", R"({"id":"a","kind":"article","what":"b","topics":["outage"]})", "i.jsonl:1: " + never},
        {"one word alone", R"({"id":"a","kind":"article","what":"b","words":["server"]})", "i.jsonl:1: " + never},
        {"the same id twice", with("") + "\n\n" + with(""),
         "i.jsonl:3: 'id' is 'I-1', which another incident has; expected each once"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(error_of(row.lines) == row.message);
    }
}

TEST_CASE("limits: the length of a line, the number of incidents") {
    const std::string line = with("");
    CHECK(loaded(line + std::string(kLongestIncident, ' ')).size() == 1); // blanks around it are nothing
    CHECK(error_of("{" + std::string(kLongestIncident - 1, ' ') + "}") ==
          "i.jsonl:1: longer than 1048576 bytes; expected one incident");
    std::string many;
    for (std::size_t i = 0; i <= kMostIncidents; ++i) {
        many +=
            R"({"id":")" + std::to_string(i) + R"(","kind":"article","what":"b","words":["steht","server"]})" + "\n";
    }
    // error_of has one already
    CHECK(error_of(many) == "i.jsonl:10000: more than 10000 incidents; remove those that expired");
    many.resize(many.rfind('\n', many.size() - 2));
    CHECK(loaded(many).size() == kMostIncidents);
}

TEST_CASE("a file that is not there") {
    std::vector<Incident> incidents;
    CHECK_THROWS_AS(load_incidents("/nonexistent/incidents.jsonl", kTaxonomy, incidents), Error);
}

TEST_CASE("the example loads") {
    const std::filesystem::path data = std::filesystem::path(KUMMERKASTEN_SOURCE_DIR) / "data";
    std::vector<std::string> topics = record::Taxonomy(io::DataPath(data.string())).names();
    std::vector<Incident> incidents;
    load_incidents(data / "example/incidents.jsonl", topics, incidents);
    CHECK_FALSE(incidents.empty());
}

namespace {

std::string toml_error_of(std::string_view text) {
    const WrittenFile file("i.toml", text);
    std::vector<Incident> incidents;
    try {
        load_incidents(file.path(), kTaxonomy, incidents);
        return "no error";
    } catch (const DataError& error) {
        return file.relative(error.what());
    }
}

} // namespace

TEST_CASE("incidents and articles as TOML, in the order of the file") {
    const WrittenFile file("i.toml", R"(# Freitag war ein schlechter Tag
[[incident]]
id = "INC-1"
what = "Die Server waren langsam"
topics = ["outage"]
words = ["server~", "ganz langsam"]
from = 2026-09-12T20:00:00+02:00        # TOML has times of its own,
until = "2026-09-12T21:00:00Z"          # and a text will do
state = "resolved"
public_text = { de = "Ä", en = "B" }

[[article]]
id = "A-1"
what = "So geht es"
words = ["wie geht", "anleitung"]

[[incident]]
id = "INC-2"
what = "Alles steht"
topics = ["outage"]
words = ["steht"]
from = 2026-09-13T08:00:00Z
[incident.state_text]
de = "Wir arbeiten daran."
)");
    std::vector<Incident> incidents;
    load_incidents(file.path(), kTaxonomy, incidents);
    REQUIRE(incidents.size() == 3);
    CHECK(incidents[0].id == "INC-1");
    CHECK(incidents[0].from == record::parse_rfc3339("2026-09-12T18:00:00Z"));
    CHECK(incidents[0].until == record::parse_rfc3339("2026-09-12T21:00:00Z"));
    CHECK(incidents[0].state == Incident::State::resolved);
    CHECK(incidents[0].public_text.at("de") == "Ä");
    CHECK(incidents[1].kind == Incident::Kind::article);
    CHECK(incidents[2].state_text.at("de") == "Wir arbeiten daran.");
}

TEST_CASE("wrong TOML is named with its line") {
    CHECK(toml_error_of("\n\nid = \"INC-1\"\n") == "i.toml:3: 'id' at the top; expected [[incident]] or [[article]]");
    CHECK(toml_error_of("[incident]\nid = \"INC-1\"\n") ==
          "i.toml:1: 'incident' at the top; expected [[incident]] or [[article]]");
    CHECK(toml_error_of("\n[[incident]]\nid = \"I\"\nwhat = 7\n") ==
          "i.toml:2: 'what' holds a value of type number; expected text");
    CHECK(toml_error_of("[[incident]]\nid = \"I\"\nwhat = \"x\"\nwhere = \"y\"\n")
              .starts_with("i.toml:1: unknown key 'where'"));
    CHECK(toml_error_of("[[article]]\nid = \"I\"\nkind = \"incident\"\n")
              .starts_with("i.toml:1: key 'kind' stands here twice"));
    CHECK(toml_error_of("[[incident]]\nid = \"I\n").starts_with("i.toml:2: not valid TOML"));
    CHECK(toml_error_of("").starts_with("no error"));
}

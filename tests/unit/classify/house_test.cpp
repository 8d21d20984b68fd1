// SPDX-License-Identifier: Apache-2.0
// What of a profile and of the incidents goes into the word table, and under which number.
#include "classify/house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

profile::Profile small_profile() {
    profile::Profile made;
    made.house = {"Wiesenpieper", {"Wiesen Pieper"}};
    made.not_meant = {"Vogel"};
    made.handles["x"] = {"wiesenpieper"};
    made.handles["mastodon"] = {"@moor@mastodon.example.org"};
    profile::Rival funk;
    funk.name = "Drosselfunk";
    profile::Rival fink;
    fink.name = "Glasnes"; // ends in s: no second one for the genitive
    fink.handles["x"] = {"glasnes_net"};
    made.rivals = {funk, fink};
    made.products = {{"NestNetz", {}}, {"Träller-Box", {"Tralerbox"}}};
    made.topics = {{"moorfunk", {"moorfunk~", "outage", "kein empfang"}}};
    return made;
}

// "own_name/0 1" for each sense, the weight last.
std::string senses_of(const WordTable& table, std::string_view word) {
    static const std::vector<std::pair<Category, std::string>> kNames{{Category::own_name, "own_name"},
                                                                      {Category::own_handle, "own_handle"},
                                                                      {Category::not_meant, "not_meant"},
                                                                      {Category::rival_name, "rival_name"},
                                                                      {Category::rival_handle, "rival_handle"},
                                                                      {Category::product, "product"},
                                                                      {Category::topic, "topic"},
                                                                      {Category::incident, "incident"}};
    std::vector<Sense> found;
    table.find(word, found);
    std::string all;
    for (const Sense& sense : found) {
        for (const auto& [category, name] : kNames) {
            if (category == sense.category) {
                all += (all.empty() ? "" : ", ") + name + "/" + std::to_string(sense.reference) +
                       (sense.weight == 1 ? "" : " weak");
            }
        }
    }
    return all;
}

} // namespace

TEST_CASE("names, handles, products and topics of a profile") {
    WordTable table;
    TopicNames topics({"outage", "billing"});
    add_profile(small_profile(), topics, table);
    CHECK(topics.size() == 3);
    CHECK(topics.number_of("moorfunk") == 2); // a new one behind those of the taxonomy
    struct Row {
        std::string name, word, senses;
    };
    const std::vector<Row> rows{
        {"the name", "wiesenpieper", "own_name/0"},
        {"its genitive", "wiesenpiepers", "own_name/0"},
        {"no other ending", "wiesenpieperin", ""},
        {"the handle", "@wiesenpieper", "own_handle/0"},
        {"the handle is not the name", "@wiesenpiepers", ""},
        {"with its server", "@moor@mastodon.example.org", "own_handle/0"},
        {"without it: it may be somebody else's", "@moor", "own_handle/0 weak"},
        {"the bird", "vogel", "not_meant/0"},
        {"the first rival", "drosselfunk", "rival_name/0"},
        {"the second", "glasnes", "rival_name/1"},
        {"no double genitive", "glasness", ""},
        {"its handle", "@glasnes_net", "rival_handle/1"},
        {"the first product", "nestnetz", "product/0"},
        {"another spelling of the second", "tralerbox", "product/1"},
        {"a word of the own topic", "moorfunks", "topic/2 weak"},
        {"a word that is the name of another topic", "outage", "topic/2 weak"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(senses_of(table, row.word) == row.senses);
    }
    std::vector<PhraseSense> found;
    table.find_phrases(std::vector<std::string_view>{"traeller", "-", "box", "weg"}, found);
    REQUIRE(found.size() == 1);
    CHECK(found[0].words == 3);
    CHECK(found[0].sense.reference == 1);
}

TEST_CASE("the words of incidents have numbers of their own, which tell the incident") {
    incident::Incident first;
    first.id = "INC-1";
    first.words = {"netz~", "kein empfang"};
    incident::Incident second;
    second.id = "INC-2";
    second.words = {"netz~"}; // of both
    WordTable table;
    const std::vector<std::uint16_t> incident_of_word = add_incidents({first, second}, table);
    CHECK(incident_of_word == std::vector<std::uint16_t>{0, 0, 1});
    CHECK(senses_of(table, "netze") == "incident/0, incident/2");
}

TEST_CASE("more words than there are numbers are refused by the name of the incident") {
    incident::Incident many;
    many.id = "INC-MANY";
    for (int i = 0; i < 65'536; ++i) {
        many.words.push_back("w" + std::to_string(i));
    }
    WordTable table;
    try {
        (void)add_incidents({many}, table);
        FAIL_CHECK("was taken");
    } catch (const std::exception& error) {
        CHECK(std::string(error.what()) ==
              "incident INC-MANY: more than 65535 words in all incidents; remove old ones");
    }
}

// SPDX-License-Identifier: Apache-2.0
// What a good profile gives. What a bad one says: profile_errors_test.cpp.
#include "profile/profile.hpp"

#include "io/data_path.hpp"
#include "record/taxonomy.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::profile;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> kTaxonomy{"outage", "delay", "billing"};

Profile loaded(std::string_view toml) {
    const WrittenFile file("profile.toml", toml);
    return load_profile(file.path(), kTaxonomy);
}

} // namespace

TEST_CASE("a name is enough, everything else has its default") {
    const Profile profile = loaded("[house]\nname = \"Haus\"\n");
    CHECK(profile.house.name == "Haus");
    CHECK(profile.house.also_called.empty());
    CHECK(profile.language == "de");
    CHECK(profile.handles.empty());
    CHECK(profile.hours.time_zone == "Europe/Berlin");
    CHECK(profile.hours.region == "DE");
    for (const auto& day : profile.hours.week) {
        CHECK(day.empty());
    }
    CHECK(profile.targets.of(record::Band::urgent) == 15min);
    CHECK(profile.targets.of(record::Band::high) == 1h);
    CHECK(profile.targets.of(record::Band::medium) == 4h);
    CHECK(profile.targets.of(record::Band::low) == 24h);
    CHECK(profile.tone.address == record::Address::sie);
    CHECK_FALSE(profile.tone.mirror_address);
    CHECK(profile.tone.variant == "de");
    CHECK_FALSE(profile.tone.rapport);
    CHECK_FALSE(profile.tone.humour);
    CHECK_FALSE(profile.tone.emoji);
    CHECK(profile.agents.empty());
    CHECK(profile.contact.email.empty());
    CHECK(profile.incident_files.empty());
}

TEST_CASE("every key arrives") {
    const WrittenFile file("profile.toml", R"(
schema = 1
[house]
name = " Haus Ähre "
also_called = ["Ähre"]
not_meant = ["Getreide"]
industry = "Brot"
language = "en"
[house.handles]
x = ["@Aehre"]
mastodon = ["aehre@social.example"]
[[rivals]]
name = "Spelz"
also_called = ["Speltz"]
handles = { x = ["spelz"] }
[[rivals]]
name = "Emmer"
[[products]]
name = "Laib"
also_called = ["Laibchen"]
[hours]
time_zone = "Europe/Vienna"
region = "AT-9"
monday = ["13:00-18:00", "08:00-12:00"]
sunday = ["00:00-24:00"]
[targets]
urgent = "5m"
low = "2d"
[tone]
address = "mirror"
variant = "de-AT"
rapport = true
humour = true
emoji = true
[[agents]]
initials = "^an"
name = "Anna"
[[agents]]
initials = "bo"
name = "Bodo"
[contact]
direct_message = "per Nachricht"
phone = "01 234"
email = "hilfe@example.org"
hours_text = "werktags"
[[links]]
topic = "krume"
url = "https://example.org/krume"
text = "alles zur Krume"
[[links]]
topic = "outage"
url = "http://example.org"
[[topics]]
name = "krume"
words = ["krume~", "*kruste", "zu weich"]
[incident_files]
paths = ["a.jsonl", "/b.jsonl"]
)");
    const Profile profile = load_profile(file.path(), kTaxonomy);
    CHECK(profile.house.name == "Haus Ähre");
    CHECK(profile.house.also_called == std::vector<std::string>{"Ähre"});
    CHECK(profile.not_meant == std::vector<std::string>{"Getreide"});
    CHECK(profile.industry == "Brot");
    CHECK(profile.language == "en");
    CHECK(profile.handles.at("x") == std::vector<std::string>{"Aehre"});
    CHECK(profile.is_own_handle("aehre", "x"));
    REQUIRE(profile.rivals.size() == 2);
    CHECK(profile.rivals[0].name == "Spelz");
    CHECK(profile.rivals[0].also_called.size() == 1);
    CHECK(profile.rivals[0].handles.at("x") == std::vector<std::string>{"spelz"});
    CHECK(profile.rivals[1].handles.empty());
    REQUIRE(profile.products.size() == 1);
    CHECK(profile.products[0].also_called == std::vector<std::string>{"Laibchen"});
    CHECK(profile.hours.time_zone == "Europe/Vienna");
    CHECK(profile.hours.region == "AT-9");
    REQUIRE(profile.hours.week[0].size() == 2);
    CHECK(profile.hours.week[0][0].from == 8 * 60); // sorted
    CHECK(profile.hours.week[0][1].until == 18 * 60);
    CHECK(profile.hours.week[1].empty());
    CHECK(profile.hours.week[6][0].until == 24 * 60);
    CHECK(profile.targets.of(record::Band::urgent) == 5min);
    CHECK(profile.targets.of(record::Band::medium) == 4h); // the default
    CHECK(profile.targets.of(record::Band::low) == 48h);
    CHECK(profile.tone.mirror_address);
    CHECK(profile.tone.address == record::Address::sie);
    CHECK(profile.tone.variant == "de-AT");
    CHECK(profile.tone.rapport);
    CHECK(profile.tone.humour);
    CHECK(profile.tone.emoji);
    REQUIRE(profile.agents.size() == 2);
    CHECK(profile.agents[0].initials == "an");
    CHECK(profile.agents[1].name == "Bodo");
    CHECK(profile.contact.direct_message == "per Nachricht");
    CHECK(profile.contact.phone == "01 234");
    CHECK(profile.contact.email == "hilfe@example.org");
    CHECK(profile.contact.hours_text == "werktags");
    REQUIRE(profile.links.size() == 2);
    CHECK(profile.links[0].topic == "krume"); // one of the house's own, which stands behind it in the file
    CHECK(profile.links[0].text == "alles zur Krume");
    CHECK(profile.links[1].url == "http://example.org");
    REQUIRE(profile.topics.size() == 1);
    CHECK(profile.topics[0].words.size() == 3);
    REQUIRE(profile.incident_files.size() == 2);
    CHECK(profile.incident_files[0] == file.directory() / "a.jsonl");
    CHECK(profile.incident_files[1] == "/b.jsonl");
}

TEST_CASE("address: each value") {
    struct Row {
        std::string word;
        record::Address address;
        bool mirror;
    };
    for (const Row& row : {Row{"du", record::Address::du, false}, Row{"ihr", record::Address::ihr, false},
                           Row{"sie", record::Address::sie, false}, Row{"mirror", record::Address::sie, true}}) {
        const std::string& word = row.word;
        CAPTURE(word);
        const Profile profile = loaded("house.name = \"H\"\ntone.address = \"" + word + "\"\n");
        CHECK(profile.tone.address == row.address);
        CHECK(profile.tone.mirror_address == row.mirror);
    }
}

TEST_CASE("the same handle on two platforms, and a name shared by two mastodon servers, are fine") {
    const Profile profile = loaded(
        "[house]\nname = \"H\"\nhandles = { x = [\"haus\"], bluesky = [\"haus\"], mastodon = [\"haus@a.example\"] }\n"
        "[[rivals]]\nname = \"R\"\nhandles = { mastodon = [\"haus@b.example\"] }\n");
    CHECK(profile.is_own_handle("haus@a.example", "mastodon"));
    CHECK_FALSE(profile.is_own_handle("haus@b.example", "mastodon"));
}

TEST_CASE("the example loads") {
    const std::filesystem::path data = std::filesystem::path(KUMMERKASTEN_SOURCE_DIR) / "data";
    const record::Taxonomy taxonomy{io::DataPath(data.string())};
    const Profile profile = load_profile(data / "example/profile.toml", taxonomy.names());
    CHECK_FALSE(profile.house.name.empty());
    CHECK_FALSE(profile.handles.empty());
    CHECK_FALSE(profile.rivals.empty());
    CHECK_FALSE(profile.agents.empty());
    REQUIRE_FALSE(profile.incident_files.empty());
    CHECK(std::filesystem::exists(profile.incident_files[0]));
}

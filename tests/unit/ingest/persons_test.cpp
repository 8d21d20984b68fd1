// SPDX-License-Identifier: Apache-2.0
// What becomes of people, field by field. J, B and P are the pseudonyms of jana, bob and petra muster.
#include "ingest/persons.hpp"
#include "key_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

struct House {
    KeyFile key{"0123456789abcdef"};
    profile::Profile profile;
    House() {
        profile.handles["x"] = {"wiesenpieper"};
        profile.handles["mastodon"] = {"wiesenpieper@chaos.example"};
        profile::Rival rival;
        rival.handles["x"] = {"rotkehlchen_ag"};
        profile.rivals.push_back(rival);
    }
};

using Method = bool (Persons::*)(std::string_view, std::string&);

// "=" where it stays; known pseudonyms by their letters.
std::string become(Persons& persons, Method method, std::string_view value) {
    std::string out;
    if (!(persons.*method)(value, out)) {
        CHECK(out.empty());
        return "=";
    }
    const Pseudonyms pseudonyms(KeyFile("0123456789abcdef").name());
    for (const auto& [name, letter] : std::vector<std::pair<std::string, std::string>>{
             {"jana", "J"}, {"bob", "B"}, {"petra muster", "P"}, {"did:plc:abc", "D"}, {"4711", "N"}}) {
        const std::string pseudonym = pseudonyms.person(name);
        for (auto at = out.find(pseudonym); at != std::string::npos; at = out.find(pseudonym)) {
            out.replace(at, pseudonym.size(), letter);
        }
    }
    return out;
}

record::Post post_by(std::string handle, std::string name, std::string id = {}, std::string platform = "x") {
    record::Post post;
    post.platform = std::move(platform);
    post.author.handle = std::move(handle);
    post.author.name = std::move(name);
    post.author.id = std::move(id);
    return post;
}

} // namespace

TEST_CASE("the author has one pseudonym in all fields") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const record::Post post = post_by("Jana", "Jana Petersen", "77");
    persons.begin(post);
    for (const std::string_view value : {"77", "Jana", "Jana Petersen"}) {
        CHECK(become(persons, &Persons::author, value) == "J");
        CHECK(become(persons, &Persons::text, value) == "J");
    }
    CHECK(become(persons, &Persons::account, "77") == "J");
    CHECK(become(persons, &Persons::account, "jana") == "J");
    CHECK(become(persons, &Persons::account, "bob") == "B");
    CHECK(become(persons, &Persons::account, "") == "=");
    CHECK(persons.count() == 9);
}

TEST_CASE("without a handle the id says who it is, without an id the name") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const record::Post by_id = post_by("", "Jana Petersen", "4711", "facebook");
    persons.begin(by_id);
    CHECK(become(persons, &Persons::author, "Jana Petersen") == "N");
    CHECK(become(persons, &Persons::reference, "facebook:4711") == "facebook:N"); // a thread of messages
    CHECK(become(persons, &Persons::reference, "facebook:99_4711") == "=");
    const record::Post by_name = post_by("", "petra muster", "", "csv");
    persons.begin(by_name);
    CHECK(become(persons, &Persons::author, "petra muster") == "P");
    const record::Post by_nobody = post_by("", "");
    persons.begin(by_nobody);
    CHECK(become(persons, &Persons::text, "hallo") == "=");
}

TEST_CASE("the house, its rivals and its answers stay") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const record::Post ours = post_by("Wiesenpieper", "Wiesenpieper hilft");
    persons.begin(ours);
    CHECK(become(persons, &Persons::author, "Wiesenpieper hilft") == "=");
    CHECK(become(persons, &Persons::account, "wiesenpieper") == "=");
    CHECK(become(persons, &Persons::account, "@Rotkehlchen_AG") == "=");
    CHECK(become(persons, &Persons::text, "Danke @jana! Dein @wiesenpieper, Wiesenpieper hilft") ==
          "Danke @J! Dein @wiesenpieper, Wiesenpieper hilft");
    CHECK(become(persons, &Persons::text, "https://x.com/wiesenpieper/status/1") == "=");
    record::Post answer = post_by("", "Agent Kai", "", "zendesk");
    answer.direction = record::Direction::outbound;
    persons.begin(answer);
    CHECK(become(persons, &Persons::author, "Agent Kai") == "=");
    Persons without_profile(house.key.name(), nullptr);
    without_profile.begin(ours);
    CHECK(become(without_profile, &Persons::account, "wiesenpieper") != "=");
}

TEST_CASE("texts lose mentions, links, and the name of their author") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const record::Post post = post_by("jana", "Jana Anna Petersen");
    persons.begin(post);
    struct Row {
        std::string text, becomes;
    };
    for (const Row& row : std::vector<Row>{
             {"@wiesenpieper @Bob schaut mal", "@wiesenpieper @B schaut mal"},
             {"siehe https://x.com/bob/status/9 und @jana@chaos.example", "siehe https://x.com/B/status/9 und @J"},
             {"Viele Grüße, Jana Anna Petersen", "Viele Grüße, J"},
             {"Viele Grüße\nJana", "Viele Grüße\nJ"},
             {"Viele Grüße, Jana P.", "="}, // a limit: no name of hers stands at the end
             {"LG Petersen.\nPS: Jana war da", "LG J.\nPS: Jana war da"},
             {"Janas Netz", "="},
             {"jana@example.de", "="}, // --redact's business
             {"Kein Netz", "="},
             {"", "="},
         }) {
        CAPTURE(row.text);
        CHECK(become(persons, &Persons::text, row.text) == row.becomes);
    }
}

TEST_CASE("a handle without @ is only replaced where it is no common word") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const record::Post common = post_by("netz", "");
    persons.begin(common);
    CHECK(become(persons, &Persons::text, "kein netz da") == "=");
    const record::Post odd = post_by("netz_77", "");
    persons.begin(odd);
    CHECK(become(persons, &Persons::text, "ich bin netz_77!") != "=");
}

TEST_CASE("answers lose the names of those who wrote before") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const record::Post customer = post_by("jana", "Jana Petersen");
    persons.begin(customer);
    const record::Post ours = post_by("wiesenpieper", "Wiesenpieper hilft");
    persons.begin(ours);
    CHECK(become(persons, &Persons::text, "Hallo Jana Petersen, danke!") == "Hallo J, danke!");
    CHECK(become(persons, &Persons::text, "Guten Tag Frau Jana Petersen Müller") == "Guten Tag Frau J Müller");
    CHECK(become(persons, &Persons::text, "Guten Morgen, Frau Petersen! Liebe Jana, ja") ==
          "Guten Morgen, Frau J! Liebe J, ja");
    CHECK(become(persons, &Persons::text, "Hallo Bernd Beispiel, danke!") == "=");
    CHECK(become(persons, &Persons::text, "Die Firma Jana Petersen liefert") == "=");
    const record::Post other = post_by("bob", "Bob Petersen");
    persons.begin(other); // now there are two of that name
    persons.begin(ours);
    const std::string either = become(persons, &Persons::text, "Frau Petersen");
    CHECK(either.size() == std::string_view("Frau user-0123456789abcdef").size());
    CHECK(become(persons, &Persons::text, "Hallo Jana Petersen") == "Hallo J");
    CHECK(become(persons, &Persons::text, "Hallo Bob Petersen") == "Hallo B");
}

TEST_CASE("ids stay as far as they hold no one, and are the same for all who name them") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const record::Post post = post_by("jana.example", "Jana", "did:plc:abc", "bluesky");
    persons.begin(post);
    const std::string own = become(persons, &Persons::reference, "bluesky:at://did:plc:abc/app.bsky.feed.post/3k");
    CHECK(own == "bluesky:at://D/app.bsky.feed.post/3k");
    const record::Post answer = post_by("bob", "Bob", "did:plc:other", "bluesky");
    persons.begin(answer);
    CHECK(become(persons, &Persons::reference, "bluesky:at://did:plc:abc/app.bsky.feed.post/3k") == own);
    CHECK(become(persons, &Persons::reference, "x:2098278360806330001") == "=");
    CHECK(become(persons, &Persons::reference, "mastodon:109") == "=");
    CHECK(become(persons, &Persons::reference, "activitystreams:https://chaos.example/users/jana/statuses/109") ==
          "activitystreams:https://chaos.example/users/J/statuses/109");
    CHECK(become(persons, &Persons::reference, "x:4711-4711") == "x:N-N"); // direct messages, after both who write
    CHECK(become(persons, &Persons::reference, "A-4711") == "=");
}

TEST_CASE("ids that are hashes of a text get the key") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const record::Post post = post_by("jana", "");
    persons.begin(post);
    const std::string plain = "csv:h0123456789abcdef0123456789abcdef";
    const std::string keyed = become(persons, &Persons::reference, plain);
    CHECK(keyed.substr(0, 5) == "csv:k");
    CHECK(keyed.size() == plain.size());
    CHECK(become(persons, &Persons::reference, keyed) == "=");
    CHECK(become(persons, &Persons::reference, "signal:h0123456789abcdef0123456789abcdef:1700") ==
          "signal:" + keyed.substr(4) + ":1700");
    CHECK(become(persons, &Persons::reference, "csv:h0123") == "=");
}

TEST_CASE("a second run changes nothing") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const std::string pseudonym = Pseudonyms(house.key.name()).person("jana");
    const record::Post post = post_by(pseudonym, pseudonym, pseudonym);
    persons.begin(post);
    CHECK(become(persons, &Persons::author, pseudonym) == "=");
    CHECK(become(persons, &Persons::account, pseudonym) == "=");
    CHECK(become(persons, &Persons::text, "@" + pseudonym + " https://x.com/" + pseudonym + " Gruß, " + pseudonym) ==
          "=");
    CHECK(persons.count() == 0);
}

TEST_CASE("on the fediverse the server makes no difference, elsewhere an address is a person") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    const record::Post post = post_by("jana@chaos.example", "", "", "mastodon");
    persons.begin(post);
    CHECK(become(persons, &Persons::author, "jana@chaos.example") == "J");
    CHECK(become(persons, &Persons::account, "jana") == "J");
    CHECK(become(persons, &Persons::account, "wiesenpieper") == "=");
    const record::Post mail = post_by("jana@example.de", "", "", "mail");
    persons.begin(mail);
    CHECK(become(persons, &Persons::author, "jana@example.de") != "J");
    CHECK(become(persons, &Persons::account, "jana@example.com") !=
          become(persons, &Persons::account, "jana@example.de"));
}

TEST_CASE("people who are mentioned by name lose it in the text") {
    const House house;
    Persons persons(house.key.name(), &house.profile);
    record::Post post = post_by("", "Jana", "77", "facebook");
    post.mentions = {"Petra Muster", "Bob"};
    persons.begin(post);
    CHECK(become(persons, &Persons::account, "Petra Muster") == "P");
    CHECK(become(persons, &Persons::text, "Petra Muster, sag du was! Bob auch") == "P, sag du was! Bob auch");
}

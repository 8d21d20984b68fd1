// SPDX-License-Identifier: Apache-2.0
// What must hold of every draft, tried over all combinations of what a draft depends on.
#include "draft/drafter.hpp"

#include "draft/address.hpp"
#include "draft/channel.hpp"
#include "draft/composition.hpp"
#include "draft/house.hpp"
#include "draft/length.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Address;
using record::Draft;
using record::Intent;

namespace {

const record::Timestamp kNow = at("2026-09-15T08:00:00Z");

std::vector<incident::Incident> incidents() {
    incident::Incident solved = slow_servers();
    incident::Incident open = slow_servers();
    open.id = "INC-2";
    open.state = incident::Incident::State::open;
    open.until.reset();
    open.cause.clear();
    open.state_text.clear();
    open.link = "https://heidebahn.example/stand/der/dinge";
    incident::Incident long_one = slow_servers();
    long_one.id = "INC-3";
    long_one.state = incident::Incident::State::monitoring;
    long_one.what = std::string(900, 'x') + "{name}\n";
    long_one.public_text = {{"de", std::string(900, 'y')}, {"en", "Our servers {were} slow."}};
    incident::Incident article;
    article.id = "ART-1";
    article.kind = incident::Incident::Kind::article;
    article.what = "So geht es";
    article.public_text = {{"de", "So geht es: Stecker ziehen, warten, wieder einstecken."},
                           {"en", "Unplug it, wait, plug it in again."}};
    article.link = "https://heidebahn.example/hilfe";
    return {solved, open, long_one, article};
}

// What is true of any draft. `channel` is the one that the draft was made for.
void check_invariants(const Draft& draft, const Channel& channel) {
    CHECK(draft.text.find_first_of("{}") == std::string::npos);
    CHECK(draft.private_text.find_first_of("{}") == std::string::npos);
    CHECK(fits(channel, draft.text));
    CHECK(draft.text.size() <= kLongestText);
    CHECK(draft.private_text.size() <= kLongestText);
    CHECK(text::is_valid_utf8(draft.text));
    CHECK(draft.text.find("  ") == std::string::npos);
    if (draft.variant != "en") {
        CHECK(find_address(draft.text).suits(draft.address));
        CHECK(find_address(draft.private_text).suits(draft.address));
    }
    for (const record::Finding& finding : draft.findings) {
        CAPTURE(finding.rule);
        CAPTURE(finding.message);
        CHECK(finding.level == record::Level::info); // "part-dropped", "channel-unknown": our own phrases break no rule
    }
    if (draft.ready) {
        CHECK(draft.open.empty());
        CHECK(draft.reply_allowed == record::ReplyAllowed::yes);
        CHECK_FALSE(draft.text.empty());
    }
    if (draft.reply_allowed == record::ReplyAllowed::no) {
        CHECK(draft.text.empty());
    }
    if (draft.variant == "de-CH") {
        CHECK(draft.text.find("ß") == std::string::npos);
    }
}

struct Setting {
    std::string name;
    bool has_profile;
    Address address;
    std::string variant;
    std::string language;
};

// One of each kind: unit, tight or wide, line or letter, with and without direct messages.
const std::vector<std::string_view> kChannels{"x",   "mastodon",    "bluesky",  "tiktok",
                                              "sms", "google_play", "facebook", "mail"};

const std::vector<Setting> kSettings{{"sie", true, Address::sie, "de", "de"},
                                     {"du", true, Address::du, "de", "de"},
                                     {"ihr", true, Address::ihr, "de", "de"},
                                     {"Austria", true, Address::sie, "de-AT", "de"},
                                     {"Switzerland", true, Address::sie, "de-CH", "de"},
                                     {"English", true, Address::sie, "de", "en"},
                                     {"no profile", false, Address::sie, "de", "de"}};

} // namespace

TEST_CASE("every combination of intent, topic, register, channel, incident and name") {
    const record::Taxonomy taxonomy(source_data());
    const ChannelTable channels(source_data());
    const std::vector<incident::Incident> known = incidents();
    const std::vector<std::string> names{"Jana Petersen", "", "{name} \x01\u202E", std::string(500, 'n')};
    std::size_t drafts = 0;
    for (const Setting& setting : kSettings) {
        CAPTURE(setting.name);
        profile::Profile house = heidebahn();
        house.tone.address = setting.address;
        house.tone.variant = setting.variant;
        const Drafter drafter(source_data(), taxonomy, setting.has_profile ? &house : nullptr, known, "", kNow);
        Draft draft;
        for (std::size_t intent = 0; intent < record::Names<Intent>::values.size(); ++intent) {
            for (const record::TaxonomyTopic& topic : taxonomy.topics()) {
                for (const std::string_view channel_name : kChannels) {
                    const Channel& channel = channels.find(channel_name);
                    for (const std::string incident : {"", "INC-1", "INC-2", "INC-3", "ART-1"}) {
                        record::Post post = a_post("x:" + std::to_string(drafts));
                        post.author.name = names[drafts % names.size()];
                        post.author.handle = drafts % 3 == 0 ? "" : "jana_p";
                        post.text = drafts % 2 == 0 ? post.text : std::string(300, 'a');
                        record::Triage triage = a_complaint(topic.name);
                        triage.language = setting.language;
                        triage.intent = static_cast<Intent>(intent);
                        triage.incident = incident;
                        triage.anger = drafts % 5 == 0 ? 0.9 : 0.2;
                        drafter.draft(post, triage, channel.name, draft);
                        ++drafts;
                        const std::string where = topic.name + " " + channel.name + " " + incident + ": " + draft.text;
                        CAPTURE(where);
                        check_invariants(draft, channel);
                    }
                }
            }
        }
    }
    CHECK(drafts == 7 * 6 * taxonomy.topics().size() * 8 * 5); // settings, intents, topics, channels, incidents
}

TEST_CASE("every signal, fact and holding reply") {
    const record::Taxonomy taxonomy(source_data());
    const ChannelTable channels(source_data());
    const std::vector<incident::Incident> known;
    const std::vector<std::string> kinds{"order_no", "customer_no", "ticket_no", "tracking_no", "date",   "time",
                                         "place",    "amount",      "phone",     "email",       "device", "product"};
    for (const Setting& setting : kSettings) {
        CAPTURE(setting.name);
        profile::Profile house = heidebahn();
        house.tone.address = setting.address;
        house.tone.variant = setting.variant;
        const Drafter drafter(source_data(), taxonomy, setting.has_profile ? &house : nullptr, known, "", kNow);
        Draft draft;
        for (const record::TaxonomyTopic& topic : taxonomy.topics()) {
            for (std::size_t signal = 0; signal < record::Names<record::Signal>::values.size(); ++signal) {
                for (int seed = 0; seed < 4; ++seed) {
                    record::Triage triage = a_complaint(topic.name);
                    triage.language = setting.language;
                    triage.signals.insert(static_cast<record::Signal>(signal));
                    drafter.draft(a_post("x:" + std::to_string(seed)), triage, "x", draft);
                    CAPTURE(draft.text);
                    check_invariants(draft, channels.find("x"));
                }
            }
            for (const std::string& kind : kinds) {
                for (int seed = 0; seed < 4; ++seed) {
                    record::Triage triage = a_complaint(topic.name);
                    triage.language = setting.language;
                    triage.facts = {{kind, "HB-471199", {0, 0}}};
                    drafter.draft(a_post("x:" + std::to_string(seed)), triage, "x", draft);
                    CAPTURE(kind);
                    CAPTURE(draft.text);
                    check_invariants(draft, channels.find("x"));
                    CHECK(draft.text.find("471199") == std::string::npos);
                }
            }
        }
    }
}

TEST_CASE("the same post gives the same draft, neighbours do not all read the same") {
    const record::Taxonomy taxonomy(source_data());
    const profile::Profile house = heidebahn();
    const std::vector<incident::Incident> none;
    const Drafter drafter(source_data(), taxonomy, &house, none, "", kNow);
    for (const record::TaxonomyTopic& topic : taxonomy.topics()) {
        CAPTURE(topic.name);
        std::set<std::string> texts;
        for (int i = 0; i < 20; ++i) {
            Draft once, twice;
            record::Post post = a_post("x:" + std::to_string(i));
            post.text = std::string(200, 'a');
            drafter.draft(post, a_complaint(topic.name), "", once);
            drafter.draft(post, a_complaint(topic.name), "", twice);
            CHECK(once.text == twice.text);
            texts.insert(once.text);
        }
        CHECK(texts.size() >= 5);
    }
}

TEST_CASE("large and hostile posts") {
    const record::Taxonomy taxonomy(source_data());
    const ChannelTable channels(source_data());
    const profile::Profile house = heidebahn();
    const std::vector<incident::Incident> none;
    const Drafter drafter(source_data(), taxonomy, &house, none, "", kNow);
    record::Post post = a_post();
    post.text = std::string(64 * 1024, 'A');
    post.author.name = std::string(100'000, '{');
    post.author.handle = "evil\n@everyone";
    record::Triage triage = a_complaint("outage");
    triage.incident = "no such incident";
    for (int i = 0; i < 1000; ++i) {
        triage.facts.push_back({"order_no", std::string(100, '9'), {0, 100'000}});
        triage.topics.push_back({"nonsense", 1});
    }
    Draft draft;
    drafter.draft(post, triage, "", draft);
    check_invariants(draft, channels.find("x"));
    CHECK(draft.text.find("everyone") == std::string::npos);
    post.id.clear();
    post.platform.clear();
    triage.intent = Intent::praise;
    drafter.draft(post, triage, "", draft);
    CHECK_FALSE(draft.text.empty());
}

TEST_CASE("one drafter serves many threads") {
    const record::Taxonomy taxonomy(source_data());
    const profile::Profile house = heidebahn();
    const std::vector<incident::Incident> known = incidents();
    const Drafter drafter(source_data(), taxonomy, &house, known, "", kNow);
    std::vector<std::string> results(4);
    std::vector<std::thread> threads;
    for (std::string& result : results) {
        threads.emplace_back([&drafter, &result] {
            Draft draft;
            for (int i = 0; i < 200; ++i) {
                drafter.draft(a_post("x:" + std::to_string(i)), a_complaint("delay"), "", draft);
                result += draft.text;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(results[0] == results[1]);
    CHECK(results[1] == results[2]);
    CHECK(results[2] == results[3]);
}

// SPDX-License-Identifier: Apache-2.0
// What most tests of this module need: the data of the source tree, a small invented house, and posts to it.
#pragma once

#include "incident/incident.hpp"
#include "io/data_path.hpp"
#include "profile/profile.hpp"
#include "record/post.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <string>
#include <string_view>
#include <utility>

inline kummerkasten::io::DataPath source_data() {
    return kummerkasten::io::DataPath(std::string(KUMMERKASTEN_SOURCE_DIR) + "/data");
}

inline kummerkasten::record::Timestamp at(std::string_view time) { return *kummerkasten::record::parse_rfc3339(time); }

/// Heidebahn, with two agents, contacts and one link; says "sie".
inline kummerkasten::profile::Profile heidebahn() {
    kummerkasten::profile::Profile house;
    house.house.name = "Heidebahn";
    house.handles = {{"x", {"heidebahn"}}};
    house.agents = {{"an", "Anna Nissen"}, {"bk", "Bente Krohn"}};
    house.contact = {"per Direktnachricht", "0800 555 0199", "hilfe@heidebahn.example", "täglich von 6 bis 22 Uhr"};
    house.links = {{"outage", "https://heidebahn.example/lage", "die Lage auf allen Strecken"}};
    return house;
}

/// A complaint on X by Jana Petersen that calls for an ordinary reply.
inline kummerkasten::record::Post a_post(std::string id = "x:1") {
    kummerkasten::record::Post post;
    post.id = std::move(id);
    post.platform = "x";
    post.text = "Schon wieder nichts, und keiner sagt einem etwas.";
    post.author.name = "Jana Petersen";
    post.author.handle = "jana_p";
    return post;
}

inline kummerkasten::record::Triage a_complaint(std::string_view topic) {
    kummerkasten::record::Triage triage;
    triage.ownership = kummerkasten::record::Ownership::direct;
    triage.intent = kummerkasten::record::Intent::complaint;
    triage.needs_reply = true;
    triage.route = kummerkasten::record::Route::reply;
    triage.language = "de";
    if (!topic.empty()) {
        triage.topics = {{std::string(topic), 0.9}};
    }
    return triage;
}

/// The servers were slow on a Saturday evening, because of maintenance; over since 23:00 (Berlin).
inline kummerkasten::incident::Incident slow_servers() {
    kummerkasten::incident::Incident incident;
    incident.id = "INC-1";
    incident.what = "Unsere Server waren sehr langsam";
    incident.topics = {"outage"};
    incident.from = at("2026-09-12T18:14:00Z");
    incident.until = at("2026-09-12T21:00:00Z");
    incident.expires = at("2026-09-20T00:00:00Z");
    incident.cause = "Wartungsarbeiten";
    incident.state = kummerkasten::incident::Incident::State::resolved;
    incident.state_text = {{"de", "Seit 23 Uhr läuft alles wieder."}};
    return incident;
}

// SPDX-License-Identifier: Apache-2.0
#include "classify/house.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <limits>

namespace kummerkasten::classify {

namespace {

Sense sense(Category category, std::size_t reference = 0, float weight = 1) {
    return {weight, static_cast<std::uint16_t>(reference), category, Source::profile};
}

// With the genitive, which German writes without an apostrophe: "Wiesenpiepers Hotline".
void add_names(const profile::Named& named, const Sense& meaning, WordTable& into) {
    const auto add = [&](const std::string& name) {
        into.add_name(name, meaning);
        if (!name.empty() && is_ascii_letter(name.back()) && to_ascii_lower(name.back()) != 's') {
            into.add_name(name + "s", meaning);
        }
    };
    add(named.name);
    for (const std::string& other : named.also_called) {
        add(other);
    }
}

void add_handles(const profile::Handles& handles, Category category, std::size_t reference, WordTable& into) {
    for (const auto& [platform, accounts] : handles) {
        for (const std::string& account : accounts) {
            const std::string_view bare = account.starts_with('@') ? std::string_view(account).substr(1) : account;
            into.add_name(fmt::format("@{}", bare), sense(category, reference));
            const std::size_t server = bare.find('@');
            if (server != std::string_view::npos) {
                into.add_name(fmt::format("@{}", bare.substr(0, server)),
                              sense(category, reference, kHandleWithoutServer));
            }
        }
    }
}

} // namespace

void add_profile(const profile::Profile& profile, TopicNames& topics, WordTable& into) {
    add_names(profile.house, sense(Category::own_name), into);
    add_handles(profile.handles, Category::own_handle, 0, into);
    for (const std::string& words : profile.not_meant) {
        into.add_name(words, sense(Category::not_meant));
    }
    for (std::size_t i = 0; i < profile.rivals.size(); ++i) {
        add_names(profile.rivals[i], sense(Category::rival_name, i), into);
        add_handles(profile.rivals[i].handles, Category::rival_handle, i, into);
    }
    for (std::size_t i = 0; i < profile.products.size(); ++i) {
        add_names(profile.products[i], sense(Category::product, i), into);
    }
    for (const profile::OwnTopic& topic : profile.topics) {
        const Sense meaning = sense(Category::topic, topics.add(topic.name), 0.8F);
        for (const std::string& word : topic.words) {
            into.add(word, meaning, Place{"topic '" + topic.name + "' of the profile", 0});
        }
    }
}

std::vector<std::uint16_t> add_incidents(const std::vector<incident::Incident>& incidents, WordTable& into) {
    std::vector<std::uint16_t> incident_of_word;
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        for (const std::string& word : incidents[i].words) {
            if (incident_of_word.size() >= std::numeric_limits<std::uint16_t>::max()) {
                throw DataError(Place{"incident " + incidents[i].id, 0},
                                "more than 65535 words in all incidents; remove old ones");
            }
            into.add(word,
                     {1, static_cast<std::uint16_t>(incident_of_word.size()), Category::incident, Source::incidents},
                     Place{"incident " + incidents[i].id, 0});
            incident_of_word.push_back(static_cast<std::uint16_t>(i));
        }
    }
    return incident_of_word;
}

} // namespace kummerkasten::classify

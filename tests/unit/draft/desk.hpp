// SPDX-License-Identifier: Apache-2.0
// The desk of Heidebahn, where drafts are written without known incidents, and what tests ask of a draft.
#pragma once

#include "draft/drafter.hpp"
#include "draft/house.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Desk {
    kummerkasten::record::Taxonomy taxonomy{source_data()};
    kummerkasten::profile::Profile house = heidebahn();
    std::vector<kummerkasten::incident::Incident> incidents;
    kummerkasten::draft::Drafter drafter{source_data(), taxonomy, &house, incidents, "", at("2026-09-15T08:00:00Z")};

    [[nodiscard]] kummerkasten::record::Draft draft(std::string text, const kummerkasten::record::Triage& triage,
                                                    std::string id = "x:1", const std::string& lang = {}) const {
        kummerkasten::record::Post post = a_post(std::move(id));
        post.text = std::move(text);
        post.lang = lang;
        kummerkasten::record::Draft draft;
        drafter.draft(post, triage, {}, draft);
        return draft;
    }
};

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

inline bool has(const std::vector<std::string>& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

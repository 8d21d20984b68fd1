// SPDX-License-Identifier: Apache-2.0
// The table that kummerkasten(7) publishes says what the code does.
#include "classify/urgency.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

using namespace kummerkasten;

namespace {

// The rows of the table in the section URGENCY: name and cell, the cells of rows without a name joined to the one above.
std::map<std::string, std::string> published() {
    std::ifstream page(std::filesystem::path(KUMMERKASTEN_SOURCE_DIR) / "man/kummerkasten.7");
    std::map<std::string, std::string> rows;
    std::string line;
    std::string name;
    bool inside = false;
    while (std::getline(page, line)) {
        if (line.starts_with(".Sh ")) {
            inside = line == ".Sh URGENCY";
        }
        if (!inside || !line.starts_with(".It ") || line.starts_with(".It Sy")) {
            continue;
        }
        const std::size_t tab = line.find("Ta ");
        const std::string first = line.substr(4, tab - 4);
        if (!first.empty()) {
            name = first.substr(0, first.find(' '));
        }
        rows[name] += (rows[name].empty() ? "" : " ") + line.substr(tab + 3);
    }
    return rows;
}

// "complaint 25, resolved \\-15" → {complaint: 25, resolved: -15}
std::map<std::string, int> points_of(std::string cell) {
    for (std::size_t at = cell.find('\\'); at != std::string::npos; at = cell.find('\\')) {
        cell.erase(at, 1);
    }
    std::map<std::string, int> points;
    std::istringstream in(cell);
    std::string name;
    std::string number;
    while (in >> name >> number) {
        points[name] = std::stoi(number);
    }
    return points;
}

template <class Enum, std::size_t N> std::map<std::string, int> table_of(const std::array<int, N>& points) {
    std::map<std::string, int> table;
    for (std::size_t i = 0; i < N; ++i) {
        table[std::string(record::Names<Enum>::values[i])] = points[i];
    }
    return table;
}

} // namespace

TEST_CASE("the published summands are the constants of the code") {
    const auto rows = published();
    REQUIRE(rows.size() == 6);
    CHECK(points_of(rows.at("intent")) == table_of<record::Intent>(classify::kIntentPoints));
    CHECK(points_of(rows.at("signals")) == table_of<record::Signal>(classify::kSignalPoints));
    CHECK(rows.at("anger") == fmt::format("{} times the value", classify::kAngerPoints));
    CHECK(rows.at("reach") == fmt::format("{} for each factor of ten of followers above 100, at most {}",
                                          classify::kReachPoints, classify::kMostReach));
    CHECK(rows.at("waiting") ==
          fmt::format("{} log2(1 + hours / 2), at most {}", classify::kWaitingPoints, classify::kMostWaiting));
    CHECK(rows.at("growth") ==
          fmt::format("{} log2(1 + posts / 2), at most {}", classify::kGrowthPoints, classify::kMostGrowth));
}

TEST_CASE("the published bands are those of the code") {
    std::ifstream page(std::filesystem::path(KUMMERKASTEN_SOURCE_DIR) / "man/kummerkasten.7");
    std::stringstream all;
    all << page.rdbuf();
    const auto& first = classify::kBands;
    CHECK(all.str().find(
              fmt::format("Up to {} is\n.Li low ,\nup to {}\n.Li medium ,\nup to {}\n.Li high ,\nabove\n.Li urgent .",
                          first[0] - 1, first[1] - 1, first[2] - 1)) != std::string::npos);
}

// SPDX-License-Identifier: Apache-2.0
// The extraction tests of twitter-text, as far as they are there; they are no part of the project. Stated is how many pass in
// each section, and the numbers below are the floor under which none may fall. Not asked are "replies" and "cashtags": we
// extract neither.
#include "text/entities.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

using namespace kummerkasten::text;

namespace {

struct Case {
    std::string description, text;
    std::vector<std::string> expected;
    std::vector<std::pair<std::size_t, std::size_t>> indices; // in characters, where the section has them
};

// The string in double quotes that begins at `at`, which is moved behind it.
std::string quoted(const std::string& line, std::size_t& at) {
    std::string value;
    for (++at; at < line.size() && line[at] != '"'; ++at) {
        if (line[at] != '\\') {
            value += line[at];
        } else if (line[++at] == 'U') {
            append_utf8(value, static_cast<char32_t>(std::stoul(line.substr(at + 1, 8), nullptr, 16)));
            at += 8;
        } else if (line[at] == 'u') {
            append_utf8(value, static_cast<char32_t>(std::stoul(line.substr(at + 1, 4), nullptr, 16)));
            at += 4;
        } else {
            value += line[at] == 'n' ? '\n' : line[at] == 't' ? '\t' : line[at];
        }
    }
    ++at;
    return value;
}

std::vector<std::string> all_quoted(const std::string& line) {
    std::vector<std::string> values;
    for (std::size_t at = line.find('"'); at < line.size(); at = line.find('"', at)) {
        values.push_back(quoted(line, at));
    }
    return values;
}

// As much YAML as the suite needs: sections at two blanks, cases that begin with "- description:".
std::map<std::string, std::vector<Case>> read_suite(const std::filesystem::path& path) {
    std::map<std::string, std::vector<Case>> sections;
    std::ifstream in(path);
    std::vector<Case>* section = nullptr;
    for (std::string line; std::getline(in, line);) {
        const auto has = [&line](const char* word) { return line.find(word) != std::string::npos; };
        if (line.size() > 3 && line.compare(0, 2, "  ") == 0 && line[2] != ' ' && line.back() == ':') {
            section = &sections[line.substr(2, line.size() - 3)];
        } else if (section == nullptr) {
            continue;
        } else if (line.rfind("    - description:", 0) == 0) {
            section->emplace_back().description = line.substr(19);
        } else if (line.rfind("      text:", 0) == 0) {
            section->back().text = all_quoted(line).at(0);
        } else if (line.rfind("      expected: [", 0) == 0) {
            section->back().expected = all_quoted(line);
        } else if (has("- screen_name:") || has("- hashtag:") || has("- url:")) {
            section->back().expected.push_back(all_quoted(line).at(0));
        } else if (has("  indices: [")) {
            char* rest = nullptr;
            const auto begin = std::strtoul(line.c_str() + line.find('[') + 1, &rest, 10);
            section->back().indices.emplace_back(begin, std::strtoul(rest + 1, nullptr, 10));
        }
    }
    return sections;
}

bool passes(const Case& one, EntityKind kind, bool with_indices) {
    std::vector<Entity> entities;
    find_entities(one.text, Names::x, entities);
    std::vector<std::string> found;
    std::vector<std::pair<std::size_t, std::size_t>> indices;
    for (const Entity& entity : entities) {
        if (entity.kind == kind) {
            found.emplace_back(entity.name(one.text));
            indices.emplace_back(count_characters(one.text.substr(0, entity.start)),
                                 count_characters(one.text.substr(0, entity.end)));
        }
    }
    return found == one.expected && (!with_indices || indices == one.indices);
}

} // namespace

TEST_CASE("extraction agrees with the suite of twitter-text in ../shared") {
    struct Row {
        std::string section;
        EntityKind kind;
        bool with_indices;
        std::size_t cases, floor;
    };
    const std::vector<Row> rows{
        {"mentions", EntityKind::mention, false, 23, 23},
        {"mentions_with_indices", EntityKind::mention, true, 3, 3},
        {"mentions_or_lists_with_indices", EntityKind::mention, false, 5, 5}, // the account, not the list
        {"urls", EntityKind::link, false, 91, 91},
        {"urls_with_indices", EntityKind::link, true, 10, 10},
        {"urls_with_directional_markers", EntityKind::link, true, 2, 2},
        {"tco_urls_with_params", EntityKind::link, false, 5, 5},
        {"hashtags", EntityKind::hashtag, false, 65, 65},
        {"hashtags_from_astral", EntityKind::hashtag, false, 3, 3},
        {"hashtags_with_indices", EntityKind::hashtag, true, 8, 8},
    };
    const std::filesystem::path path = KUMMERKASTEN_SOURCE_DIR "/../shared/suites/twitter-text/conformance/extract.yml";
    if (!std::filesystem::exists(path)) {
        MESSAGE("skipped: ../shared/suites/twitter-text is not there");
        return;
    }
    const auto sections = read_suite(path);
    for (const Row& row : rows) {
        CAPTURE(row.section);
        REQUIRE(sections.count(row.section) == 1);
        const std::vector<Case>& cases = sections.at(row.section);
        std::size_t passed = 0;
        std::string failed;
        for (const Case& one : cases) {
            const bool pass = passes(one, row.kind, row.with_indices);
            passed += pass ? 1 : 0;
            failed += pass ? "" : "\n  fails: " + one.description;
        }
        MESSAGE(row.section << ": " << passed << " of " << cases.size() << failed);
        CHECK(cases.size() >= row.cases); // the reader has read them all
        CHECK(passed >= row.floor);
    }
}

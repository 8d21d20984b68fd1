// SPDX-License-Identifier: Apache-2.0
#include "record/taxonomy.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::record;

namespace {

std::string complaint(const std::string& rows) {
    const WrittenFile file("taxonomy.tsv", "#kummerkasten-taxonomy 1\n" + rows);
    try {
        const Taxonomy taxonomy{io::DataPath(file.directory().string())};
        return {};
    } catch (const DataError& problem) {
        return file.relative(problem.what());
    }
}

} // namespace

TEST_CASE("topics have names for people in two languages") {
    const WrittenFile file("taxonomy.tsv",
                           "#kummerkasten-taxonomy 1\noutage\tAusfall\tOutage\tnetwork\ndelay\tVerspätung\tDelay\n");
    const Taxonomy taxonomy{io::DataPath(file.directory().string())};
    CHECK(taxonomy.names() == std::vector<std::string>{"outage", "delay"});
    CHECK(taxonomy.contains("delay"));
    CHECK_FALSE(taxonomy.contains("Delay"));
    CHECK(taxonomy.display_name("delay", "de") == "Verspätung");
    CHECK(taxonomy.display_name("delay", "en") == "Delay");
    CHECK(taxonomy.display_name("delay", "fr") == "Delay");
    CHECK(taxonomy.display_name("our_own", "de") == "our_own");
}

TEST_CASE("complaints name file and line") {
    CHECK(complaint("a\tA\tA\tg\n") == "");
    CHECK(complaint("a\tA\tA\tg\n# x\na\tB\tB\tg\n") == "taxonomy.tsv:4: topic 'a' stands here twice");
    CHECK(complaint("a\tA\n") == "taxonomy.tsv:2: field 3 of 4 is empty; fields are parted by tabs");
}

TEST_CASE("the taxonomy of this source tree") {
    const Taxonomy taxonomy{io::DataPath(KUMMERKASTEN_SOURCE_DIR "/data")};
    CHECK(taxonomy.topics().size() > 10);
    for (const TaxonomyTopic& topic : taxonomy.topics()) {
        CAPTURE(topic.name);
        CHECK(std::all_of(topic.name.begin(), topic.name.end(),
                          [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }));
    }
}

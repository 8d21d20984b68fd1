// SPDX-License-Identifier: Apache-2.0
#include "draft/channel.hpp"

#include "base/error.hpp"
#include "draft/data_copy.hpp"
#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

TEST_CASE("the table of the source tree") {
    const ChannelTable table(source_data());
    CHECK(table.find("x").limit == 280);
    CHECK(table.find("X").limit == 280);
    CHECK(table.find("bluesky").limit == 300);
    CHECK(table.find("bluesky").byte_limit == 3000);
    CHECK(table.find("google_play").limit == 350);
    CHECK(table.find("facebook").limit == 8000);
    CHECK(table.find("mail").layout == Layout::letter);
    CHECK(table.find("mail").privacy == Privacy::itself);
    CHECK_FALSE(table.find("pigeon").known);
    CHECK(table.find("pigeon").limit == 0);
}

TEST_CASE("every platform that ingest writes has a row") {
    const ChannelTable table(source_data());
    for (const std::string name : {"x", "mastodon", "bluesky", "facebook", "instagram", "youtube", "reddit",
                                   "google_play", "app_store", "telegram", "zendesk", "mail", "csv", "text"}) {
        CAPTURE(name);
        CHECK(table.find(name).known);
    }
}

TEST_CASE("complaints name file and line") {
    struct Row {
        std::string name, line, message;
    };
    const std::vector<Row> rows{
        {"no number", "x\tmany\tsegments\t0\t0\tline\tdm\tsource\tdate",
         "2: 'many' is not a whole number from 0 to 1000000"},
        {"unknown unit", "x\t1\tpages\t0\t0\tline\tdm\tsource\tdate",
         "2: 'pages' is unknown; allowed are weighted, graphemes, characters or segments"},
        {"no source", "x\t1\tsegments\t0\t0\tline\tdm\t\tdate", "2: field 8 of 9 is empty; fields are parted by tabs"},
        {"more parts than can be numbered", "x\t256\tsegments\t0\t0\tline\tdm\tsource\tdate",
         "2: a text message has at most 255 segments"},
        {"twice", "x\t1\tsegments\t0\t0\tline\tdm\ts\td\nX\t1\tsegments\t0\t0\tline\tdm\ts\td",
         "3: channel 'X' stands here a second time"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const DataCopy data;
        data.write("channels.tsv", "#kummerkasten-channels 1\n" + row.line + "\n");
        CHECK(data.complaint([](const io::DataPath& path) { ChannelTable table(path); }) ==
              "channels.tsv:" + row.message);
    }
}

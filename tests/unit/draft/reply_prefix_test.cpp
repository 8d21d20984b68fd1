// SPDX-License-Identifier: Apache-2.0
#include "draft/reply_prefix.hpp"

#include "draft/house.hpp"
#include "draft/length.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

record::Post jana_mentions_tom() {
    record::Post post;
    post.platform = "x";
    post.author.handle = "jana_p";
    post.mentions = {"wiesenpieper", "Tom"};
    return post;
}

} // namespace

TEST_CASE("handles that X itself puts in front of a reply do not count") {
    const ChannelTable table(source_data());
    const Channel& x = table.find("x");
    struct Row {
        std::string name, text, counted;
    };
    const std::vector<Row> rows{
        {"the author", "@jana_p Danke!", "Danke!"},
        {"in any case", "@Jana_P Danke!", "Danke!"},
        {"and those whom she mentions", "@jana_p  @tom Danke!", "Danke!"},
        {"nobody else", "@jana_p @ole Danke!", "@ole Danke!"},
        {"and nobody behind somebody else", "@ole @jana_p Danke!", "@ole @jana_p Danke!"},
        {"a longer handle is another one", "@jana_petersen Danke!", "@jana_petersen Danke!"},
        {"a comma makes it part of the text", "@jana_p, danke!", "@jana_p, danke!"},
        {"so does a full stop in front", ".@jana_p Danke!", ".@jana_p Danke!"},
        {"in the middle they count", "Danke @jana_p!", "Danke @jana_p!"},
        {"a line break will do", "@jana_p\nDanke!", "Danke!"},
        {"a sign alone is no handle", "@ Danke!", "@ Danke!"},
        {"nothing but the handle", "@jana_p", ""},
        {"no text", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(counted_part(x, jana_mentions_tom(), row.text) == row.counted);
    }
    const std::string text = "@jana_p " + std::string(280, 'a');
    CHECK(measure(x, counted_part(x, jana_mentions_tom(), text)).used == 280);
}

TEST_CASE("where X adds no handles they count") {
    const ChannelTable table(source_data());
    record::Post mail = jana_mentions_tom();
    mail.platform = "mail";
    CHECK(reply_prefix(table.find("x"), mail, "@jana_p Danke!") == 0); // a new post there answers nothing
    record::Post message = jana_mentions_tom();
    message.kind = record::Kind::message;
    CHECK(reply_prefix(table.find("x"), message, "@jana_p Danke!") == 0);
    record::Post toot = jana_mentions_tom();
    toot.platform = "mastodon";
    CHECK(reply_prefix(table.find("mastodon"), toot, "@jana_p Danke!") == 0);
    record::Post without_handle;
    without_handle.platform = "x";
    CHECK(reply_prefix(table.find("x"), without_handle, "@ Danke!") == 0);
}

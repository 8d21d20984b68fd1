// SPDX-License-Identifier: Apache-2.0
#include "profile/handles.hpp"

#include "base/error.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::profile;

TEST_CASE("bare_handle takes off one @ and blanks") {
    CHECK(bare_handle("@haus") == "haus");
    CHECK(bare_handle(" haus ") == "haus");
    CHECK(bare_handle("@haus@social.example") == "haus@social.example");
    CHECK(bare_handle("@").empty());
    CHECK(bare_handle("").empty());
}

TEST_CASE("same_handle") {
    struct Row {
        std::string name, platform, a, b;
        bool same;
    };
    const std::vector<Row> rows{
        {"equal", "x", "haus", "haus", true},
        {"ASCII case makes no difference", "x", "Haus", "hAUS", true},
        {"another account", "x", "haus", "haus2", false},
        {"a prefix is another account", "x", "haus", "hau", false},
        {"mastodon, same server", "mastodon", "haus@a.example", "Haus@A.example", true},
        {"mastodon, another server", "mastodon", "haus@a.example", "haus@b.example", false},
        {"mastodon, server left out by the post", "mastodon", "haus@a.example", "haus", true},
        {"mastodon, server left out by the profile", "mastodon", "haus", "haus@b.example", true},
        {"mail is no mastodon", "mail", "haus@a.example", "haus", false},
        {"empty is nobody", "x", "haus", "", false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(same_handle(row.platform, row.a, row.b) == row.same);
        CHECK(same_handle(row.platform, row.b, row.a) == row.same);
    }
}

TEST_CASE("an empty profile has no handle, and platforms are kept apart") {
    Profile profile;
    CHECK_FALSE(profile.is_own_handle("haus"));
    profile.handles["x"] = {"Haus"};
    profile.handles["mastodon"] = {"haus_hilfe@a.example"};
    CHECK(profile.is_own_handle("haus"));
    CHECK(profile.is_own_handle("haus", "x"));
    CHECK_FALSE(profile.is_own_handle("haus", "mastodon"));
    CHECK_FALSE(profile.is_own_handle("haus", "bluesky"));
    CHECK(profile.is_own_handle("HAUS_hilfe", "mastodon"));
    CHECK_FALSE(profile.is_own_handle("haus_hilfe@b.example"));
    CHECK_FALSE(profile.is_own_handle(""));
}

TEST_CASE("check_platform") {
    struct Row {
        std::string name, platform, message; // an empty message: fine
    };
    const std::vector<Row> rows{
        {"a known one", "mastodon", ""},
        {"short", "x", ""},
        {"one that nobody thought of", "hausforum_2", ""},
        {"a near miss", "mastodn", "p:1: unknown platform 'mastodn'; did you mean 'mastodon'"},
        {"capitals of a known one", "Mastodon", "p:1: unknown platform 'Mastodon'; did you mean 'mastodon'"},
        {"the old name of x", "twitter", "p:1: unknown platform 'twitter'; it is called 'x' here"},
        {"a blank", "our forum",
         "p:1: 'our forum' is no platform; expected small letters, digits and '_', as in 'x' or 'mastodon'"},
        {"empty", "", "p:1: '' is no platform; expected small letters, digits and '_', as in 'x' or 'mastodon'"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        std::string message;
        try {
            check_platform(row.platform, {"p", 1});
        } catch (const DataError& error) {
            message = error.what();
        }
        CHECK(message == row.message);
    }
}

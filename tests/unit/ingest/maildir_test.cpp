// SPDX-License-Identifier: Apache-2.0
#include "ingest/maildir.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

TEST_CASE("a Maildir's mails come by the time in their names, from both folders") {
    const WrittenFile place("other.txt", "");
    const std::filesystem::path box = place.directory() / "box";
    CHECK_FALSE(is_maildir(box.string()));
    for (const char* const folder : {"cur", "new", "tmp", ".Gesendet/cur"}) {
        std::filesystem::create_directories(box / folder);
    }
    for (const char* const name : {"cur/1000.a:2,S", "new/1001.b", "cur/1002.c:2,", "cur/1003.draft:2,DS",
                                   "cur/.hidden", "tmp/1004.half", ".Gesendet/cur/1005.d"}) {
        std::ofstream(box / name) << "Subject: x\n\n";
    }
    CHECK(is_maildir(box.string()));
    CHECK(is_maildir(box.string() + "/"));
    CHECK_FALSE(is_maildir((box / "cur").string()));
    CHECK_FALSE(is_maildir(place.path().string()));
    std::vector<std::string> names;
    for (const std::string& file : maildir_files(box.string())) {
        names.push_back(std::filesystem::path(file).filename().string());
    }
    CHECK(names == std::vector<std::string>{"1000.a:2,S", "1001.b", "1002.c:2,"});
    CHECK_THROWS_AS(static_cast<void>(maildir_files(place.path().string())), IoError);
}

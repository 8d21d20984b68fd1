// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_file.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::io;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ostringstream all;
    all << std::ifstream(file, std::ios::binary).rdbuf();
    return all.str();
}

std::size_t entries(const std::filesystem::path& directory) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(directory)) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("a file is made and replaced") {
    const WrittenFile file("state", "old");
    replace_file(file.path(), "new");
    CHECK(bytes_of(file.path()) == "new");
    replace_file(file.path(), "");
    CHECK(bytes_of(file.path()).empty());
    const std::string large(3'000'000, 'x');
    replace_file(file.path(), large);
    CHECK(bytes_of(file.path()) == large);
    replace_file(file.directory() / "another", "made");
    CHECK(bytes_of(file.directory() / "another") == "made");
    CHECK(entries(file.directory()) == 2); // and no temporary file
}

TEST_CASE("a new file has the rights any new file gets, not those of a temporary one") {
    const WrittenFile file("state", "old");
    const mode_t mask = ::umask(027);
    replace_file(file.path(), "new");
    ::umask(mask);
    struct stat status {};
    REQUIRE(::stat(file.path().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0640); // 0666 without 027
}

TEST_CASE("a link stays a link, a pipe stays a pipe") {
    const WrittenFile file("state", "old");
    const std::filesystem::path link = file.directory() / "link";
    std::filesystem::create_symlink("state", link);
    replace_file(link, "new");
    CHECK(std::filesystem::is_symlink(link));
    CHECK(bytes_of(file.path()) == "new");

    const std::filesystem::path pipe = file.directory() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    REQUIRE(reader >= 0);
    replace_file(pipe, "into it");
    char read_back[16] = {};
    CHECK(::read(reader, read_back, sizeof read_back) == 7);
    CHECK(std::string(read_back) == "into it");
    ::close(reader);
    CHECK(std::filesystem::is_fifo(pipe));
    CHECK(entries(file.directory()) == 3);
}

TEST_CASE("what is written to /dev/null leaves it a device") {
    replace_file("/dev/null", "gone");
    CHECK(std::filesystem::is_character_file("/dev/null"));
    CHECK_THROWS_AS(replace_file("/dev/full", "too much"), IoError);
}

TEST_CASE("a file named without a directory lies in the current one") {
    const WrittenFile file("state", "old");
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(file.directory());
    replace_file("state", "new");
    std::filesystem::current_path(before);
    CHECK(bytes_of(file.path()) == "new");
}

TEST_CASE("a target that is a directory: told, untouched, nothing left behind") {
    const WrittenFile file("state", "old");
    std::filesystem::create_directory(file.directory() / "target");
    std::ofstream(file.directory() / "target" / "inside") << "kept";
    const std::string target = (file.directory() / "target").string();
    CHECK_THROWS_WITH_AS(replace_file(target, "new"), ("cannot replace '" + target + "': Is a directory").c_str(),
                         IoError);
    CHECK(bytes_of(file.directory() / "target" / "inside") == "kept");
    CHECK(entries(file.directory()) == 2);
}

TEST_CASE("a directory that is not there, or that takes no files") {
    CHECK_THROWS_WITH_AS(replace_file("/nonexistent/state", "new"),
                         "cannot create a temporary file beside '/nonexistent/state': No such file or directory",
                         IoError);
    CHECK_THROWS_AS(replace_file("/proc/state", "new"), IoError);
}

TEST_CASE("a read-only directory leaves the old file as it was") {
    if (::geteuid() == 0) {
        MESSAGE("skipped: nothing is read-only for root");
        return;
    }
    const WrittenFile file("state", "old");
    ::chmod(file.directory().c_str(), 0555);
    CHECK_THROWS_AS(replace_file(file.path(), "new"), IoError);
    ::chmod(file.directory().c_str(), 0755);
    CHECK(bytes_of(file.path()) == "old");
    CHECK(entries(file.directory()) == 1);
}

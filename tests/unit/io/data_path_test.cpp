// SPDX-License-Identifier: Apache-2.0
#include "io/data_path.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::io;

namespace {

// The variable for the time of a test.
class Variable {
public:
    explicit Variable(const char* value) {
        if (const char* old = std::getenv("KUMMERKASTEN_DATA")) {
            before_ = old;
        }
        value == nullptr ? ::unsetenv("KUMMERKASTEN_DATA") : ::setenv("KUMMERKASTEN_DATA", value, 1);
    }
    ~Variable() {
        before_.empty() ? ::unsetenv("KUMMERKASTEN_DATA") : ::setenv("KUMMERKASTEN_DATA", before_.c_str(), 1);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    std::string before_;
};

} // namespace

TEST_CASE("--data wins over the variable") {
    const WrittenFile given("taxonomy.tsv", "");
    const WrittenFile other("taxonomy.tsv", "");
    const Variable variable(other.directory().c_str());
    const DataPath data(given.directory().string());
    CHECK(data.root() == given.directory());
    CHECK(data / "de/lexicon.tsv" == given.directory() / "de/lexicon.tsv");
    CHECK(DataPath("").root() == other.directory());
}

TEST_CASE("a directory without our data is refused, with where it came from") {
    const WrittenFile wrong("something.tsv", "");
    const std::string directory = wrong.directory().string();
    {
        const Variable variable(nullptr);
        CHECK_THROWS_WITH_AS(
            DataPath{directory},
            ("'" + directory + "' (--data) holds no data of ours; expected a directory with 'taxonomy.tsv' in it")
                .c_str(),
            DataError);
        CHECK_THROWS_AS(DataPath{"/nonexistent"}, DataError);
    }
    const Variable variable(directory.c_str());
    CHECK_THROWS_WITH_AS(
        DataPath{""},
        ("'" + directory +
         "' ($KUMMERKASTEN_DATA) holds no data of ours; expected a directory with 'taxonomy.tsv' in it")
            .c_str(),
        DataError);
}

TEST_CASE("a variable that is empty is not set: the data beside the program are looked for") {
    for (const char* value : {static_cast<const char*>(nullptr), ""}) {
        const Variable variable(value);
        try {
            const DataPath data("");
            CHECK(data.root().filename() == "kummerkasten");
        } catch (const DataError& problem) {
            const std::string message = problem.what();
            CHECK(message.find("share/kummerkasten'; set KUMMERKASTEN_DATA or give --data DIRECTORY") !=
                  std::string::npos);
        }
    }
}

TEST_CASE("the data of this source tree") {
    CHECK(DataPath(KUMMERKASTEN_SOURCE_DIR "/data").root() == KUMMERKASTEN_SOURCE_DIR "/data");
}

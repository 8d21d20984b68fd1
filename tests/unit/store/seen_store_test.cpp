// SPDX-License-Identifier: Apache-2.0
// The file itself, what is remembered in it, and everything that may stand where it should. What happens when a run is killed,
// a disk is full or eight runs share a file is tests/faults/state.sh.
#include "store/seen_store.hpp"
#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <random>
#include <string>
#include <vector>

using namespace kummerkasten;
using store::Finding;
using store::SeenStore;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kNow = 20'000 * kDay; // some day of 2024
constexpr std::chrono::milliseconds kShort{50};

Finding see_once(SeenStore& state, std::string_view id, std::uint64_t words) {
    state.begin();
    const Finding found = state.see(id, words);
    state.commit();
    return found;
}

// Does something with the file as any other program would.
void with_sqlite(const std::string& file, const char* sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

std::string message_of(const std::string& file) {
    try {
        SeenStore state(file, kNow, kShort);
    } catch (const LockedError& problem) {
        return std::string("locked: ") + problem.what();
    } catch (const IoError& problem) {
        return problem.what();
    }
    return "";
}

std::vector<std::string> notes_of(SeenStore& state, std::size_t most) {
    std::vector<std::string> notes;
    state.visit_notes(most, [&notes](std::int64_t, std::string_view note) { notes.emplace_back(note); });
    return notes;
}

} // namespace

TEST_CASE("a post is fresh once, then the same, and edited where its words are others") {
    const WrittenFile file("s.db", ""); // an empty file is a new state
    {
        SeenStore state(file.path().string(), kNow);
        CHECK(see_once(state, "x:1", 11) == Finding::fresh);
        CHECK(see_once(state, "x:1", 11) == Finding::same);
        CHECK(see_once(state, "x:2", 11) == Finding::fresh);
    }
    SeenStore state(file.path().string(), kNow + kDay);
    CHECK(see_once(state, "x:1", 11) == Finding::same);
    CHECK(see_once(state, "x:1", ~std::uint64_t{0}) == Finding::edited); // a hash with its highest bit set
    CHECK(see_once(state, "x:1", ~std::uint64_t{0}) == Finding::same);
    CHECK(see_once(state, "X:1", 11) == Finding::fresh); // ids are bytes
}

TEST_CASE("what was not committed was not seen") {
    const WrittenFile file("s.db", "");
    {
        SeenStore state(file.path().string(), kNow);
        CHECK(see_once(state, "x:1", 1) == Finding::fresh);
        state.begin();
        CHECK(state.see("x:2", 1) == Finding::fresh);
        CHECK(state.see("x:2", 1) == Finding::same); // within the batch it was
        state.rollback();
        state.rollback(); // nothing to give up any more
        state.begin();
        CHECK(state.see("x:3", 1) == Finding::fresh);
    } // as if killed
    SeenStore state(file.path().string(), kNow);
    CHECK(see_once(state, "x:1", 1) == Finding::same);
    CHECK(see_once(state, "x:2", 1) == Finding::fresh);
    CHECK(see_once(state, "x:3", 1) == Finding::fresh);
}

TEST_CASE("ids of any length and any bytes") {
    const WrittenFile file("s.db", "");
    SeenStore state(file.path().string(), kNow);
    const std::string long_id(2'000'000, 'a'); // twice what the file would take
    for (const std::string& id : {std::string(), std::string("a\0b", 3), std::string("a\0c", 3), std::string("ü\n'\""),
                                  std::string(256, 'a'), std::string(257, 'a'), long_id, long_id + "b"}) {
        CAPTURE(id.size());
        CHECK(see_once(state, id, 1) == Finding::fresh);
        CHECK(see_once(state, id, 1) == Finding::same);
    }
}

TEST_CASE("posts are forgotten that stood in no input for so many days, and not the others") {
    const WrittenFile file("s.db", "");
    {
        SeenStore state(file.path().string(), kNow);
        CHECK(see_once(state, "old", 1) == Finding::fresh);
        CHECK(see_once(state, "in each export", 1) == Finding::fresh);
    }
    {
        SeenStore state(file.path().string(), kNow + 60 * kDay);
        CHECK(see_once(state, "in each export", 1) == Finding::same);
        state.forget(90, 0); // the older is 60 days old
    }
    SeenStore state(file.path().string(), kNow + 91 * kDay);
    CHECK(see_once(state, "new", 1) == Finding::fresh);
    state.forget(90, 0); // "old" was last seen 91 days ago, "in each export" 31
    CHECK(see_once(state, "in each export", 1) == Finding::same);
    CHECK(see_once(state, "old", 1) == Finding::fresh);

    // Once a day is enough: a second time on the same day looks at nothing.
    CHECK(see_once(state, "new", 1) == Finding::same);
    state.forget(-1, 0); // would forget all
    CHECK(see_once(state, "new", 1) == Finding::same);
}

TEST_CASE("notes come back in order, the last ones, over runs") {
    const WrittenFile file("s.db", "");
    const std::string binary("\0\xff\x01", 3);
    {
        SeenStore state(file.path().string(), kNow);
        state.begin();
        const std::int64_t first = state.add_note("one");
        CHECK(state.add_note("two") > first);
        state.add_note(binary);
        state.drop_note(first);
        state.add_note("four");
        state.commit();
        CHECK(notes_of(state, 10) == std::vector<std::string>{"two", binary, "four"});
    }
    SeenStore state(file.path().string(), kNow);
    CHECK(notes_of(state, 2) == std::vector<std::string>{binary, "four"});
    state.forget(1, 2);
    CHECK(notes_of(state, 10) == std::vector<std::string>{binary, "four"});
}

TEST_CASE("while one run holds the file, another waits and then says so") {
    const WrittenFile file("s.db", "");
    const std::string path = file.path().string();
    SeenStore holder(path, kNow);
    SeenStore other(path, kNow, kShort); // opening it is no trouble
    holder.begin();
    CHECK(holder.see("x:1", 1) == Finding::fresh);
    const auto started = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(other.begin(), LockedError);
    CHECK(std::chrono::steady_clock::now() - started >= kShort);
    holder.commit();
    CHECK(see_once(other, "x:1", 1) == Finding::same);
}

TEST_CASE("what stands where the state should be") {
    SUBCASE("no database") {
        const WrittenFile file("s.db", std::string(3000, 'k'));
        CHECK(message_of(file.path().string()).find("s.db' is no state of ours, or damaged: file is not a database") !=
              std::string::npos);
    }
    SUBCASE("a short file") {
        const WrittenFile file("s.db", "kurz");
        CHECK(message_of(file.path().string()).find("s.db' is no state of ours") != std::string::npos);
    }
    SUBCASE("another program's") {
        const WrittenFile file("s.db", "");
        with_sqlite(file.path().string(), "CREATE TABLE bookmarks (url)");
        CHECK(message_of(file.path().string()).find("s.db' is a database of another program") != std::string::npos);
    }
    SUBCASE("a newer version's") {
        const WrittenFile file("s.db", "");
        CHECK(message_of(file.path().string()).empty());
        with_sqlite(file.path().string(), "PRAGMA user_version=2");
        CHECK(message_of(file.path().string())
                  .find("a newer version of this program (state version 2, this one knows 1)") != std::string::npos);
    }
    SUBCASE("ours with a trigger that we did not make") {
        const WrittenFile file("s.db", "");
        CHECK(message_of(file.path().string()).empty());
        with_sqlite(file.path().string(), "CREATE TRIGGER t AFTER INSERT ON seen BEGIN DELETE FROM seen; END");
        CHECK(message_of(file.path().string()).find("its tables are not those of a state") != std::string::npos);
    }
    SUBCASE("ours with a table gone") {
        const WrittenFile file("s.db", "");
        CHECK(message_of(file.path().string()).empty());
        with_sqlite(file.path().string(), "DROP TABLE notes");
        CHECK(message_of(file.path().string()).find("its tables are not those of a state") != std::string::npos);
    }
    SUBCASE("a directory, and a file in none") {
        const WrittenFile file("s.db", "");
        CHECK(message_of(file.directory().string()).find("cannot write the state") == 0);
        CHECK(message_of((file.directory() / "no" / "s.db").string()).find("cannot write the state") == 0);
    }
    SUBCASE("names that SQLite reads a meaning into") {
        const WrittenFile file("s.db", "");
        const std::filesystem::path before = std::filesystem::current_path();
        std::filesystem::current_path(file.directory());
        CHECK(message_of(":memory:").empty());
        CHECK(message_of("file:x?mode=memory").empty());
        CHECK(std::filesystem::file_size(":memory:") > 0);
        CHECK(std::filesystem::file_size("file:x?mode=memory") > 0);
        std::filesystem::current_path(before);
    }
}

TEST_CASE("damaged bytes: it works, or it says so, and it never ends the process") {
    const WrittenFile file("s.db", "");
    {
        SeenStore state(file.path().string(), kNow);
        state.begin();
        for (int i = 0; i < 300; ++i) {
            static_cast<void>(state.see("x:" + std::to_string(i), 1));
            state.add_note(std::string(100, 'n'));
        }
        state.commit();
    } // the last to close it puts the log into the file
    std::string good;
    {
        std::ifstream in(file.path(), std::ios::binary);
        good.assign(std::istreambuf_iterator<char>(in), {});
    }
    REQUIRE(good.size() > 8192);
    std::mt19937 random(20261128);
    int complaints = 0;
    for (int round = 0; round < 400; ++round) {
        std::string bytes = good;
        const std::size_t reach = round % 2 == 0 ? 200 : bytes.size(); // half of them in the header and the schema
        bytes[random() % reach] ^= static_cast<char>(1 + random() % 255);
        const WrittenFile damaged("d.db", bytes);
        try {
            SeenStore state(damaged.path().string(), kNow, kShort);
            state.begin();
            for (int i = 0; i < 300; i += 7) {
                static_cast<void>(state.see("x:" + std::to_string(i), 1));
            }
            state.add_note("n");
            state.commit();
            static_cast<void>(notes_of(state, 1000));
            state.forget(100, 50);
        } catch (const Error& problem) {
            ++complaints;
            CHECK(std::string(problem.what()).find("d.db") != std::string::npos);
        }
    }
    CHECK(complaints > 20); // the header's magic string alone is 16 of the 200 bytes
}

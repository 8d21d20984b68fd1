// SPDX-License-Identifier: Apache-2.0
#include "store/seen_store.hpp"

#include "base/error.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace kummerkasten::store {

namespace {

constexpr std::int64_t kSecondsOfADay = 86'400;

// first_seen in seconds, last_seen in days, since 1970: a post that stands in each export is written to once a day only.
constexpr const char* kTables[] = {
    "CREATE TABLE seen (id TEXT PRIMARY KEY, words INTEGER NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER "
    "NOT "
    "NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE notes (number INTEGER PRIMARY KEY AUTOINCREMENT, note BLOB NOT NULL) STRICT",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    nullptr,
};

// "KmKs" as a number, so that nobody else's is the same by chance.
constexpr Schema kSchema{0x4B6D4B73, 1, kTables};

// Ids are short; what a stranger makes a thousand bytes long is kept as its beginning and a hash of all of it.
constexpr std::size_t kLongestId = 256;

std::string short_form(std::string_view id) {
    const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
    return fmt::format("{}#{:016x}{:016x}", id.substr(0, kLongestId - 33), hash.high64, hash.low64);
}

} // namespace

SeenStore::SeenStore(const std::string& file, std::int64_t now, std::chrono::milliseconds patience)
    : now_(now),
      today_(now / kSecondsOfADay),
      database_(file, kSchema, patience),
      find_(database_.prepare("SELECT words, last_seen FROM seen WHERE id = ?1")),
      insert_(database_.prepare("INSERT INTO seen (id, words, first_seen, last_seen) VALUES (?1, ?2, ?3, ?4)")),
      touch_(database_.prepare("UPDATE seen SET last_seen = ?2 WHERE id = ?1")),
      change_(database_.prepare("UPDATE seen SET words = ?2, last_seen = ?3 WHERE id = ?1")),
      add_note_(database_.prepare("INSERT INTO notes (note) VALUES (?1) RETURNING number")),
      drop_note_(database_.prepare("DELETE FROM notes WHERE number = ?1")) {}

void SeenStore::begin() {
    database_.execute("BEGIN IMMEDIATE");
    open_ = true;
}

void SeenStore::commit() {
    database_.execute("COMMIT");
    open_ = false;
}

void SeenStore::rollback() noexcept {
    if (!open_) {
        return;
    }
    open_ = false;
    try {
        database_.execute("ROLLBACK");
    } catch (const Error&) { // it was rolled back already, or will be by the next run
    }
}

Finding SeenStore::see(std::string_view id, std::uint64_t words) {
    std::string shortened;
    if (id.size() > kLongestId) {
        shortened = short_form(id);
        id = shortened;
    }
    const auto hash = static_cast<std::int64_t>(words); // SQLite's numbers have a sign; the bits are the same
    const bool known = find_.bind_text(1, id).step();
    const std::int64_t known_words = known ? find_.number(0) : 0;
    const std::int64_t last_seen = known ? find_.number(1) : 0;
    find_.reset();
    if (!known) {
        insert_.bind_text(1, id).bind(2, hash).bind(3, now_).bind(4, today_).run();
        return Finding::fresh;
    }
    if (known_words != hash) {
        change_.bind_text(1, id).bind(2, hash).bind(3, today_).run();
        return Finding::edited;
    }
    if (last_seen < today_) {
        touch_.bind_text(1, id).bind(2, today_).run();
    }
    return Finding::same;
}

std::int64_t SeenStore::add_note(std::string_view note) {
    const std::int64_t number = add_note_.bind_blob(1, note).step() ? add_note_.number(0) : 0;
    add_note_.reset();
    return number;
}

void SeenStore::drop_note(std::int64_t number) { drop_note_.bind(1, number).run(); }

void SeenStore::visit_notes(std::size_t most, const std::function<void(std::int64_t, std::string_view)>& visit) {
    Statement rows = database_.prepare(
        "SELECT number, note FROM (SELECT number, note FROM notes ORDER BY number DESC "
        "LIMIT ?1) ORDER BY number");
    rows.bind(1, static_cast<std::int64_t>(most));
    while (rows.step()) {
        visit(rows.number(0), rows.bytes(1));
    }
}

void SeenStore::forget(std::int64_t days, std::size_t notes) {
    Statement done = database_.prepare("SELECT 1 FROM settings WHERE name = 'forgotten_on' AND value = ?1");
    const bool was_today = done.bind(1, today_).step();
    done.reset();
    if (was_today) {
        return;
    }
    begin();
    database_.prepare("DELETE FROM seen WHERE last_seen < ?1").bind(1, today_ - days).run();
    database_
        .prepare("DELETE FROM notes WHERE number <= (SELECT number FROM notes ORDER BY number DESC LIMIT 1 OFFSET ?1)")
        .bind(1, static_cast<std::int64_t>(notes))
        .run();
    database_.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES ('forgotten_on', ?1)")
        .bind(1, today_)
        .run();
    commit();
}

} // namespace kummerkasten::store

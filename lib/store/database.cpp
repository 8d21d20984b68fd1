// SPDX-License-Identifier: Apache-2.0
#include "store/database.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>
#include <set>
#include <thread>

namespace kummerkasten::store {

namespace {

// What went wrong, in the user's words first and in SQLite's behind.
[[noreturn]] void fail(const FileName& named, int code, const char* reason) {
    const std::string name = in_quotes(named.file, 200);
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw error<LockedError>("the {} {} is locked by another run; try again when it is done", named.noun, name);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        throw error<IoError>("{} is no {} of ours, or damaged: {}; move it away to begin a new one", name, named.noun,
                             reason);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        throw error<IoError>("cannot write the {} {}: {}; the file and its directory must be writable", named.noun,
                             name, reason);
    default: throw error<IoError>("cannot use the {} {}: {}", named.noun, name, reason);
    }
}

[[noreturn]] void fail(const FileName& named, sqlite3* database) {
    const int code = sqlite3_extended_errcode(database);
    const int system = sqlite3_system_errno(database);
    const bool of_system = (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_CANTOPEN;
    fail(named, code, of_system && system != 0 ? std::strerror(system) : sqlite3_errmsg(database));
}

// Limits far above what we ask for, far below what a prepared file could ask of us (security.html suggests these).
void lower_limits(sqlite3* database, bool for_people) {
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, for_people ? 300'000'000 : 1'000'000); // the longest line: 256 MB
    sqlite3_limit(database, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(database, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(database, SQLITE_LIMIT_EXPR_DEPTH, 10);
    sqlite3_limit(database, SQLITE_LIMIT_COMPOUND_SELECT, 3);
    sqlite3_limit(database, SQLITE_LIMIT_VDBE_OP, 25'000);
    sqlite3_limit(database, SQLITE_LIMIT_FUNCTION_ARG, 8);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(database, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50);
    sqlite3_limit(database, SQLITE_LIMIT_VARIABLE_NUMBER, for_people ? 50 : 10);
    sqlite3_limit(database, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
}

} // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bind(int parameter, std::int64_t value) {
    if (sqlite3_bind_int64(statement_.get(), parameter, value) != SQLITE_OK) {
        fail(*name_, sqlite3_db_handle(statement_.get()));
    }
    return *this;
}

Statement& Statement::bind_real(int parameter, double value) {
    if (sqlite3_bind_double(statement_.get(), parameter, value) != SQLITE_OK) {
        fail(*name_, sqlite3_db_handle(statement_.get()));
    }
    return *this;
}

Statement& Statement::bind_text(int parameter, std::string_view value) {
    if (sqlite3_bind_text64(statement_.get(), parameter, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8) !=
        SQLITE_OK) {
        fail(*name_, sqlite3_db_handle(statement_.get()));
    }
    return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view value) {
    if (sqlite3_bind_blob64(statement_.get(), parameter, value.data(), value.size(), SQLITE_STATIC) != SQLITE_OK) {
        fail(*name_, sqlite3_db_handle(statement_.get()));
    }
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        fail(*name_, sqlite3_db_handle(statement_.get()));
    }
    return false;
}

void Statement::run() {
    while (step()) {}
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_.get()); // its code is that of the step before, which was looked at
    sqlite3_clear_bindings(statement_.get());
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string_view Statement::bytes(int column) const {
    const void* data = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Database::Database(const std::string& file, const Schema& schema, std::chrono::milliseconds patience)
    : name_{file, schema.noun} {
    // SQLite's own waiting does not cover the change to the write-ahead log, which two first runs may both attempt.
    const auto give_up = std::chrono::steady_clock::now() + patience;
    for (;;) {
        try {
            open(schema, patience);
            set_up(schema);
            return;
        } catch (const LockedError&) {
            database_.reset();
            if (std::chrono::steady_clock::now() >= give_up) {
                throw;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
}

void Database::open(const Schema& schema, std::chrono::milliseconds patience) {
    // "./" in front keeps SQLite from reading a meaning into ":memory:" or "file:".
    const std::string path = file().starts_with('/') ? file() : "./" + file();
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                                         SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                                     nullptr);
    database_.reset(opened);
    if (opened == nullptr) {
        throw std::bad_alloc();
    }
    if (code != SQLITE_OK) {
        fail(name_, opened);
    }
    if (sqlite3_db_readonly(opened, "main") == 1) {
        fail(name_, SQLITE_READONLY, "it can only be read");
    }
    sqlite3_busy_timeout(opened, static_cast<int>(patience.count()));
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    lower_limits(opened, schema.for_people);
}

void Database::set_up(const Schema& schema) {
    execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL");
    execute("BEGIN"); // one look at the file: between two, another first run may make its tables
    const std::int64_t id = single("PRAGMA application_id");
    const std::int64_t version = single("PRAGMA user_version");
    const bool is_new = id == 0 && version == 0 && single("SELECT count(*) FROM sqlite_schema") == 0;
    execute("COMMIT");
    if (!is_new && id != schema.application_id) {
        throw error<IoError>("{} is a database of another program; name another file, or move it away",
                             in_quotes(file(), 200));
    }
    if (version > schema.version) {
        throw error<IoError>("{} was written by a newer version of this program ({} version {}, this one knows {})",
                             in_quotes(file(), 200), schema.noun, version, schema.version);
    }
    if (!schema.for_people) {
        execute("PRAGMA journal_mode=WAL");
    }
    if (is_new) {
        execute("BEGIN IMMEDIATE");
        // Another first run may have been faster.
        if (single("SELECT count(*) FROM sqlite_schema") == 0) {
            for (const char* const* table = schema.tables; *table != nullptr; ++table) {
                execute(*table);
            }
            execute(
                fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", schema.application_id, schema.version)
                    .c_str());
        }
        execute("COMMIT");
    }
    check_tables(schema);
}

// A table that is missing or another means damage; a view or trigger that we did not make is not run. People may add tables,
// views and indices of their own to a file that is for them, but no trigger: it would run when we write.
void Database::check_tables(const Schema& schema) {
    std::set<std::string, std::less<>> wanted;
    for (const char* const* table = schema.tables; *table != nullptr; ++table) {
        wanted.insert(*table);
    }
    std::size_t found = 0;
    Statement rows =
        prepare("SELECT sql, type = 'trigger' FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    while (rows.step()) {
        if (wanted.count(rows.bytes(0)) == 1) {
            ++found;
        } else if (!schema.for_people || rows.number(1) != 0) {
            found += wanted.size() + 1;
        }
    }
    if (found != wanted.size()) {
        fail(name_, SQLITE_CORRUPT, fmt::format("its tables are not those of a {}", schema.noun).c_str());
    }
}

Statement Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK) {
        fail(name_, database_.get());
    }
    return {statement, name_};
}

void Database::execute(const char* sql) {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        fail(name_, database_.get());
    }
}

std::int64_t Database::single(std::string_view sql) {
    Statement statement = prepare(sql);
    return statement.step() ? statement.number(0) : 0;
}

} // namespace kummerkasten::store

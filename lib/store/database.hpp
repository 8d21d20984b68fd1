// SPDX-License-Identifier: Apache-2.0
// One SQLite file of ours, opened with care: write-ahead log, limits lowered, nothing in the file trusted but our own tables.
// Every failure is an exception that names the file: LockedError where another run holds it, IoError otherwise. sqlite3.h
// stays in the .cpp files.
//
// https://www.sqlite.org/wal.html, https://www.sqlite.org/security.html (untrusted database files)
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace kummerkasten::store {

/// A file as the user gave it, and what it is called in messages.
struct FileName {
    std::string file;
    const char* noun = "state";
};

/// A prepared statement. Parameters and columns count from 1 and 0, as SQLite has it. Values are not owned: bound text has to
/// live until reset(), a column's until the next step.
class Statement {
public:
    Statement() = default;
    Statement(sqlite3_stmt* statement, const FileName& name) : statement_(statement), name_(&name) {}

    // What is not bound is NULL.
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind_real(int parameter, double value);
    Statement& bind_text(int parameter, std::string_view value);
    Statement& bind_blob(int parameter, std::string_view value);

    /// True where there is a row, false at the end.
    [[nodiscard]] bool step();
    /// Runs a statement that gives no rows, and makes it ready for the next time.
    void run();
    void reset();

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;

private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalise> statement_;
    const FileName* name_ = nullptr;
};

/// What a file of ours looks like.
struct Schema {
    std::int32_t application_id = 0; ///< says whose file it is; `file` shows it
    std::int32_t version = 0;
    const char* const* tables = nullptr; ///< CREATE statements, the last a null pointer
    const char* noun = "state";          ///< what such a file is called in messages
    /// People look into it with programs of their own: they may add tables, values may be as long as a record, and the
    /// file is one file (no write-ahead log), so that it can be copied and read where nothing can be written.
    bool for_people = false;
};

class Database {
public:
    /// Opens the file, or makes it where it is absent or empty. Waits up to `patience` for others, here and later.
    /// Throws IoError for a file that is none of ours, of a newer version, damaged, or not to be written.
    Database(const std::string& file, const Schema& schema, std::chrono::milliseconds patience);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] Statement prepare(std::string_view sql);
    /// Statements that neither take values nor give rows.
    void execute(const char* sql);

    [[nodiscard]] const std::string& file() const { return name_.file; }

private:
    void open(const Schema& schema, std::chrono::milliseconds patience);
    void set_up(const Schema& schema);
    void check_tables(const Schema& schema);
    [[nodiscard]] std::int64_t single(std::string_view sql);

    struct Close {
        void operator()(sqlite3* database) const;
    };
    FileName name_; ///< statements point to it
    std::unique_ptr<sqlite3, Close> database_;
};

} // namespace kummerkasten::store

// SPDX-License-Identifier: Apache-2.0
// Loads records into tables of an SQLite file, for people with tools of their own (store/record_schema.hpp). All is one
// transaction: until commit() the file is as it was, and afterwards it has everything.
//
// A record replaces the post with its id, and of triage and draft those that it has; what it has not stays. So a run over the
// same records leaves the same tables, and verdicts may be loaded after the posts. Memory does not grow with the input.
#pragma once

#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/triage.hpp"
#include "store/database.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace kummerkasten::store {

class RecordTables {
public:
    /// Opens the file, or makes it. Throws what Database throws.
    explicit RecordTables(const std::string& file);

    /// `triage` and `draft` are null where the record has none. A post without an id gets one, made of `line`, its record.
    void add(const record::Post& post, const record::Triage* triage, const record::Draft* draft, std::string_view line);
    void commit();

private:
    std::int64_t add_post(const record::Post& post, std::string_view line);
    void add_triage(std::int64_t post, const record::Triage& triage, std::string_view text);
    void add_draft(std::int64_t post, const record::Draft& draft);
    void add_list(Statement& insert, std::int64_t post, const std::vector<std::string>& values);

    Database database_;
    Statement post_, mention_, hashtag_, link_;
    Statement triage_, topic_, signal_, fact_, urgency_, label_, reason_;
    Statement draft_, part_, open_, finding_, source_;
    std::array<Statement, 5> forget_;
};

} // namespace kummerkasten::store

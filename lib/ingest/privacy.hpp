// SPDX-License-Identifier: Apache-2.0
// --redact and --pseudonymise: one step on the finished line of a record, so that it reaches all members, those of the house's
// own as well. Kept are the record's form, ids, times, numbers, and each byte of a string in which nothing was found.
#pragma once

#include "ingest/account.hpp"
#include "ingest/json_strings.hpp"
#include "ingest/persons.hpp"
#include "ingest/redact.hpp"
#include "record/post.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::ingest {

struct PrivacyOptions {
    std::optional<PersonalKinds> redact; ///< --redact
    std::optional<std::string> key_file; ///< --pseudonymise
};

class Privacy : private JsonStrings::Visitor {
public:
    /// Throws as Pseudonyms does where there is a key file.
    Privacy(const PrivacyOptions& options, const profile::Profile* profile);

    [[nodiscard]] bool is_on() const { return redactor_.has_value() || persons_.has_value(); }

    /// `line` is one record, and `post` what it says.
    void apply(std::string& line, const record::Post& post);
    /// The same for a message that may quote the input; finds what --redact finds.
    [[nodiscard]] std::string message(std::string_view message);
    /// How the id of a post stands in the records that are written.
    [[nodiscard]] std::string written_id(std::string_view id);

    /// How often each kind was replaced: the kinds of personal data, and "person".
    [[nodiscard]] Reasons account() const;

private:
    bool visit(const JsonPlace& place, std::string_view value, std::string& into) override;
    [[nodiscard]] bool is_mentioned(std::string_view account) const;
    bool redact(const JsonPlace& place, std::string_view value, std::string& into);
    bool pseudonymise(const JsonPlace& place, std::string_view value, std::string& into);

    std::optional<Redactor> redactor_;
    std::optional<Persons> persons_;
    JsonStrings strings_;
    const record::Post* post_ = nullptr;
    std::string changed_, redacted_;
};

} // namespace kummerkasten::ingest

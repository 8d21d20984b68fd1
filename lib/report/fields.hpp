// SPDX-License-Identifier: Apache-2.0
// The words of a record by which posts may be chosen (--where) and grouped (--by), under the names that they have in
// kummerkasten-record(5). One table says what there is; nothing is looked up by name once a post comes.
#pragma once

#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/triage.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

/// From Monday, as programs read them.
inline constexpr std::array<std::string_view, 7> kWeekdayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// A post as a condition sees it.
struct Subject {
    const record::Post& post;
    const record::Triage* triage;               ///< may be null
    const record::Draft* draft;                 ///< may be null
    std::optional<record::Direction> direction; ///< as the report understands it, with the profile's own handles
    const record::TimeZone& zone;
};

/// What a record says under a name: nothing, one value, or several texts.
struct Values {
    std::vector<std::string_view> texts; ///< of the record, or of `made`; valid as long as both
    std::optional<double> number;
    std::optional<record::Timestamp> time;
    std::optional<bool> truth;
    std::string made;

    void clear();
    [[nodiscard]] bool any() const { return !texts.empty() || number || time || truth; }
};

enum class FieldType : std::uint8_t {
    text,
    word,  ///< one of a closed list
    set,   ///< of texts; a condition on it asks for any of them
    words, ///< a set of words of a closed list
    number,
    fraction, ///< a number from 0 to 1, or from -1
    time,
    truth,
};

struct Field {
    std::string_view name;
    FieldType type;
    std::span<const std::string_view> allowed; ///< of a word or words
    bool ordered = false;                      ///< texts and words that have a smaller and a larger
    void (*read)(const Subject& subject, std::string_view argument, Values& values); ///< adds to cleared values

    [[nodiscard]] bool is_text() const { return type <= FieldType::words; }
};

/// A field, and for "labels.NAME" the name.
struct FieldReference {
    const Field* field = nullptr;
    std::string argument;

    void read(const Subject& subject, Values& values) const {
        values.clear();
        field->read(subject, argument, values);
    }
    [[nodiscard]] std::string name() const { return std::string(field->name) + argument; }
};

/// Nothing for an unknown name. "topics", "signals", "urgency" and "due_at" have a second name each.
[[nodiscard]] std::optional<FieldReference> find_field(std::string_view name);

/// "did you mean …; there are …"
[[nodiscard]] std::string suggest_field(std::string_view name);

} // namespace kummerkasten::report

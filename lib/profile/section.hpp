// SPDX-License-Identifier: Apache-2.0
// One table of the profile, read by the keys it may have. Each getter gives the value or the default, and throws DataError
// with file:line for a value of the wrong kind, so that the reader of a section is a list of its keys.
#pragma once

#include "base/error.hpp"
#include "profile/toml_value.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::profile {

/// A text and where it stands.
struct PlacedText {
    std::string text;
    Place place;
};

/// A list of texts under a key of the user's own choice.
struct PlacedList {
    std::string key;
    Place place;
    std::vector<PlacedText> texts;
};

/// Longest list: a brand has some dozens of names, not thousands, and checks for doubles compare pairs.
inline constexpr std::size_t kLongestList = 1000;

class Section {
public:
    using Keys = std::span<const std::string_view>;

    /// The top of a file. Throws for a key that is not among `keys`. The table must outlive the section.
    Section(const TomlValue& table, std::string file, Keys keys);

    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    /// Of the key, or of the table where the key is absent.
    [[nodiscard]] Place place(std::string_view key = {}) const;

    /// One line of text, without blanks at both ends.
    [[nodiscard]] std::string text(std::string_view key, std::string_view otherwise = {}) const;
    /// The same, but there and not empty.
    [[nodiscard]] std::string required(std::string_view key) const;
    /// One of `allowed`.
    [[nodiscard]] std::string choice(std::string_view key, Keys allowed, std::string_view otherwise) const;
    [[nodiscard]] bool flag(std::string_view key, bool otherwise) const;
    [[nodiscard]] std::int64_t number(std::string_view key, std::int64_t otherwise) const;
    /// A list of texts, none empty.
    [[nodiscard]] std::vector<PlacedText> texts(std::string_view key) const;

    /// `[key]`; an empty section where it is absent.
    [[nodiscard]] Section section(std::string_view key, Keys keys) const;
    /// `[[key]]`, none where it is absent.
    [[nodiscard]] std::vector<Section> sections(std::string_view key, Keys keys) const;
    /// `[key]` with keys of the user's own choice, each a list of texts.
    [[nodiscard]] std::vector<PlacedList> lists(std::string_view key) const;

    /// "'key' in [section] `fact`", at the place of the key.
    [[nodiscard]] DataError wrong(std::string_view key, std::string_view fact) const;

private:
    Section(const TomlValue* table, Place place, std::string title);

    void check_keys(Keys keys) const;
    void check_length(std::string_view key, const TomlValue& list) const;
    [[nodiscard]] const TomlValue* find(std::string_view key) const;
    [[nodiscard]] const TomlValue* find(std::string_view key, TomlValue::Type expected, std::string_view example) const;
    [[nodiscard]] PlacedText one_line(std::string_view key, const TomlValue& value) const;
    [[nodiscard]] std::string title_of(std::string_view key) const;

    const TomlValue* table_; ///< null: the section is absent
    Place place_;
    std::string title_; ///< "house.handles"; empty at the top of the file
};

} // namespace kummerkasten::profile

// SPDX-License-Identifier: Apache-2.0
// Adds one member to a JSON object, or replaces it, and leaves every other byte as it is: key order, spelling of numbers,
// 30-digit ids, members nobody knows. Cost: one scan of the line where the member exists, a copy where it does not.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::record {

/// Appends `object` with `"key":value` to `out`. `object` is one valid JSON object, white space around it allowed (and
/// dropped); `value` is valid JSON; `key` needs no escaping. A member of that name is replaced where it stands; if there
/// are several, the first is replaced and the others go. A new member goes in front of the closing brace. Returns where in
/// `out` the value stands.
std::size_t append_with_member(std::string& out, std::string_view object, std::string_view key, std::string_view value,
                               bool may_exist = true);

/// The raw bytes of the value of the last member called `key` (the one that counts) at the top level of a valid object.
[[nodiscard]] std::optional<std::string_view> find_member(std::string_view object, std::string_view key);

} // namespace kummerkasten::record

// SPDX-License-Identifier: Apache-2.0
// Members of a parsed record, one function for each kind of value. A member of the wrong type counts as absent: the record
// is lenient (record/reader.hpp). For the readers of this folder alone: the parser behind it is nobody else's business.
#pragma once

#include "record/labels.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::record {

struct Draft;
struct Post;

using simdjson::dom::element;

// Each takes one member of what it is called after; what it does not know it leaves alone.
bool read_post_member(std::string_view key, element value, Post& post); ///< true where the key is ours
void read_triage_member(std::string_view key, element value, Triage& triage);
void read_draft_member(std::string_view key, element value, Draft& draft);

inline void read_string(element value, std::string& into) {
    if (value.is_string()) {
        into.assign(std::string_view(value.get_string()));
    }
}

template <class Enum> void read_word(element value, Enum& into) {
    if (value.is_string()) {
        into = value_of<Enum>(std::string_view(value.get_string())).value_or(into);
    }
}

template <class Enum> void read_word(element value, std::optional<Enum>& into) {
    if (value.is_string()) {
        into = value_of<Enum>(std::string_view(value.get_string()));
    }
}

inline void read_integer(element value, std::optional<std::int64_t>& into) {
    if (value.is_int64()) {
        into = std::int64_t(value.get_int64());
    }
}

inline void read_boolean(element value, bool& into) {
    if (value.is_bool()) {
        into = bool(value.get_bool());
    }
}

inline void read_number(element value, double& into) {
    if (value.is_number()) {
        into = double(value.get_double());
    }
}

inline void read_time(element value, std::optional<Timestamp>& into) {
    if (value.is_string()) {
        into = parse_rfc3339(std::string_view(value.get_string()));
    }
}

inline void read_strings(element value, std::vector<std::string>& into) {
    if (!value.is_array()) {
        return;
    }
    into.clear();
    for (const element item : value.get_array()) {
        if (item.is_string()) {
            into.emplace_back(std::string_view(item.get_string()));
        }
    }
}

// Calls read(key, value) for each member, if `value` is an object.
template <class Read> void for_each_member(element value, Read read) {
    if (!value.is_object()) {
        return;
    }
    for (const auto member : value.get_object()) {
        read(member.key, member.value);
    }
}

// Calls read(item) for each object in an array.
template <class Read> void for_each_item(element value, Read read) {
    if (!value.is_array()) {
        return;
    }
    for (const element item : value.get_array()) {
        if (item.is_object()) {
            read(item);
        }
    }
}

/// "start" or "end" of a span.
inline void read_span_member(std::string_view key, element value, Span& span) {
    std::uint32_t& into = key == "start" ? span.start : span.end;
    if ((key == "start" || key == "end") && value.is_uint64()) {
        into = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(std::uint64_t(value.get_uint64()), std::numeric_limits<std::uint32_t>::max()));
    }
}

} // namespace kummerkasten::record

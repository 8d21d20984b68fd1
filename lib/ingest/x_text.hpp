// SPDX-License-Identifier: Apache-2.0
// What all exports of X (Twitter) have in common: ids, addresses of posts, and short links written out in the text.
#pragma once

#include "ingest/json_value.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace kummerkasten::ingest {

/// "17" → "x:17"; nothing stays nothing.
[[nodiscard]] std::string x_id(std::string_view native);

/// The public address of a post; without a handle the form that X redirects.
[[nodiscard]] std::string x_url(std::string_view handle, std::string_view id);

/// The language as X says it, without its words for "none" and "not known".
[[nodiscard]] std::string_view x_lang(std::string_view lang);

/// The first message of an error body: {"errors":[{"message":…}]}, or {"title":…,"detail":…}.
[[nodiscard]] Outcome x_api_error(Json body);

/// t.co hides where a link leads; the export knows. Links are collected and then written out in one pass over the text.
class XLinks {
public:
    /// `instead` is where `shown` leads; "" for a link to the post's own picture, which leads nowhere new and goes.
    void add(std::string_view shown, std::string_view instead);
    [[nodiscard]] std::string write_out(std::string_view text) const;

private:
    std::unordered_map<std::string, std::string> instead_;
};

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// A JSON value as the mappers of the platforms want it: asking for what is not there, or for another type, gives emptiness,
// not an error, since exports differ and fields come and go. A view into the parser that made it.
#pragma once

#include "base/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::ingest {

class Json {
public:
    /// Nothing: what a missing member is.
    Json() = default;

    /// The member of an object; nothing where this is no object or has none of that name. Of several the first counts.
    [[nodiscard]] Json operator[](std::string_view key) const;
    /// "labels.sentiment": members of members. A key that itself holds the points wins.
    [[nodiscard]] Json at_path(std::string_view path) const;

    [[nodiscard]] bool exists() const { return exists_; } ///< there is a value, and it is not null
    [[nodiscard]] bool is_object() const;
    [[nodiscard]] bool is_array() const;
    [[nodiscard]] bool is_string() const;

    /// A string's characters; "" for anything else.
    [[nodiscard]] std::string_view text() const;
    /// A string as it is, an integer in digits, a boolean as a word, "3.0" for a number; "" for anything else.
    [[nodiscard]] std::string as_text() const;
    /// An integer, also when spelt as a string or as 3.0.
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<bool> boolean() const;

    [[nodiscard]] std::size_t size() const; ///< items of an array or members of an object
    void each_item(const std::function<void(Json)>& visit) const;
    void each_member(const std::function<void(std::string_view, Json)>& visit) const;

private:
    friend class JsonParser;
    // A simdjson::dom::element, kept as bytes so that simdjson stays out of the headers; see the .cpp.
    alignas(void*) std::array<std::byte, 16> element_{};
    bool exists_ = false;
};

/// Parses documents; a Json it gave is valid until the next parse.
class JsonParser {
public:
    JsonParser();
    ~JsonParser();
    JsonParser(JsonParser&&) noexcept;
    JsonParser& operator=(JsonParser&&) noexcept;

    /// `document` is followed by record::kLinePadding readable bytes. Of one nested deeper than record::kMaxDepth the levels
    /// within that are kept: what is deeper is null. Kinds of problems: "json", "invalid-utf8".
    [[nodiscard]] Result<Json> parse(std::string_view document);
    /// Was something in the last document too deep?
    [[nodiscard]] bool has_cut() const { return has_cut_; }

private:
    friend class Json;
    static Json wrap_bytes(const std::array<std::byte, 16>& element);

    struct Parser;
    std::unique_ptr<Parser> parser_;
    bool has_cut_ = false;
};

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Writes the JSON that we make ourselves, straight into a string. It puts commas and quotes; the caller opens and closes.
// Strings must be valid UTF-8: text passes the gate in text/utf8.hpp before it gets here.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::record {

class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}
    /// Goes on in an object whose last member stands at the end of `out`.
    static JsonWriter behind_a_member(std::string& out) {
        JsonWriter json(out);
        json.need_comma_ = true;
        return json;
    }

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }

    /// `name` needs no escaping: it is one of our own words, and needs none of the care of key_escaped.
    JsonWriter& key(std::string_view name) {
        // Put together here, where the compiler knows the name, and appended at once: keys are a third of what is written.
        if (name.size() > kLongestKey) {
            return key_escaped(name);
        }
        std::array<char, kLongestKey + 4> piece;
        char* to = piece.data();
        *to = ',';
        to += need_comma_ ? 1 : 0;
        *to++ = '"';
        to = std::copy(name.begin(), name.end(), to);
        *to++ = '"';
        *to++ = ':';
        out_.append(piece.data(), static_cast<std::size_t>(to - piece.data()));
        need_comma_ = false;
        return *this;
    }
    JsonWriter& key_escaped(std::string_view name);

    JsonWriter& string(std::string_view text);
    JsonWriter& number(std::int64_t value);
    /// At most `decimals` digits behind the point, trailing zeros dropped, never an exponent: 0.5, 12, -0.25.
    /// Not a number or infinite: null.
    JsonWriter& number(double value, int decimals = 2);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    /// A value that is JSON already.
    JsonWriter& raw(std::string_view json);

    // The everyday pairs. The optional ones write nothing where there is nothing to say.
    JsonWriter& member(std::string_view name, std::string_view text) { return key(name).string(text); }
    JsonWriter& member_if(std::string_view name, std::string_view text) {
        return text.empty() ? *this : member(name, text);
    }
    JsonWriter& member_if(std::string_view name, const std::optional<std::int64_t>& value) {
        return value ? key(name).number(*value) : *this;
    }
    JsonWriter& member_if(std::string_view name, const std::optional<bool>& value) {
        return value ? key(name).boolean(*value) : *this;
    }

private:
    static constexpr std::size_t kLongestKey = 28;

    JsonWriter& open(char bracket) {
        separate();
        out_ += bracket;
        need_comma_ = false;
        return *this;
    }
    JsonWriter& close(char bracket) {
        out_ += bracket;
        need_comma_ = true;
        return *this;
    }
    void separate() {
        if (need_comma_) {
            out_ += ',';
        }
        need_comma_ = true;
    }

    std::string& out_;
    bool need_comma_ = false;
};

/// Appends `text` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

} // namespace kummerkasten::record

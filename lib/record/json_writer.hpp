// SPDX-License-Identifier: Apache-2.0
// Writes the JSON that we make ourselves, straight into a string. It puts commas and quotes; the caller opens and closes.
// Strings must be valid UTF-8: text passes the gate in text/utf8.hpp before it gets here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::record {

/// Appends to a string. While the writer lives, the string has room behind what was written and is nobody else's to look at.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out), size_(out.size()) { grow(kFirstRoom); }
    ~JsonWriter() { out_.resize(size_); }
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }

    /// `name` needs no escaping: it is one of our own words. For other names use key_escaped.
    JsonWriter& key(std::string_view name) {
        separate(name.size() + 3);
        put('"');
        put(name);
        put('"');
        return colon();
    }
    JsonWriter& key_escaped(std::string_view name);

    JsonWriter& string(std::string_view text);
    JsonWriter& number(std::int64_t value);
    /// At most `decimals` digits behind the point, trailing zeros dropped, never an exponent: 0.5, 12, -0.25.
    /// Not a number or infinite: null.
    JsonWriter& number(double value, int decimals = 2);
    JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
    JsonWriter& null() { return raw("null"); }
    /// A value that is JSON already.
    JsonWriter& raw(std::string_view json) {
        separate(json.size());
        put(json);
        return *this;
    }

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
    static constexpr std::size_t kFirstRoom = 1024;

    JsonWriter& open(char bracket) {
        separate(1);
        put(bracket);
        need_comma_ = false;
        return *this;
    }
    JsonWriter& close(char bracket) {
        need_room(1);
        put(bracket);
        need_comma_ = true;
        return *this;
    }
    JsonWriter& colon() {
        put(':');
        need_comma_ = false;
        return *this;
    }
    /// A comma where one is needed, and room for `more` bytes and a colon.
    void separate(std::size_t more) {
        need_room(more + 2);
        if (need_comma_) {
            put(',');
        }
        need_comma_ = true;
    }
    void put_quoted(std::string_view text);

    // A record is written in some hundred small pieces, most of them known to the compiler. Copied into room that is there
    // they take half the time that std::string::append takes, which is two calls for each (scripts/bench, 2026-11).
    void need_room(std::size_t bytes) {
        if (out_.size() - size_ < bytes) {
            grow(bytes);
        }
    }
    void put(char c) { out_[size_++] = c; }
    void put(std::string_view bytes) {
        std::memcpy(out_.data() + size_, bytes.data(), bytes.size());
        size_ += bytes.size();
    }
    void grow(std::size_t bytes);

    std::string& out_;
    std::size_t size_; ///< of what was written; out_ is longer
    bool need_comma_ = false;
};

/// Appends `text` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

} // namespace kummerkasten::record

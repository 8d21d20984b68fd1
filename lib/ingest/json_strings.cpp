// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_strings.hpp"

#include "base/strings.hpp"
#include "record/json_writer.hpp"
#include "text/utf8.hpp"

namespace kummerkasten::ingest {

namespace {

// Index of the quote that ends the string whose first byte is at `at`.
std::size_t closing_quote(std::string_view json, std::size_t at) {
    std::size_t quote = json.find('"', at);
    for (std::size_t escape = json.substr(0, quote).find('\\', at); escape < quote && quote < json.size();
         escape = json.substr(0, quote).find('\\', at)) {
        at = escape + 2;
        quote = quote < at ? json.find('"', at) : quote;
    }
    return std::min(quote, json.size());
}

char32_t hex(std::string_view four) {
    char32_t value = 0;
    for (const char c : four) {
        value = value * 16 + static_cast<char32_t>(is_ascii_digit(c) ? c - '0' : to_ascii_lower(c) - 'a' + 10);
    }
    return value;
}

// The text of "\uXXXX" at `at`, and of its second half where it is the first of a pair.
char32_t unicode_escape(std::string_view raw, std::size_t& at) {
    char32_t character = hex(raw.substr(at + 2, 4));
    at += 6;
    if (character >= 0xD800 && character < 0xDC00 && raw.substr(at, 2) == "\\u") {
        character = 0x10000 + ((character - 0xD800) << 10U) + (hex(raw.substr(at + 2, 4)) - 0xDC00);
        at += 6;
    }
    return character;
}

void unescape(std::string_view raw, std::string& out) {
    out.clear();
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t escape = std::min(raw.find('\\', at), raw.size());
        out.append(raw.substr(at, escape - at));
        at = escape;
        if (at + 1 >= raw.size()) {
            out.append(raw.substr(at));
            return;
        }
        switch (raw[at + 1]) {
        case 'u': text::append_utf8(out, unicode_escape(raw, at)); continue;
        case 'n': out += '\n'; break;
        case 't': out += '\t'; break;
        case 'r': out += '\r'; break;
        case 'b': out += '\b'; break;
        case 'f': out += '\f'; break;
        default: out += raw[at + 1]; // quote, backslash, slash
        }
        at += 2;
    }
}

} // namespace

bool JsonStrings::rewrite(std::string_view json, std::string& out, Visitor& visitor) {
    out.clear();
    depth_ = 0;
    copied_ = 0;
    key_next_ = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        switch (json[at]) {
        case '{':
        case '[':
            if (++depth_ > levels_.size()) {
                levels_.emplace_back();
            }
            key_next_ = levels_[depth_ - 1].object = json[at] == '{';
            levels_[depth_ - 1].member.clear();
            break;
        case '}':
        case ']': depth_ -= depth_ > 0 ? 1 : 0; break;
        case ',': key_next_ = depth_ > 0 && levels_[depth_ - 1].object; break;
        case ':': key_next_ = false; break;
        case '"': at = string(json, at, out, visitor); break;
        default: break;
        }
    }
    if (copied_ == 0) {
        return false;
    }
    out.append(json.substr(copied_));
    return true;
}

// Visits the string that opens at `begin`; gives the index of its closing quote.
std::size_t JsonStrings::string(std::string_view json, std::size_t begin, std::string& out, Visitor& visitor) {
    const std::size_t end = closing_quote(json, begin + 1);
    std::string_view value = json.substr(begin + 1, end - begin - 1);
    if (value.find('\\') != std::string_view::npos) {
        unescape(value, plain_);
        value = plain_;
    }
    std::size_t named = depth_; // elements of a list belong to the member that the list is
    while (named > 1 && !levels_[named - 1].object) {
        --named;
    }
    if (key_next_) {
        levels_[depth_ - 1].member.assign(value);
    }
    const std::string_view nothing;
    const JsonPlace place{depth_ > 0 ? std::string_view(levels_[0].member) : nothing,
                          named > 0 ? std::string_view(levels_[named - 1].member) : nothing, depth_, key_next_};
    replacement_.clear();
    if (visitor.visit(place, value, replacement_)) {
        out.append(json.substr(copied_, begin - copied_));
        record::append_json_string(out, replacement_);
        copied_ = end + 1;
    }
    return end;
}

} // namespace kummerkasten::ingest

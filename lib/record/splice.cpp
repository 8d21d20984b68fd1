// SPDX-License-Identifier: Apache-2.0
#include "record/splice.hpp"

#include "base/strings.hpp"

#include <cstring>
#include <utility>
#include <vector>

namespace kummerkasten::record {

namespace {

struct Member {
    std::size_t begin = 0; // of the key's opening quote
    std::size_t value_begin = 0;
    std::size_t end = 0; // behind the value
};

// Walks the members at the top level of a valid object. It trusts the validity: brackets match, strings close.
class MemberScanner {
public:
    explicit MemberScanner(std::string_view object) : object_(object) { at_ = object.find('{') + 1; }

    bool next(Member& member) {
        skip_white_space();
        if (object_[at_] == ',') {
            ++at_;
            skip_white_space();
        }
        if (object_[at_] == '}') {
            return false;
        }
        member.begin = at_;
        skip_string();
        skip_white_space();
        ++at_; // the colon
        skip_white_space();
        member.value_begin = at_;
        skip_value();
        member.end = at_;
        return true;
    }

    [[nodiscard]] std::string_view raw_key(const Member& member) const {
        const std::size_t close = end_of_string(member.begin) - 1;
        return object_.substr(member.begin + 1, close - member.begin - 1);
    }

private:
    void skip_white_space() {
        while (is_ascii_space(object_[at_])) {
            ++at_;
        }
    }

    [[nodiscard]] std::size_t end_of_string(std::size_t i) const {
        for (++i; object_[i] != '"'; ++i) {
            i += object_[i] == '\\' ? 1 : 0;
        }
        return i + 1;
    }

    void skip_string() { at_ = end_of_string(at_); }

    void skip_value() {
        if (object_[at_] == '"') {
            skip_string();
            return;
        }
        if (object_[at_] != '{' && object_[at_] != '[') {
            while (object_[at_] != ',' && object_[at_] != '}' && !is_ascii_space(object_[at_])) {
                ++at_;
            }
            return;
        }
        std::size_t depth = 0;
        do {
            const char c = object_[at_];
            if (c == '"') {
                skip_string();
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : 0;
            depth -= c == '}' || c == ']' ? 1 : 0;
            ++at_;
        } while (depth != 0);
    }

    std::string_view object_;
    std::size_t at_ = 0;
};

// A key may be spelt with escapes ("\u0074riage"). Ours are plain ASCII letters, so undoing \u00XX is enough to see it.
bool is_key(std::string_view raw, std::string_view key) {
    if (raw == key) {
        return true;
    }
    if (raw.find('\\') == std::string_view::npos) {
        return false;
    }
    std::size_t i = 0;
    for (const char wanted : key) {
        if (i + 6 <= raw.size() && raw.substr(i, 4) == "\\u00") {
            const auto digit = [](char c) { return is_ascii_digit(c) ? c - '0' : to_ascii_lower(c) - 'a' + 10; };
            if (digit(raw[i + 4]) * 16 + digit(raw[i + 5]) != wanted) {
                return false;
            }
            i += 6;
        } else if (i < raw.size() && raw[i] == wanted) {
            ++i;
        } else {
            return false;
        }
    }
    return i == raw.size();
}

void append_member(std::string& out, std::string_view key, std::string_view value) {
    out += '"';
    out += key;
    out += "\":";
    out += value;
}

// The common case: nothing to replace, the member goes in front of the closing brace.
std::size_t append_new_member(std::string& out, std::string_view object, std::string_view key, std::string_view value) {
    std::string_view inside = object.substr(0, object.size() - 1);
    while (is_ascii_space(inside.back())) {
        inside.remove_suffix(1);
    }
    out += object.substr(0, object.size() - 1);
    if (inside.back() != '{') {
        out += ',';
    }
    append_member(out, key, value);
    out += '}';
    return out.size() - 1 - value.size();
}

} // namespace

std::size_t append_with_member(std::string& out, std::string_view object, std::string_view key, std::string_view value,
                               bool may_exist) {
    object = trim(object);
    if (!may_exist) {
        return append_new_member(out, object, key, value);
    }
    std::vector<Member> found;
    MemberScanner scanner(object);
    for (Member member; scanner.next(member);) {
        if (is_key(scanner.raw_key(member), key)) {
            found.push_back(member);
        }
    }
    if (found.empty()) {
        return append_new_member(out, object, key, value);
    }
    out += object.substr(0, found.front().value_begin);
    const std::size_t place = out.size();
    out += value;
    std::size_t copied = found.front().end;
    for (std::size_t i = 1; i < found.size(); ++i) {
        // A later member has a comma in front of it, which goes with it.
        const std::size_t comma = object.rfind(',', found[i].begin);
        out += object.substr(copied, comma - copied);
        copied = found[i].end;
    }
    out += object.substr(copied);
    return place;
}

std::optional<std::string_view> find_member(std::string_view object, std::string_view key) {
    std::optional<std::string_view> value;
    MemberScanner scanner(object);
    for (Member member; scanner.next(member);) {
        if (is_key(scanner.raw_key(member), key)) {
            value = object.substr(member.value_begin, member.end - member.value_begin);
        }
    }
    return value;
}

} // namespace kummerkasten::record

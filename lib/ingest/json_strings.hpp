// SPDX-License-Identifier: Apache-2.0
// Walks all strings of a JSON text, keys included, whoever put them there, and replaces some of them. All else stays byte for
// byte. One pass; strings without escapes are not copied.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

/// Where a string stands. Names are read without their escapes.
struct JsonPlace {
    std::string_view top;    ///< member of the outermost object
    std::string_view member; ///< innermost member that the string is the value of, or an element of; the key itself
    std::size_t depth = 0;   ///< of objects and arrays around it: 1 for {"a":"here"}
    bool is_key = false;
};

class JsonStrings {
public:
    class Visitor {
    public:
        virtual ~Visitor() = default;
        /// True where `into` has been filled with what takes the place of `value`; `into` comes empty.
        virtual bool visit(const JsonPlace& place, std::string_view value, std::string& into) = 0;
    };

    /// `json` is one valid JSON text whose strings are valid UTF-8. True where something was replaced; then `out` holds the
    /// new text.
    bool rewrite(std::string_view json, std::string& out, Visitor& visitor);

private:
    struct Level {
        bool object = false;
        std::string member;
    };
    std::size_t string(std::string_view json, std::size_t begin, std::string& out, Visitor& visitor);

    std::vector<Level> levels_; // kept from line to line for its memory
    std::size_t depth_ = 0;
    std::size_t copied_ = 0;
    bool key_next_ = false;
    std::string plain_, replacement_;
};

} // namespace kummerkasten::ingest

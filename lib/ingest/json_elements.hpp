// SPDX-License-Identifier: Apache-2.0
// A JSON document that is too long to hold, as many small ones: {"name":"Chat","messages":[A,B]} gives
// {"name":"Chat","messages":[A]} and {"name":"Chat","messages":[B]}, so that a format maps the parts like the whole.
//
// The arrays are named by paths ("chats.list.messages"; lists on the way are gone through). The members in front of an
// array stand in each part, as far as they fit into 4 KiB together: more would cost more than the elements. What stands
// behind it is passed over. Memory: one element and that.
#pragma once

#include "base/result.hpp"
#include "ingest/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

class JsonElements {
public:
    /// The window begins with the document's "{". `most`: longest element, and how far to look for the first array.
    JsonElements(Source& source, std::vector<std::string_view> paths, std::size_t most);

    /// Is one of the arrays there? Consumes what stands in front of its elements, or nothing.
    [[nodiscard]] bool begin();

    struct Part {
        std::string_view text; ///< the document of this element, followed by record::kLinePadding bytes; until next()
        std::string_view element; ///< as it stands in the input
        std::uint64_t line = 0;
        bool too_long = false; ///< the element is longer than may be, but its end was found
    };
    enum class Step { part, end, lost };
    /// `lost`: the structure is broken, or an element too long: `problem` says which, and the window begins there.
    [[nodiscard]] Step next(Part& part, Problem& problem);

private:
    struct Level {
        bool object = false;
        bool elements = false; ///< an array whose items are the parts
        std::string path;
        std::size_t front = 0; ///< length of front_ outside of this level
    };
    enum class Scan { whole, too_long, cut_off };

    Step walk(Problem& problem);
    bool member(Problem& problem);
    bool leads_to_elements(std::string_view path) const;
    void enter(char bracket, std::string path, std::string_view key);
    char next_byte();
    Scan scan_value(std::size_t& end);
    bool pass_over();

    Source& source_;
    std::vector<std::string_view> paths_;
    std::size_t most_;
    std::vector<Level> levels_;
    std::string front_; ///< the document up to here, but for what was left out
    std::string text_;
    std::size_t at_ = 0; ///< in the window
    bool begun_ = false;
};

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/csv_header.hpp"

#include "base/strings.hpp"
#include "ingest/csv_records.hpp"
#include "ingest/mapping.hpp"
#include "ingest/platforms.hpp"

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

struct HeaderLook {
    std::size_t columns = 0;
    std::size_t known = 0; ///< columns that hold a part of a post
    bool has_text = false;
};

// What a line would be as a header; nothing where it is rather a sentence with commas in it.
HeaderLook look_at_header(std::string_view line) {
    HeaderLook look;
    line = trim(line);
    for (const std::string_view field : split(line, find_separator(line))) {
        ++look.columns;
        std::string_view name = trim(field);
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"') {
            name = name.substr(1, name.size() - 2);
        }
        if (name.size() > 60) {
            return {};
        }
        const auto part = guess_part(name);
        look.known += part ? 1 : 0;
        look.has_text = look.has_text || part == "text";
    }
    return look;
}

bool is_header(const HeaderLook& look) { return look.columns >= 2 && look.has_text; }

} // namespace

bool is_separator_line(std::string_view line) { return trim(line).size() == 5 && trim(line).starts_with("sep="); }

bool names_columns(std::string_view line) { return is_header(look_at_header(line)); }

std::size_t size_of_preamble(std::string_view sample) {
    constexpr int kMostLines = 20;
    if (names_columns(sample.substr(0, sample.find('\n')))) {
        return 0;
    }
    std::size_t at = sample.find('\n');
    for (int i = 0; i < kMostLines && at != std::string_view::npos; ++i) {
        const std::size_t end = sample.find('\n', at + 1);
        const HeaderLook look = look_at_header(sample.substr(at + 1, end - at - 1));
        if (end != std::string_view::npos && is_header(look) && look.columns >= 5 && look.known >= 4) {
            return at + 1;
        }
        at = end;
    }
    return 0;
}

bool looks_like_csv(std::string_view sample) {
    if (is_separator_line(sample.substr(0, sample.find('\n')))) {
        sample.remove_prefix(std::min(sample.find('\n'), sample.size() - 1) + 1);
    }
    return is_header(look_at_header(sample.substr(0, sample.find('\n')))) || size_of_preamble(sample) > 0;
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Records of a delimited table after RFC 4180: quoted fields may hold the separator, doubled quotes and line breaks; lines
// end in LF or CRLF. The separator is found in the header: comma, semicolon or tab.
#pragma once

#include "base/result.hpp"
#include "ingest/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

/// The separator that parts the first line into most fields; ',' where none does.
[[nodiscard]] char find_separator(std::string_view header);

class CsvRecords {
public:
    CsvRecords(Source& source, char separator, std::size_t max_record);

    struct Record {
        std::vector<std::string> fields;
        std::string_view raw; ///< with its line breaks, valid until the next call
        std::uint64_t line = 0;
        Outcome problem; ///< kinds "too-long", "csv" (a quote that never closes)
        bool first = true, last = true;
    };

    /// False at the end. After an unclosed quote only the line it began on is given up: reading goes on behind it.
    [[nodiscard]] bool next(Record& record);

private:
    std::size_t find_end(bool& closed);
    void cut_fields(std::string_view text, std::vector<std::string>& fields) const;

    Source& source_;
    char separator_;
    std::size_t max_record_;
    std::size_t given_ = 0;
    std::uint64_t consumed_ = 0;       ///< bytes in front of the window
    std::uint64_t unclosed_until_ = 0; ///< a quote that was open at each line end up to here found no close
    bool in_long_record_ = false;
};

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Our data files: UTF-8 text, one fact a line, fields parted by tabs, `#` comments, blank lines; the first line names
// kind and version: "#kummerkasten-lexicon 1". Read whole, checked whole: any complaint is a DataError with file:line.
#pragma once

#include "base/place.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::io {

class TsvFile {
public:
    struct Row {
        std::uint64_t line = 0;
        std::span<const std::string_view> fields; ///< as many as the file has columns; trailing ones may be empty
    };

    /// Reads `file`, which must be a "#kummerkasten-`kind` 1" with `columns` fields a row, of which the first
    /// `required` are never empty. Files over 64 MiB are refused.
    TsvFile(const std::filesystem::path& file, std::string_view kind, std::size_t columns, std::size_t required);

    TsvFile(const TsvFile&) = delete; // the rows point into bytes_
    TsvFile& operator=(const TsvFile&) = delete;

    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    [[nodiscard]] Place place(const Row& row) const { return {name_, row.line}; }

private:
    std::string name_;
    std::string bytes_;
    std::vector<std::string_view> fields_;
    std::vector<Row> rows_;
};

/// A field as a number in [least, most]; DataError naming place and field otherwise. Never depends on the locale.
[[nodiscard]] double number_field(std::string_view field, const Place& place, double least, double most);

/// The whole file as bytes; IoError with the reason where that fails, DataError over `most` bytes.
[[nodiscard]] std::string read_file(const std::filesystem::path& file, std::size_t most);

} // namespace kummerkasten::io

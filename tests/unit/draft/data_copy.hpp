// SPDX-License-Identifier: Apache-2.0
// The data files that drafting reads, copied to a directory where a test may damage one; gone with the object.
#pragma once

#include "base/error.hpp"
#include "io/data_path.hpp"
#include "written_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

class DataCopy {
public:
    DataCopy() : root_("taxonomy.tsv", read(source() / "taxonomy.tsv")) {
        for (const std::string name : {"channels.tsv", "names.tsv", "trades.tsv", "de/aspects.tsv", "de/phrases.tsv",
                                       "de/checks.tsv", "en/aspects.tsv", "en/phrases.tsv", "en/checks.tsv"}) {
            write(name, read(source() / name));
        }
    }

    void write(const std::string& name, std::string_view bytes) const {
        std::filesystem::create_directories((root_.directory() / name).parent_path());
        std::ofstream(root_.directory() / name, std::ios::binary) << bytes;
    }
    /// Adds a line at the end of a file and returns its number.
    std::size_t append(const std::string& name, const std::string& line) const {
        std::string bytes = read(root_.directory() / name);
        bytes += line + "\n";
        write(name, bytes);
        std::size_t lines = 0;
        for (const char c : bytes) {
            lines += c == '\n' ? 1 : 0;
        }
        return lines;
    }
    [[nodiscard]] std::string bytes(const std::string& name) const { return read(root_.directory() / name); }
    [[nodiscard]] kummerkasten::io::DataPath path() const {
        return kummerkasten::io::DataPath(root_.directory().string());
    }

    /// The message of the DataError that `action` throws, without the directory; "no error" where it throws none.
    template <class Action> [[nodiscard]] std::string complaint(const Action& action) const {
        try {
            action(path());
        } catch (const kummerkasten::DataError& failure) {
            return root_.relative(failure.what());
        }
        return "no error";
    }

private:
    static std::filesystem::path source() { return std::filesystem::path(KUMMERKASTEN_SOURCE_DIR) / "data"; }
    static std::string read(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    WrittenFile root_;
};

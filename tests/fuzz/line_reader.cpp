// SPDX-License-Identifier: Apache-2.0
// Lines come out as a plain split at LF gives them, whatever the pieces in which the bytes arrive. The first byte of the input
// chooses the pieces, the second the longest line.
#include "io/line_reader.hpp"

#include "fuzz.hpp"
#include "io/compression.hpp"

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

struct PlainLine {
    std::string text;
    bool too_long = false;
    friend bool operator==(const PlainLine&, const PlainLine&) = default;
};

std::vector<PlainLine> split(std::string_view bytes, std::size_t most) {
    std::vector<PlainLine> lines;
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
        bytes.remove_prefix(3);
    }
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        lines.push_back({std::string(line), line.size() > most});
    }
    return lines;
}

std::vector<PlainLine> read(const std::string& path, std::size_t most) {
    std::vector<PlainLine> lines;
    io::LineReader reader({path}, most);
    io::Block block;
    while (reader.next(block)) {
        fuzz::require(!block.failure, "plain bytes are read to their end", block.failure.value_or(""));
        for (const io::Line& line : block.lines) {
            if (line.first_piece) {
                lines.push_back({std::string(line.text), line.too_long});
            } else {
                fuzz::require(line.too_long, "only a long line has pieces");
                lines.back().text += line.text;
            }
            fuzz::require(line.number == lines.size(), "lines are numbered from 1");
        }
    }
    return lines;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2 || size > 400'000) {
        return 0;
    }
    const std::string_view bytes = fuzz::view(data + 2, size - 2);
    if (io::recognise_packing(bytes) != io::Packing::none) {
        return 0; // the subject of decompression.cpp
    }
    const std::size_t most = 2 + std::size_t{data[1]}; // a byte order mark is looked for before a line is too long
    const std::vector<PlainLine> expected = split(bytes, most);
    fuzz::require(read(fuzz::MemoryFile(bytes).path(), most) == expected, "a file is cut at its line ends");
    fuzz::require(read(SlowPipe(bytes, data[0]).path(), most) == expected, "a slow pipe is cut at its line ends");
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "io/compression.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::io {

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::string_view bytes;
    Packing packing;
    std::string_view what; ///< for advice_for
};

// From RFC 1952, RFC 8878 (a frame, and the 16 kinds of skippable frames, of which pzstd writes the first), and the
// formats' own descriptions. Those of bzip2 are long, since "BZh" alone could begin a text.
constexpr std::array kMagics{
    Magic{"\x1F\x8B\x08"sv, Packing::gzip, {}},
    Magic{"\x28\xB5\x2F\xFD"sv, Packing::zstd, {}},
    Magic{"\x50\x2A\x4D\x18"sv, Packing::zstd, {}},
    Magic{"PK\x03\x04"sv, Packing::other, "a ZIP archive; unpack it first, with unzip"},
    Magic{"PK\x05\x06"sv, Packing::other, "a ZIP archive with nothing in it"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, Packing::other, "a 7z archive; unpack it first, with 7z x"},
    Magic{"Rar!\x1A\x07"sv, Packing::other, "a RAR archive; unpack it first, with unrar or 7z x"},
    Magic{"\xFD"
          "7zXZ\0"sv,
          Packing::other, "compressed with xz; unpack it first, with xz -d"},
    Magic{"BZh"sv, Packing::other, "compressed with bzip2; unpack it first, with bzip2 -d"},
    Magic{"\x04\x22\x4D\x18"sv, Packing::other, "compressed with lz4; unpack it first, with lz4 -d"},
};
constexpr std::string_view kBzip2Block = "1AY&SY"; // behind "BZh" and a digit
constexpr std::size_t kZipFlags = 6;               // offset of a ZIP entry's flags; bit 0: a password is needed

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

// `start` against all of `magic`, the part of it that is there.
bool agrees(std::string_view start, std::string_view magic) {
    const std::size_t length = std::min(start.size(), magic.size());
    return start.substr(0, length) == magic.substr(0, length);
}

} // namespace

Packing recognise_packing(std::string_view start) {
    for (const Magic& magic : kMagics) {
        if (!agrees(start, magic.bytes)) {
            continue;
        }
        if (start.size() < magic.bytes.size()) {
            return Packing::undecided;
        }
        if (begins(magic.bytes, "BZh")) {
            if (start.size() > 3 && (start[3] < '1' || start[3] > '9')) {
                continue;
            }
            if (start.size() > 4 && !agrees(start.substr(4), kBzip2Block)) {
                continue;
            }
            if (start.size() < 4 + kBzip2Block.size()) {
                return Packing::undecided;
            }
        }
        if (begins(magic.bytes, "PK\x03") && start.size() <= kZipFlags) {
            return Packing::undecided;
        }
        return magic.packing;
    }
    return Packing::none;
}

std::string advice_for(std::string_view start) {
    for (const Magic& magic : kMagics) {
        if (begins(start, magic.bytes)) {
            const bool locked = begins(magic.bytes, "PK\x03") && start.size() > kZipFlags &&
                                (static_cast<unsigned char>(start[kZipFlags]) & 1U) != 0;
            return std::string(locked ? "a ZIP archive with a password; unpack it first, with unzip" : magic.what);
        }
    }
    return {};
}

} // namespace kummerkasten::io

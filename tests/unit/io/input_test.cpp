// SPDX-License-Identifier: Apache-2.0
// Plain and packed inputs give the same bytes, in pieces of any size; what is cut off or damaged gives what can be read and
// then a sentence.
#include "io/input.hpp"

#include "base/error.hpp"
#include "packed.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <string>
#include <thread>
#include <vector>

using namespace kummerkasten;
using namespace std::string_literals;

namespace {

struct Read {
    std::string bytes, failure;
};

Read read_path(const std::string& path, std::size_t piece) {
    Read read;
    std::string buffer(piece, '\0');
    try {
        io::Input input(path);
        while (const std::size_t got = input.read(buffer.data(), buffer.size())) {
            read.bytes.append(buffer, 0, got);
        }
    } catch (const IoError& problem) {
        read.failure = problem.what();
    }
    return read;
}

Read read_bytes(const std::string& bytes, std::size_t piece = 4096) {
    const WrittenFile file("in", bytes);
    Read read = read_path(file.path().string(), piece);
    read.failure = file.relative(read.failure);
    return read;
}

// Text that does not pack to nothing: numbers in a fixed disorder.
std::string much_text() {
    std::string text;
    unsigned state = 1;
    for (int i = 0; i < 40'000; ++i) {
        state = state * 1664525U + 1013904223U;
        text += std::to_string(state >> 8U) + (i % 9 == 0 ? "\n" : " ");
    }
    return text;
}

} // namespace

TEST_CASE("packed inputs give what was packed") {
    const std::string text = much_text();
    const std::string flat(3'000'000, 'a');
    struct Row {
        std::string name, bytes, expected;
    };
    const std::vector<Row> rows{
        {"plain", text, text},
        {"nothing", "", ""},
        {"gzip", gzip(text), text},
        {"gzip of nothing", gzip(""), ""},
        {"gzip, three members", gzip("a\n") + gzip("") + gzip(text), "a\n" + text},
        {"gzip with the zeros of a tape behind it", gzip("a\n") + std::string(10'000, '\0'), "a\n"},
        {"gzip, zeros between members", gzip("a\n") + std::string(3, '\0') + gzip("b\n"), "a\nb\n"},
        {"zstd", zstd(text), text},
        {"zstd of nothing", zstd(""), ""},
        {"zstd, three frames", zstd("a\n") + zstd("") + zstd(text), "a\n" + text},
        {"zstd after a skippable frame", "\x50\x2A\x4D\x18\x03\0\0\0abc"s + zstd(text), text},
        {"much out of little, gzip", gzip(flat), flat},
        {"much out of little, zstd", zstd(flat), flat},
    };
    for (const Row& row : rows) {
        for (const std::size_t piece : {16U, 4096U, 262144U}) {
            CAPTURE(row.name);
            CAPTURE(piece);
            const Read read = read_bytes(row.bytes, piece);
            CHECK(read.failure.empty());
            CHECK((read.bytes == row.expected)); // in brackets: nobody wants to see them
        }
    }
}

TEST_CASE("texts that begin like an archive are texts") {
    for (const std::string& text : {"P"s, "PK"s, "PK macht Probleme"s, "(Mail)"s, "BZh"s, "BZh9 ist kein bzip2"s, "7z"s,
                                    "Rar!"s, "\x1F"s, "\x1F\x8B\x07"s, "("s}) {
        CAPTURE(text);
        CHECK(read_bytes(text).bytes == text);
        CHECK(read_bytes(text).failure.empty());
    }
}

TEST_CASE("what is packed otherwise gets advice") {
    struct Row {
        std::string name, bytes, failure;
    };
    const std::vector<Row> rows{
        {"zip", "PK\x03\x04\x14\0\0\0\x08\0"s, "in is a ZIP archive; unpack it first, with unzip"},
        {"zip with a password", "PK\x03\x04\x14\0\x01\0\x08\0"s,
         "in is a ZIP archive with a password; unpack it first, with unzip"},
        {"empty zip", "PK\x05\x06\0\0"s, "in is a ZIP archive with nothing in it"},
        {"7z", "7z\xBC\xAF\x27\x1C\0\x04"s, "in is a 7z archive; unpack it first, with 7z x"},
        {"rar", "Rar!\x1A\x07\x01\0"s, "in is a RAR archive; unpack it first, with unrar or 7z x"},
        {"xz", "\xFD"s + "7zXZ\0\0\x04"s, "in is compressed with xz; unpack it first, with xz -d"},
        {"bzip2", "BZh91AY&SYabc", "in is compressed with bzip2; unpack it first, with bzip2 -d"},
        {"lz4", "\x04\x22\x4D\x18\x64", "in is compressed with lz4; unpack it first, with lz4 -d"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(read_bytes(row.bytes).failure == row.failure);
        CHECK(read_bytes(row.bytes).bytes.empty());
    }
}

TEST_CASE(
    "every prefix of a packed input gives a prefix of the text, and all but the whole say that they are cut off") {
    const std::string text = "eins\nzwei\ndrei drei drei drei\n";
    for (const auto& [packed, message] : {std::pair{gzip(text), "in: the gzip data is cut off"s},
                                          std::pair{zstd(text), "in: the zstd data is cut off"s}}) {
        for (std::size_t length = 4; length < packed.size(); ++length) {
            CAPTURE(length);
            const Read read = read_bytes(packed.substr(0, length));
            CHECK(text.substr(0, read.bytes.size()) == read.bytes);
            CHECK(read.failure == message);
        }
    }
}

TEST_CASE("a cut archive gives most of what was in it") {
    const std::string text = much_text();
    for (const std::string& packed : {gzip(text), zstd(text)}) {
        const Read read = read_bytes(packed.substr(0, packed.size() - 10'000));
        CHECK((text.substr(0, read.bytes.size()) == read.bytes));
        // 10 000 packed bytes hold less than 30 000, and a zstd block not more than 128 KiB.
        CHECK(read.bytes.size() + 160'000 > text.size());
        CHECK(read.failure.find("is cut off") != std::string::npos);
    }
}

TEST_CASE("a damaged archive gives what came before") {
    const std::string text = much_text();
    for (std::string packed : {gzip(text), zstd(text)}) {
        for (std::size_t at = packed.size() / 2; at < packed.size() / 2 + 2000; ++at) {
            packed[at] = '\x55';
        }
        const Read read = read_bytes(packed);
        CHECK(read.failure.find("data is damaged (") != std::string::npos);
        // Deflate has no checks on the way, so a few wrong bytes may pass before it notices.
        CHECK((text.substr(0, text.size() / 5) == read.bytes.substr(0, text.size() / 5)));
    }
    std::string wrong_sum = gzip("a\n");
    wrong_sum[wrong_sum.size() - 8] ^= 1; // the first byte of the CRC
    CHECK(read_bytes(wrong_sum).bytes == "a\n");
    CHECK(read_bytes(wrong_sum).failure == "in: the gzip data is damaged (incorrect data check)");
    CHECK(read_bytes(gzip("a\n") + "Anhang").bytes == "a\n");
    CHECK(read_bytes(gzip("a\n") + "Anhang").failure == "in: bytes that are no gzip follow the gzip data");
}

TEST_CASE("a pipe that dribbles is unpacked all the same") {
    for (const std::string& packed : {gzip("eins\nzwei\n") + gzip("drei\n"), zstd("eins\nzwei\n") + zstd("drei\n")}) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        std::thread writer([&packed, &ends] {
            for (const char c : packed) {
                static_cast<void>(!::write(ends[1], &c, 1));
            }
            ::close(ends[1]);
        });
        const Read read = read_path("/dev/fd/" + std::to_string(ends[0]), 4096);
        writer.join();
        ::close(ends[0]);
        CHECK(read.bytes == "eins\nzwei\ndrei\n");
        CHECK(read.failure.empty());
    }
}

TEST_CASE("a zstd frame that wants too large a window is refused") {
    // A frame header (RFC 8878): magic, no single segment and no content size, window of 2^31 (exponent 21 << 3).
    const std::string greedy = "\x28\xB5\x2F\xFD\x00"s + "\xA8"s + "\x01\0\0"s;
    CHECK(read_bytes(greedy).failure == "in: the zstd data is damaged (Frame requires too much memory for decoding)");
}

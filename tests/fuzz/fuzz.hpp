// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share. A target is one file with one LLVMFuzzerTestOneInput, as libFuzzer wants it: it gives the bytes to
// one parser of the library and aborts where a promise of that parser is broken. The preset `fuzz` makes a program of each;
// the other presets put all into one, fuzz_replay, which runs them over their seeds.
#pragma once

#include "slow_pipe.hpp"
#include "text/utf8.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fuzz {

/// Standard error as it was at the start: libFuzzer takes it from the code under test, whose messages nobody reads.
inline const int kMessages = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 100);

/// Ends the process with a message where a promise is broken.
inline void require(bool holds, std::string_view promise, std::string_view instead = {}) {
    if (!holds) {
        std::string message = "\nbroken promise: ";
        message += promise;
        message += instead.empty() ? "" : "; got ";
        message += instead;
        ::dprintf(kMessages, "%s\n", message.c_str());
        std::abort();
    }
}

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// For what stands behind the gate for bytes.
inline std::string valid_text(std::string_view bytes) { return kummerkasten::text::repair_utf8(bytes).text; }

/// Is `at` the beginning of a character of `text`, or its end?
inline bool is_boundary(std::string_view text, std::size_t at) {
    return at == text.size() || (at < text.size() && !kummerkasten::text::is_continuation(text[at]));
}
/// Is [start, end) a stretch of whole characters?
inline bool is_stretch(std::string_view text, std::size_t start, std::size_t end) {
    return start <= end && end <= text.size() && is_boundary(text, start) && is_boundary(text, end);
}

/// A line followed by what the parser may read and must not judge by: quotes.
class PaddedLine {
public:
    explicit PaddedLine(std::string_view line) : bytes_(line), size_(line.size()) { bytes_.append(64, '"'); }
    [[nodiscard]] std::string_view view() const { return std::string_view(bytes_).substr(0, size_); }

private:
    std::string bytes_;
    std::size_t size_;
};

/// A file in memory with a path, for what opens its input itself.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes = {}) : number_(::memfd_create("fuzz", MFD_CLOEXEC)) {
        if (number_ < 0 || ::fchmod(number_, 0600) != 0) {
            throw std::runtime_error("cannot make a file in memory");
        }
        write(bytes);
    }
    ~MemoryFile() { ::close(number_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    /// Takes the place of what stood there.
    void write(std::string_view bytes) {
        if (::ftruncate(number_, 0) != 0 ||
            ::pwrite(number_, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
            throw std::runtime_error("cannot write a file in memory");
        }
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }
    [[nodiscard]] std::string bytes() const {
        std::string all(static_cast<std::size_t>(std::max<off_t>(0, ::lseek(number_, 0, SEEK_END))), '\0');
        if (::pread(number_, all.data(), all.size(), 0) != static_cast<ssize_t>(all.size())) {
            throw std::runtime_error("cannot read a file in memory");
        }
        return all;
    }

private:
    int number_;
};

} // namespace fuzz

// SPDX-License-Identifier: Apache-2.0
// File descriptors with an owner, and reads and writes that keep at it: over interrupts and short counts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace kummerkasten::io {

/// Owns one open descriptor, or none.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }

    /// Closes and reports trouble, which may be data that never reached the disk. Throws IoError naming `name`.
    void close_checked(const std::string& name);
    /// Gives up ownership without closing.
    int release() { return std::exchange(number_, -1); }

private:
    int number_ = -1;
};

/// Opens for reading; throws IoError "cannot open 'name': reason". A directory is refused here, with a sentence.
[[nodiscard]] Descriptor open_for_reading(const std::string& name);

/// Up to `most` bytes into `into`; 0 at the end of the file, or when the stop signal interrupted the wait (see
/// stop_signal.hpp, which the caller asks). Throws IoError naming `name`.
[[nodiscard]] std::size_t read_some(int descriptor, char* into, std::size_t most, const std::string& name);

/// All of `bytes`. Throws BrokenPipe where the reader is gone, IoError naming `name` otherwise.
void write_all(int descriptor, std::string_view bytes, const std::string& name);

/// Opens /dev/null on each of the standard descriptors 0–2 that is closed, so that no file of ours can get such a number
/// and be mistaken for standard output. Closed output becomes unwritable, not lost: see run_tool.
void ensure_standard_descriptors();

} // namespace kummerkasten::io

// SPDX-License-Identifier: Apache-2.0
#include "io/output.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace kummerkasten::io {

namespace {

// Larger than a pipe (64 KiB), so that a write fills it; small enough to stay in the second-level cache.
constexpr std::size_t kBufferSize = 128 * 1024;

} // namespace

Output::Output(Descriptor descriptor, std::string name, bool line_buffered)
    : descriptor_(std::move(descriptor)), name_(std::move(name)), line_buffered_(line_buffered) {
    buffer_.reserve(kBufferSize);
}

Output Output::standard(bool line_buffered) { return {Descriptor(STDOUT_FILENO), "standard output", line_buffered}; }

Output Output::file(const std::string& name) {
    const int number = ::open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (number < 0) {
        throw IoError("cannot create " + in_quotes(name, 200), errno);
    }
    return {Descriptor(number), in_quotes(name, 200), false};
}

void Output::write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > kBufferSize) {
        flush();
    }
    if (bytes.size() >= kBufferSize) {
        write_all(descriptor_.number(), bytes, name_);
    } else {
        buffer_ += bytes;
    }
}

void Output::flush() {
    // Emptied first: after a failed write nobody may try the same bytes again.
    std::string pending;
    pending.swap(buffer_);
    write_all(descriptor_.number(), pending, name_);
    pending.clear();
    buffer_.swap(pending);
}

void Output::close() {
    if (!descriptor_.is_open()) {
        return;
    }
    flush();
    descriptor_.close_checked(name_);
}

} // namespace kummerkasten::io

// SPDX-License-Identifier: Apache-2.0
#include "io/descriptor.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/stop_signal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace kummerkasten::io {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        if (is_open()) {
            ::close(number_);
        }
        number_ = std::exchange(other.number_, -1);
    }
    return *this;
}

Descriptor::~Descriptor() {
    if (is_open()) {
        ::close(number_);
    }
}

void Descriptor::close_checked(const std::string& name) {
    const int number = release();
    if (number >= 0 && ::close(number) != 0 && errno != EINTR) {
        throw IoError("cannot close " + name, errno);
    }
}

Descriptor open_for_reading(const std::string& name) {
    int number = -1;
    do {
        number = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    } while (number < 0 && errno == EINTR && !stop_requested());
    if (number < 0) {
        throw IoError("cannot open " + in_quotes(name, 200), errno);
    }
    Descriptor descriptor(number);
    struct stat status {};
    if (::fstat(number, &status) == 0 && S_ISDIR(status.st_mode)) {
        throw error<IoError>("{} is a directory; name the files in it", in_quotes(name, 200));
    }
    return descriptor;
}

std::size_t read_some(int descriptor, char* into, std::size_t most, const std::string& name) {
    for (;;) {
        const ssize_t got = ::read(descriptor, into, most);
        if (got >= 0) {
            return static_cast<std::size_t>(got);
        }
        if (errno == EINTR) {
            if (stop_requested()) {
                return 0;
            }
            continue;
        }
        throw IoError("cannot read " + name, errno);
    }
}

void write_all(int descriptor, std::string_view bytes, const std::string& name) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            throw BrokenPipe();
        } else if (errno != EINTR) {
            throw IoError("cannot write " + name, errno);
        }
    }
}

void ensure_standard_descriptors() {
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; ++number) {
        if (::fcntl(number, F_GETFD) < 0 && errno == EBADF) {
            // Opened the wrong way round on purpose: reading from a closed standard input gives an end of file, writing
            // to a closed standard output fails, as it should.
            const int opened = ::open("/dev/null", O_RDONLY);
            if (opened > number) {
                ::close(opened);
            }
        }
    }
}

} // namespace kummerkasten::io

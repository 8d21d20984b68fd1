// SPDX-License-Identifier: Apache-2.0
// What the process writes to one of its descriptors while the object lives: for messages and for tools' output. The
// descriptor is given back at the end, also where the code under test has closed it.
#pragma once

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>

class Captured {
public:
    explicit Captured(int descriptor) : descriptor_(descriptor), saved_(::dup(descriptor)) {
        std::array<char, 32> name{"/tmp/kummerkasten-test-XXXXXX"};
        file_ = ::mkstemp(name.data());
        if (saved_ < 0 || file_ < 0 || ::dup2(file_, descriptor) < 0) {
            throw std::runtime_error("cannot redirect a descriptor");
        }
        ::unlink(name.data());
    }
    ~Captured() {
        ::dup2(saved_, descriptor_);
        ::close(saved_);
        ::close(file_);
    }
    Captured(const Captured&) = delete;
    Captured& operator=(const Captured&) = delete;

    [[nodiscard]] std::string text() const {
        std::string all;
        std::array<char, 4096> part{};
        for (;;) {
            const ssize_t got = ::pread(file_, part.data(), part.size(), static_cast<off_t>(all.size()));
            if (got <= 0) {
                return all;
            }
            all.append(part.data(), static_cast<std::size_t>(got));
        }
    }

private:
    int descriptor_;
    int saved_;
    int file_ = -1;
};

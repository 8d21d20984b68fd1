// SPDX-License-Identifier: Apache-2.0
// The bytes of an input as a slow pipe gives them: a few a read, so that every place at which a read may end is met.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

class SlowPipe {
public:
    /// `piece` bytes a read, or as few as 200 reads allow; at most 400 KiB in all.
    SlowPipe(std::string_view bytes, std::size_t piece) {
        int ends[2];
        // O_DIRECT: each write is a packet, and a read gives one. A packet takes a page of the pipe.
        if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK | O_DIRECT) != 0 || ::fcntl(ends[1], F_SETPIPE_SZ, 256 * 4096) < 0) {
            throw std::runtime_error("cannot make a pipe");
        }
        reader_ = ends[0];
        const std::size_t most = std::max({piece, bytes.size() / 200 + 1, std::size_t{1}});
        for (std::size_t at = 0; at < bytes.size(); at += most) {
            const std::string_view part = bytes.substr(at, most);
            if (::write(ends[1], part.data(), part.size()) != static_cast<ssize_t>(part.size())) {
                throw std::runtime_error("a pipe took no more");
            }
        }
        ::close(ends[1]);
    }
    ~SlowPipe() { ::close(reader_); }
    SlowPipe(const SlowPipe&) = delete;
    SlowPipe& operator=(const SlowPipe&) = delete;

    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(reader_); }

private:
    int reader_ = -1;
};

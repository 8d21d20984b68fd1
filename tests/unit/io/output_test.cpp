// SPDX-License-Identifier: Apache-2.0
#include "io/output.hpp"

#include "base/error.hpp"
#include "captured.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <sys/socket.h>

#include <csignal>
#include <sstream>
#include <string>
#include <thread>

using namespace kummerkasten;
using namespace kummerkasten::io;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ostringstream all;
    all << std::ifstream(file, std::ios::binary).rdbuf();
    return all.str();
}

// Bytes in which a piece lost, doubled or moved shows.
std::string numbered(std::size_t size) {
    std::string bytes;
    for (int i = 0; bytes.size() < size; ++i) {
        bytes += std::to_string(i) + ' ';
    }
    return bytes;
}

std::string read_slowly(int descriptor, std::size_t at_a_time) {
    std::string all;
    std::string part(at_a_time, '\0');
    for (;;) {
        const ssize_t got = ::read(descriptor, part.data(), part.size());
        if (got <= 0) {
            return all;
        }
        all.append(part, 0, static_cast<std::size_t>(got));
    }
}

struct IgnoredPipeSignal {
    IgnoredPipeSignal() : before(std::signal(SIGPIPE, SIG_IGN)) {}
    ~IgnoredPipeSignal() { std::signal(SIGPIPE, before); }
    void (*before)(int);
};

} // namespace

TEST_CASE("a file gets all bytes, in order, whatever the sizes") {
    const WrittenFile file("out", "old and longer than what comes");
    std::string expected;
    Output output = Output::file(file.path().string());
    // Around and above the buffer (128 KiB), and nothing at all.
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{1000}, std::size_t{131'072 - 1001},
                                   std::size_t{131'072}, std::size_t{131'073}, std::size_t{5}, std::size_t{400'000}}) {
        const std::string part = numbered(size).substr(0, size);
        output.write(part);
        expected += part;
    }
    output.close();
    CHECK(bytes_of(file.path()) == expected);
    output.close(); // once more is nothing
}

TEST_CASE("nothing is in the file before flush, all is after it") {
    const WrittenFile file("out", "");
    Output output = Output::file(file.path().string());
    output.write("one\n");
    CHECK(bytes_of(file.path()).empty());
    output.flush();
    CHECK(bytes_of(file.path()) == "one\n");
    output.write("two\n");
    output.close();
    CHECK(bytes_of(file.path()) == "one\ntwo\n");
}

TEST_CASE("standard output") {
    const Captured standard_output(STDOUT_FILENO);
    Output output = Output::standard(true);
    CHECK(output.line_buffered());
    output.write("kept\n");
    output.close();
    CHECK(standard_output.text() == "kept\n");
}

TEST_CASE("short writes are gone on with: a tiny pipe and a reader in no hurry") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    REQUIRE(::fcntl(ends[1], F_SETPIPE_SZ, 4096) >= 4096);
    const std::string bytes = numbered(300'000);
    std::string got;
    std::thread reader([&got, end = ends[0]] { got = read_slowly(end, 997); });
    write_all(ends[1], bytes, "a pipe");
    ::close(ends[1]);
    reader.join();
    ::close(ends[0]);
    CHECK(got == bytes);
}

TEST_CASE("short writes on a socket with a tiny buffer") {
    int ends[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    const int tiny = 1; // the kernel makes the least it can of it
    REQUIRE(::setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &tiny, sizeof tiny) == 0);
    const std::string bytes = numbered(200'000);
    std::string got;
    std::thread reader([&got, end = ends[0]] { got = read_slowly(end, 313); });
    write_all(ends[1], bytes, "a socket");
    ::close(ends[1]);
    reader.join();
    ::close(ends[0]);
    CHECK(got == bytes);
}

TEST_CASE("a full disk is told, by the write or at the latest by close") {
    const std::string told = "cannot write '/dev/full': No space left on device";
    SUBCASE("small: on close") {
        Output output = Output::file("/dev/full");
        output.write("lost");
        CHECK_THROWS_WITH_AS(output.close(), told.c_str(), IoError);
    }
    SUBCASE("on flush") {
        Output output = Output::file("/dev/full");
        output.write("lost");
        CHECK_THROWS_WITH_AS(output.flush(), told.c_str(), IoError);
    }
    SUBCASE("large: on write") {
        Output output = Output::file("/dev/full");
        CHECK_THROWS_WITH_AS(output.write(std::string(200'000, 'x')), told.c_str(), IoError);
    }
    SUBCASE("nothing written, nothing lost") {
        Output output = Output::file("/dev/full");
        output.close();
    }
}

TEST_CASE("a closed descriptor is told") {
    CHECK_THROWS_WITH_AS(write_all(-1, "x", "standard output"), "cannot write standard output: Bad file descriptor",
                         IoError);
}

TEST_CASE("a file that cannot be created") {
    CHECK_THROWS_WITH_AS(Output::file("/nonexistent/out"),
                         "cannot create '/nonexistent/out': No such file or directory", IoError);
}

TEST_CASE("a reader that went away is no error but a broken pipe, where SIGPIPE is ignored") {
    const IgnoredPipeSignal ignored;
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    Output output = Output::file("/dev/fd/" + std::to_string(ends[1]));
    ::close(ends[0]);
    output.write("nobody reads this");
    CHECK_THROWS_AS(output.close(), BrokenPipe);
    CHECK_THROWS_AS(write_all(ends[1], "x", "a pipe"), BrokenPipe);
    ::close(ends[1]);
}

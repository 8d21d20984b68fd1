// SPDX-License-Identifier: Apache-2.0
#include "io/descriptor.hpp"

#include "base/error.hpp"
#include "io/input.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::io;

namespace {

bool is_open(int number) { return ::fcntl(number, F_GETFD) >= 0; }

// Runs `body` in a child and gives its exit status, so that a test may close the standard descriptors.
template <class Body> int in_child(Body body) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(body());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

TEST_CASE("a descriptor closes itself, once, and can be handed on") {
    int number = -1;
    {
        Descriptor first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        number = first.number();
        REQUIRE(is_open(number));
        Descriptor second(std::move(first));
        CHECK_FALSE(first.is_open()); // NOLINT(bugprone-use-after-move): that is the question
        Descriptor third;
        third = std::move(second);
        CHECK(third.number() == number);
        CHECK(is_open(number));
    }
    CHECK_FALSE(is_open(number));
}

TEST_CASE("close_checked reports what close says, and only once") {
    Descriptor descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const int number = descriptor.number();
    ::close(number);
    CHECK_THROWS_WITH_AS(descriptor.close_checked("the file"), "cannot close the file: Bad file descriptor", IoError);
    descriptor.close_checked("the file");
}

TEST_CASE("opening says what is wrong") {
    const WrittenFile file("in", "abc");
    CHECK(open_for_reading(file.path().string()).is_open());
    CHECK_THROWS_WITH_AS(static_cast<void>(open_for_reading("/nonexistent")),
                         "cannot open '/nonexistent': No such file or directory", IoError);
    CHECK_THROWS_WITH_AS(static_cast<void>(open_for_reading("/tmp")), "'/tmp' is a directory; name the files in it",
                         IoError);
    CHECK_THROWS_WITH_AS(static_cast<void>(open_for_reading("a\nb")), "cannot open 'a\\nb': No such file or directory",
                         IoError);
}

TEST_CASE("an input has a name for messages") {
    CHECK(input_name("-") == "<stdin>");
    CHECK(input_name("a.jsonl") == "a.jsonl");
    const WrittenFile file("in", "abc");
    Input input(file.path().string());
    char bytes[8];
    CHECK(input.read(bytes, sizeof bytes) == 3);
    CHECK(input.read(bytes, sizeof bytes) == 0);
    CHECK(input.name() == file.path().string());
}

TEST_CASE("standard input that is a directory is refused") {
    const int status = in_child([] {
        ::dup2(::open("/tmp", O_RDONLY), STDIN_FILENO);
        try {
            Input input("-");
        } catch (const IoError& problem) {
            return std::string(problem.what()) == "standard input is a directory; name the files in it" ? 0 : 1;
        }
        return 2;
    });
    CHECK(status == 0);
}

TEST_CASE("closed standard descriptors are filled, so that no file of ours gets their number") {
    const int status = in_child([] {
        ::close(STDIN_FILENO);
        ::close(STDOUT_FILENO);
        ensure_standard_descriptors();
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) != 0) {
            return 1; // an input that is closed is empty
        }
        if (::write(STDOUT_FILENO, "x", 1) >= 0 || errno != EBADF) {
            return 2; // an output that is closed takes nothing, and says so
        }
        return ::open("/dev/null", O_RDONLY) > STDERR_FILENO ? 0 : 3;
    });
    CHECK(status == 0);
}

TEST_CASE("open standard descriptors are left alone") {
    const int status = in_child([] {
        int ends[2];
        if (::pipe(ends) != 0) {
            return 1;
        }
        ::dup2(ends[1], STDOUT_FILENO);
        ensure_standard_descriptors();
        char byte = 0;
        return ::write(STDOUT_FILENO, "x", 1) == 1 && ::read(ends[0], &byte, 1) == 1 && byte == 'x' ? 0 : 2;
    });
    CHECK(status == 0);
}

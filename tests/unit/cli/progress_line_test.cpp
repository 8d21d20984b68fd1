// SPDX-License-Identifier: Apache-2.0
// What the line says, and that it makes room for messages. That it only shows on a terminal is tests/faults/state.sh.
#include "cli/progress_line.hpp"
#include "captured.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace kummerkasten;
using namespace kummerkasten::cli;

TEST_CASE("bytes, posts, rate") {
    using Seconds = std::chrono::duration<double>;
    CHECK(progress_text(0, 0, Seconds(0)) == "0.0 MB, 0 posts, 0.0 MB/s");
    CHECK(progress_text(12'340'000, 1, Seconds(2)) == "12.3 MB, 1 post, 6.2 MB/s");
    CHECK(progress_text(5'000'000'000, 15'000'000, Seconds(4)) == "5.0 GB, 15000000 posts, 1.2 GB/s");
}

TEST_CASE("nothing in the first moment, then four times a second at most, gone before a message and at the end") {
    const Captured standard_error(STDERR_FILENO);
    {
        Diagnostics diagnostics("ingest");
        ProgressLine line(diagnostics);
        line.show(1, 1);
        CHECK(standard_error.text().empty());
        std::this_thread::sleep_for(std::chrono::milliseconds(260));
        line.show(1'000'000, 2);
        line.show(1'000'000, 3); // too soon
        diagnostics.note("ein Wort");
        diagnostics.note("noch eins");
    }
    const std::string text = standard_error.text();
    CHECK(text.find("\ringest: 1.0 MB, 2 posts, ") == 0);
    CHECK(text.find("3 posts") == std::string::npos);
    CHECK(text.substr(text.find("\x1b[K")) == "\x1b[K\r\x1b[Kingest: note: ein Wort\ningest: note: noch eins\n");
}

TEST_CASE("not wanted where standard error is no terminal") {
    const Captured standard_error(STDERR_FILENO);
    CHECK_FALSE(ProgressLine::wanted());
}

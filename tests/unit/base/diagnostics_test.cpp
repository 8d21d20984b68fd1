// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostics.hpp"

#include "captured.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;

TEST_CASE("messages are tool: severity: fact") {
    const Captured standard_error(STDERR_FILENO);
    const Diagnostics diagnostics("classify");
    diagnostics.error("no");
    diagnostics.warning("hm");
    diagnostics.note("well");
    CHECK(standard_error.text() == "classify: error: no\nclassify: warning: hm\nclassify: note: well\n");
    CHECK(diagnostics.tool() == "classify");
}

TEST_CASE("a warning about a line has its place, and the sixth of a kind is only counted") {
    const Captured standard_error(STDERR_FILENO);
    Diagnostics diagnostics("ingest");
    for (std::uint64_t line = 1; line <= 8; ++line) {
        diagnostics.warning("json", {"a.jsonl", line}, "bad");
    }
    diagnostics.warning("too-long", {"a.jsonl", 9}, "long"); // another kind has a count of its own
    // Five of a kind are shown (kShownOfAKind), so of eight three are held back.
    const std::string shown =
        "ingest: warning: a.jsonl:1: bad\ningest: warning: a.jsonl:2: bad\n"
        "ingest: warning: a.jsonl:3: bad\ningest: warning: a.jsonl:4: bad\n"
        "ingest: warning: a.jsonl:5: bad\ningest: warning: a.jsonl:9: long\n";
    CHECK(standard_error.text() == shown);
    diagnostics.finish();
    const std::string sum = "ingest: warning: 3 more of kind 'json' were not shown\n";
    CHECK(standard_error.text() == shown + sum);
    diagnostics.finish(); // there is nothing left to tell
    CHECK(standard_error.text() == shown + sum);
}

TEST_CASE("exactly as many as are shown leave nothing to count") {
    const Captured standard_error(STDERR_FILENO);
    Diagnostics diagnostics("t");
    for (std::uint64_t i = 0; i < Diagnostics::kShownOfAKind; ++i) {
        diagnostics.warning("k", {"f", 1}, "x");
    }
    const std::string before = standard_error.text();
    diagnostics.finish();
    CHECK(standard_error.text() == before);
}

TEST_CASE("a message comes in one write, so that the lines of several tools do not mix") {
    int ends[2];
    REQUIRE(::pipe2(ends, O_DIRECT) == 0); // a packet for each write
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    const Diagnostics diagnostics("t");
    diagnostics.warning("one");
    diagnostics.warning("two");
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    ::close(ends[1]);
    char packet[256];
    CHECK(std::string(packet, static_cast<std::size_t>(::read(ends[0], packet, sizeof packet))) == "t: warning: one\n");
    CHECK(std::string(packet, static_cast<std::size_t>(::read(ends[0], packet, sizeof packet))) == "t: warning: two\n");
    ::close(ends[0]);
}

TEST_CASE("standard error that takes nothing is no reason to stop") {
    const int saved = ::dup(STDERR_FILENO);
    const int full = ::open("/dev/full", O_WRONLY);
    REQUIRE(full >= 0);
    ::dup2(full, STDERR_FILENO);
    Diagnostics("t").error("lost");
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    ::close(full);
    CHECK(true); // it came back
}

// SPDX-License-Identifier: Apache-2.0
#include "draft/reply_memory.hpp"

#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Level;

namespace {

record::Post post_of(const std::string& id, const std::string& handle, const std::string& name) {
    record::Post post = a_post(id);
    post.author.handle = handle;
    post.author.name = name;
    return post;
}

std::optional<Level> level(ReplyMemory& memory, const std::string& reply, const record::Post& post) {
    std::vector<record::Finding> findings;
    memory.check(reply, post, findings);
    return findings.empty() ? std::nullopt : std::optional(findings.front().level);
}

} // namespace

TEST_CASE("the same words for the same customer are an error, for another one a warning") {
    ReplyMemory memory;
    const record::Post jana = post_of("x:1", "jana_p", "Jana Petersen");
    CHECK(level(memory, "Hallo Jana, das tut uns leid, wir sehen gleich nach. ^an", jana) == std::nullopt);
    // Name, account and initials are no words of the reply.
    CHECK(level(memory, "@tom Hallo Tom, das tut uns leid, wir sehen gleich nach! ^bk",
                post_of("x:2", "tom", "Tom Olsen")) == Level::warning);
    CHECK(level(memory, "Hallo Tom, das tut uns leid, wir sehen gleich nach.", post_of("x:3", "tom", "Tom Olsen")) ==
          Level::error);
    CHECK(level(memory, "Hallo Tom, jetzt läuft es wieder, und zwar ganz.", post_of("x:4", "tom", "Tom Olsen")) ==
          std::nullopt);
}

TEST_CASE("a few words may be said to many, and a second look at the same post is no repetition") {
    ReplyMemory memory;
    CHECK(level(memory, "Danke, das freut uns.", post_of("x:1", "a", "A")) == std::nullopt);
    CHECK(level(memory, "Danke, das freut uns.", post_of("x:2", "b", "B")) == std::nullopt);
    CHECK(level(memory, "Danke, das freut uns.", post_of("x:2", "b", "B")) == std::nullopt);
}

TEST_CASE("what went to somebody else long ago is forgiven; to the same customer, never") {
    ReplyMemory memory;
    const std::string reply = "Das tut uns leid, wir sehen gleich nach.";
    static_cast<void>(level(memory, reply, post_of("x:0", "a", "A")));
    for (std::uint64_t i = 1; i <= kSideBySide; ++i) {
        static_cast<void>(
            level(memory, "Antwort Nummer " + std::to_string(i), post_of("x:" + std::to_string(i), "b", "B")));
    }
    CHECK(level(memory, reply, post_of("x:98", "c", "C")) == std::nullopt);
    CHECK(level(memory, reply, post_of("x:99", "c", "C")) == Level::error);
}

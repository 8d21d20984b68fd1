// SPDX-License-Identifier: Apache-2.0
// Near-duplicates: likeness is symmetric, between 0 and 1, and 1 for a text and itself; a group's leader is one of the texts before.
// The lines of the input are the texts.
#include "text/sketch.hpp"

#include "fuzz.hpp"
#include "ingest/near_duplicates.hpp"

#include <algorithm>
#include <set>

using namespace kummerkasten;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string all = fuzz::valid_text(fuzz::view(data, size));
    ingest::Window window;
    window.posts = 4; // fewer than texts, so that leaders leave
    ingest::NearDuplicates near(window, nullptr);
    std::set<std::string, std::less<>> leaders;
    text::Sketch before;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < all.size() && number < 100; ++number) {
        const std::size_t end = std::min(all.find('\n', begin), all.size());
        record::Post post;
        post.id = "text:" + std::to_string(number);
        post.text = all.substr(begin, end - begin);
        begin = end + 1;

        text::Document document;
        text::analyse(post.text, document);
        std::string comparable;
        text::append_comparable(comparable, document, text::Numbers::drop);
        text::Sketch sketch;
        text::make_sketch(comparable, sketch);
        fuzz::require(std::is_sorted(sketch.shingles.begin(), sketch.shingles.end()), "shingles rise");
        fuzz::require(sketch.shingles.size() <= text::kMostShingles, "the number of shingles has a limit");
        const text::Likeness self = text::compare(sketch, sketch);
        fuzz::require(sketch.shingles.empty() || (self.resemblance == 1 && self.containment == 1),
                      "a text is like itself");
        const text::Likeness one = text::compare(sketch, before);
        const text::Likeness other = text::compare(before, sketch);
        fuzz::require(one.resemblance == other.resemblance && one.containment == other.containment,
                      "likeness is mutual");
        fuzz::require(one.resemblance >= 0 && one.resemblance <= 1 && one.containment >= 0 && one.containment <= 1 &&
                          one.size_ratio >= 0 && one.size_ratio <= 1,
                      "likeness is 0 to 1");
        before = sketch;

        ingest::Candidate candidate;
        std::string scratch;
        ingest::NearDuplicates::prepare(post, document, scratch, candidate);
        const std::string leader(candidate.wanted ? near.place(candidate) : std::string_view());
        fuzz::require(leader.empty() || leaders.count(leader) == 1, "a leader is a text before, and leads itself",
                      leader);
        if (leader.empty()) {
            leaders.insert(post.id);
        }
    }
    return 0;
}

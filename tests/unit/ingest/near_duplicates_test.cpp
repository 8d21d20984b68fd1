// SPDX-License-Identifier: Apache-2.0
// Which posts become a group: recall and precision over made variations (wave.hpp), then each rule of near_duplicates.hpp.
#include "ingest/near_duplicates.hpp"
#include "wave.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

const record::Timestamp kNoon = *record::parse_rfc3339("2026-11-28T12:00:00Z");

record::Post make_post(const std::string& id, const std::string& text, const std::string& author = "",
                       std::optional<record::Timestamp> time = kNoon) {
    record::Post post;
    post.id = id;
    post.platform = "x";
    post.text = text;
    post.author.handle = author;
    post.created_at = time;
    return post;
}

// What place() says of a post.
std::string placed(NearDuplicates& near, const record::Post& post) {
    text::Document document;
    text::analyse(post.text, document);
    std::string scratch;
    Candidate candidate;
    NearDuplicates::prepare(post, document, scratch, candidate);
    return std::string(near.place(candidate));
}

constexpr const char* kComplaint =
    "Seit gestern Abend geht bei uns gar nichts mehr, und an der Hotline hebt niemand ab.";

struct Score {
    int copies = 0;  // that should have joined their group
    int found = 0;   // did
    int claimed = 0; // posts that joined some group
    int right = 0;   // the right one
    [[nodiscard]] double recall() const { return copies == 0 ? 1 : double(found) / copies; }
    [[nodiscard]] double precision() const { return claimed == 0 ? 1 : double(right) / claimed; }
};

// All 169 posts, then a copy of each with the changes, in any order.
Score score(const std::vector<wave::Change>& changes, unsigned seed) {
    wave::Random random(seed);
    NearDuplicates near({}, nullptr);
    Score result;
    const auto check = [&](const std::string& id, const std::string& text, const std::string& wanted) {
        const std::string got = placed(near, make_post(id, text, "gast_" + id));
        result.copies += wanted.empty() ? 0 : 1;
        result.found += !wanted.empty() && got == wanted ? 1 : 0;
        result.claimed += got.empty() ? 0 : 1;
        result.right += !got.empty() && got == wanted ? 1 : 0;
    };
    std::vector<std::string> originals;
    for (std::size_t i = 0; i < wave::kSide * wave::kSide; ++i) {
        originals.push_back(wave::fill(wave::frame(i / wave::kSide, i % wave::kSide), random));
        check("original:" + std::to_string(i), originals.back(), "");
    }
    for (std::size_t i = 0; i < originals.size(); ++i) {
        std::string copy = originals[i];
        for (const wave::Change change : changes) {
            copy = change == wave::Change::names ? wave::fill(wave::frame(i / wave::kSide, i % wave::kSide), random)
                                                 : wave::apply(change, copy, random);
        }
        check("copy:" + std::to_string(i), copy, "original:" + std::to_string(i));
    }
    return result;
}

} // namespace

TEST_CASE("recall and precision: one change") {
    for (int change = 0; change < static_cast<int>(wave::Change::count); ++change) {
        CAPTURE(change);
        const Score got = score({static_cast<wave::Change>(change)}, 1000U + static_cast<unsigned>(change));
        MESSAGE("change " << change << ": recall " << got.recall() << ", precision " << got.precision());
        CHECK(got.copies == 169);
        CHECK(got.recall() >= 0.97);
        CHECK(got.precision() >= 0.99);
    }
}

TEST_CASE("recall and precision: any two changes") {
    Score sum;
    for (int one = 1; one < static_cast<int>(wave::Change::count); ++one) {
        for (int two = 1; two < static_cast<int>(wave::Change::count); ++two) {
            const bool undone = two == static_cast<int>(wave::Change::names); // new names undo what was done before
            if (one == two || undone) {
                continue;
            }
            const Score got = score({static_cast<wave::Change>(one), static_cast<wave::Change>(two)},
                                    static_cast<unsigned>(100 * one + two));
            sum.copies += got.copies;
            sum.found += got.found;
            sum.claimed += got.claimed;
            sum.right += got.right;
        }
    }
    MESSAGE("two changes: recall " << sum.recall() << ", precision " << sum.precision());
    CHECK(sum.recall() >= 0.95);
    CHECK(sum.precision() >= 0.99);
}

TEST_CASE("different complaints that share half their sentences are no copies") {
    // Each post with two sentences of another: 169 pairs that resemble one another by a third.
    wave::Random random(7);
    NearDuplicates near({}, nullptr);
    int grouped = 0;
    for (std::size_t i = 0; i < 169; ++i) {
        const std::string one = wave::fill(wave::frame(i / 13, i % 13), random);
        const std::string two = wave::fill(wave::frame((i / 13 + 5) % 13, (i % 13 + 1) % 13), random);
        const std::size_t half = one.find(". ", one.size() / 3) + 2;
        const std::size_t other_half = two.find(". ", two.size() / 3) + 2;
        grouped += placed(near, make_post("a:" + std::to_string(i), one)).empty() ? 0 : 1;
        grouped +=
            placed(near, make_post("b:" + std::to_string(i), one.substr(0, half) + two.substr(other_half))).empty() ? 0
                                                                                                                    : 1;
    }
    MESSAGE("half shared: " << grouped << " of 338 grouped");
    CHECK(grouped <= 20);
}

TEST_CASE("all copies of a wave name its first post") {
    NearDuplicates near({}, nullptr);
    CHECK(placed(near, make_post("x:1", kComplaint, "a")).empty());
    for (int i = 2; i < 50; ++i) {
        const std::string text =
            "RT @gast_" + std::to_string(i) + ": " + kComplaint + std::string(static_cast<std::size_t>(i % 4), '!');
        CHECK(placed(near, make_post("x:" + std::to_string(i), text, "b" + std::to_string(i))) == "x:1");
    }
    CHECK(placed(near,
                 make_post("x:60", "Etwas ganz anderes: die Rechnung vom Oktober stimmt hinten und vorne nicht.", "c"))
              .empty());
}

TEST_CASE("short texts are nobody's copy") {
    NearDuplicates near({}, nullptr);
    for (const char* text :
         {"Danke!", "Wann geht das Netz wieder?", "Kein Internet in Oberau", "😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡",
          "@a @b @c @d @e @f @g @h @i @j @k @l @m @n https://kurz.example/1234567890 12345678901234567890", ""}) {
        CAPTURE(text);
        CHECK(placed(near, make_post("x:1", text, "a")).empty());
        CHECK(placed(near, make_post("x:2", text, "b")).empty());
    }
}

TEST_CASE("who says the same again is not part of a wave, who sends twice is") {
    NearDuplicates near({}, nullptr);
    using std::chrono::minutes;
    CHECK(placed(near, make_post("x:1", kComplaint, "anna")).empty());
    CHECK(placed(near, make_post("x:2", kComplaint, "anna", kNoon + minutes(3))) ==
          "x:1"); // the button was pressed twice
    CHECK(placed(near, make_post("x:3", kComplaint, "anna", kNoon + minutes(60 * 5))).empty());
    CHECK(placed(near, make_post("x:4", kComplaint, "bert", kNoon + minutes(60 * 5))) == "x:1"); // the group goes on
    CHECK(placed(near, make_post("x:5", kComplaint, "anna", std::nullopt)).empty());             // nobody knows when
    record::Post elsewhere = make_post("m:6", kComplaint, "anna", kNoon + minutes(60 * 6));      // another anna
    elsewhere.platform = "mastodon";
    CHECK(placed(near, elsewhere) == "x:1");
    CHECK(placed(near, make_post("x:1", kComplaint, "carl", kNoon)).empty()); // not its own copy
}

TEST_CASE("what the house writes and what is merely passed on is left alone") {
    NearDuplicates near({}, nullptr);
    record::Post answer = make_post("x:1", kComplaint, "haus");
    answer.direction = record::Direction::outbound;
    CHECK(placed(near, answer).empty());
    record::Post repost = make_post("x:2", kComplaint, "anna");
    repost.repost_of = "x:1";
    CHECK(placed(near, repost).empty());
    CHECK(placed(near, make_post("x:3", kComplaint, "bert")).empty()); // neither has become a leader
    answer.id = "x:4";
    CHECK(placed(near, answer).empty());
}

TEST_CASE("a wave is followed as long as it goes on, and forgotten when it stopped") {
    NearDuplicates near({100, std::chrono::hours(24)}, nullptr);
    using std::chrono::hours;
    CHECK(placed(near, make_post("x:1", kComplaint, "a")).empty());
    CHECK(placed(near, make_post("x:2", kComplaint, "b", kNoon + hours(24))) == "x:1");
    CHECK(placed(near, make_post("x:3", kComplaint, "c", kNoon + hours(40))) == "x:1"); // 16 after the one before
    CHECK(placed(near, make_post("x:4", kComplaint, "d", kNoon + hours(65))).empty());  // 25 after it: a new group
    CHECK(placed(near, make_post("x:5", kComplaint, "e", kNoon + hours(66))) == "x:4");
    CHECK(placed(near, make_post("x:6", kComplaint, "f", std::nullopt)) == "x:4");
}

TEST_CASE("an export that begins with the newest is grouped as well") {
    NearDuplicates near({100, std::chrono::hours(24)}, nullptr);
    CHECK(placed(near, make_post("x:9", kComplaint, "a", kNoon)).empty());
    CHECK(placed(near, make_post("x:8", kComplaint, "b", kNoon - std::chrono::hours(20))) == "x:9");
}

TEST_CASE("the window is bounded: the oldest text goes, a wave that goes on stays") {
    wave::Random random(3);
    NearDuplicates near({10, std::chrono::hours(48)}, nullptr);
    CHECK(placed(near, make_post("x:wave", kComplaint, "a")).empty());
    const std::string once = wave::fill(wave::frame(0, 0), random);
    CHECK(placed(near, make_post("x:once", once, "b")).empty());
    for (std::size_t i = 1; i <= 40; ++i) {
        CHECK(placed(near, make_post("x:" + std::to_string(i), wave::fill(wave::frame(i / 13, i % 13), random), "c"))
                  .empty());
        if (i % 5 == 0) {
            CHECK(placed(near, make_post("y:" + std::to_string(i), kComplaint, "d")) == "x:wave");
        }
    }
    CHECK(placed(near, make_post("x:again", once, "e")).empty()); // 40 texts of others later
    NearDuplicates smallest({1, std::chrono::hours(48)}, nullptr);
    CHECK(placed(smallest, make_post("x:1", kComplaint, "a")).empty());
    CHECK(placed(smallest, make_post("x:2", kComplaint, "b")) == "x:1");
    CHECK(placed(smallest, make_post("x:3", once, "b")).empty());
    CHECK(placed(smallest, make_post("x:4", kComplaint, "b")).empty());
}

TEST_CASE("with a state the window outlives the run") {
    const WrittenFile file("s.db", "");
    wave::Random random(5);
    const auto run = [&file](const std::vector<record::Post>& posts) {
        store::SeenStore state(file.path().string(), 1'764'000'000);
        NearDuplicates near({20, std::chrono::hours(48)}, &state);
        std::string got;
        for (const record::Post& post : posts) {
            got += placed(near, post) + " ";
        }
        state.begin();
        near.save(state);
        state.commit();
        return got;
    };
    CHECK(run({make_post("x:1", kComplaint, "a"), make_post("x:2", kComplaint, "b")}) == " x:1 ");
    CHECK(run({make_post("x:3", std::string(kComplaint) + " 😡", "c", kNoon + std::chrono::hours(40))}) == "x:1 ");
    CHECK(run({make_post("x:4", kComplaint, "a", kNoon + std::chrono::hours(60)), // the first author, again
               make_post("x:5", kComplaint, "d", kNoon + std::chrono::hours(70))}) == " x:1 ");
    std::vector<record::Post> others;
    for (std::size_t i = 0; i < 30; ++i) {
        others.push_back(make_post("y:" + std::to_string(i), wave::fill(wave::frame(i / 13, i % 13), random), "e"));
    }
    static_cast<void>(run(others));
    CHECK(run({make_post("x:6", kComplaint, "f", kNoon + std::chrono::hours(71))}) == " "); // pushed out by 30 others
}

TEST_CASE("notes in the state that are not ours cost a group and nothing else") {
    const WrittenFile file("s.db", "");
    const std::string path = file.path().string();
    {
        store::SeenStore state(path, 1'764'000'000);
        NearDuplicates near({}, &state);
        CHECK(placed(near, make_post("x:1", kComplaint, "a")).empty());
        state.begin();
        near.save(state);
        state.commit();
    }
    std::string note;
    store::SeenStore state(path, 1'764'000'000);
    state.visit_notes(1, [&note](std::int64_t, std::string_view found) { note = found; });
    state.begin();
    for (std::size_t length = 0; length < note.size();
         length += 7) { // cut short: without all of the shingles, or an id
        static_cast<void>(state.add_note(std::string_view(note).substr(0, length)));
    }
    std::string other = note;
    other[0] = '\x09'; // a version that nobody wrote yet
    static_cast<void>(state.add_note(other));
    other = note;
    other[4] = '\xff'; // more shingles than there are
    static_cast<void>(state.add_note(other));
    state.commit();
    NearDuplicates near({}, &state);
    CHECK(placed(near, make_post("x:2", kComplaint, "b")) == "x:1"); // the good one stands
}

// SPDX-License-Identifier: Apache-2.0
// Groups posts that say nearly the same: copy-paste waves, retweets by hand, the same text with other names. The first post
// of a group that comes by is its leader, and the others name it in duplicate_of. A window of leaders is kept; each copy
// puts its leader in front again, so a wave is followed as long as it goes on.
//
// What is grouped, and why (text/sketch.hpp has the method):
// - resemblance of at least 0.7, or containment of 0.85 where the shorter is at least half as long: a cut-off copy. On made
//   variations 0.6 and 0.8 find 0.7 % more, but on the German tweets of PotTS and MobASA (2026-11) what they add to the
//   groups are the lines of robots that differ in what they tell.
// - not texts of fewer than kFewestShingles: "Danke!" and "Wann geht das Netz wieder?" are said alike by people who know
//   nothing of one another, each of them a case of its own.
// - not the leader's own author once more after kSlipOfTheFinger: who says the same again still waits for an answer, and that
//   is a repeated complaint and no wave. Sooner it is a form sent twice. An unknown author or time is no proof of sameness.
// - not what the house itself writes: its agents repeat themselves, and each of their replies is one.
// - not reposts, which say themselves what they pass on.
//
// Deterministic. Memory: up to 0.7 KB a leader and 128 to 256 bytes of keys, 10 MB for 10,000. Time: 5 µs for a post of 130
// letters, its tokens included (posts of X, 2026-11).
#pragma once

#include "record/post.hpp"
#include "store/seen_store.hpp"
#include "text/sketch.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

/// Fewest shingles of a text that is grouped: some 8 words.
inline constexpr std::size_t kFewestShingles = 40;
/// Within this time the same author's same words are one post sent twice.
inline constexpr std::chrono::minutes kSlipOfTheFinger{10};

struct Window {
    std::size_t posts = 10'000; ///< leaders kept: two or three days of a house that is named 4000 times a day
    std::chrono::hours time{
        48}; ///< by created_at, since the last post of the group; posts without one are not bound by it
};

/// What has to be known of a post to group it. Reused from post to post.
struct Candidate {
    bool wanted = false; ///< false: the post neither joins a group nor leads one
    std::string id;
    std::uint64_t author = 0; ///< a hash; 0 where nothing is known
    std::optional<record::Timestamp> time;
    text::Sketch sketch;
};

class NearDuplicates {
public:
    /// With a `memory` the window outlives the run: what it holds is read here, and save() puts it back.
    NearDuplicates(Window window, store::SeenStore* memory);

    /// Only between the memory's begin() and commit(). To be called once, at the end: a run that is killed before loses no
    /// post by it, only the next one may take a copy for the first of its group.
    void save(store::SeenStore& memory);

    /// `document` is the post's text, analysed; `scratch` working memory.
    static void prepare(const record::Post& post, const text::Document& document, std::string& scratch,
                        Candidate& candidate);

    /// The id of the leader whose group the post joins; empty where it leads one itself, or is not wanted. Valid until the
    /// next call.
    [[nodiscard]] std::string_view place(const Candidate& post);

private:
    struct Leader {
        std::uint32_t turn = 0; ///< when it came to the front; 0 for an empty place
        std::int64_t note = 0;  ///< its number in the memory, where it stands there as it is
        std::string id;
        std::uint64_t author = 0;
        std::optional<record::Timestamp> latest;
        text::Sketch sketch;
    };
    struct Key {
        std::uint32_t key = 0;
        std::uint32_t turn = 0;
    };

    [[nodiscard]] Leader* find(const Candidate& post);
    [[nodiscard]] bool in_time(const Leader& leader, const Candidate& post) const;
    [[nodiscard]] Leader& put_in_front(Leader leader);
    void forget_note(Leader& leader);
    [[nodiscard]] static std::string note_of(const Leader& leader);
    void recall(std::int64_t number, std::string_view note);
    [[nodiscard]] Leader& place_of(std::uint32_t turn) { return leaders_[turn % window_.posts]; }
    [[nodiscard]] Key& key_of(std::size_t band, std::uint32_t key) { return keys_[band * slots_ + key % slots_]; }

    Window window_;
    std::vector<std::int64_t> old_notes_; ///< of leaders that have changed or gone
    std::uint32_t turn_ = 0; ///< may begin anew after four thousand million: turns are only compared for being the same
    std::vector<Leader> leaders_; ///< a ring by turn
    std::size_t slots_;           ///< of each band
    std::vector<Key> keys_;       ///< for each band a table by key; a newer leader takes the slot of an older one
};

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/near_duplicates.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>

namespace kummerkasten::ingest {

namespace {

constexpr double kLeastResemblance = 0.7;
constexpr double kLeastContainment = 0.85;
constexpr double kLeastSizeRatio = 0.5;
// Ids are short; a post with a longer one is not worth the memory of a leader.
constexpr std::size_t kLongestId = 256;

std::uint64_t author_hash(const record::Post& post) {
    const record::Author& author = post.author;
    const std::string& who = !author.id.empty() ? author.id : !author.handle.empty() ? author.handle : author.name;
    return who.empty()
               ? 0
               : XXH3_64bits_withSeed(who.data(), who.size(), XXH3_64bits(post.platform.data(), post.platform.size()));
}

bool alike(const text::Likeness& likeness) {
    return likeness.resemblance >= kLeastResemblance ||
           (likeness.containment >= kLeastContainment && likeness.size_ratio >= kLeastSizeRatio);
}

std::chrono::microseconds apart(record::Timestamp a, record::Timestamp b) { return a < b ? b - a : a - b; }

// A note in the memory: this head, the shingles, the id. Of one machine, as the file is.
struct NoteHead {
    std::uint32_t version = 1; // another hash, another number
    std::uint32_t shingles = 0;
    std::uint64_t author = 0;
    std::int64_t latest = 0;
    std::uint32_t timed = 0;
    std::uint32_t limit = 0;
    std::array<std::uint32_t, text::kBands> bands{};
};
static_assert(std::endian::native == std::endian::little, "notes are kept in the order of the machine");

} // namespace

NearDuplicates::NearDuplicates(Window window, store::SeenStore* memory)
    : window_(window), leaders_(window.posts), slots_(std::bit_ceil(window.posts)), keys_(slots_ * text::kBands) {
    if (memory != nullptr) {
        memory->visit_notes(window_.posts,
                            [this](std::int64_t number, std::string_view note) { recall(number, note); });
    }
}

void NearDuplicates::prepare(const record::Post& post, const text::Document& document, std::string& scratch,
                             Candidate& candidate) {
    candidate.wanted = false;
    if (post.direction == record::Direction::outbound || !post.repost_of.empty() || post.id.size() > kLongestId) {
        return;
    }
    scratch.clear();
    text::append_comparable(scratch, document, text::Numbers::drop);
    text::make_sketch(scratch, candidate.sketch);
    if (candidate.sketch.shingles.size() < kFewestShingles) {
        return;
    }
    candidate.wanted = true;
    candidate.id = post.id;
    candidate.author = author_hash(post);
    candidate.time = post.created_at;
}

std::string_view NearDuplicates::place(const Candidate& post) {
    if (!post.wanted) {
        return {};
    }
    Leader* const found = find(post);
    if (found == nullptr) {
        Leader leader;
        leader.id = post.id;
        leader.author = post.author;
        leader.latest = post.time;
        leader.sketch = post.sketch;
        static_cast<void>(put_in_front(std::move(leader)));
        return {};
    }
    const bool same_author = found->author != 0 && found->author == post.author;
    const bool slip =
        same_author && found->latest && post.time && apart(*found->latest, *post.time) <= kSlipOfTheFinger;
    const bool joins = found->id != post.id && (!same_author || slip);
    if (post.time) {
        found->latest = found->latest ? std::max(*found->latest, *post.time) : *post.time;
    }
    Leader moved = std::move(*found);
    *found = {};
    forget_note(moved);
    const Leader& leader = put_in_front(std::move(moved));
    return joins ? std::string_view(leader.id) : std::string_view();
}

// The most alike of the leaders that share a key with the post; among equals the one in front.
NearDuplicates::Leader* NearDuplicates::find(const Candidate& post) {
    std::array<std::uint32_t, text::kBands> turns{};
    std::size_t count = 0;
    for (std::size_t band = 0; band < text::kBands; ++band) {
        const Key& key = key_of(band, post.sketch.bands[band]);
        if (key.turn != 0 && key.key == post.sketch.bands[band] && place_of(key.turn).turn == key.turn) {
            turns[count++] = key.turn;
        }
    }
    std::sort(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(count), std::greater<>());
    Leader* best = nullptr;
    double best_resemblance = 0;
    for (std::size_t i = 0; i < count; ++i) {
        Leader& leader = place_of(turns[i]);
        if ((i > 0 && turns[i] == turns[i - 1]) || !in_time(leader, post) ||
            !text::may_be_alike(leader.sketch, post.sketch)) {
            continue;
        }
        const text::Likeness likeness = text::compare(leader.sketch, post.sketch);
        if (alike(likeness) && likeness.resemblance > best_resemblance) {
            best = &leader;
            best_resemblance = likeness.resemblance;
        }
    }
    return best;
}

bool NearDuplicates::in_time(const Leader& leader, const Candidate& post) const {
    return !leader.latest || !post.time || apart(*leader.latest, *post.time) <= window_.time;
}

NearDuplicates::Leader& NearDuplicates::put_in_front(Leader leader) {
    turn_ += turn_ + 1 == 0 ? 2 : 1; // 0 means empty
    Leader& place = place_of(turn_);
    forget_note(place);
    place = std::move(leader);
    place.turn = turn_;
    for (std::size_t band = 0; band < text::kBands; ++band) {
        key_of(band, place.sketch.bands[band]) = {place.sketch.bands[band], turn_};
    }
    return place;
}

void NearDuplicates::forget_note(Leader& leader) {
    if (leader.note != 0) {
        old_notes_.push_back(leader.note);
        leader.note = 0;
    }
}

void NearDuplicates::save(store::SeenStore& memory) {
    for (const std::int64_t number : old_notes_) {
        memory.drop_note(number);
    }
    std::vector<const Leader*> changed;
    for (const Leader& leader : leaders_) {
        if (leader.turn != 0 && leader.note == 0) {
            changed.push_back(&leader);
        }
    }
    std::sort(changed.begin(), changed.end(), [](const Leader* a, const Leader* b) { return a->turn < b->turn; });
    for (const Leader* leader : changed) {
        memory.add_note(note_of(*leader));
    }
}

std::string NearDuplicates::note_of(const Leader& leader) {
    NoteHead head;
    head.shingles = static_cast<std::uint32_t>(leader.sketch.shingles.size());
    head.author = leader.author;
    head.latest = leader.latest ? leader.latest->time_since_epoch().count() : 0;
    head.timed = leader.latest ? 1 : 0;
    head.limit = leader.sketch.limit;
    head.bands = leader.sketch.bands;
    std::string note(reinterpret_cast<const char*>(&head), sizeof head);
    note.append(reinterpret_cast<const char*>(leader.sketch.shingles.data()), 4 * leader.sketch.shingles.size());
    return note + leader.id;
}

// A note that is not as remember() writes them is left alone: it only costs a group.
void NearDuplicates::recall(std::int64_t number, std::string_view note) {
    NoteHead head;
    if (note.size() <= sizeof head) {
        return;
    }
    std::memcpy(&head, note.data(), sizeof head);
    note.remove_prefix(sizeof head);
    if (head.version != NoteHead().version || head.shingles > text::kMostShingles || note.size() <= 4 * head.shingles) {
        return;
    }
    Leader leader;
    leader.note = number;
    leader.author = head.author;
    if (head.timed != 0) {
        leader.latest = record::Timestamp(std::chrono::microseconds(head.latest));
    }
    leader.sketch.limit = head.limit;
    leader.sketch.bands = head.bands;
    leader.sketch.shingles.resize(head.shingles);
    std::memcpy(leader.sketch.shingles.data(), note.data(), 4 * std::size_t{head.shingles});
    leader.id = note.substr(4 * std::size_t{head.shingles});
    static_cast<void>(put_in_front(std::move(leader)));
}

} // namespace kummerkasten::ingest

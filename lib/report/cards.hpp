// SPDX-License-Identifier: Apache-2.0
// The words of posts that wait for a reply: what the queue shows of each. Which posts are first in the queue is known only
// at the end, since a reply may come later in the input than the post, and a bounded list of the most urgent ones would
// fill up with posts that were answered long ago. So each post that needs a reply leaves a card of some 300 bytes, up to
// kMostBytes; then the owner of the store judges the threads, drops the cards of answered posts, and, if that is not
// enough, those due last. A dropped card is missed only if tens of thousands of posts that were due earlier are answered
// later in the input; then the queue still has the post's due time and says that its text is missing.
#pragma once

#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/triage.hpp"
#include "report/thread_log.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

/// Where a draft stands.
enum class DraftState : std::uint8_t { none, ready, open, human_only, not_allowed };

struct Card {
    struct Reason {
        NameTable::Index what = NameTable::kRest;
        std::int16_t points = 0;
        template <class Archive> void visit(Archive& archive) { archive(what, points); }
    };
    static constexpr std::size_t kReasons = 3;

    EventIndex event = 0;
    record::Intent intent = record::Intent::other;
    record::Route route = record::Route::none;
    DraftState draft = DraftState::none;
    std::int64_t follow_up = kNoTime;       ///< when the draft says to ask whether it is solved
    std::array<Reason, kReasons> because{}; ///< the largest summands by their amount; unused ones have no points

    [[nodiscard]] std::string_view id() const { return part(0); }
    [[nodiscard]] std::string_view url() const { return part(1); }
    [[nodiscard]] std::string_view author() const { return part(2); } ///< "@handle", else the name
    [[nodiscard]] std::string_view text() const { return part(3); }   ///< its beginning, on a character boundary
    [[nodiscard]] std::string_view decide() const { return part(4); }

    /// One after the other in one string, to spare memory.
    void set_parts(const std::array<std::string_view, 5>& parts);
    template <class Archive> void visit(Archive& archive) {
        archive(event, intent, route, because);
        archive.up_to(draft, DraftState::not_allowed);
        archive.micros(follow_up, kNoTime, kNoTime); // most have none: one byte
        std::array<std::string, 5> parts;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            parts[i] = part(i);
            archive(parts[i]);
            archive.require(parts[i].size() <= kMostOfPart);
        }
        set_parts({parts[0], parts[1], parts[2], parts[3], parts[4]});
    }
    static constexpr std::size_t kMostOfPart = 512; ///< bytes; make_card keeps less of each
    [[nodiscard]] std::size_t bytes() const { return sizeof(Card) + packed_.capacity() + 1; }

private:
    [[nodiscard]] std::string_view part(std::size_t index) const;
    std::array<std::uint16_t, 5> ends_{};
    std::string packed_;
};

[[nodiscard]] Card make_card(EventIndex event, const record::Post& post, const record::Triage& triage,
                             const record::Draft* draft, NameTable& reasons);

class CardStore {
public:
    explicit CardStore(std::size_t most_bytes = kMostBytes) : most_bytes_(most_bytes) {}

    /// Cards come with rising event.
    void add(Card card);
    [[nodiscard]] bool full() const { return bytes_ > most_bytes_; }
    [[nodiscard]] std::size_t size() const { return cards_.size(); }
    [[nodiscard]] const Card* find(EventIndex event) const;

    /// Drops the cards of posts that are not open.
    void drop_settled(const Verdict& verdict);
    /// Drops cards, those due last first, until half the room is free.
    void drop_last_due(const ThreadLog& log);

    /// Takes over cards whose events are now `offset` later.
    void merge(const CardStore& other, EventIndex offset, const std::vector<NameTable::Index>& reasons);

    /// Only a new store may be read into. `events` and `reasons` are how many there are.
    template <class Archive> void visit(Archive& archive, std::size_t events, std::size_t reasons) {
        std::vector<Card> cards = std::move(cards_);
        archive(cards);
        cards_.clear();
        bytes_ = 0;
        for (Card& card : cards) {
            archive.require(card.event < events && (cards_.empty() || cards_.back().event < card.event));
            for (const Card::Reason& reason : card.because) {
                archive.require(reason.what < reasons);
            }
            add(std::move(card));
        }
    }

    static constexpr std::size_t kMostBytes = std::size_t{48} << 20U;

private:
    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    std::vector<Card> cards_;
};

/// Is `a` before `b` in the queue? By due time, then by urgency, then by the time they were written, then as they came; posts
/// without a due time last.
[[nodiscard]] bool is_due_before(const ThreadLog& log, EventIndex a, EventIndex b);

} // namespace kummerkasten::report

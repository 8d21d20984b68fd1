// SPDX-License-Identifier: Apache-2.0
#include "report/cards.hpp"

#include "report/excerpt.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace kummerkasten::report {

namespace {

// Bytes kept of each part. A text is cut to what a card shows; an id or a link is whole or worthless.
constexpr std::size_t kMostText = 160;
constexpr std::size_t kMostId = 256;
constexpr std::size_t kMostUrl = 256;
constexpr std::size_t kMostDecide = 120;

DraftState state_of(const record::Draft* draft) {
    if (draft == nullptr) {
        return DraftState::none;
    }
    switch (draft->reply_allowed) {
    case record::ReplyAllowed::no: return DraftState::not_allowed;
    case record::ReplyAllowed::human_only: return DraftState::human_only;
    case record::ReplyAllowed::yes: break;
    }
    return draft->ready ? DraftState::ready : DraftState::open;
}

} // namespace

void Card::set_parts(const std::array<std::string_view, 5>& parts) {
    std::size_t total = 0;
    for (const std::string_view part : parts) {
        total += part.size();
    }
    packed_.clear();
    packed_.reserve(total);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        packed_ += parts[i];
        ends_[i] = static_cast<std::uint16_t>(packed_.size());
    }
}

std::string_view Card::part(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(packed_).substr(begin, ends_[index] - begin);
}

Card make_card(EventIndex event, const record::Post& post, const record::Triage& triage, const record::Draft* draft,
               NameTable& reasons) {
    Card card;
    card.event = event;
    card.intent = triage.intent;
    card.route = triage.route;
    card.draft = state_of(draft);
    if (draft != nullptr && draft->follow_up_at) {
        card.follow_up = draft->follow_up_at->time_since_epoch().count();
    }
    std::array<const record::Summand*, Card::kReasons> largest{};
    for (const record::Summand& summand : triage.urgency.because) {
        const record::Summand* candidate = &summand;
        for (const record::Summand*& place : largest) { // insertion into a list of three; equals keep their order
            if (place == nullptr || std::abs(candidate->points) > std::abs(place->points)) {
                std::swap(place, candidate);
            }
            if (candidate == nullptr) {
                break;
            }
        }
    }
    for (std::size_t i = 0; i < largest.size() && largest[i] != nullptr && largest[i]->points != 0; ++i) {
        card.because[i] = {reasons.index_of(largest[i]->what),
                           static_cast<std::int16_t>(std::clamp(largest[i]->points, -1000, 1000))};
    }
    const std::string author = author_of(post.author);
    const std::string text = beginning_of(post.text, kMostText);
    card.set_parts({text::prefix(post.id, kMostId), post.url.size() <= kMostUrl ? std::string_view(post.url) : "",
                    author, text, text::prefix(triage.decide, kMostDecide)});
    return card;
}

void CardStore::add(Card card) {
    bytes_ += card.bytes();
    cards_.push_back(std::move(card));
}

const Card* CardStore::find(EventIndex event) const {
    const auto found = std::lower_bound(cards_.begin(), cards_.end(), event,
                                        [](const Card& card, EventIndex wanted) { return card.event < wanted; });
    return found != cards_.end() && found->event == event ? &*found : nullptr;
}

void CardStore::drop_settled(const Verdict& verdict) {
    std::erase_if(cards_, [&](const Card& card) {
        const bool settled = verdict.states[card.event] != State::open;
        bytes_ -= settled ? card.bytes() : 0;
        return settled;
    });
}

void CardStore::drop_last_due(const ThreadLog& log) {
    if (bytes_ <= most_bytes_ / 2) {
        return;
    }
    std::sort(cards_.begin(), cards_.end(),
              [&log](const Card& a, const Card& b) { return is_due_before(log, a.event, b.event); });
    while (bytes_ > most_bytes_ / 2) {
        bytes_ -= cards_.back().bytes();
        cards_.pop_back();
    }
    std::sort(cards_.begin(), cards_.end(), [](const Card& a, const Card& b) { return a.event < b.event; });
}

void CardStore::merge(const CardStore& other, EventIndex offset, const std::vector<NameTable::Index>& reasons) {
    for (Card card : other.cards_) {
        card.event += offset;
        for (Card::Reason& reason : card.because) {
            reason.what = reasons[reason.what];
        }
        add(std::move(card));
    }
}

bool is_due_before(const ThreadLog& log, EventIndex a, EventIndex b) {
    const auto rank = [&log](EventIndex index) {
        const Event& event = log[index];
        return std::tuple(event.due == kNoTime, event.due, -event.score, event.time, event.person, index);
    };
    return rank(a) < rank(b);
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
#include "classify/note.hpp"

#include <xxhash.h>

#include <algorithm>
#include <string_view>

namespace kummerkasten::classify {

using record::Intent;
using record::Ownership;
using record::Polarity;

namespace {

std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0) {
    return text.empty() ? 0 : std::max<std::uint64_t>(1, XXH3_64bits_withSeed(text.data(), text.size(), seed));
}

} // namespace

bool is_ours(Ownership ownership) { return ownership == Ownership::direct || ownership == Ownership::overheard; }

bool settles(const Note& note) {
    return note.pressure.intent == Intent::resolved || note.pressure.intent == Intent::praise;
}

bool is_complaint(const Note& note) { return note.pressure.intent == Intent::complaint && is_ours(note.ownership); }

bool wants_something(const Note& note) {
    switch (note.pressure.intent) {
    case Intent::complaint:
    case Intent::question:
    case Intent::request: return is_ours(note.ownership);
    case Intent::other: return is_ours(note.ownership) && note.polarity == Polarity::negative;
    case Intent::praise:
    case Intent::resolved: break;
    }
    return false;
}

bool not_before(const std::optional<record::Timestamp>& until, const std::optional<record::Timestamp>& from) {
    return !until || !from || *until >= *from;
}

bool Note::take(const record::Post& post, const record::Triage& triage) {
    const bool passes_on = !post.repost_of.empty() || triage.ownership == Ownership::spam;
    const bool about_a_case =
        triage.intent == Intent::complaint || triage.intent == Intent::resolved || triage.intent == Intent::praise;
    const record::Author& who = post.author;
    known_account = !who.id.empty() || !who.handle.empty();
    in_conversation = !post.thread.empty() || !post.reply_to.empty() || post.engagement.replies.value_or(0) > 0;
    if (passes_on || !(in_conversation || (known_account && about_a_case))) {
        return false;
    }
    outbound = post.direction == record::Direction::outbound;
    id = hash_of(post.id);
    reply_to = hash_of(post.reply_to);
    conversation = hash_of(post.thread);
    author = hash_of(!who.id.empty()       ? std::string_view(who.id)
                     : !who.handle.empty() ? std::string_view(who.handle)
                                           : std::string_view(who.name),
                     hash_of(post.platform));
    needs_reply = triage.needs_reply;
    ownership = triage.ownership;
    polarity = triage.polarity;
    route = triage.route;
    for (std::size_t i = 0; i < topics.size(); ++i) {
        topics[i] = i < triage.topics.size() && triage.topics[i].name != "other" ? hash_of(triage.topics[i].name) : 0;
    }
    pressure = {triage.intent, triage.anger, triage.signals, who.followers.value_or(0), post.created_at, {}, 0};
    decide = triage.decide;
    post_id = post.id;
    if (in_conversation && author != 0) {
        facts = triage.facts; // which reuses the memory of its strings
    } else {
        facts.clear();
    }
    return true;
}

} // namespace kummerkasten::classify

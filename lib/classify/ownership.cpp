// SPDX-License-Identifier: Apache-2.0
// Whose post is it? The first of these that holds decides:
//   spam       a rule says so
//   direct     no profile: nobody can tell the house from others, so everything is taken as written to it
//   direct     an own account is mentioned, owns the thread, or the post came through a channel that is only ours
//   foreign    a rival owns the thread, is mentioned or stands in the subject ("Re: Drosselfunk"), or is spoken to by name while
//              the house is not named
//   off_topic  the house's name stands beside a word that shows somebody else is meant
//   direct     the house is spoken to by its name ("Liebe Wiesenpieper", "Wiesenpieper, ihr …"), or stands in the subject
//   off_topic  the house is only the place where something happens that is not its doing ("Heute in der Bahn …")
//   overheard  the house or one of its products is named
//   off_topic  none of it
#include "classify/judges.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace kummerkasten::classify {

namespace {

using record::Ownership;
using text::TokenKind;

// Channels that lead to nobody but the house.
constexpr std::array<std::string_view, 8> kOwnChannels{"mail",      "csv",         "zendesk",        "freshdesk",
                                                       "app_store", "google_play", "google_reviews", "trustpilot"};

constexpr std::string_view kVocatives[] = {"liebe",  "lieber", "liebes", "hallo", "hey",    "hi",  "moin",
                                           "servus", "dear",   "hello",  "danke", "thanks", "sehr"};

constexpr std::string_view kReplyMarks[] = {"re", "aw", "antw", "antwort", "wg"};
constexpr std::string_view kPlaceWords[] = {"im", "vorm", "vom", "zum", "zur"};
constexpr std::string_view kPrepositions[] = {"in", "aus", "auf", "vor", "mit", "hinter", "neben"};
constexpr std::string_view kArticles[] = {"der", "dem", "die", "den", "einer", "einem", "ner", "nem", "dieser"};

struct Names {
    const Hit* own_handle = nullptr;
    const Hit* own_name = nullptr;
    const Hit* not_meant = nullptr;
    const Hit* rival_handle = nullptr;
    const Hit* rival_name = nullptr;
    const Hit* product = nullptr;
};

Names find_names(const Evidence& evidence) {
    Names names;
    const auto first = [](const Hit*& slot, const Hit& hit) { slot = slot == nullptr ? &hit : slot; };
    for (const Hit& hit : evidence.hits) {
        switch (hit.sense.category) {
        case Category::own_handle: first(names.own_handle, hit); break;
        case Category::own_name: first(names.own_name, hit); break;
        case Category::not_meant: first(names.not_meant, hit); break;
        case Category::rival_handle: first(names.rival_handle, hit); break;
        case Category::rival_name: first(names.rival_name, hit); break;
        case Category::product: first(names.product, hit); break;
        default: break;
        }
    }
    return names;
}

// Is the handle of a post's metadata (without "@") ours or a rival's?
Category handle_category(const Case& post, std::string_view handle) {
    if (handle.empty() || handle.size() > kLongestWord - 1) {
        return Category::polarity;
    }
    std::array<char, kLongestWord> key{'@'};
    std::transform(handle.begin(), handle.end(), key.begin() + 1, [](char c) { return to_ascii_lower(c); });
    std::vector<Sense>& senses = post.evidence.senses;
    const auto look_up = [&](std::size_t size) {
        senses.clear();
        post.setting.table.find(std::string_view(key.data(), size + 1), senses);
    };
    look_up(handle.size());
    const std::size_t server = handle.find('@');
    if (senses.empty() && server != std::string_view::npos) {
        look_up(server);
        std::erase_if(senses, [](const Sense& sense) { return sense.weight != 1; });
    }
    for (const Sense& sense : senses) {
        if (sense.category == Category::own_handle || sense.category == Category::rival_handle) {
            return sense.category;
        }
    }
    return Category::polarity; // nobody that we know
}

bool is_spoken_to(const Case& post, const Hit& name) {
    const auto& tokens = post.document.tokens;
    const auto& words = post.evidence.words;
    if (name.first > 0 &&
        std::find(std::begin(kVocatives), std::end(kVocatives), words[name.first - 1]) != std::end(kVocatives)) {
        return true;
    }
    const bool comma_behind =
        name.last + 1 < tokens.size() && tokens[name.last + 1].kind == TokenKind::punctuation &&
        std::string_view(",:!").find(post.document.text[tokens[name.last + 1].start]) != std::string_view::npos;
    // At the very start, or behind a comma: "…, Wiesenpieper!" But a comma alone is also a list, so somebody must be addressed.
    const bool apart = name.first == 0 || (tokens[name.first - 1].kind == TokenKind::punctuation &&
                                           post.document.text[tokens[name.first - 1].start] != '#');
    return comma_behind && apart && !post.findings.addresses.empty();
}

// "Re: Wiesenpieper – bei mir auch": the subject of a mail or a comment tells on whose page it stands.
bool is_subject(const Case& post, const Hit& name) {
    const auto& words = post.evidence.words;
    return name.first == 2 && words[1] == ":" &&
           std::find(std::begin(kReplyMarks), std::end(kReplyMarks), words[0]) != std::end(kReplyMarks);
}

// "in der Bahn", "im Markt": a place or a means, not one who is talked about. Only with an article; "Ärger mit Wiesenpieper"
// is about the house.
bool is_place(const Case& post, const Hit& name) {
    const auto& words = post.evidence.words;
    const auto stands = [&words](std::size_t i, std::span<const std::string_view> any) {
        return std::find(any.begin(), any.end(), words[i]) != any.end();
    };
    return (name.first > 0 && stands(name.first - 1, kPlaceWords)) ||
           (name.first > 1 && stands(name.first - 1, kArticles) && stands(name.first - 2, kPrepositions));
}

// Does anything in the post say how the house did? A reproach, a wish, a topic together with a feeling.
bool says_something_of_it(const Case& post) {
    bool topic = false;
    bool feeling = false;
    for (const Hit& hit : post.evidence.hits) {
        topic = topic || hit.sense.category == Category::topic || hit.sense.category == Category::product;
        feeling = feeling || hit.sense.category == Category::anger || hit.sense.category == Category::negation ||
                  (hit.sense.category == Category::polarity && hit.weight != 0) ||
                  hit.sense.category == Category::praise;
    }
    return (topic && feeling) ||
           std::any_of(post.evidence.rule_hits.begin(), post.evidence.rule_hits.end(), [](const RuleHit& hit) {
               const auto intent = static_cast<record::Intent>(hit.rule->value);
               return hit.rule->kind == RuleKind::topic || hit.rule->kind == RuleKind::signal ||
                      hit.rule->kind == RuleKind::irony || hit.rule->kind == RuleKind::praise ||
                      (hit.rule->kind == RuleKind::intent && intent != record::Intent::question &&
                       intent != record::Intent::other);
           });
}

void decide(Case& post, Ownership ownership, std::string_view reason) {
    post.out.ownership = ownership;
    post.out.ownership_reason.assign(reason);
}

void note(Case& post, const Hit& hit) {
    post.reasons.add({"ownership", record::name_of(post.out.ownership)}, hit.span, "profile",
                     hit.sense.category == Category::own_name     ? "name"
                     : hit.sense.category == Category::own_handle ? "handle"
                     : hit.sense.category == Category::not_meant  ? "not_meant"
                     : hit.sense.category == Category::product    ? "product"
                                                                  : "rival",
                     0.9);
}

void decide(Case& post, Ownership ownership, std::string_view reason, const Hit& hit) {
    decide(post, ownership, reason);
    note(post, hit);
}

void note_thread(Case& post) {
    post.reasons.add({"ownership", record::name_of(post.out.ownership)}, {}, "thread", "", 0.9);
}

} // namespace

void judge_ownership(Case& post) {
    post.findings.vocative = false;
    for (const RuleHit& hit : post.evidence.rule_hits) {
        if (hit.rule->kind == RuleKind::ownership && static_cast<Ownership>(hit.rule->value) == Ownership::spam) {
            decide(post, Ownership::spam, "reads like an advert");
            post.reasons.add({"ownership", "spam"}, hit);
            return;
        }
    }
    if (post.setting.profile == nullptr) {
        return decide(post, Ownership::direct, "no profile");
    }
    const Names names = find_names(post.evidence);
    if (names.own_handle != nullptr) {
        return decide(post, Ownership::direct, "mentions our account", *names.own_handle);
    }
    bool mentions_rival = false;
    for (const std::string& handle : post.record.mentions) {
        const Category category = handle_category(post, handle);
        if (category == Category::own_handle) {
            decide(post, Ownership::direct, "mentions our account");
            return note_thread(post);
        }
        mentions_rival = mentions_rival || category == Category::rival_handle;
    }
    const Category owner = handle_category(post, post.record.thread_owner);
    if (owner == Category::own_handle) {
        decide(post, Ownership::direct, "stands on our page");
        return note_thread(post);
    }
    if (std::find(kOwnChannels.begin(), kOwnChannels.end(), post.record.platform) != kOwnChannels.end() ||
        (post.record.kind &&
         (*post.record.kind == record::Kind::review || *post.record.kind == record::Kind::message))) {
        decide(post, Ownership::direct, "came through a channel of ours");
        return note_thread(post);
    }
    if (owner == Category::rival_handle) {
        decide(post, Ownership::foreign, "stands in a thread of another company");
        return note_thread(post);
    }
    if (names.rival_handle != nullptr) {
        return decide(post, Ownership::foreign, "mentions another company's account", *names.rival_handle);
    }
    if (mentions_rival) {
        decide(post, Ownership::foreign, "mentions another company's account");
        return note_thread(post);
    }
    if (names.rival_name != nullptr && is_subject(post, *names.rival_name)) {
        return decide(post, Ownership::foreign, "answers another company", *names.rival_name);
    }
    if (names.own_name == nullptr && names.rival_name != nullptr) {
        if (is_spoken_to(post, *names.rival_name)) {
            return decide(post, Ownership::foreign, "speaks to another company", *names.rival_name);
        }
        if (names.product == nullptr) {
            return decide(post, Ownership::off_topic, "is about another company", *names.rival_name);
        }
    }
    if (names.own_name != nullptr) {
        if (names.not_meant != nullptr) {
            return decide(post, Ownership::off_topic, "uses our name for something else", *names.not_meant);
        }
        bool only_place = names.product == nullptr;
        for (const Hit& hit : post.evidence.hits) {
            if (hit.sense.category != Category::own_name) {
                continue;
            }
            if (is_spoken_to(post, hit)) {
                post.findings.vocative = true;
                return decide(post, Ownership::direct, "speaks to us by name", hit);
            }
            if (is_subject(post, hit)) {
                return decide(post, Ownership::direct, "answers us", hit);
            }
            only_place = only_place && is_place(post, hit);
        }
        if (only_place && !says_something_of_it(post)) {
            return decide(post, Ownership::off_topic, "names us only as a place", *names.own_name);
        }
        return decide(post, Ownership::overheard, "names us", *names.own_name);
    }
    if (names.product != nullptr) {
        return decide(post, Ownership::overheard, "names a product of ours", *names.product);
    }
    decide(post, Ownership::off_topic, "names neither us nor a product of ours");
}

} // namespace kummerkasten::classify

// SPDX-License-Identifier: Apache-2.0
#include "ingest/persons.hpp"

#include "base/strings.hpp"
#include "ingest/accounts.hpp"
#include "ingest/pattern_matches.hpp"
#include "ingest/redact.hpp"
#include "profile/handles.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::ingest {

namespace {

constexpr std::size_t kPseudonymLength = 21;

bool is_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); });
}

// Put in by an earlier run: a second one leaves it.
bool is_pseudonym(std::string_view value) {
    return value.size() == kPseudonymLength && value.starts_with("user-") && is_hex(value.substr(5));
}

bool is_number(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit); }

// Who is meant by a handle: "@Jana@chaos.example" and "jana" are one, "jana@example.de" is an address.
std::string identity_of(std::string_view handle, std::string_view platform) {
    const bool with_server = handle.starts_with('@') || is_fediverse(platform);
    std::string_view bare = profile::bare_handle(handle);
    if (with_server) {
        bare = bare.substr(0, bare.find('@'));
    }
    if (platform == "reddit" && bare.starts_with("u/")) {
        bare.remove_prefix(2);
    }
    return to_ascii_lower(bare);
}

std::vector<std::string_view> words_of(std::string_view name) {
    std::vector<std::string_view> words;
    for (const std::string_view word : split(name, ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    return words;
}

} // namespace

bool is_fediverse(std::string_view platform) {
    static constexpr std::array<std::string_view, 8> kPlatforms{
        "mastodon", "activitystreams", "activitypub", "pleroma", "misskey", "friendica", "lemmy", "pixelfed"};
    return std::find(kPlatforms.begin(), kPlatforms.end(), platform) != kPlatforms.end();
}

Persons::Persons(const std::string& key_file, const profile::Profile* profile)
    : pseudonyms_(key_file), profile_(profile) {}

bool Persons::is_house(std::string_view handle) const {
    handle = profile::bare_handle(handle);
    if (profile_ == nullptr || handle.empty()) {
        return false;
    }
    return profile_->is_own_handle(handle) ||
           std::any_of(profile_->rivals.begin(), profile_->rivals.end(), [handle](const profile::Rival& rival) {
               return std::any_of(rival.handles.begin(), rival.handles.end(), [handle](const auto& accounts) {
                   return std::any_of(accounts.second.begin(), accounts.second.end(), [&](const std::string& known) {
                       return profile::same_handle(accounts.first, known, handle);
                   });
               });
           });
}

std::string Persons::pseudonym(std::string_view identity) {
    return is_pseudonym(identity) ? std::string(identity) : pseudonyms_.person(identity);
}

void Persons::begin(const record::Post& post) {
    post_ = &post;
    const record::Author& author = post.author;
    house_writes_ = post.direction == record::Direction::outbound || is_house(author.handle);
    author_.clear();
    name_parts_ = words_of(author.name);
    note_mentioned(post);
    const std::string_view known_by = !author.handle.empty() ? author.handle
                                      : !author.id.empty()   ? author.id
                                                             : author.name;
    if (house_writes_ || known_by.empty()) {
        return;
    }
    author_ = pseudonym(author.handle.empty() ? std::string(known_by) : identity_of(known_by, post.platform));
    if (!is_pseudonym(author.name)) {
        remember(author.name);
        if (name_parts_.size() > 1) {
            remember(name_parts_.front());
            remember(name_parts_.back());
        }
    }
}

// A name that two people share stands for itself from then on.
void Persons::remember(std::string_view name) {
    constexpr std::size_t kShortest = 3;
    if (name.size() < kShortest) {
        return;
    }
    if (names_.size() >= kMostRemembered) {
        names_.clear();
    }
    const auto [known, is_new] = names_.emplace(name, author_);
    if (!is_new && known->second != author_) {
        known->second = pseudonyms_.person(to_ascii_lower(name));
    }
}

// Facebook and others mention people by their full names, which stand in the text without a sign.
void Persons::note_mentioned(const record::Post& post) {
    constexpr std::size_t kMost = 50; // each is looked for in each string of the record
    mentioned_.clear();
    for (const std::string& mention : post.mentions) {
        if (mentioned_.size() < kMost && mention.find(' ') != std::string::npos && !is_house(mention)) {
            mentioned_.emplace_back(mention, pseudonym(identity_of(mention, post.platform)));
        }
    }
}

bool Persons::author(std::string_view value, std::string& out) {
    if (author_.empty() || value.empty() || value == author_) {
        return false;
    }
    out = author_;
    ++count_;
    return true;
}

bool Persons::account(std::string_view value, std::string& out) {
    const bool community = post_->platform == "reddit" && value.starts_with("r/");
    if (value.empty() || community || is_house(value) || is_pseudonym(value)) {
        return false;
    }
    const record::Author& author = post_->author;
    if (value == author.id || value == author.handle) {
        return this->author(value, out);
    }
    out = pseudonym(identity_of(value, post_->platform));
    ++count_;
    return true;
}

bool Persons::reference(std::string_view value, std::string& out) {
    const std::size_t colon = value.find(':');
    if (colon == std::string_view::npos) {
        return false;
    }
    const std::string_view platform = value.substr(0, colon);
    const std::string_view native = value.substr(colon + 1);
    constexpr std::size_t kHashLength = 33;
    const auto replace = [&](Stretch place, std::string text) {
        edits_.push_back({colon + 1 + place.begin, colon + 1 + place.end, std::move(text)});
    };
    if (native.size() >= kHashLength && native[0] == 'h' && is_hex(native.substr(1, kHashLength - 1)) &&
        (native.size() == kHashLength || native[kHashLength] == ':')) {
        // Of a text and its author, without a key: whoever guesses both could prove it.
        replace({0, kHashLength}, "k" + pseudonyms_.hash(native.substr(1, kHashLength - 1)));
    } else if ((platform == "facebook" || platform == "instagram") && is_number(native)) {
        replace({0, native.size()}, pseudonym(native)); // threads of messages are called after the customer
    } else if (const std::size_t dash = native.find('-'); platform == "x" && dash != std::string_view::npos &&
                                                          is_number(native.substr(0, dash)) &&
                                                          is_number(native.substr(dash + 1))) {
        replace({0, dash}, pseudonym(native.substr(0, dash))); // and here after both who write
        replace({dash + 1, native.size()}, pseudonym(native.substr(dash + 1)));
    } else {
        find_accounts(value, true);
    }
    return apply_edits(value, out);
}

bool Persons::text(std::string_view value, std::string& out) {
    const record::Author& author = post_->author;
    if (!author_.empty() && !value.empty() && (value == author.handle || value == author.id || value == author.name)) {
        return this->author(value, out);
    }
    find_accounts(value, false);
    find_names(value);
    if (!names_.empty() && value.find(' ') != std::string_view::npos) {
        find_addressed(value);
    }
    return apply_edits(value, out);
}

// In an id the author's own is treated like everybody's: who answers does not know under what handle the other writes.
void Persons::find_accounts(std::string_view value, bool in_id) {
    each_account(value, [this, in_id](Stretch place, std::string_view account) {
        if (!is_house(account) && !is_pseudonym(account)) {
            const std::string identity = to_ascii_lower(account);
            const bool by_author = !in_id && account == post_->author.id && !author_.empty();
            edits_.push_back({place.begin, place.end, by_author ? author_ : pseudonym(identity)});
        }
    });
}

// `word` where it stands by itself: anywhere, or as the last of a line.
void Persons::find_word(std::string_view value, std::string_view word, const std::string& pseudonym,
                        bool at_end_of_line) {
    for (std::size_t at = value.find(word); at != std::string_view::npos; at = value.find(word, at + word.size())) {
        const std::size_t end = at + word.size();
        if ((at > 0 && is_word_byte(value[at - 1])) || (end < value.size() && is_word_byte(value[end]))) {
            continue;
        }
        const std::size_t next = value.find_first_not_of(" \t.,;!)", end);
        if (!at_end_of_line || next == std::string_view::npos || value[next] == '\n') {
            edits_.push_back({at, end, pseudonym});
        }
    }
}

// The name of the author anywhere, its parts where they sign; a handle that is no common word; names among the mentions.
void Persons::find_names(std::string_view value) {
    constexpr std::size_t kShortestPart = 3, kMostParts = 6;
    const record::Author& author = post_->author;
    if (!author_.empty() && !author.name.empty() && !is_pseudonym(author.name)) {
        if (author.name.size() >= kShortestPart) {
            find_word(value, author.name, author_, name_parts_.size() == 1);
        }
        for (std::size_t i = 0; name_parts_.size() > 1 && i < std::min(name_parts_.size(), kMostParts); ++i) {
            if (name_parts_[i].size() >= kShortestPart) {
                find_word(value, name_parts_[i], author_, true);
            }
        }
    }
    if (!author_.empty() && author.handle.size() >= kShortestPart && !is_pseudonym(author.handle) &&
        author.handle.find_first_of("0123456789_.@") != std::string::npos) {
        find_word(value, author.handle, author_, false);
    }
    for (const auto& [name, pseudonym] : mentioned_) {
        find_word(value, name, pseudonym, false);
    }
}

// "Hallo Petra Muster, …": the house answers somebody who wrote before.
void Persons::find_addressed(std::string_view value) {
    static const Pattern pattern(
        R"((?:\b(?:[Hh]allo|[Ll]iebe[rs]?|[Hh]i|[Hh]ey|[Tt]ag|[Mm]orgen|[Aa]bend|[Ss]ervus|[Mm]oin|[Gg]ott|[Ff]rau|[Hh]errn?|[Dd]ear|[Hh]ello|)"
        R"([Mm]rs?\.?|[Mm]s\.?)|Grüezi),? (?:[Ff]rau |[Hh]errn? )?(\p{Lu}[\pL'\-]+(?: \p{Lu}[\pL'\-]+){0,3}))");
    each_match(pattern, value, [&](Stretch found) {
        for (std::size_t end = found.end; end > found.begin;) {
            const auto known = names_.find(std::string(value.substr(found.begin, end - found.begin)));
            if (known != names_.end()) {
                edits_.push_back({found.begin, end, known->second});
                return;
            }
            const std::size_t blank = value.rfind(' ', end - 1);
            end = blank == std::string_view::npos ? 0 : blank;
        }
    });
}

// The first of those that overlap wins, of those that begin together the longest.
bool Persons::apply_edits(std::string_view value, std::string& out) {
    std::sort(edits_.begin(), edits_.end(),
              [](const Edit& a, const Edit& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::size_t copied = 0;
    bool changed = false;
    for (const Edit& edit : edits_) {
        if (changed && edit.begin < copied) {
            continue;
        }
        out.append(value.substr(copied, edit.begin - copied)).append(edit.text);
        copied = edit.end;
        changed = true;
        ++count_;
    }
    edits_.clear();
    if (changed) {
        out.append(value.substr(copied));
    }
    return changed;
}

} // namespace kummerkasten::ingest

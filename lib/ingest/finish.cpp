// SPDX-License-Identifier: Apache-2.0
#include "ingest/finish.hpp"

#include "base/strings.hpp"
#include "ingest/content_id.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <unordered_set>

namespace kummerkasten::ingest {

namespace {

bool is_unwanted_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
}

// CRLF and CR to LF, no other control characters, NFC.
void clean(std::string& text) {
    if (std::any_of(text.begin(), text.end(), is_unwanted_control)) {
        std::string kept;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\r') {
                kept += i + 1 < text.size() && text[i + 1] == '\n' ? "" : "\n";
            } else if (!is_unwanted_control(text[i])) {
                kept += text[i];
            }
        }
        text = std::move(kept);
    }
    text = text::to_nfc(text);
}

// What a list holds already; of names whatever their case. A set, since the length of a list is a stranger's.
class Known {
public:
    enum class Case { matters, folded };
    explicit Known(Case spelling) : spelling_(spelling) {}
    Known(const std::vector<std::string>& list, Case spelling) : Known(spelling) {
        for (const std::string& value : list) {
            add(value);
        }
    }
    /// False where it was known.
    bool add(std::string_view value) {
        return values_.insert(spelling_ == Case::folded ? to_ascii_lower(value) : std::string(value)).second;
    }

private:
    Case spelling_;
    std::unordered_set<std::string> values_;
};

// Exports name an account as often as the post does. The first spelling is kept.
void drop_repeats(std::vector<std::string>& list, Known::Case spelling) {
    if (list.size() > 1) {
        Known seen(spelling);
        std::erase_if(list, [&seen](const std::string& value) { return !seen.add(value); });
    }
}

// Elsewhere names may hold points, or a server behind a second "@".
text::Names names_of(std::string_view platform) { return platform == "x" ? text::Names::x : text::Names::any; }

void add_from_text(record::Post& post, std::vector<text::Entity>& entities) {
    text::find_entities(post.text, names_of(post.platform), entities);
    if (entities.empty()) {
        return;
    }
    // Of a mail only those are known that its text does not spell out.
    const bool links_known = !post.links.empty() && post.platform != "mail";
    Known mentions(post.mentions, Known::Case::folded);
    for (const std::string& account : post.mentions) { // known as "hilfe@server" where the text says "@hilfe"
        mentions.add(std::string_view(account).substr(0, account.find('@')));
    }
    Known hashtags(post.hashtags, Known::Case::folded);
    Known links(post.links, Known::Case::matters);
    for (const text::Entity& entity : entities) {
        const std::string_view name = entity.name(post.text);
        switch (entity.kind) {
        case text::EntityKind::mention:
            if (mentions.add(name)) {
                post.mentions.emplace_back(name);
                mentions.add(name.substr(0, name.find('@')));
            }
            break;
        case text::EntityKind::hashtag:
            if (hashtags.add(name)) {
                post.hashtags.emplace_back(name);
            }
            break;
        case text::EntityKind::link:
            if (!links_known && links.add(name)) {
                post.links.emplace_back(name);
            }
            break;
        }
    }
}

} // namespace

std::string content_id(const record::Post& post) {
    std::string content = post.author.handle + '\n' + post.author.name + '\n';
    if (post.created_at) {
        record::append_rfc3339(content, *post.created_at);
    }
    content += '\n';
    content += post.text;
    return content_id(post.platform, content);
}

bool is_own_author(const record::Post& post, const profile::Profile& profile) {
    // Facebook's pages have no handle there, but a number.
    const auto is_own = [&](const std::string& account) {
        return !account.empty() && profile.is_own_handle(account, post.platform);
    };
    if (is_own(post.author.handle) || is_own(post.author.id)) {
        return true;
    }
    if (post.platform == "mail") { // whose accounts are addresses
        return !post.author.id.empty() && equals_ignoring_ascii_case(post.author.id, profile.contact.email);
    }
    // A chat that a phone exported, or the archive of an account with Meta, knows people by name only.
    const auto is_author = [&post](std::string_view name) {
        return equals_ignoring_ascii_case(name, post.author.name);
    };
    const bool meta = (post.platform == "facebook" || post.platform == "instagram") && post.author.id.empty() &&
                      post.kind == record::Kind::message;
    return (post.platform == "whatsapp" || post.platform == "signal" || meta) && post.author.handle.empty() &&
           (is_author(profile.house.name) ||
            std::any_of(profile.house.also_called.begin(), profile.house.also_called.end(), is_author));
}

void finish(record::Post& post, const profile::Profile* profile, std::vector<text::Entity>& scratch) {
    clean(post.text);
    clean(post.title);
    clean(post.quoted_text);
    clean(post.author.name);
    drop_repeats(post.mentions, Known::Case::folded);
    drop_repeats(post.hashtags, Known::Case::folded);
    drop_repeats(post.links, Known::Case::matters); // the key of a short link is spelt in one way only
    add_from_text(post, scratch);
    if (profile != nullptr && !post.direction) {
        post.direction = is_own_author(post, *profile) ? record::Direction::outbound : record::Direction::inbound;
    }
    if (post.id.empty()) {
        post.id = content_id(post);
    }
}

} // namespace kummerkasten::ingest

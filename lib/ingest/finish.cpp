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

// What a list holds already, whatever its case. A set, since the length of a list is a stranger's.
class Known {
public:
    explicit Known(const std::vector<std::string>& list) {
        for (const std::string& value : list) {
            add(value);
        }
    }
    /// False where it was known.
    bool add(std::string_view value) { return values_.insert(to_ascii_lower(value)).second; }

private:
    std::unordered_set<std::string> values_;
};

void add_from_text(record::Post& post, text::Document& document) {
    if (post.text.find_first_of("@#:") == std::string::npos && post.text.find("www.") == std::string::npos) {
        return;
    }
    text::analyse(post.text, document);
    const bool links_known = !post.links.empty();
    Known mentions(post.mentions);
    for (const std::string& account : post.mentions) { // known as "hilfe@server" where the text says "@hilfe"
        mentions.add(std::string_view(account).substr(0, account.find('@')));
    }
    Known hashtags(post.hashtags);
    Known links(post.links);
    for (const text::Token& token : document.tokens) {
        const std::string_view word = document.original(token);
        if (token.kind == text::TokenKind::mention && mentions.add(word.substr(1))) {
            const std::string& added = post.mentions.emplace_back(word.substr(1));
            mentions.add(std::string_view(added).substr(0, added.find('@')));
        } else if (token.kind == text::TokenKind::hashtag && hashtags.add(word.substr(1))) {
            post.hashtags.emplace_back(word.substr(1));
        } else if (token.kind == text::TokenKind::link && !links_known && links.add(word)) {
            post.links.emplace_back(word);
        }
    }
}

std::string content_hash(const record::Post& post) {
    std::string content = post.author.handle + '\n' + post.author.name + '\n';
    if (post.created_at) {
        record::append_rfc3339(content, *post.created_at);
    }
    content += '\n';
    content += post.text;
    return content_id(post.platform, content);
}

} // namespace

bool is_own_author(const record::Post& post, const profile::Profile& profile) {
    if (!post.author.handle.empty()) {
        return profile.is_own_handle(post.author.handle, post.platform);
    }
    if (post.platform == "mail") { // whose accounts are addresses
        return !post.author.id.empty() && equals_ignoring_ascii_case(post.author.id, profile.contact.email);
    }
    // A chat that a phone exported knows people by name only.
    const auto is_author = [&post](std::string_view name) {
        return equals_ignoring_ascii_case(name, post.author.name);
    };
    return (post.platform == "whatsapp" || post.platform == "signal") &&
           (is_author(profile.house.name) ||
            std::any_of(profile.house.also_called.begin(), profile.house.also_called.end(), is_author));
}

void finish(record::Post& post, const profile::Profile* profile, text::Document& scratch) {
    clean(post.text);
    clean(post.title);
    clean(post.quoted_text);
    clean(post.author.name);
    add_from_text(post, scratch);
    if (profile != nullptr && !post.direction) {
        post.direction = is_own_author(post, *profile) ? record::Direction::outbound : record::Direction::inbound;
    }
    if (post.id.empty()) {
        post.id = content_hash(post);
    }
}

} // namespace kummerkasten::ingest

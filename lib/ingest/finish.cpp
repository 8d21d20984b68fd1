// SPDX-License-Identifier: Apache-2.0
#include "ingest/finish.hpp"

#include "base/strings.hpp"
#include "text/unicode.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

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

void add_once(std::vector<std::string>& list, std::string_view value) {
    const bool known = std::any_of(list.begin(), list.end(), [value](const std::string& other) {
        return equals_ignoring_ascii_case(other, value);
    });
    if (!known) {
        list.emplace_back(value);
    }
}

// The export may know a mention as "hilfe@server" where the text says "@hilfe".
bool mentions_account(const std::vector<std::string>& mentions, std::string_view handle) {
    return std::any_of(mentions.begin(), mentions.end(), [handle](const std::string& known) {
        const std::string_view account = std::string_view(known).substr(0, known.find('@'));
        return equals_ignoring_ascii_case(account, handle) || equals_ignoring_ascii_case(known, handle);
    });
}

void add_from_text(record::Post& post, text::Document& document) {
    if (post.text.find_first_of("@#:") == std::string::npos && post.text.find("www.") == std::string::npos) {
        return;
    }
    text::analyse(post.text, document);
    const bool links_known = !post.links.empty();
    for (const text::Token& token : document.tokens) {
        const std::string_view word = document.original(token);
        if (token.kind == text::TokenKind::mention && !mentions_account(post.mentions, word.substr(1))) {
            post.mentions.emplace_back(word.substr(1));
        } else if (token.kind == text::TokenKind::hashtag) {
            add_once(post.hashtags, word.substr(1));
        } else if (token.kind == text::TokenKind::link && !links_known) {
            add_once(post.links, word);
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
    const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
    return fmt::format("{}:h{:016x}{:016x}", post.platform, hash.high64, hash.low64);
}

} // namespace

bool is_own_author(const record::Post& post, const profile::Profile& profile) {
    return !post.author.handle.empty() && profile.is_own_handle(post.author.handle, post.platform);
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

// SPDX-License-Identifier: Apache-2.0
#include "draft/reply_prefix.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace kummerkasten::draft {

namespace {

constexpr int kMostHandles = 50; // X itself puts no more in front of a reply; and each is looked for among all mentions

bool is_on_x(const record::Post& post) {
    return (post.platform == "x" || post.platform == "twitter") && post.kind != record::Kind::message;
}

bool is_added_by_x(std::string_view handle, const record::Post& post) {
    return equals_ignoring_ascii_case(handle, post.author.handle) ||
           std::any_of(post.mentions.begin(), post.mentions.end(),
                       [handle](const std::string& mention) { return equals_ignoring_ascii_case(handle, mention); });
}

} // namespace

std::size_t reply_prefix(const Channel& channel, const record::Post& post, std::string_view text) {
    if (channel.unit != Unit::weighted || !text.starts_with('@') || !is_on_x(post)) {
        return 0;
    }
    std::size_t begin = 0; // of what counts
    for (int handles = 0; handles < kMostHandles && begin < text.size() && text[begin] == '@'; ++handles) {
        std::size_t end = begin + 1;
        while (end < text.size() && (is_ascii_alnum(text[end]) || text[end] == '_')) {
            ++end;
        }
        const bool stands_alone = end == text.size() || is_ascii_space(text[end]);
        if (!stands_alone || end == begin + 1 || !is_added_by_x(text.substr(begin + 1, end - begin - 1), post)) {
            break;
        }
        while (end < text.size() && is_ascii_space(text[end])) {
            ++end;
        }
        begin = end;
    }
    return begin;
}

} // namespace kummerkasten::draft

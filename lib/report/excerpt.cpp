// SPDX-License-Identifier: Apache-2.0
#include "report/excerpt.hpp"

#include "text/utf8.hpp"

namespace kummerkasten::report {

std::string beginning_of(std::string_view text, std::size_t most) {
    std::string begin(text::prefix(text, most));
    if (begin.size() < text.size()) {
        begin += "…";
    }
    return begin;
}

std::string author_of(const record::Author& author) {
    return beginning_of(author.handle.empty() ? author.name : "@" + author.handle, 64);
}

Excerpt excerpt_of(const record::Post& post) {
    return {post.created_at ? post.created_at->time_since_epoch().count() : kNoTime,
            std::string(text::prefix(post.id, 256)), post.url.size() <= 256 ? post.url : std::string(),
            author_of(post.author), beginning_of(post.text, 160)};
}

} // namespace kummerkasten::report

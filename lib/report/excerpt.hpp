// SPDX-License-Identifier: Apache-2.0
// The beginning of a post with what leads to it, as a view shows it. At most some 700 bytes.
#pragma once

#include "record/post.hpp"
#include "report/document.hpp"
#include "report/thread_log.hpp"

#include <cstdint>
#include <string>

namespace kummerkasten::report {

struct Excerpt {
    std::int64_t time = kNoTime; ///< micros
    std::string id, url, author, text;
    template <class Archive> void visit(Archive& archive) {
        archive.micros(time, 0, kNoTime);
        archive(id, url, author, text);
    }
};

[[nodiscard]] Excerpt excerpt_of(const record::Post& post);

/// At most `most` bytes, on a character boundary, with "…" where something is missing.
[[nodiscard]] std::string beginning_of(std::string_view text, std::size_t most);

/// "@handle", else the name, cut to fit a card.
[[nodiscard]] std::string author_of(const record::Author& author);

[[nodiscard]] inline Cell text_or_nothing(std::string_view text) { return text.empty() ? Cell() : Cell(Label(text)); }
[[nodiscard]] inline Cell time_or_nothing(std::int64_t micros) {
    return micros == kNoTime ? Cell() : Cell(record::Timestamp{std::chrono::microseconds{micros}});
}
/// The id, which leads to the post where it has an address.
[[nodiscard]] inline Cell link_to(std::string_view id, std::string_view url) {
    return id.empty() ? Cell() : Cell(Label(id, url));
}

} // namespace kummerkasten::report

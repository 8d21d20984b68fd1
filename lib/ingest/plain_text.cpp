// SPDX-License-Identifier: Apache-2.0
// Plain text, one post a line. Blank lines are skipped. Nothing else is known of such a post.
#include "base/strings.hpp"
#include "ingest/platforms.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

class PlainText : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "text"; }
    [[nodiscard]] std::string_view description() const override { return "plain text, one post a line"; }

    void read(Source& source, const ReadOptions& options, Sink& sink) const override {
        record::Post post;
        bool in_long_line = false;
        while (!sink.stopped()) {
            const std::size_t end = source.find_line_end(0, options.max_piece);
            const std::string_view window = source.window();
            if (window.empty() || sink.stopped()) {
                return; // a signal that came while waiting may have cut the line short
            }
            const bool whole = end != std::string_view::npos;
            const std::string_view line = window.substr(0, end);
            if (in_long_line || line.size() > options.max_piece) {
                const bool last = whole || window.size() <= options.max_piece;
                sink.reject(source.line(), {"too-long", "line is longer than the limit (--max-line)"}, line,
                            !in_long_line, last);
                in_long_line = !last;
            } else {
                one(line, source.line(), post, sink);
            }
            source.consume(whole ? end + 1 : window.size());
        }
    }

private:
    static void one(std::string_view line, std::uint64_t number, record::Post& post, Sink& sink) {
        const std::string_view content = trim(line);
        if (content.empty()) {
            return;
        }
        if (content.find('\0') != std::string_view::npos) {
            sink.reject(number, {"nul-byte", "NUL byte in the line"}, line);
            return;
        }
        post.clear();
        post.platform = "text";
        if (text::is_valid_utf8(content)) {
            post.text.assign(content);
        } else {
            text::Repaired repaired = text::repair_utf8(content);
            sink.warn(number, {"invalid-utf8", fmt::format("invalid UTF-8 at byte {}; {} replaced by U+FFFD",
                                                           repaired.first_invalid + 1, repaired.replacements)});
            post.text = std::move(repaired.text);
        }
        sink.post(post);
    }
};

} // namespace

std::unique_ptr<Format> make_plain_text() { return std::make_unique<PlainText>(); }

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/chat_export.hpp"

#include "base/strings.hpp"
#include "ingest/chat_time.hpp"
#include "ingest/content_id.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace kummerkasten::ingest {

namespace {

// Longer names are sentences of the system with a colon in them.
constexpr std::size_t kLongestName = 100;

// Looks ahead, as far as need be: whether the day or the month comes first has to be known before the first message.
DateOrder find_order(Source& source, const ReadOptions& options, Sink& sink) {
    constexpr std::size_t kSample = 64 * 1024;
    DateOrderEvidence evidence;
    std::size_t from = 0;
    for (std::size_t end = 0; end != std::string_view::npos && from <= options.max_document; from = end + 1) {
        end = source.find_line_end(from, options.max_document);
        if (const auto header = parse_chat_header(source.window().substr(from, end - from))) {
            evidence.add(header->time);
        }
        if (evidence.is_proof() || (from > kSample && evidence.order() != DateOrder::undecided)) {
            return evidence.order();
        }
    }
    if (evidence.order() != DateOrder::undecided || source.window().empty()) {
        return evidence.order();
    }
    const DateOrder order = evidence.fallback(options.time_zone);
    const bool day_first = order == DateOrder::day_first;
    sink.warn(
        source.line(),
        {"date-order", fmt::format("no date shows whether the day or the month comes first; read with the {} first"
                                   "; --tz of the phone's region decides, America/... the month",
                                   day_first ? "day" : "month")});
    return order;
}

struct Message {
    std::uint64_t line = 0;
    ChatTime time;
    std::string stamp, rest; ///< rest: "Name: text", with the lines that follow
    bool open = false;
    bool cut = false;
};

// "Name: text" → the two; false where the system speaks.
bool split_name(std::string_view rest, std::string_view& name, std::string_view& text) {
    const std::string_view first_line = rest.substr(0, rest.find('\n'));
    std::size_t colon = first_line.find(": ");
    if (colon == std::string_view::npos) {
        colon = first_line.find(':');
        const bool address = colon != std::string_view::npos && first_line.substr(colon, 3) == "://";
        if (colon == std::string_view::npos || address) {
            return false;
        }
    }
    name = trim_marks(first_line.substr(0, colon));
    if (name.starts_with("~")) { // somebody who is not in the phone's contacts
        name = trim_marks(name.substr(1));
    }
    text = rest.substr(colon + 1);
    text = text.substr(text.starts_with(' ') ? 1 : 0);
    return !name.empty() && name.size() <= kLongestName && name.find_first_of("\"<>") == std::string_view::npos &&
           name.find("„") == std::string_view::npos && name.find("“") == std::string_view::npos;
}

class ChatReader {
public:
    ChatReader(const ReadOptions& options, Sink& sink, std::string_view platform, const ChatJudge& judge)
        : options_(options), sink_(sink), platform_(platform), judge_(judge) {}

    void set_order(DateOrder order) { order_ = order; }

    void line(std::string_view text, std::uint64_t number) {
        if (text.ends_with('\r')) {
            text.remove_suffix(1);
        }
        if (const auto header = parse_chat_header(text)) {
            finish_message();
            message_.line = number;
            message_.time = header->time;
            message_.stamp.assign(header->stamp);
            message_.rest.assign(header->rest);
            message_.open = true;
            message_.cut = false;
        } else if (message_.open) {
            message_.rest += '\n';
            message_.rest += text;
        } else if (!trim(text).empty()) {
            sink_.reject(number, {"no-stamp", "text in front of the first message of the chat"}, text);
        }
        if (message_.open && message_.rest.size() > options_.max_piece) {
            message_.rest.resize(options_.max_piece);
            if (!message_.cut) {
                sink_.warn(message_.line,
                           {"too-long", "message is longer than the limit (--max-line); its end is cut"});
            }
            message_.cut = true;
        }
    }

    void finish_message() {
        if (!message_.open) {
            return;
        }
        message_.open = false;
        if (!text::is_valid_utf8(message_.rest)) {
            text::Repaired repaired = text::repair_utf8(message_.rest);
            if (!message_.cut) {
                sink_.warn(message_.line, {"invalid-utf8",
                                           fmt::format("invalid UTF-8; {} replaced by U+FFFD", repaired.replacements)});
            }
            message_.rest = std::move(repaired.text);
        }
        if (thread_.empty()) {
            thread_ = content_id(platform_, message_.stamp + '\n' + message_.rest);
        }
        std::string_view name;
        std::string_view text;
        if (!split_name(message_.rest, name, text)) {
            sink_.skip(message_.line, "system-message");
            return;
        }
        post(name, text);
    }

private:
    void post(std::string_view name, std::string_view text) {
        record::Post post;
        post.text.assign(text);
        if (const std::string_view reason = judge_(post.text); !reason.empty()) {
            sink_.skip(message_.line, reason);
            return;
        }
        post.text.assign(trim_marks(post.text));
        if (post.text.empty()) {
            sink_.skip(message_.line, "no-text");
            return;
        }
        post.platform.assign(platform_);
        post.kind = record::Kind::message;
        post.author.name.assign(name);
        if (platform_ == "signal" && name == "Me") { // so signal-export calls whoever ran it
            post.direction = record::Direction::outbound;
        }
        post.thread = thread_;
        post.created_at = to_timestamp(message_.time, order_, options_.time_zone);
        if (!post.created_at) {
            sink_.warn(message_.line, {"time", fmt::format("{} is no time; left out", in_quotes(message_.stamp))});
        }
        post.id = content_id(platform_, identity(name, post.text));
        sink_.post(post);
    }

    std::string identity(std::string_view name, std::string_view text) {
        std::string content = thread_ + '\n' + message_.stamp + '\n' + std::string(name) + '\n' + std::string(text);
        if (message_.stamp != stamp_) {
            stamp_ = message_.stamp;
            seen_.clear();
        }
        const std::size_t before = seen_[std::hash<std::string>{}(content)]++;
        return content + '\n' + std::to_string(before);
    }

    const ReadOptions& options_;
    Sink& sink_;
    std::string_view platform_;
    const ChatJudge& judge_;
    DateOrder order_ = DateOrder::undecided;
    Message message_;
    std::string thread_;
    std::string stamp_;                                 ///< of the message before
    std::unordered_map<std::size_t, std::size_t> seen_; ///< under this stamp: how often
};

} // namespace

void read_chat(Source& source, const ReadOptions& options, Sink& sink, std::string_view platform,
               const ChatJudge& judge) {
    ChatReader reader(options, sink, platform, judge);
    reader.set_order(find_order(source, options, sink));
    while (!sink.stopped()) {
        const std::size_t end = source.find_line_end(0, options.max_piece);
        const std::string_view window = source.window();
        if (window.empty() || sink.stopped()) {
            break;
        }
        const bool whole = end != std::string_view::npos;
        reader.line(window.substr(0, end), source.line());
        source.consume(whole ? end + 1 : window.size());
    }
    if (!sink.stopped()) {
        reader.finish_message();
    }
}

} // namespace kummerkasten::ingest

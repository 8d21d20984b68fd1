// SPDX-License-Identifier: Apache-2.0
// Signal: chats that export tools write as text, "[2026-09-12, 14:05] Name: text", and the JSON lines of signal-cli
// (`signal-cli -o json receive`), one envelope a line. https://github.com/AsamK/signal-cli
#include "base/strings.hpp"
#include "ingest/chat_export.hpp"
#include "ingest/chat_time.hpp"
#include "ingest/content_id.hpp"
#include "ingest/platforms.hpp"
#include "ingest/times.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

// Signal knows a message by its author and the millisecond in which it was sent. The author's number or uuid goes into the id
// as a hash, since ids are passed on where a telephone number should not be.
std::string message_id(std::string_view author, std::string_view timestamp) {
    return author.empty() || timestamp.empty() ? std::string{}
                                               : fmt::format("{}:{}", content_id("signal", author), timestamp);
}

std::string first_text(Json object, std::string_view a, std::string_view b) {
    return std::string(object[a].text().empty() ? object[b].text() : object[a].text());
}

Outcome map_message(Json envelope, Json message, bool sent, const Findings& found) {
    record::Post post;
    post.text.assign(message["message"].text());
    if (post.text.empty()) {
        found.skip(message["reaction"].is_object()       ? "reaction"
                   : message["remoteDelete"].is_object() ? "deleted-message"
                                                         : "media");
        return std::nullopt;
    }
    const std::string author = first_text(envelope, "sourceUuid", "source");
    const std::string timestamp =
        message["timestamp"].exists() ? message["timestamp"].as_text() : envelope["timestamp"].as_text();
    post.platform = "signal";
    post.kind = record::Kind::message;
    post.id = message_id(author, timestamp);
    post.author.id = author;
    post.author.name.assign(envelope["sourceName"].text());
    post.direction = sent ? std::optional(record::Direction::outbound) : std::nullopt;
    if (post.created_at = parse_any_time(timestamp, std::nullopt); !post.created_at) {
        found.warn({"time", fmt::format("{} is no time; left out", in_quotes(timestamp))});
    }
    std::string partner = std::string(message["groupInfo"]["groupId"].text());
    if (partner.empty()) {
        partner = sent ? first_text(message, "destinationUuid", "destination") : author;
    }
    if (!partner.empty()) {
        post.thread = content_id("signal", partner);
    }
    const Json quote = message["quote"];
    post.reply_to = message_id(first_text(quote, "authorUuid", "author"), quote["id"].as_text());
    post.quoted_text.assign(quote["text"].text());
    found.post(post);
    return std::nullopt;
}

// JSON, rather than a chat as text, whose lines may begin with "[" as well? Looks as far as it takes to tell.
bool begins_with_object(Source& source) {
    constexpr std::size_t kSample = 64 * 1024;
    for (;;) {
        std::string_view start = trim(source.window());
        start = trim(start.substr(start.starts_with('[') ? 1 : 0));
        if (!start.empty() || source.window().size() > kSample || !source.extend()) {
            return start.starts_with('{');
        }
    }
}

class Signal : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "signal"; }
    [[nodiscard]] std::string_view description() const override {
        return "Signal: a chat exported as text, or the JSON lines of signal-cli";
    }

    [[nodiscard]] bool recognises_text(std::string_view start) const override {
        start = trim_marks(start);
        const auto header = parse_chat_header(start.substr(0, start.find('\n')));
        return header && header->bracketed && header->time.year_first && !header->time.has_seconds;
    }

    [[nodiscard]] bool recognises(Json value) const override {
        const Json envelope = value["envelope"];
        return envelope["timestamp"].exists() && (envelope["source"].exists() || envelope["sourceUuid"].exists());
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        const Json envelope = value["envelope"];
        if (!envelope.is_object()) {
            return Problem{"no-text", "not an envelope of signal-cli: no member 'envelope'"};
        }
        if (const Json message = envelope["dataMessage"]; message.is_object()) {
            return map_message(envelope, message, false, found);
        }
        if (const Json message = envelope["editMessage"]["dataMessage"]; message.is_object()) {
            return map_message(envelope, message, false, found);
        }
        if (const Json message = envelope["syncMessage"]["sentMessage"]; message.is_object()) {
            return map_message(envelope, message, true, found);
        }
        found.skip(envelope["receiptMessage"].is_object() ? "receipt" : "system-message");
        return std::nullopt;
    }

    void read(Source& source, const ReadOptions& options, Sink& sink) const override {
        if (begins_with_object(source)) {
            JsonFormat::read(source, options, sink);
        } else {
            read_chat(source, options, sink, name(), [](std::string&) { return std::string_view{}; });
        }
    }
};

} // namespace

std::unique_ptr<Format> make_signal() { return std::make_unique<Signal>(); }

} // namespace kummerkasten::ingest

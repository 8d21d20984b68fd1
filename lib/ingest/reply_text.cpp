// SPDX-License-Identifier: Apache-2.0
#include "ingest/reply_text.hpp"

#include "base/strings.hpp"
#include "ingest/reply_marks.hpp"

namespace kummerkasten::ingest {

namespace {

// Without the blanks that programs leave at the end of lines.
void append_line(std::string& out, std::string_view line) {
    while (!line.empty() && is_ascii_space(line.back())) {
        line.remove_suffix(1);
    }
    out += line;
    out += '\n';
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : lines_(split(text, '\n')) {}

    ReplyText run() {
        for (std::size_t at = 0; at < lines_.size();) {
            at = step(at);
        }
        ReplyText reply{std::string(trim(own_)), std::string(trim(quoted_))};
        return reply;
    }

private:
    // Handles the line at `at`, perhaps some more; gives the number of the next one.
    std::size_t step(std::size_t at) {
        const std::string_view line = lines_[at];
        if (is_quoted(line)) {
            in_signature_ = false;
            append_line(quoted_, without_mark(line));
            return at + 1;
        }
        if (is_divider(line) || is_header_block(lines_, at)) {
            drop_rule();
            return quote_rest(at);
        }
        if (const std::size_t count = attribution_at(lines_, at); count > 0) {
            return attribution(at, count);
        }
        if (is_signature(lines_, at)) {
            in_signature_ = true;
            return at + 1;
        }
        if (is_device_line(line)) {
            // It ends the text; what a telephone quotes below it, it does not always mark.
            return own_.empty() ? at + 1 : device_line(at + 1);
        }
        if (!in_signature_ && !(own_.empty() && trim(line).empty())) {
            append_line(own_, line);
        }
        return at + 1;
    }

    // Below it either lines marked as quoted follow, and perhaps an answer below them, or all that is left is quoted.
    std::size_t attribution(std::size_t at, std::size_t count) {
        std::size_t next = at + count;
        while (next < lines_.size() && trim(lines_[next]).empty()) {
            ++next;
        }
        if (next == lines_.size() || !is_quoted(lines_[next])) {
            return quote_rest(at);
        }
        in_signature_ = false;
        for (std::size_t i = at; i < at + count; ++i) {
            append_line(quoted_, lines_[i]);
        }
        return next;
    }

    // Below a device's line: attributions, headers and marked lines are handled as everywhere; bare lines are quoted, unless
    // they are in front of marked ones.
    std::size_t device_line(std::size_t at) {
        std::size_t next = at;
        while (next < lines_.size() && trim(lines_[next]).empty()) {
            ++next;
        }
        if (next == lines_.size() || is_quoted(lines_[next]) || is_divider(lines_[next]) ||
            attribution_at(lines_, next) > 0 || is_header_block(lines_, next) || is_signature(lines_, next)) {
            return next;
        }
        return quote_rest(next);
    }

    std::size_t quote_rest(std::size_t at) {
        for (; at < lines_.size(); ++at) {
            append_line(quoted_, is_quoted(lines_[at]) ? without_mark(lines_[at]) : lines_[at]);
        }
        return at;
    }

    // Outlook draws a line of "_" above its header.
    void drop_rule() {
        const std::string_view own = trim(own_);
        const std::size_t kept = own.find_last_not_of('_');
        if (own.ends_with("____")) {
            own_ = std::string(own.substr(0, kept == std::string_view::npos ? 0 : kept + 1));
        }
    }

    Lines lines_;
    std::string own_, quoted_;
    bool in_signature_ = false;
};

} // namespace

ReplyText split_reply(std::string_view text) {
    ReplyText reply = Splitter(text).run();
    if (reply.text.empty()) {
        return {std::string(trim(text)), {}};
    }
    return reply;
}

} // namespace kummerkasten::ingest

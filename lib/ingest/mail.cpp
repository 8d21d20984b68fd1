// SPDX-License-Identifier: Apache-2.0
// Mail: a single message (.eml) or an mbox. RFC 5322, RFC 2045 to 2049; RFC 3834 for automatic mails.
#include "ingest/mail.hpp"

#include "base/strings.hpp"
#include "ingest/content_id.hpp"
#include "ingest/mbox.hpp"
#include "ingest/mime.hpp"
#include "ingest/platforms.hpp"
#include "ingest/reply_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kummerkasten::ingest {

namespace {

std::string_view domain_of(std::string_view address) { return address.substr(address.find('@') + 1); }

// Senders that are programs.
bool is_machine(std::string_view address) {
    static constexpr std::array<std::string_view, 17> kNames{
        "noreply",  "no-reply",        "no_reply", "donotreply", "do-not-reply", "form",
        "formular", "kontaktformular", "webform",  "web",        "webmaster",    "website",
        "www",      "www-data",        "apache",   "wordpress",  "mailer"};
    const std::string_view name = address.substr(0, address.find('@'));
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_recipient(const Mail& mail, std::string_view address) {
    return std::find(mail.to.begin(), mail.to.end(), address) != mail.to.end();
}

// A form on a web site writes to the house in its own name; the customer is who gets the answer.
const MailAddress& author_of(const Mail& mail) {
    if (mail.reply_to.address.empty() || mail.reply_to.address == mail.from.address) {
        return mail.from;
    }
    const bool within_the_house = std::any_of(mail.to.begin(), mail.to.end(), [&](const std::string& to) {
        return domain_of(to) == domain_of(mail.from.address);
    });
    return is_machine(mail.from.address) || within_the_house ? mail.reply_to : mail.from;
}

std::string mail_id(const std::string& id) { return id.empty() ? id : "mail:" + id; }

bool is_language_tag(std::string_view text) {
    return text.size() >= 2 && text.size() <= 35 &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_alnum(c) || c == '-'; });
}

void map_mail(const Mail& mail, record::Post& post) {
    ReplyText reply = split_reply(mail.text);
    if (reply.text.empty()) { // a mail that only carries another
        reply.text = mail.attached;
    } else if (!mail.attached.empty()) {
        reply.quoted += (reply.quoted.empty() ? "" : "\n\n") + mail.attached;
    }
    post.platform = "mail";
    post.kind = record::Kind::message;
    post.created_at = mail.date;
    post.title = mail.subject;
    post.text = reply.text.empty() ? mail.subject : std::move(reply.text); // "Where is my parcel?" and a photo
    post.quoted_text = std::move(reply.quoted);
    for (const HtmlLink& link : mail.links) { // those of the quotation and the signature are not the writer's
        if (post.text.find(link.shown) != std::string::npos) {
            post.links.push_back(link.target);
        }
    }
    post.lang = is_language_tag(mail.language) ? mail.language : "";
    const MailAddress& author = author_of(mail);
    post.author.id = author.address;
    post.author.name = author.name;
    if (&author == &mail.from && is_recipient(mail, author.address)) {
        post.direction = record::Direction::inbound; // a form again, one that leaves out Reply-To
    }
    post.reply_to = mail_id(mail.in_reply_to);
    post.thread = mail_id(mail.thread.empty() ? mail.in_reply_to : mail.thread);
    post.id = mail_id(mail.message_id);
    if (post.id.empty()) {
        std::string content = author.address + '\n' + mail.subject + '\n';
        if (mail.date) {
            record::append_rfc3339(content, *mail.date);
        }
        post.id = content_id("mail", content + '\n' + mail.text);
    }
}

void one_mail(const Mbox::Message& message, const ReadOptions& options, Sink& sink) {
    const Result<Mail> mail = parse_mail(message.bytes, options.time_zone);
    if (!mail) {
        sink.reject(message.line, mail.problem(), message.bytes);
        return;
    }
    if (!mail->automatic.empty()) {
        sink.skip(message.line, mail->automatic);
        return;
    }
    record::Post post;
    map_mail(*mail, post);
    if (post.text.empty()) {
        sink.reject(message.line,
                    mail->encrypted ? Problem{"encrypted", "the mail is encrypted; decrypt it first"}
                                    : Problem{"no-text", "a mail without text and subject"},
                    message.bytes);
        return;
    }
    for (const Problem& warning : mail->warnings) {
        sink.warn(message.line, warning);
    }
    if (mail->encrypted && mail->text.empty()) {
        sink.warn(message.line, {"encrypted", "the mail is encrypted; only its subject was read"});
    }
    if (message.cut) {
        sink.warn(message.line, {"too-long", fmt::format("mail longer than {} bytes; what lies behind was left out",
                                                         options.max_document)});
    }
    sink.post(post);
}

// Headers, at least two of those that mails have, one of them of the delivery.
bool begins_with_headers(std::string_view start) {
    static constexpr std::array<std::string_view, 12> kNames{
        "from",    "received", "return-path", "message-id",   "delivered-to", "to",
        "subject", "date",     "reply-to",    "mime-version", "content-type", "dkim-signature"};
    constexpr std::size_t kOfDelivery = 5; // the first ones
    std::array<bool, kNames.size()> seen{};
    bool any = false;
    for (const std::string_view line : split(start, '\n')) {
        if (trim(line).empty()) {
            if (any) {
                break;
            }
        } else if (is_header_line(line)) {
            if (const std::size_t value = line.find(':') + 1;
                value < line.size() && (line[value] == ',' || line[value] == ';')) {
                return false; // a row of a table: "From:,2026-09-01"
            }
            any = true;
            const std::string name = to_ascii_lower(line.substr(0, line.find(':')));
            const auto* const found = std::find(kNames.begin(), kNames.end(), name);
            if (found != kNames.end()) {
                seen[static_cast<std::size_t>(found - kNames.begin())] = true;
            }
        } else if ((!any || !is_ascii_space(line.front())) &&
                   line.data() + line.size() != start.data() + start.size()) {
            return false; // the last line may be cut, since this is a sample
        }
    }
    return std::count(seen.begin(), seen.end(), true) >= 2 &&
           std::count(seen.begin(), seen.begin() + kOfDelivery, true) >= 1;
}

bool begins_with_from_line(std::string_view start) {
    start = start.substr(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    const std::size_t end = start.find('\n');
    return end != std::string_view::npos && is_from_line(start.substr(0, end)) && is_header_line(start.substr(end + 1));
}

// The beginning with its first two lines that are not blank, however slowly they arrive; as far as a line of theirs may reach.
std::string_view two_lines(Source& source) {
    constexpr std::size_t kSample = 64 * 1024;
    while (trim(source.window()).empty() && source.window().size() < kSample && source.extend()) {}
    const std::size_t begin = source.window().find_first_not_of(" \t\r\n");
    const std::size_t end = begin == std::string_view::npos ? begin : source.find_line_end(begin, kSample);
    if (end != std::string_view::npos) {
        static_cast<void>(source.find_line_end(end + 1, kSample));
    }
    return source.window();
}

class MailFormat : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "mail"; }
    [[nodiscard]] std::string_view description() const override {
        return "mails: a single one (.eml), an mbox, or a Maildir";
    }

    [[nodiscard]] bool recognises_text(std::string_view start) const override {
        return begins_with_from_line(start) || begins_with_headers(start);
    }

    void read(Source& source, const ReadOptions& options, Sink& sink) const override {
        if (!begins_with_from_line(two_lines(source))) {
            read_single_mail(source, options, sink);
            return;
        }
        Mbox mbox(source, options.max_document);
        Mbox::Message message;
        while (!sink.stopped() && mbox.next(message)) {
            if (sink.stopped()) {
                return; // a signal that came while waiting may have cut the mail short
            }
            if (!trim(message.bytes).empty()) {
                one_mail(message, options, sink);
            }
        }
    }
};

} // namespace

void read_single_mail(Source& source, const ReadOptions& options, Sink& sink) {
    Mbox::Message message;
    message.line = source.line();
    while (!source.window().empty() || source.extend()) {
        const std::size_t room = options.max_document - std::min(options.max_document, message.bytes.size());
        message.bytes += source.window().substr(0, room);
        message.cut = message.cut || source.window().size() > room;
        source.consume(source.window().size());
    }
    const std::size_t begin = message.bytes.find_first_not_of(" \t\r\n");
    if (sink.stopped() || begin == std::string::npos) {
        return;
    }
    message.bytes.erase(0, begin);
    if (message.bytes.starts_with("From ")) { // the line an mbox puts in front
        message.bytes.erase(0, std::min(message.bytes.find('\n'), message.bytes.size() - 1) + 1);
    }
    one_mail(message, options, sink);
}

std::unique_ptr<Format> make_mail() { return std::make_unique<MailFormat>(); }

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/mime.hpp"

#include "base/strings.hpp"
#include "ingest/mbox.hpp"
#include "ingest/mime_parts.hpp"
#include "ingest/times.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

namespace kummerkasten::ingest {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class Type> using Owned = std::unique_ptr<Type, Unref>;

// Longer headers are somebody's joke; GMime has already unfolded and decoded them.
constexpr std::size_t kLongestHeader = 1000;
// A parent is looked for by its whole id; RFC 5322 allows a line of 998.
constexpr std::size_t kLongestId = 998;

std::string header_text(const char* value) {
    if (value == nullptr) {
        return {};
    }
    std::string text = text::repair_utf8(value).text;
    return std::string(trim(text::prefix(text, kLongestHeader)));
}

std::string header(GMimeMessage* message, const char* name) {
    return header_text(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

// "<id>" → "id"; "" for what is none.
std::string bare_id(std::string_view text) {
    text = trim(text);
    if (text.starts_with('<')) {
        text = text.substr(1, text.find('>') - 1);
    }
    const bool good = text.size() <= kLongestId && text::is_valid_utf8(text) &&
                      std::none_of(text.begin(), text.end(), is_ascii_space);
    return good ? std::string(text) : std::string{};
}

void read_address(InternetAddress* address, MailAddress& into) {
    if (address == nullptr || !INTERNET_ADDRESS_IS_MAILBOX(address)) {
        return; // a group, "undisclosed recipients:;"
    }
    into.name = header_text(internet_address_get_name(address));
    into.address = to_ascii_lower(header_text(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))));
}

MailAddress first_address(InternetAddressList* list) {
    MailAddress found;
    if (list != nullptr && internet_address_list_length(list) > 0) {
        read_address(internet_address_list_get_address(list, 0), found);
    }
    return found;
}

std::vector<std::string> addresses(InternetAddressList* list) {
    constexpr int kMost = 100; // for comparing with the sender
    std::vector<std::string> found;
    for (int i = 0; list != nullptr && i < std::min(internet_address_list_length(list), kMost); ++i) {
        MailAddress one;
        read_address(internet_address_list_get_address(list, i), one);
        found.push_back(std::move(one.address));
    }
    return found;
}

std::optional<record::Timestamp> parse_date(const std::string& text, const std::optional<record::TimeZone>& zone) {
    if (const auto time = parse_any_time(text, zone)) {
        return time;
    }
    GDateTime* const decoded = text.empty() ? nullptr : g_mime_utils_header_decode_date(text.c_str());
    if (decoded == nullptr) {
        return std::nullopt;
    }
    const bool sensible = g_date_time_get_year(decoded) >= 1970;
    const record::Timestamp time{std::chrono::seconds{g_date_time_to_unix(decoded)}};
    g_date_time_unref(decoded);
    return sensible ? std::optional(time) : std::nullopt;
}

// When it was sent; else when the last server received it.
void read_date(GMimeMessage* message, const std::optional<record::TimeZone>& zone, Mail& mail) {
    const std::string said = header(message, "Date");
    mail.date = parse_date(said, zone);
    if (mail.date) {
        return;
    }
    const std::string received = header(message, "Received");
    const std::size_t semicolon = received.rfind(';');
    mail.date = semicolon == std::string::npos ? std::nullopt : parse_date(received.substr(semicolon + 1), zone);
    const std::string fact = said.empty() ? "no header Date" : fmt::format("{} is no date", in_quotes(said));
    mail.warnings.push_back(
        {"time", fact + (mail.date ? "; the time of receipt was taken" : "; the mail has no time")});
}

bool equals(std::string_view a, std::string_view b) { return equals_ignoring_ascii_case(a, b); }

// Reasons why nobody wrote this mail to us. Mails that a shop or a form generates are kept: a customer's words may be in
// them. So are newsletters and lists, since mail that reached a team through a list looks the same.
std::string find_automatic(GMimeMessage* message, const Mail& mail) {
    GMimeObject* const root = g_mime_message_get_mime_part(message);
    if (root != nullptr) {
        GMimeContentType* const type = g_mime_object_get_content_type(root);
        if (g_mime_content_type_is_type(type, "multipart", "report")) {
            const char* const report = g_mime_content_type_get_parameter(type, "report-type");
            return report != nullptr && equals(report, "disposition-notification") ? "read-receipt" : "delivery-report";
        }
    }
    const std::string_view sender = std::string_view(mail.from.address).substr(0, mail.from.address.find('@'));
    if (sender == "mailer-daemon" || (sender == "postmaster" && header(message, "Return-Path") == "<>")) {
        return "delivery-report";
    }
    if (header(message, "Auto-Submitted").starts_with("auto-replied") ||
        equals(header(message, "X-Autoreply"), "yes") || !header(message, "X-Autorespond").empty() ||
        equals(header(message, "Precedence"), "auto_reply")) {
        return "automatic-reply";
    }
    // Exchange sends these without a header that says so.
    static constexpr std::array<std::string_view, 6> kSubjects{
        "Automatische Antwort:", "Abwesenheitsnotiz:", "Automatic reply:",
        "Out of Office:",        "Abwesend:",          "Abwesenheitsnachricht:"};
    const bool absent = std::any_of(kSubjects.begin(), kSubjects.end(),
                                    [&](std::string_view word) { return mail.subject.starts_with(word); });
    return absent ? "automatic-reply" : "";
}

// What stands in front of the header that is one too many. Short mails are not looked at.
std::string_view within_headers(std::string_view bytes, std::vector<Problem>& warnings) {
    std::size_t headers = 0;
    for (std::size_t at = 0; bytes.size() > 4 * kMostHeaders && at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        headers += is_header_line(bytes.substr(at, end - at)) ? 1U : 0U;
        if (headers > kMostHeaders) {
            warnings.push_back(
                {"too-long", fmt::format("more than {} headers; what lies behind was left out", kMostHeaders)});
            return bytes.substr(0, at);
        }
        at = end + 1;
    }
    return bytes;
}

Owned<GMimeMessage> parse_message(std::string_view bytes) {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MESSAGE);
    // Headers in bare bytes are UTF-8 today and were Windows-1252 yesterday.
    const char* charsets[] = {"utf-8", "windows-1252", nullptr};
    GMimeParserOptions* const options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
    g_mime_parser_options_free(options);
    return message;
}

} // namespace

Result<Mail> parse_mail(std::string_view bytes, const std::optional<record::TimeZone>& zone) {
    std::vector<Problem> warnings;
    const Owned<GMimeMessage> message = parse_message(within_headers(bytes, warnings));
    if (message == nullptr) {
        return Problem{"mail", "not a mail: no headers"};
    }
    Mail mail;
    mail.warnings = std::move(warnings);
    mail.subject = header_text(g_mime_message_get_subject(message.get()));
    mail.message_id = bare_id(header(message.get(), "Message-ID"));
    mail.in_reply_to = bare_id(header(message.get(), "In-Reply-To"));
    mail.thread = bare_id(header(message.get(), "References"));
    if (GMimeObject* const root = g_mime_message_get_mime_part(message.get())) { // Content-... is a part's
        mail.language = header_text(g_mime_object_get_header(root, "Content-Language"));
    }
    mail.from = first_address(g_mime_message_get_from(message.get()));
    mail.reply_to = first_address(g_mime_message_get_reply_to(message.get()));
    mail.to = addresses(g_mime_message_get_to(message.get()));
    if (mail.automatic = find_automatic(message.get(), mail); !mail.automatic.empty()) {
        return mail;
    }
    read_date(message.get(), zone, mail);
    read_parts(g_mime_message_get_mime_part(message.get()), mail);
    return mail;
}

} // namespace kummerkasten::ingest

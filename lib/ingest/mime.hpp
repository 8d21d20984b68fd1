// SPDX-License-Identifier: Apache-2.0
// One mail, taken apart by GMime: headers decoded, the text a person reads found among the parts and turned into UTF-8.
// GMime's types stay behind this header. What a stranger can make large or deep has a limit here.
#pragma once

#include "base/result.hpp"
#include "ingest/html_text.hpp"
#include "record/time.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

struct MailAddress {
    std::string name, address; ///< the address in lower case
};

struct Mail {
    std::string subject, message_id, in_reply_to, language;
    std::string thread;          ///< the first of References: the mail that began the conversation
    MailAddress from, reply_to;  ///< the first of each
    std::vector<std::string> to; ///< addresses
    std::optional<record::Timestamp> date;
    std::string text;            ///< plain text, or HTML turned to it
    std::string attached;        ///< text of mails that hang on this one
    std::vector<HtmlLink> links; ///< that HTML shows as words
    std::string automatic;       ///< why it is no person's post: "delivery-report", "automatic-reply", ...; else empty
    bool encrypted = false;
    std::vector<Problem> warnings; ///< what was mended
};

/// Parts beyond this depth are left out. Mail programs nest four or five.
inline constexpr std::size_t kMostPartDepth = 32;
/// Parts looked at. A mail with a hundred photos has a hundred and two.
inline constexpr std::size_t kMostParts = 1000;
/// Lines that look like headers, in all parts. GMime takes 0.5 KB for each; a mail that came far has a hundred.
inline constexpr std::size_t kMostHeaders = 50'000;
/// HTML that is turned to text. Newsletters have 0.1 MB.
inline constexpr std::size_t kMostHtml = std::size_t{2} * 1024 * 1024;
/// Bytes of text kept: a book of 100 pages. Nobody reads more, and a record has to fit into a line of 1 MiB.
inline constexpr std::size_t kMostMailText = std::size_t{256} * 1024;

/// `bytes`: headers, a blank line, the body; line breaks LF or CRLF. A date without a zone is one of `zone`.
[[nodiscard]] Result<Mail> parse_mail(std::string_view bytes, const std::optional<record::TimeZone>& zone);

/// `bytes` in `charset` as valid UTF-8. An unknown or wrong charset is guessed (UTF-8, else Windows-1252); then a problem
/// is added to `warnings`.
[[nodiscard]] std::string mail_text_to_utf8(std::string_view bytes, std::string_view charset,
                                            std::vector<Problem>& warnings);

/// Joins the lines that a program broke softly (RFC 3676, format=flowed).
[[nodiscard]] std::string unflow(std::string_view text, bool delete_space);

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/reply_marks.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace kummerkasten::ingest {

namespace {

// Attributions are wrapped by the writer's program, at 72 characters or so: a name and an address fit in three lines.
constexpr std::size_t kAttributionLines = 3;
constexpr std::size_t kLongestAttribution = 300;
// Below "Von:" the other fields of an Outlook header follow, two of An, Cc and Betreff perhaps wrapped.
constexpr std::size_t kHeaderLines = 8;
// A signature is short (RFC 3676 names four lines; companies add their registers). What is longer below "--" is text.
constexpr std::size_t kSignatureLines = 20;
constexpr std::size_t kLongestDeviceLine = 160;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

template <class Words> bool starts_with_any(std::string_view text, const Words& words) {
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return text.starts_with(word); });
}

// Bold, as programs write it that turn HTML into text: "*Von:* Jana".
std::string_view without_stars(std::string_view line) {
    line = trim(line);
    while (line.starts_with('*')) {
        line.remove_prefix(1);
    }
    return line;
}

// "14:05"
bool has_clock(std::string_view text) {
    for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
        if (at > 0 && at + 2 < text.size() && is_ascii_digit(text[at - 1]) && is_ascii_digit(text[at + 1]) &&
            is_ascii_digit(text[at + 2])) {
            return true;
        }
    }
    return false;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_ascii_digit); }

std::string_view first_word(std::string_view text) {
    text = trim(text);
    return text.substr(0, text.find_first_of(" ,:\n"));
}

std::string_view last_word(std::string_view text) {
    text = trim(text);
    return text.substr(text.find_last_of(" ,\n") + 1);
}

// "Am 12.09.2026 um 14:05 schrieb ich Ihnen:" is the customer's own sentence: a person stands where a name would.
constexpr std::array<std::string_view, 28> kNoNames{
    "ich", "mir", "mich", "wir",  "uns", "Sie",  "sie", "Ihnen", "ihnen", "er", "es",  "man",  "Ihr",  "ihr",
    "der", "die", "das",  "dass", "ein", "eine", "I",   "we",    "you",   "he", "she", "they", "Ihre", "mein"};

bool is_no_name(std::string_view word) { return std::find(kNoNames.begin(), kNoNames.end(), word) != kNoNames.end(); }

// "Am ... schrieb ...:", "On ... wrote:", "Jana <a@b> schrieb am ...:", in one line or some joined by blanks.
bool is_attribution(std::string_view line, bool quotation_follows) {
    line = without_stars(line);
    while (line.ends_with('*')) {
        line.remove_suffix(1);
    }
    if (!line.ends_with(':') || line.size() > kLongestAttribution || !has_digit(line)) {
        return false;
    }
    const bool address_or_time = contains(line, "@") || has_clock(line);
    if (quotation_follows && address_or_time) {
        return true; // in whatever language
    }
    const std::size_t wrote = line.find("schrieb");
    if (wrote != std::string_view::npos) {
        const std::string_view behind = line.substr(wrote + 7);
        const std::string_view before = line.substr(0, wrote);
        const bool of_a_person = is_no_name(first_word(behind)) || is_no_name(last_word(before)) ||
                                 !(behind.starts_with(' ') || behind.starts_with(':') || behind.starts_with('\n'));
        return (quotation_follows || address_or_time) && !of_a_person;
    }
    if (line.starts_with("On ") && (line.ends_with(" wrote:") || line.ends_with(" writes:"))) {
        return (quotation_follows || address_or_time) && !is_no_name(last_word(line.substr(0, line.rfind(' '))));
    }
    return line.starts_with("Le ") && address_or_time && line.ends_with("crit :");
}

} // namespace

bool is_quoted(std::string_view line) { return line.starts_with('>'); }

std::string_view without_mark(std::string_view line) { return line.substr(line.starts_with("> ") ? 2 : 1); }

std::size_t attribution_at(const Lines& lines, std::size_t at) {
    if (trim(lines[at]).empty() || is_quoted(lines[at])) {
        return 0;
    }
    std::string joined;
    for (std::size_t count = 1; count <= kAttributionLines && at + count <= lines.size(); ++count) {
        const std::string_view line = trim(lines[at + count - 1]);
        if (line.empty() || is_quoted(line) || joined.size() > kLongestAttribution) {
            return 0;
        }
        joined += joined.empty() ? "" : " ";
        joined += line;
        std::size_t next = at + count;
        while (next < lines.size() && trim(lines[next]).empty()) {
            ++next;
        }
        // A sentence that merely stands above the attribution is not its first line: that one begins with a date or a name.
        static constexpr std::array<std::string_view, 6> kOpenings{"Am ", "On ", "Le ", "El ", "Il ", "Op "};
        const bool may_be_wrapped = count == 1 || starts_with_any(without_stars(joined), kOpenings) ||
                                    (contains(lines[at], "@") && contains(lines[at], "<"));
        if (may_be_wrapped && is_attribution(joined, next < lines.size() && is_quoted(lines[next]))) {
            return count;
        }
    }
    return 0;
}

bool is_header_block(const Lines& lines, std::size_t at) {
    static constexpr std::array<std::string_view, 2> kFirst{"Von:", "From:"};
    static constexpr std::array<std::string_view, 9> kOthers{
        "Gesendet:", "Sent:", "Datum:", "Date:", "An:", "To:", "Betreff:", "Subject:", "Gesendet am:"};
    // The portals (web.de, GMX) put the date in front of the sender.
    static constexpr std::array<std::string_view, 2> kDates{"Gesendet:", "Sent:"};
    const bool date_first = starts_with_any(without_stars(lines[at]), kDates) && at + 1 < lines.size() &&
                            starts_with_any(without_stars(lines[at + 1]), kFirst);
    if (!date_first && !starts_with_any(without_stars(lines[at]), kFirst)) {
        return false;
    }
    std::size_t found = 0;
    for (std::size_t i = at + 1; i < std::min(lines.size(), at + kHeaderLines); ++i) {
        found += starts_with_any(without_stars(lines[i]), kOthers) ? 1U : 0U;
    }
    return found >= 2;
}

bool is_divider(std::string_view line) {
    static constexpr std::array<std::string_view, 13> kWords{
        "Ursprüngliche Nachricht",   "Ursprüngliche Mail",   "Ursprüngliche E-Mail", "Originalnachricht",
        "Original-Nachricht",        "Originalmail",         "Original Message",     "Original message",
        "Weitergeleitete Nachricht", "Weitergeleitete Mail", "Forwarded message",    "Forwarded Message",
        "Original Nachricht"};
    line = trim(line);
    if (line.starts_with("--") || line.starts_with("__")) {
        return starts_with_any(trim(line.substr(std::min(line.find_first_not_of("-_ "), line.size()))), kWords);
    }
    return line.starts_with("Anfang der weitergeleiteten ") || line == "Begin forwarded message:";
}

bool is_device_line(std::string_view line) {
    static constexpr std::array<std::string_view, 14> kOpenings{
        "Gesendet von Outlook", "Gesendet von Mail für", "Gesendet mit Proton", "Gesendet von Yahoo",
        "Gesendet von Samsung", "Sent from my ",         "Sent from Outlook",   "Sent from Mail for",
        "Sent from Yahoo",      "Sent from the all new", "Get Outlook for ",    "Outlook für ",
        "Sent with Proton",     "Holen Sie sich Outlook"};
    // What people send "with the post" or "from my brother on the 3rd" is no device's.
    static constexpr std::array<std::string_view, 2> kApps{"Gesendet mit der ", "Gesendet aus der "};
    line = trim(line);
    if (line.size() > kLongestDeviceLine) {
        return false;
    }
    return starts_with_any(line, kOpenings) || (starts_with_any(line, kApps) && contains(line, "App")) ||
           (line.starts_with("Gesendet von mein") && !contains(line, " am ")) ||
           (line.starts_with("Von mein") && (line.ends_with(" gesendet") || line.ends_with(" gesendet."))) ||
           (line.starts_with("Von Samsung") && line.ends_with(" gesendet")) ||
           (line.starts_with("Diese Nachricht wurde von mein") && contains(line, "gesendet"));
}

bool is_signature(const Lines& lines, std::size_t at) {
    if (lines[at] != "-- " && lines[at] != "--") {
        return false;
    }
    // What a clerk will ask for is worth more than a tidy text.
    static constexpr std::array<std::string_view, 10> kFacts{"Kunden",   "kunden",  "Vertrag",  "vertrag",  "Rechnung",
                                                             "rechnung", "Auftrag", "customer", "Customer", "contract"};
    std::size_t written = 0;
    for (std::size_t i = at + 1; i < lines.size() && !is_quoted(lines[i]) && !is_divider(lines[i]); ++i) {
        written += trim(lines[i]).empty() ? 0U : 1U;
        const bool fact = has_digit(lines[i]) && std::any_of(kFacts.begin(), kFacts.end(), [&](std::string_view word) {
                              return contains(lines[i], word);
                          });
        if (fact || written > kSignatureLines) {
            return false;
        }
    }
    return true;
}

} // namespace kummerkasten::ingest

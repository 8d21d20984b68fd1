// SPDX-License-Identifier: Apache-2.0
// The text of a mail: its charset, which is often not the one it says, and its lines.
#include "base/strings.hpp"
#include "ingest/mime.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

namespace kummerkasten::ingest {

namespace {

std::optional<std::string> convert(std::string_view bytes, const char* charset) {
    gsize length = 0;
    const std::unique_ptr<gchar, decltype(&g_free)> converted(
        g_convert(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8", charset, nullptr, &length, nullptr),
        &g_free);
    if (converted == nullptr) {
        return std::nullopt;
    }
    return std::string(converted.get(), length);
}

// Each byte is some character in one of the two: this cannot fail.
std::string from_windows_1252(std::string_view bytes) {
    if (auto text = convert(bytes, "WINDOWS-1252")) {
        return std::move(*text);
    }
    return convert(bytes, "ISO-8859-1").value_or(std::string{});
}

std::string guess(std::string_view bytes, std::string_view charset, std::vector<Problem>& warnings) {
    if (text::is_valid_utf8(bytes)) {
        return std::string(bytes);
    }
    // In another charset nearly every letter beyond ASCII is invalid by itself; in damaged UTF-8 few are.
    text::Repaired repaired = text::repair_utf8(bytes);
    const auto letters =
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) < 0; });
    const bool utf8 = repaired.replacements * 2 < static_cast<std::size_t>(letters);
    warnings.push_back(
        {"charset", fmt::format("the text is not in the charset {}; read as {}",
                                charset.empty() ? "us-ascii" : in_quotes(charset), utf8 ? "UTF-8" : "Windows-1252")});
    return utf8 ? std::move(repaired.text) : from_windows_1252(bytes);
}

// ">> text" → 2 and "text", with the blank that "stuffs" it taken away.
std::size_t take_depth(std::string_view& line) {
    const std::size_t depth = std::min(line.find_first_not_of('>'), line.size());
    line.remove_prefix(depth);
    line.remove_prefix(line.starts_with(' ') ? 1 : 0);
    return depth;
}

} // namespace

std::string mail_text_to_utf8(std::string_view bytes, std::string_view charset, std::vector<Problem>& warnings) {
    const std::string lower = to_ascii_lower(charset);
    if (lower.empty() || lower == "us-ascii" || lower == "ascii" || lower == "utf-8" || lower == "utf8") {
        return guess(bytes, charset, warnings);
    }
    if (lower == "iso-8859-1" || lower == "latin1" || lower == "windows-1252") {
        return from_windows_1252(bytes); // browsers take the one for the other, since mail programs do
    }
    std::optional<std::string> text = convert(bytes, g_mime_charset_iconv_name(lower.c_str()));
    return text && text::is_valid_utf8(*text) ? std::move(*text) : guess(bytes, charset, warnings);
}

std::string unflow(std::string_view text, bool delete_space) {
    const bool ended = text.ends_with('\n');
    text.remove_suffix(ended ? 1 : 0);
    std::string out;
    bool open = false; // the last line waits for its other half
    std::size_t open_depth = 0;
    for (std::string_view line : split(text, '\n')) {
        const std::size_t depth = take_depth(line);
        const bool signature = line == "-- ";
        if (open && (depth != open_depth || signature)) {
            out += '\n';
            open = false;
        }
        if (!open && depth > 0) {
            out.append(depth, '>');
            out += ' ';
        }
        const bool soft = line.ends_with(' ') && !signature;
        out += line.substr(0, line.size() - (soft && delete_space ? 1 : 0));
        out += soft ? "" : "\n";
        open = soft;
        open_depth = depth;
    }
    if (out.ends_with('\n') && !ended) {
        out.pop_back();
    }
    return out;
}

} // namespace kummerkasten::ingest

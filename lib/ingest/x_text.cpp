// SPDX-License-Identifier: Apache-2.0
#include "ingest/x_text.hpp"

#include "base/strings.hpp"
#include "ingest/mapper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kummerkasten::ingest {

namespace {

constexpr std::size_t kLongestLink = 256; // what X shows in place of an address is far shorter

// Where the link ends that begins at the start of `text`: keys of t.co are letters and digits; links from before it may hold
// more, but what is punctuation at their end belongs to the sentence.
std::size_t link_end(std::string_view text) {
    std::size_t end = text.find("://") + 3;
    if (text.substr(end, 5) == "t.co/") {
        end += 5;
        while (end < text.size() && is_ascii_alnum(text[end])) {
            ++end;
        }
        return end;
    }
    while (end < text.size() &&
           (is_ascii_alnum(text[end]) || std::string_view("./-_~?=&#%+").find(text[end]) != std::string_view::npos)) {
        ++end;
    }
    while (std::string_view(".-?").find(text[end - 1]) != std::string_view::npos) {
        --end;
    }
    return end;
}

} // namespace

std::string x_id(std::string_view native) { return native_id("x", native); }

std::string x_url(std::string_view handle, std::string_view id) {
    return fmt::format("https://x.com/{}/status/{}", handle.empty() ? "i" : handle, id);
}

std::string_view x_lang(std::string_view lang) {
    // Undetermined, only mentions, only hashtags, only links, only pictures, too short, no words.
    constexpr std::array<std::string_view, 9> kNone{"und", "qam", "qct", "qht", "qme", "qst", "zxx", "art", "qlk"};
    return std::find(kNone.begin(), kNone.end(), lang) != kNone.end() ? std::string_view() : lang;
}

Outcome x_api_error(Json body) {
    std::string message;
    body["errors"].each_item([&message](Json item) {
        if (message.empty()) {
            message = item["detail"].as_text().empty() ? item["message"].as_text() : item["detail"].as_text();
        }
    });
    for (const std::string_view member : {"detail", "title", "error"}) {
        if (message.empty()) {
            message = body[member].as_text();
        }
    }
    return api_error(message);
}

void XLinks::add(std::string_view shown, std::string_view instead) {
    if (!shown.empty()) {
        instead_.emplace(shown, instead);
    }
}

std::string XLinks::write_out(std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = instead_.empty() ? std::string_view::npos : text.find("http", at);
        out += text.substr(at, begin - at);
        if (begin == std::string_view::npos) {
            break;
        }
        const std::string_view rest = text.substr(begin);
        at = begin + 4;
        if (rest.substr(0, 7) != "http://" && rest.substr(0, 8) != "https://") {
            out += "http";
            continue;
        }
        const std::string_view shown = rest.substr(0, link_end(rest.substr(0, kLongestLink)));
        const auto found = instead_.find(std::string(shown));
        out += found == instead_.end() ? shown : std::string_view(found->second);
        at = begin + shown.size();
    }
    return out;
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_text.hpp"

#include "base/strings.hpp"
#include "base/web_url.hpp"
#include "text/utf8.hpp"

#include <gumbo.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <vector>

namespace kummerkasten::ingest {

namespace {

// Gumbo frees its tree recursively, and opening a tag takes it time in proportion to those that are open: a thousand nested
// ones take 0.02 s, four thousand 0.2 s. Four thousand fit even a small stack (measured with ulimit -s 256).
constexpr std::ptrdiff_t kMostTags = 1000;

bool is_block(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_PRE: return true;
    default: return false;
    }
}

bool is_paragraph(GumboTag tag) { return tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE; }

bool is_invisible(GumboTag tag) {
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_TEMPLATE ||
           tag == GUMBO_TAG_TITLE;
}

// Makes sure that `out` ends in at least `count` line breaks, unless it is empty.
void break_line(std::string& out, std::size_t count) {
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    if (out.empty()) {
        return;
    }
    std::size_t present = 0;
    while (present < out.size() && out[out.size() - 1 - present] == '\n') {
        ++present;
    }
    out.append(count > present ? count - present : 0, '\n');
}

// In HTML a run of white space is one blank.
void append_collapsed(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (!is_ascii_space(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
            out += ' ';
        }
    }
}

// Word and Outlook make the gap between two paragraphs a paragraph of its own, with a no-break space in it. A line of such
// spaces alone is an empty one, and next to another empty one it goes.
std::string without_filling(std::string_view text) {
    constexpr std::string_view kNoBreak = "\u00A0";
    if (text.find(kNoBreak) == std::string_view::npos) {
        return std::string(trim(text));
    }
    std::string out;
    bool filled = false; // is the last line such a one?
    for (const std::string_view line : split(text, '\n')) {
        std::string_view rest = trim(line);
        const bool filling = rest.starts_with(kNoBreak);
        while (rest.starts_with(kNoBreak)) {
            rest = trim(rest.substr(kNoBreak.size()));
        }
        const bool empty_before = out.empty() || out.ends_with("\n\n");
        if (rest.empty() && (filling || filled) && empty_before) {
            filled = true;
            continue;
        }
        filled = rest.empty() && filling;
        out += rest.empty() ? rest : line;
        out += '\n';
    }
    return std::string(trim(out));
}

// A picture that leads somewhere shows no words and is none.
void add_link(const GumboNode& node, std::string_view shown, std::vector<HtmlLink>& links) {
    const GumboAttribute* const target = gumbo_get_attribute(&node.v.element.attributes, "href");
    shown = trim(shown);
    if (target != nullptr && !shown.empty() && is_web_url(trim(target->value)) && links.size() < kMostHtmlLinks) {
        links.push_back({std::string(shown), std::string(trim(target->value))});
    }
}

// Depth first with a stack of our own: the depth is a stranger's.
std::string text_of(const GumboNode& root, std::vector<HtmlLink>* links) {
    struct Step {
        const GumboNode* node;
        bool leaving;
    };
    std::string out;
    std::size_t link_begins = 0; // of the last one entered: links do not nest
    std::vector<Step> steps{{&root, false}};
    while (!steps.empty()) {
        const Step step = steps.back();
        steps.pop_back();
        const GumboNode& node = *step.node;
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
            append_collapsed(out, node.v.text.text);
            continue;
        }
        if (node.type != GUMBO_NODE_ELEMENT || is_invisible(node.v.element.tag)) {
            continue;
        }
        const GumboTag tag = node.v.element.tag;
        if (tag == GUMBO_TAG_BR) {
            while (!out.empty() && out.back() == ' ') {
                out.pop_back();
            }
            out += '\n';
        } else if (is_paragraph(tag)) {
            break_line(out, 2);
        } else if (is_block(tag)) {
            break_line(out, 1);
        }
        if (step.leaving) {
            if (tag == GUMBO_TAG_A) {
                add_link(node, std::string_view(out).substr(std::min(link_begins, out.size())), *links);
            }
            continue;
        }
        if (tag == GUMBO_TAG_A && links != nullptr) {
            link_begins = out.size();
            steps.push_back({&node, true});
        }
        if (is_paragraph(tag) || is_block(tag)) {
            steps.push_back({&node, true});
        }
        const GumboVector& children = node.v.element.children;
        for (unsigned i = children.length; i > 0; --i) {
            steps.push_back({static_cast<const GumboNode*>(children.data[i - 1]), false});
        }
    }
    return without_filling(out);
}

std::string without_tags(std::string_view html) {
    std::string text;
    bool inside = false;
    for (const char c : html) {
        if (c == '<' || c == '>') {
            inside = c == '<';
            text += c == '>' ? " " : "";
        } else if (!inside) {
            text += c;
        }
    }
    return unescape_entities(trim(text));
}

// Gumbo reads a number of any length into an int: "&#xFFFFFFFF;" ends its text, others give bytes that are no UTF-8. What is too
// large for a character becomes U+FFFD, as HTML has it.
std::string without_large_references(std::string_view html) {
    constexpr std::size_t kMostDigits = 7; // of 10FFFF and 1114111
    std::string safe;
    std::size_t copied = 0;
    for (std::size_t at = html.find("&#"); at != std::string_view::npos; at = html.find("&#", at + 2)) {
        const bool hex = html.substr(at + 2, 1) == "x" || html.substr(at + 2, 1) == "X";
        const std::size_t digits = std::min(html.find_first_not_of('0', at + (hex ? 3 : 2)), html.size());
        const std::size_t end =
            std::min(html.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789", digits), html.size());
        if (end - digits > kMostDigits) {
            safe += html.substr(copied, at - copied);
            safe += "\uFFFD";
            copied = end + (html.substr(end, 1) == ";" ? 1 : 0);
        }
    }
    return safe += html.substr(copied);
}

struct Entity {
    std::string_view name;
    std::string_view character;
};
constexpr Entity kEntities[] = {{"amp", "&"},   {"lt", "<"},   {"gt", ">"},
                                {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00A0"}};

// Appends what the reference `name` (between "&" and ";") stands for; false where it is none that we resolve.
bool append_entity(std::string& out, std::string_view name) {
    for (const Entity& entity : kEntities) {
        if (entity.name == name) {
            out += entity.character;
            return true;
        }
    }
    if (name.size() < 2 || name.front() != '#') {
        return false;
    }
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    unsigned code = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    if (digits.empty() || failure != std::errc() || end != digits.data() + digits.size() || code == 0 ||
        code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return false;
    }
    text::append_utf8(out, code);
    return true;
}

} // namespace

std::string unescape_entities(std::string_view text) {
    constexpr std::size_t kLongestName = 10;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t amp = text.find('&', i);
        out += text.substr(i, amp - i);
        if (amp == std::string_view::npos) {
            break;
        }
        const std::size_t end = text.substr(0, amp + kLongestName).find(';', amp);
        if (end != std::string_view::npos && append_entity(out, text.substr(amp + 1, end - amp - 1))) {
            i = end + 1;
        } else {
            out += '&';
            i = amp + 1;
        }
    }
    return out;
}

std::string html_to_text(std::string_view html, std::vector<HtmlLink>* links) {
    if (html.find_first_of("<&") == std::string_view::npos) {
        return std::string(html);
    }
    if (std::count(html.begin(), html.end(), '<') > kMostTags) {
        return without_tags(html);
    }
    const std::string safe = without_large_references(html);
    const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> parsed(
        gumbo_parse_with_options(&kGumboDefaultOptions, safe.data(), safe.size()), destroy);
    return text_of(*parsed->root, links);
}

} // namespace kummerkasten::ingest

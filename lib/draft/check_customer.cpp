// SPDX-License-Identifier: Apache-2.0
#include "draft/check_customer.hpp"

#include "base/strings.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::draft {

namespace {

using record::Level;

// Folded. Words that one of the two languages has and the other has not.
constexpr std::array<std::string_view, 20> kGerman{"das",  "dem",   "den", "der",   "die",  "ein", "eine",
                                                   "fuer", "haben", "ich", "ihnen", "ist",  "mit", "nicht",
                                                   "sie",  "und",   "uns", "wir",   "wird", "zu"};
constexpr std::array<std::string_view, 20> kEnglish{"and", "are", "at",     "for",  "have", "is",   "it",
                                                    "of",  "our", "please", "that", "the",  "this", "to",
                                                    "us",  "we",  "will",   "with", "you",  "your"};
constexpr std::size_t kEnough = 3; // words of one language, and three times as many as of the other
// What a greeting begins with, folded. "Guten" and "Good" have a second word.
constexpr std::array<std::string_view, 20> kGreetings{"hallo",  "hi",     "hey",     "moin", "servus", "guten", "liebe",
                                                      "lieber", "gruess", "sehr",    "dear", "hello",  "good",  "herr",
                                                      "frau",   "gruezi", "grueezi", "sali", "hoi",    "ahoi"};
constexpr std::array<std::string_view, 21> kGreetingWords{
    "tag",       "morgen", "abend",  "geehrte", "geehrter", "gott", "dich", "sie", "morning", "day", "evening",
    "afternoon", "liebe",  "lieber", "herr",    "frau",     "mr",   "mrs",  "ms",  "dr",      "prof"};
// And what is no name, though it may follow.
constexpr std::array<std::string_view, 7> kAll{"zusammen", "there", "everyone", "all", "leute", "ihr", "und"};
constexpr std::size_t kGreetingTokens = 8; // "Sehr geehrter Herr Prof. Dr. von Terranova"
// Care rule M3: somebody who writes a line does not want a page. Characters; the first is what X calls short.
constexpr std::size_t kBriefPost = 140, kLongReply = 450, kLongLetter = 1200;
constexpr std::size_t kShortestInsult = 4;
constexpr std::size_t kShortestInHandle = 3; // "Jan" of "jan_71"; shorter ones stand in any handle

// Of words that are not empty. The first letter keeps most others from being compared.
template <std::size_t count> bool is_in(const std::array<std::string_view, count>& words, std::string_view word) {
    return std::any_of(words.begin(), words.end(), [word](std::string_view other) {
        return other.size() == word.size() && other.front() == word.front() && other == word;
    });
}

bool is_word_byte(char c) { return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

bool is_word_of(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end]))) {
            return true;
        }
    }
    return false;
}

// The first word of the greeting that must be a name: behind the greeting, on its line, in front of its comma.
const text::Token* greeted(const text::Document& reply) {
    bool greeting = false;
    std::size_t behind = 0;
    for (std::size_t i = 0; i < reply.tokens.size() && i < kGreetingTokens; ++i) {
        const text::Token& token = reply.tokens[i];
        if (token.start > behind &&
            reply.text.substr(behind, token.start - behind).find('\n') != std::string_view::npos) {
            return nullptr;
        }
        behind = token.end;
        if (token.kind == text::TokenKind::mention && i == 0) {
            continue; // the account that X puts in front
        }
        if (token.kind == text::TokenKind::mention && greeting) {
            return &token;
        }
        const std::string_view folded = reply.folded_word(token);
        const std::string_view original = reply.original(token);
        if (token.kind != text::TokenKind::word) {
            // "Guten Tag, Jana": the first comma belongs to the greeting; "Dr." has a full stop.
            if ((original == "," && i + 1 < kGreetingTokens && i <= 2) || original == ".") {
                continue;
            }
            return nullptr;
        }
        if (!greeting) {
            greeting = is_in(kGreetings, folded);
            if (!greeting) {
                return nullptr;
            }
            continue;
        }
        if (is_in(kGreetingWords, folded)) {
            continue;
        }
        return token.capital && !is_in(kAll, folded) ? &token : nullptr;
    }
    return nullptr;
}

bool has_word_of(std::string_view folded_text, std::string_view name) {
    const std::string folded = text::fold(name);
    for (const std::string_view word : split(folded, ' ')) {
        if (word.size() >= 2 && folded_text.find(word) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

// A capital behind "Guten Tag," may begin the sentence: "Guten Tag, Ihr Ärger ist verständlich". It is a name where a comma,
// a full stop or an exclamation mark ends it, after one more word at most.
bool ends_like_a_name(const text::Document& reply, const text::Token& token) {
    const auto at = static_cast<std::size_t>(&token - reply.tokens.data());
    for (std::size_t next = at + 1; next < reply.tokens.size() && next <= at + 2; ++next) {
        const std::string_view between =
            reply.text.substr(reply.tokens[next - 1].end, reply.tokens[next].start - reply.tokens[next - 1].end);
        const std::string_view mark = reply.original(reply.tokens[next]);
        if (between.find('\n') != std::string_view::npos || mark == "," || mark == "!" || mark == "." || mark == ":") {
            return true;
        }
        if (reply.tokens[next].kind != text::TokenKind::word || !reply.tokens[next].capital) {
            return false;
        }
    }
    return false;
}

void check_name(const text::Document& reply, const record::Post& post, const NameRules& names,
                std::vector<record::Finding>& findings) {
    const text::Token* name = greeted(reply);
    const bool by_account = name != nullptr && name->kind == text::TokenKind::mention;
    // An account alone does not tell what its owner is called.
    if (name != nullptr && !(by_account ? post.author.handle : post.author.name).empty()) {
        std::string_view folded = reply.folded_word(*name);
        folded.remove_prefix(!folded.empty() && folded.front() == '@' ? 1 : 0);
        const bool in_handle =
            folded.size() >= kShortestInHandle && text::fold(post.author.handle).find(folded) != std::string::npos;
        if (in_handle || is_word_of(text::fold(post.author.name), folded)) {
            return;
        }
        if (by_account || ends_like_a_name(reply, *name)) {
            findings.push_back({"name-wrong",
                                Level::error,
                                {name->start, name->end},
                                "the greeting names somebody else than the author of the post",
                                "take the name that the author shows"});
            return;
        }
    }
    const PublicName public_name = names.greetable(post.author.name, post.author.handle);
    const std::string_view text = reply.folded;
    const bool named = (!public_name.name.empty() && has_word_of(text, public_name.name)) ||
                       (!public_name.handle.empty() && has_word_of(text, public_name.handle.substr(1)));
    if (!named && !(public_name.name.empty() && public_name.handle.empty())) {
        findings.push_back(
            {"name-missing", Level::info, {}, "nobody is addressed", "greet by the name that the author shows"});
    }
}

void check_insults(const text::Document& reply, const record::Post& post, const record::Triage& triage,
                   std::vector<record::Finding>& findings) {
    for (const record::Reason& reason : triage.reasons) {
        // What a model weighs are everyday words, too: "sich", "echt".
        if (!reason.label.starts_with("offence:") || reason.by.starts_with("model:") ||
            reason.span.end > post.text.size() || reason.span.end < reason.span.start + kShortestInsult) {
            continue;
        }
        const std::string insult =
            text::fold(std::string_view(post.text).substr(reason.span.start, reason.span.end - reason.span.start));
        if (is_word_of(reply.folded, insult)) {
            const std::size_t at = reply.folded.find(insult);
            const std::size_t end = at + insult.size();
            findings.push_back({"insult-mirrored",
                                Level::error,
                                {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                                "the customer's own foul word comes back",
                                "answer what is behind it; rudeness is never mirrored"});
            return;
        }
    }
}

} // namespace

std::string_view language_of(const text::Document& reply) {
    std::size_t german = 0;
    std::size_t english = 0;
    for (const text::Token& token : reply.tokens) {
        if (token.kind == text::TokenKind::word && token.end - token.start <= 6) {
            const std::string_view word = reply.folded_word(token);
            german += is_in(kGerman, word) ? 1 : 0;
            english += is_in(kEnglish, word) ? 1 : 0;
        }
    }
    if (german >= kEnough && german >= 3 * english) {
        return "de";
    }
    return english >= kEnough && english >= 3 * german ? "en" : "";
}

void check_customer(const text::Document& reply, const record::Post& post, const record::Triage& triage,
                    const Channel& channel, const NameRules& names, std::vector<record::Finding>& findings) {
    check_name(reply, post, names, findings);
    check_insults(reply, post, triage, findings);
    const std::size_t most = channel.layout == Layout::letter ? kLongLetter : kLongReply;
    if (reply.text.size() > most && !post.text.empty() && text::count_characters(post.text) <= kBriefPost &&
        text::count_characters(reply.text) > most) {
        findings.push_back({"long-winded",
                            Level::warning,
                            {},
                            "the customer wrote a line and gets a page",
                            "answer at their length; the rest behind a link or in the direct message"});
    }
}

} // namespace kummerkasten::draft

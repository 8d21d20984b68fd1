// SPDX-License-Identifier: Apache-2.0
#include "ingest/accounts.hpp"

#include "base/strings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::ingest {

namespace {

// Services whose links begin with the account: "x.com/jana/status/1".
constexpr std::array<std::string_view, 9> kAccountFirst{
    "x.com", "twitter.com", "instagram.com", "facebook.com", "fb.com", "m.me", "t.me", "threads.net", "threads.com"};
// What such a link begins with where it is not the account, and what else stands in the place of one.
constexpr std::array<std::string_view, 36> kNoAccount{
    "about",         "business", "c",           "events",        "explore", "gaming",
    "groups",        "hashtag",  "help",        "home",          "i",       "intent",
    "joinchat",      "legal",    "login",       "marketplace",   "media",   "messages",
    "notifications", "p",        "pages",       "permalink.php", "photo",   "photo.php",
    "posts",         "privacy",  "profile.php", "reel",          "s",       "search",
    "settings",      "share",    "sharer",      "stories",       "watch",   "web"};
// The account stands behind one of these on any host.
constexpr std::array<std::string_view, 5> kBeforeAccount{"users", "user", "profile", "people", "u"};
// And behind these on one.
struct OnHost {
    std::string_view host, segment;
};
constexpr std::array<OnHost, 5> kBeforeAccountOnHost{OnHost{"linkedin.com", "in"}, OnHost{"youtube.com", "c"},
                                                     OnHost{"youtube.com", "channel"},
                                                     OnHost{"instagram.com", "stories"}, OnHost{"t.me", "s"}};

template <class List> bool is_in(const List& list, std::string_view word) {
    return std::find_if(list.begin(), list.end(), [word](std::string_view entry) {
               return equals_ignoring_ascii_case(entry, word);
           }) != list.end();
}

// The letter at `at`, ASCII or not, and its length; 0 where there stands none.
std::size_t letter_length(std::string_view text, std::size_t at) {
    if (at >= text.size()) {
        return 0;
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) {
        return is_ascii_alnum(text[at]) ? 1 : 0;
    }
    std::size_t after = at;
    return text::is_letter(text::next_character(text, after)) ? after - at : 0;
}

bool letter_in_front(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin - 1]) & 0xC0U) == 0x80) {
        --begin;
    }
    return begin > 0 && letter_length(text, begin - 1) > 0;
}

class Scanner {
public:
    using Use = std::function<void(Stretch, std::string_view)>;
    Scanner(std::string_view text, const Use& use) : text_(text), use_(use) {}

    void run() {
        while (at_ < text_.size()) {
            if (text_[at_] != '@' && text_[at_] != ':') {
                ++at_;
            } else if (text_[at_] == '@') {
                mention();
            } else if (text_.substr(at_, 3) == "://") {
                link();
            } else if (at_ >= 3 && text_.substr(at_ - 3, 3) == "did") {
                decentralised_id();
            } else {
                ++at_;
            }
        }
    }

private:
    void mention() {
        const std::size_t sign = at_++;
        const char before = sign > 0 ? text_[sign - 1] : ' ';
        if (letter_in_front(text_, sign) || before == '_') {
            return; // an e-mail address
        }
        std::size_t end = name_end(at_);
        const std::string_view account = text_.substr(at_, end - at_);
        // "maps/@52.5,13.4" is a place
        if (account.empty() || (before == '/' && std::none_of(account.begin(), account.end(), is_ascii_letter))) {
            return;
        }
        if (end < text_.size() && text_[end] == '@') {
            end = std::max(end, server_end(end + 1));
        }
        use_({at_, end}, account);
        at_ = end;
    }

    // Behind letters, digits and "_", with points and hyphens between them.
    [[nodiscard]] std::size_t name_end(std::size_t at) const {
        for (;;) {
            if (const std::size_t letter = letter_length(text_, at)) {
                at += letter;
            } else if (at < text_.size() && (text_[at] == '_' || ((text_[at] == '.' || text_[at] == '-') &&
                                                                  letter_length(text_, at + 1) > 0))) {
                ++at;
            } else {
                return at;
            }
        }
    }

    [[nodiscard]] std::size_t server_end(std::size_t at) const {
        const std::size_t end = name_end(at);
        return end > at ? end : at - 1;
    }

    // "did:plc:…", whose first colon is at at_.
    void decentralised_id() {
        const std::size_t begin = at_ - 3;
        ++at_;
        if ((text_.substr(at_, 4) != "plc:" && text_.substr(at_, 4) != "web:") || letter_in_front(text_, begin)) {
            return;
        }
        std::size_t end = at_ + 4;
        while (end < text_.size() &&
               (is_ascii_alnum(text_[end]) || std::string_view(".-_%:").find(text_[end]) != std::string_view::npos)) {
            ++end;
        }
        while (std::string_view(".-_%:").find(text_[end - 1]) != std::string_view::npos) {
            --end; // ends the sentence, not the id
        }
        use_({begin, end}, text_.substr(begin, end - begin));
        at_ = end;
    }

    void link() {
        const bool is_at = at_ >= 2 && text_.substr(at_ - 2, 2) == "at" && !letter_in_front(text_, at_ - 2);
        const std::size_t host_begin = at_ + 3;
        std::size_t end = segment_end(host_begin);
        at_ = end;
        std::string_view host = text_.substr(host_begin, end - host_begin);
        if (is_at) {
            if (!host.starts_with("did:")) {
                use_({host_begin, end}, host);
            } else {
                at_ = host_begin;
            }
            return;
        }
        for (const std::string_view prefix : {"www.", "m.", "mobile.", "de-de.", "old."}) {
            host.remove_prefix(host.starts_with(prefix) ? prefix.size() : 0);
        }
        std::string_view before;
        for (bool first = true; end < text_.size() && text_[end] == '/'; first = false) {
            const std::size_t begin = end + 1;
            end = segment_end(begin);
            const std::string_view segment = text_.substr(begin, end - begin);
            if (segment.starts_with('@') || segment.starts_with("did:")) {
                at_ = begin; // found by its sign
                return;
            }
            if (!segment.empty() && !is_in(kNoAccount, segment) && is_account(host, before, first)) {
                use_({begin, end}, segment);
                at_ = end;
                return;
            }
            before = segment;
            at_ = end;
        }
    }

    static bool is_account(std::string_view host, std::string_view before, bool first) {
        if (first) {
            return is_in(kAccountFirst, host);
        }
        return is_in(kBeforeAccount, before) ||
               std::any_of(kBeforeAccountOnHost.begin(), kBeforeAccountOnHost.end(), [&](const OnHost& known) {
                   return equals_ignoring_ascii_case(known.host, host) &&
                          equals_ignoring_ascii_case(known.segment, before);
               });
    }

    [[nodiscard]] std::size_t segment_end(std::size_t at) const {
        const std::size_t end = text_.find_first_of("/?#&\"'<>()[] \t\r\n,;", at);
        return end == std::string_view::npos ? text_.size() : end;
    }

    std::string_view text_;
    const Use& use_;
    std::size_t at_ = 0;
};

} // namespace

void each_account(std::string_view text, const std::function<void(Stretch, std::string_view)>& use) {
    Scanner(text, use).run();
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "draft/check_sources.hpp"

#include "base/strings.hpp"
#include "draft/link_span.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace kummerkasten::draft {

namespace {

using record::Level;
using record::Span;

// Where the hosts that stand in replies without a scheme end: German-speaking countries, those for everybody, and those of
// the common shorteners. None that is a word of either language: a forgotten blank is no link.
constexpr std::array<std::string_view, 21> kDomains{"de",  "at",   "ch", "li",   "com", "net", "org",
                                                    "eu",  "info", "io", "app",  "biz", "ly",  "gl",
                                                    "gle", "co",   "uk", "shop", "fr",  "nl",  "tv"};

struct DateWord {
    std::string_view word; // folded
    std::size_t which;     // 0–6 Monday first, 7–18 January first
};
// "May" is a verb, and people write dates with it in figures or with other words beside it.
constexpr std::array<DateWord, 35> kDateWords{
    {{"montag", 0},     {"dienstag", 1}, {"mittwoch", 2},  {"donnerstag", 3}, {"freitag", 4},   {"samstag", 5},
     {"sonnabend", 5},  {"sonntag", 6},  {"monday", 0},    {"tuesday", 1},    {"wednesday", 2}, {"thursday", 3},
     {"friday", 4},     {"saturday", 5}, {"sunday", 6},    {"januar", 7},     {"jaenner", 7},   {"februar", 8},
     {"maerz", 9},      {"april", 10},   {"mai", 11},      {"juni", 12},      {"juli", 13},     {"august", 14},
     {"september", 15}, {"oktober", 16}, {"november", 17}, {"dezember", 18},  {"january", 7},   {"february", 8},
     {"march", 9},      {"june", 12},    {"july", 13},     {"october", 16},   {"december", 18}}};
constexpr std::size_t kWeekdays = 7;
constexpr std::array<std::string_view, 6> kTitles{"herr", "herrn", "frau", "mr", "mrs", "ms"};

// Emergency numbers need no source: Europe; Germany, Austria and Switzerland; Britain and America (ITU-T E.161.1).
constexpr std::array<std::string_view, 8> kEmergency{"112", "110", "117", "118", "133", "144", "999", "911"};

bool is_word_byte(char c) { return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

bool contains_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end]))) {
            return true;
        }
    }
    return false;
}

// A weekday may go on: "Samstagabend", "montags". A month may not: "Junikäfer".
std::optional<std::size_t> date_of(std::string_view folded) {
    if (folded.empty()) {
        return std::nullopt;
    }
    for (const DateWord& date : kDateWords) {
        if (date.word.front() != folded.front()) {
            continue; // most words are none of these: each capital of a reply is asked
        }
        const bool exact = folded == date.word || (folded.size() == date.word.size() + 1 && folded.back() == 's');
        if (folded.starts_with(date.word) && (date.which < kWeekdays || exact)) {
            return date.which;
        }
    }
    return std::nullopt;
}

// Calls visit(number, place) for each run of digits, without zeros in front; "00" is no number.
template <class Visit> void for_each_number(std::string_view text, Visit visit) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_ascii_digit(text[i])) {
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && is_ascii_digit(text[end])) {
            ++end;
        }
        const std::size_t first = std::min(text.find_first_not_of('0', i), end);
        if (first < end) {
            visit(text.substr(first, end - first),
                  Span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)});
        }
        i = end;
    }
}

// A full stop behind anything but a blank and in front of a letter: the rarest thing that every host has.
bool has_inner_point(std::string_view text) {
    for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
        if (at > 0 && at + 1 < text.size() && !is_ascii_space(text[at - 1]) && text[at + 1] >= 'a' &&
            text[at + 1] <= 'z') {
            return true;
        }
    }
    return false;
}

std::string host_of(std::string_view link) {
    if (const std::size_t scheme = link.find("://"); scheme != std::string_view::npos) {
        link.remove_prefix(scheme + 3);
    }
    std::string host = to_ascii_lower(link.substr(0, link.find_first_of("/?#:")));
    return host.starts_with("www.") ? host.substr(4) : host;
}

} // namespace

namespace {

// "1/2": which part of a reply in several posts this is.
bool counts_posts(std::string_view text, Span span) {
    const auto digit = [text](std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); };
    if (span.end - span.start != 1) {
        return false;
    }
    const std::size_t at = span.start;
    const auto stands_at = [&](std::size_t first) {
        return digit(first) && digit(first + 2) && text[first + 1] == '/' && text[first] <= text[first + 2] &&
               (first == 0 || !is_word_byte(text[first - 1])) && !digit(first + 3);
    };
    return stands_at(at) || (at >= 2 && stands_at(at - 2));
}

} // namespace

struct Sources::Asked {
    const text::Document& reply;
    const record::Post& post;
    const record::Triage& triage;
    std::vector<record::Finding>& findings;
    std::optional<Told> customer; // what they told; read when the first question comes

    const Told& told(const record::TimeZone& zone) {
        if (!customer) {
            customer.emplace();
            for (const std::string& text : {post.text, post.title, post.author.name, post.author.handle}) {
                customer->add(text);
            }
            for (const record::EarlierFact& fact : triage.earlier.facts) {
                customer->add(fact.value);
            }
            const auto add_date = [&](std::string_view value) {
                if (const auto time = record::parse_rfc3339(fmt::format("{}T12:00:00Z", value))) {
                    customer->add(*time, zone);
                }
            };
            for (const record::Fact& fact : triage.facts) {
                customer->add(fact.value);
                if (fact.kind == "date") {
                    add_date(fact.value);
                }
            }
            for (const record::EarlierFact& fact : triage.earlier.facts) {
                if (fact.kind == "date") {
                    add_date(fact.value);
                }
            }
            if (post.created_at) {
                customer->add(*post.created_at, zone);
                customer->add(*post.created_at - std::chrono::hours{24}, zone); // "gestern" has a name, too
            }
            customer->finish();
        }
        return *customer;
    }
};

void Sources::Told::add(std::string_view text) {
    if (text.empty()) {
        return;
    }
    const std::size_t begin = folded.size();
    folded += text::fold(text);
    const std::string_view added = std::string_view(folded).substr(begin);
    for_each_number(added, [this](std::string_view number, Span) { numbers.emplace_back(number); });
    for (std::size_t i = 0; i < added.size();) {
        std::size_t end = i;
        while (end < added.size() && is_word_byte(added[end])) {
            ++end;
        }
        if (end > i) {
            if (const auto date = date_of(added.substr(i, end - i))) {
                dates.set(*date);
            }
        }
        i = end + 1;
    }
    folded += '\n';
}

void Sources::Told::add(record::Timestamp time, const record::TimeZone& zone) {
    using namespace std::chrono;
    const record::LocalTime local = zone.to_local(time);
    const auto day = floor<days>(local);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<minutes>(local - day));
    dates.set(weekday(day).iso_encoding() - 1);
    dates.set(kWeekdays + static_cast<unsigned>(date.month()) - 1);
    for (const auto number :
         {static_cast<long>(static_cast<int>(date.year())), static_cast<long>(static_cast<unsigned>(date.month())),
          static_cast<long>(static_cast<unsigned>(date.day())), clock.hours().count(), clock.minutes().count()}) {
        numbers.push_back(std::to_string(number));
    }
}

void Sources::Told::finish() { std::sort(numbers.begin(), numbers.end()); }

Sources::Sources(const profile::Profile* profile, const std::vector<incident::Incident>* incidents)
    : zone_(profile != nullptr ? std::string_view(profile->hours.time_zone) : "Europe/Berlin"),
      level_(profile != nullptr ? Level::error : Level::warning) {
    if (profile != nullptr) {
        const auto add_named = [this](const profile::Named& named) {
            house_.add(named.name);
            for (const std::string& name : named.also_called) {
                house_.add(name);
            }
        };
        add_named(profile->house);
        std::for_each(profile->products.begin(), profile->products.end(), add_named);
        for (const profile::Agent& agent : profile->agents) {
            house_.add(agent.name);
        }
        for (const std::string& contact : {profile->contact.direct_message, profile->contact.phone,
                                           profile->contact.email, profile->contact.hours_text}) {
            house_.add(contact);
        }
        for (const profile::Link& link : profile->links) {
            house_.add(link.text);
            hosts_.push_back(host_of(link.url));
        }
        for (const std::vector<profile::OpeningBlock>& day : profile->hours.week) {
            for (const profile::OpeningBlock& block : day) {
                house_.add(
                    fmt::format("{}:{} {}:{}", block.from / 60, block.from % 60, block.until / 60, block.until % 60));
            }
        }
        for (const profile::Rival& rival : profile->rivals) {
            rivals_.push_back(text::fold(rival.name));
            for (const std::string& name : rival.also_called) {
                rivals_.push_back(text::fold(name));
            }
        }
    }
    if (incidents != nullptr) {
        for (const incident::Incident& incident : *incidents) {
            Told& told = incidents_.emplace_back();
            told.id = incident.id;
            told.add(incident.what);
            told.add(incident.cause);
            for (const auto* texts : {&incident.public_text, &incident.state_text}) {
                for (const auto& [language, text] : *texts) {
                    told.add(text);
                }
            }
            for (const auto* list : {&incident.products, &incident.regions}) {
                std::for_each(list->begin(), list->end(), [&told](const std::string& name) { told.add(name); });
            }
            for (const auto& time : {incident.from, incident.until}) {
                if (time) {
                    told.add(*time, zone_);
                }
            }
            told.finish();
            if (!incident.link.empty()) {
                hosts_.push_back(host_of(incident.link));
            }
        }
    }
    house_.finish();
    std::sort(hosts_.begin(), hosts_.end());
}

template <class Test> bool Sources::any_incident(const record::Triage& triage, Test test) const {
    const auto matched = std::find_if(incidents_.begin(), incidents_.end(),
                                      [&triage](const Told& told) { return told.id == triage.incident; });
    if (!triage.incident.empty() && matched != incidents_.end()) {
        return test(*matched);
    }
    return std::any_of(incidents_.begin(), incidents_.end(), test);
}

bool Sources::is_decided(std::string_view folded, const record::Triage& triage) const {
    return any_incident(triage, [folded](const Told& told) { return told.folded.find(folded) != std::string::npos; });
}

void Sources::check_number(Asked& asked, Span span) const {
    std::string_view number = asked.reply.text.substr(span.start, span.end - span.start);
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    const auto holds = [number](const Told& told) {
        return std::binary_search(told.numbers.begin(), told.numbers.end(), number);
    };
    if (counts_posts(asked.reply.text, span) ||
        std::find(kEmergency.begin(), kEmergency.end(), number) != kEmergency.end() || holds(house_) ||
        any_incident(asked.triage, holds) || holds(asked.told(zone_))) {
        return;
    }
    // "12.09.2026" and "30 000" are one number for people.
    if (!asked.findings.empty() && asked.findings.back().rule == "number-invented" &&
        asked.findings.back().span.end + 1 == span.start && asked.reply.text[span.start - 1] != '\n') {
        asked.findings.back().span.end = span.end;
        return;
    }
    asked.findings.push_back({"number-invented", level_, span,
                              "a number that stands neither in the post nor in the profile or a known incident",
                              "check it, or leave it out"});
}

void Sources::check_date(Asked& asked, const text::Token& token) const {
    const auto date = date_of(asked.reply.folded_word(token));
    if (!date) {
        return;
    }
    const auto holds = [date](const Told& told) { return told.dates.test(*date); };
    if (!holds(house_) && !any_incident(asked.triage, holds) && !holds(asked.told(zone_))) {
        asked.findings.push_back({"date-invented",
                                  level_,
                                  {token.start, token.end},
                                  "a day that stands neither in the post nor in the profile or a known incident",
                                  "check it, or leave it out"});
    }
}

bool Sources::is_told_word(const Asked& asked, std::string_view folded) const {
    const auto holds = [folded](const Told& told) { return contains_word(told.folded, folded); };
    return holds(house_) || any_incident(asked.triage, holds) || holds(*asked.customer);
}

// The name behind a title: "Frau Kolbe", "Mr. Terranova".
void Sources::check_person(Asked& asked, std::size_t index) const {
    const std::vector<text::Token>& tokens = asked.reply.tokens;
    const text::Token& title = tokens[index];
    std::size_t next = index + 1;
    while (next < tokens.size() && next < index + 3 && asked.reply.original(tokens[next]) == ".") {
        ++next;
    }
    if (next >= tokens.size() || tokens[next].kind != text::TokenKind::word || !tokens[next].capital ||
        tokens[next].start > title.end + 2) {
        return;
    }
    asked.told(zone_);
    const std::string_view name = asked.reply.folded_word(tokens[next]);
    if (name.size() > 2 && name != "dr" && name != "prof" && !is_told_word(asked, name)) {
        asked.findings.push_back({"name-invented",
                                  level_,
                                  {title.start, tokens[next].end},
                                  "a person whom neither the post nor the profile names",
                                  "check the name, or leave it out"});
    }
}

void Sources::check_link(Asked& asked, Span span) const {
    const std::string_view link = std::string_view(asked.reply.text).substr(span.start, span.end - span.start);
    const std::string host = host_of(link);
    const bool listed = std::binary_search(hosts_.begin(), hosts_.end(), host) ||
                        std::any_of(hosts_.begin(), hosts_.end(),
                                    [&host](const std::string& own) { return host.ends_with("." + own); });
    if (!listed && asked.post.text.find(link) == std::string::npos && !contains_word(house_.folded, host)) {
        asked.findings.push_back({"link-unknown", level_, span, "a link that is not on the house's list",
                                  "take one of the profile's, or add it there"});
    }
}

// "paket-hilfe.de", "bit.ly/3x": platforms make a link of it. It ends in one of the domains above; where somebody forgot the
// blank behind a full stop, it does not.
void Sources::check_bare_link(Asked& asked, const text::Token& token, std::size_t& links_end) const {
    const std::string_view text = asked.reply.text;
    const bool inside =
        token.start < links_end ||
        (token.start > 0 && std::string_view("@.-/_").find(text[token.start - 1]) != std::string_view::npos);
    if (inside) {
        return;
    }
    const LinkSpan link = link_at(text, token.start);
    if (link.end <= token.start || link.has_scheme) {
        return;
    }
    links_end = link.end; // whatever it is, no link begins inside it
    const std::string_view whole = text.substr(token.start, link.end - token.start);
    const std::string_view host = whole.substr(0, whole.find_first_of("/?#:"));
    if (std::find(kDomains.begin(), kDomains.end(), host.substr(host.rfind('.') + 1)) != kDomains.end()) {
        check_link(asked, {token.start, static_cast<std::uint32_t>(link.end)});
    }
}

void Sources::check_rivals(Asked& asked) const {
    for (const std::string& rival : rivals_) {
        const std::size_t at = asked.reply.folded.find(rival);
        if (at != std::string::npos && contains_word(asked.reply.folded, rival)) {
            asked.findings.push_back({"other-company",
                                      Level::warning,
                                      {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + rival.size())},
                                      "another company is named",
                                      "speak of your own house alone; the law sets narrow limits here"});
            return;
        }
    }
}

void Sources::check(const text::Document& reply, const record::Post& post, const record::Triage& triage,
                    std::vector<record::Finding>& findings) const {
    Asked asked{reply, post, triage, findings, std::nullopt};
    std::size_t links_end = 0;
    const bool has_point = has_inner_point(reply.text);
    for (std::size_t i = 0; i < reply.tokens.size(); ++i) {
        const text::Token& token = reply.tokens[i];
        switch (token.kind) {
        case text::TokenKind::link: check_link(asked, {token.start, token.end}); break;
        case text::TokenKind::word:
            if (has_point) {
                check_bare_link(asked, token, links_end);
            }
            if (token.capital || token.upper) {
                const std::string_view folded = reply.folded_word(token);
                check_date(asked, token);
                if (std::find(kTitles.begin(), kTitles.end(), folded) != kTitles.end()) {
                    check_person(asked, i);
                }
            }
            [[fallthrough]];
        case text::TokenKind::number:
            for_each_number(reply.original(token), [&](std::string_view, Span span) {
                check_number(asked, {token.start + span.start, token.start + span.end});
            });
            break;
        default: break;
        }
    }
    check_rivals(asked);
}

} // namespace kummerkasten::draft

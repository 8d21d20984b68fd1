// SPDX-License-Identifier: Apache-2.0
#include "draft/case_file.hpp"

#include "base/strings.hpp"
#include "base/web_url.hpp"
#include "draft/address.hpp"
#include "draft/circumstances.hpp"
#include "draft/clauses.hpp"
#include "draft/rapport.hpp"
#include "draft/sentence.hpp"
#include "draft/spoken_time.hpp"
#include "draft/word_finder.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace kummerkasten::draft {

namespace {

constexpr std::size_t kLongestValue = 1000; // bytes of a clause from an incident or profile; more is no slot's business
constexpr std::size_t kShortPost = 140;     // characters: one old tweet; whoever writes that little wants little back
constexpr double kSureLanguage = 0.9;       // of a whole sentence; a few words, or half of them names, stay below
constexpr double kHighAnger = 0.6;          // between annoyed (0.33) and angry (0.66) on the scale of labels

// The platform knows better than a guess from a few words, where it names the language of the house.
std::string_view reply_language(const House& house, const record::Post& post, const record::Triage& triage) {
    if (triage.language_score < kSureLanguage && std::string_view(post.lang).substr(0, 2) == house.language()) {
        return house.language();
    }
    const std::string_view told = std::string_view(triage.language).substr(0, 2);
    return told == "de" || told == "en" ? told : house.language();
}

// What to say where the profile does not: adverbs, so that the sentence holds with and without them.
std::string_view by_direct_message(std::string_view language) {
    return language == "en" ? "by direct message" : "per Direktnachricht";
}
std::string by_mail(std::string_view language, const std::string& address) {
    return (language == "en" ? "by e-mail to " : "per E-Mail an ") + address;
}

std::string_view state_name(incident::Incident::State state) {
    constexpr std::array<std::string_view, 3> kStates{"open", "monitoring", "resolved"};
    return kStates[static_cast<std::size_t>(state)];
}

// "S1", "RE 5": a few letters and a number. "Zug15:59" is a train and its time, "it's 8.45" none.
bool is_line_name(std::string_view value) {
    constexpr std::ptrdiff_t kMostLetters = 4;
    constexpr std::array<std::string_view, 3> kKinds{"zug", "bus", "bahn"};
    const std::string folded = text::fold(value);
    const bool one_apart = value.size() > 1 && value[1] == ' ';
    return !value.empty() && !one_apart && std::count_if(value.begin(), value.end(), is_ascii_letter) <= kMostLetters &&
           is_ascii_letter(value.front()) && is_ascii_digit(value.back()) &&
           std::none_of(kKinds.begin(), kKinds.end(),
                        [&folded](std::string_view kind) { return folded.starts_with(kind); }) &&
           std::all_of(value.begin(), value.end(),
                       [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == ' '; });
}

bool names_station(std::string_view value) {
    constexpr std::array<std::string_view, 5> kStations{"hbf", "bhf", "bahnhof", "station", "terminal"};
    constexpr std::array<std::string_view, 5> kThings{"rolltreppe", "aufzug", "fahrstuhl", "lift", "anzeige"};
    const std::string folded = text::fold(value);
    const bool is_thing = std::any_of(kThings.begin(), kThings.end(),
                                      [&folded](std::string_view word) { return folded.starts_with(word); });
    return !is_thing && std::any_of(kStations.begin(), kStations.end(), [&folded](std::string_view word) {
        return folded.find(word) != std::string::npos;
    });
}

// Does the post have words of the `article`, and is it about one of its topics? A product alone is named in many posts: whoever
// disputes an invoice does not want to read how to stream. A topic of the house's own and a triage without reasons, as people
// make it, say it is.
bool is_answered_by(const incident::Incident& article, const record::Triage& triage) {
    const std::string label = "incident:" + article.id;
    const bool has_words =
        triage.reasons.empty() || std::any_of(triage.reasons.begin(), triage.reasons.end(), [&](const auto& reason) {
            return reason.label == label && reason.by == "incident:words";
        });
    const auto is_topic = [&article](const std::string& name) {
        return std::find(article.topics.begin(), article.topics.end(), name) != article.topics.end();
    };
    return has_words && (article.topics.empty() || triage.topics.empty() || is_topic(triage.topics.front().name));
}

// Does `said`, folded and without accounts and links, hold a number that is no part of a fact?
bool has_other_number(std::string_view said, const std::vector<record::Fact>& facts) {
    for (std::size_t at = 0; at < said.size();) {
        if (!is_part_of_word(said[at])) {
            ++at;
            continue;
        }
        const bool in_fact = std::any_of(facts.begin(), facts.end(), [at](const record::Fact& fact) {
            return fact.span.start <= at && at < fact.span.end;
        });
        if (is_ascii_digit(said[at]) && !in_fact) {
            return true;
        }
        while (at < said.size() && is_part_of_word(said[at])) {
            ++at;
        }
    }
    return false;
}

std::string with_full_stop(std::string text) {
    constexpr std::string_view kEnds = ".!?";
    if (!text.empty() && kEnds.find(text.back()) == std::string_view::npos) {
        text += '.';
    }
    return text;
}

} // namespace

std::string_view House::language() const {
    return profile != nullptr && profile->language.starts_with("en") ? "en" : "de";
}

CaseFile::CaseFile(const House& the_house, const record::Post& the_post, const record::Triage& the_triage,
                   std::string_view channel_name, Said* said)
    : house(the_house), post(the_post), triage(the_triage) {
    channel = house.channels->find(channel_name.empty() ? std::string_view(post.platform) : channel_name);
    if (post.kind == record::Kind::message) {
        channel.privacy = Privacy::itself;
    }
    language = reply_language(house, post, triage);
    own_language = language == house.language();
    book = language == "en" ? house.english : house.german;
    brief = text::count_characters(text::prefix(post.text, 4 * kShortPost + 4)) <= kShortPost;
    seed = XXH3_64bits(post.id.data(), post.id.size());
    situation.intent = triage.intent;
    situation.signals = triage.signals;
    situation.variant = language == "en"           ? std::string_view("en")
                        : house.profile != nullptr ? std::string_view(house.profile->tone.variant)
                                                   : "de";
    situation.address = language == "en" ? record::Address::none : choose_address(house.profile, triage);
    situation.set(Key::layout, channel.layout == Layout::letter ? "letter" : "line");
    if (triage.anger >= kHighAnger) {
        situation.set(Key::anger, "high");
    }
    if (said == nullptr) {
        return;
    }
    greet();
    const std::string_view words = said->folded();
    situation.known = mentioned_kinds(*said);
    const bool mentions_place =
        std::find(situation.known.begin(), situation.known.end(), "place") != situation.known.end();
    // A request is often put as a question ("könnt ihr das ändern?"); there the words must say that an answer is wanted.
    situation.asks = triage.intent == record::Intent::complaint ? asks_something(*said)
                     : triage.intent == record::Intent::request ? asks_in_words(*said)
                                                                : false;
    // "Why is nobody there?" of a complaint wants no reason, and "call me" in one no call as often as not.
    wants_to_know = (triage.intent == record::Intent::request && (asks_to_know(*said) || asks_why(*said))) ||
                    (triage.intent == record::Intent::complaint && asks_something(*said) && asks_to_know(*said));
    has_written = has_written_privately(*said);
    tells_number = names_number(*said);
    if (triage.intent == record::Intent::praise) {
        gratitude = gratitude_in(words);
        if (gratitude.only_thanks) {
            situation.set(Key::thanks, "only");
        }
    }
    if (asks_when(*said)) {
        situation.set(Key::asks, "when");
    }
    slots.set(Slot::greeting, std::string(own_greeting(words, situation.address == record::Address::sie)));
    take_up_topic(words);
    take_up_incident();
    tell_contacts();
    take_up_facts();
    tell_details(*said, mentions_place);
    take_up_circumstances(*said);
    name_the_praised(words);
    if (gratitude.of_person && situation.get(Key::colleague).empty()) {
        situation.set(Key::thanks, "person");
    }
}

void CaseFile::greet() {
    // In a letter nobody is greeted by an account name.
    const bool line = channel.layout == Layout::line;
    PublicName name =
        house.names->greetable(post.author.name, line ? std::string_view(post.author.handle) : std::string_view());
    situation.set(Key::name, !name.name.empty() ? "yes" : !name.handle.empty() ? "handle" : "none");
    // "Hallo Dr. Jana Petersen, du hast recht" is neither formal nor friendly.
    const bool familiar = situation.address == record::Address::du || situation.address == record::Address::ihr;
    slots.set(Slot::name, std::move(familiar ? name.untitled : name.name));
    slots.set(Slot::first_name, std::move(name.first_name));
    slots.set(Slot::handle, std::move(name.handle));
}

void CaseFile::take_up_topic(std::string_view said) {
    matter = choose_matter(triage, *house.taxonomy, book->aspects(), said);
    situation.aspect = matter.aspect.name;
    slots.set(Slot::also, std::string(matter.also));
    goes_on_about_more = language == "de" && triage.intent == record::Intent::complaint &&
                         !matter.aspect.name.empty() &&
                         names_more(text::prefix(post.text, said.size()), matter.aspect.at, triage.facts);
    if (!matter.is_unclear() && matter.topic != nullptr && house.taxonomy->contains(matter.topic->name)) {
        situation.topic = matter.topic->name;
        situation.set(Key::topic, "clear");
    }
    if (house.profile == nullptr) {
        return;
    }
    for (const profile::Link& link : house.profile->links) {
        if (!situation.topic.empty() && link.topic == situation.topic && is_web_url(link.url)) {
            situation.set(Key::link, "yes");
            slots.set(Slot::link, one_line(link.url, kLongestUrl));
            if (own_language) {
                slots.set(Slot::link_text, std::string(without_full_stop(one_line(link.text, kLongestValue))));
            }
            break;
        }
    }
}

void CaseFile::take_up_incident() {
    const auto found = triage.incident.empty() ? house.incidents.end() : house.incidents.find(triage.incident);
    if (found == house.incidents.end() || !found->second->is_current(house.now) ||
        (found->second->kind == incident::Incident::Kind::article && !is_answered_by(*found->second, triage))) {
        return;
    }
    incident = found->second;
    is_article = incident->kind == incident::Incident::Kind::article;
    if (is_web_url(incident->link)) {
        slots.set(Slot::incident_link, one_line(incident->link, kLongestUrl));
    }
    if (is_article) {
        situation.set(Key::article, "yes");
        quote_the_house();
        return;
    }
    situation.set(Key::incident, state_name(incident->state));
    situation.set(Key::cause, incident->cause.empty() ? "unknown" : "known");
    if (own_language) {
        slots.set(Slot::incident_what, std::string(without_full_stop(one_line(incident->what, kLongestValue))));
        slots.set(Slot::incident_cause, std::string(without_full_stop(one_line(incident->cause, kLongestValue))));
    }
    if (incident->from) {
        SpokenTime spoken = spoken_time(*incident->from, incident->until, house.now, house.zone, situation.variant);
        slots.set(Slot::when, std::move(spoken.when));
        slots.set(Slot::since, std::move(spoken.since));
    }
    quote_the_house();
}

// What the house itself wrote about an incident or article, where it did so in the language and register of the reply.
void CaseFile::quote_the_house() {
    const auto words = [this](const std::map<std::string, std::string, std::less<>>& by_language) {
        const auto found = by_language.find(language);
        std::string text =
            found == by_language.end() ? std::string() : with_full_stop(one_line(found->second, kLongestValue));
        const bool suits = language == "en" || find_address(text).suits(situation.address);
        return suits ? text : std::string();
    };
    std::string text = words(incident->public_text);
    if (!text.empty()) {
        const std::string& cause = slots.get(Slot::incident_cause);
        situation.set(Key::public_text, cause.empty() || text.find(cause) != std::string::npos ? "told" : "yes");
        slots.set(Slot::incident_text, std::move(text));
    }
    if (std::string state = words(incident->state_text); !state.empty()) {
        situation.set(Key::state, "yes");
        slots.set(Slot::incident_state, std::move(state));
    }
}

void CaseFile::tell_contacts() {
    slots.set(Slot::initials, one_line(house.agent.initials, kLongestValue));
    slots.set(Slot::agent, one_line(house.agent.name, kLongestValue));
    if (house.agent.name.empty()) {
        situation.set(Key::agent, "none");
    }
    static const profile::Contact kNoContact;
    const profile::Contact& contact = house.profile != nullptr ? house.profile->contact : kNoContact;
    if (house.profile != nullptr) {
        slots.set(Slot::house, one_line(house.profile->house.name, kLongestValue));
    } else {
        situation.set(Key::house, "none");
    }
    slots.set(Slot::phone, one_line(contact.phone, kLongestValue));
    slots.set(Slot::email, one_line(contact.email, kLongestValue));
    if (own_language && !contact.hours_text.empty()) {
        situation.set(Key::hours, "yes");
        slots.set(Slot::hours, std::string(without_full_stop(one_line(contact.hours_text, kLongestValue))));
    }
    switch (channel.privacy) {
    case Privacy::itself: slots.set(Slot::direct_message, {}, true); break;
    case Privacy::dm:
        slots.set(Slot::direct_message, own_language && !contact.direct_message.empty()
                                            ? one_line(contact.direct_message, kLongestValue)
                                            : std::string(by_direct_message(language)));
        break;
    case Privacy::none:
        if (slots.has(Slot::email)) {
            slots.set(Slot::direct_message, by_mail(language, slots.get(Slot::email)));
        }
        break;
    }
}

void CaseFile::take_up_facts() {
    constexpr std::array<std::pair<std::string_view, Slot>, 4> kNumbers{{{"order_no", Slot::order_no},
                                                                         {"tracking_no", Slot::tracking_no},
                                                                         {"customer_no", Slot::customer_no},
                                                                         {"ticket_no", Slot::ticket_no}}};
    const auto take_up = [&](const std::string& fact_kind, const std::string& value) {
        if (is_telling(fact_kind, value)) {
            situation.known.push_back(fact_kind);
        }
        if (fact_kind == "line") {
            situation.known.emplace_back("place"); // who names the train has said where
        }
        for (const auto& [kind, slot] : kNumbers) {
            if (fact_kind == kind && !slots.has(slot)) {
                slots.set(slot, one_line(value, kLongestValue));
            }
        }
    };
    for (const record::Fact& fact : triage.facts) {
        take_up(fact.kind, fact.value);
    }
    if (post.platform == "mail") {
        situation.known.emplace_back("email"); // it came from there
    }
    // What was said earlier in the conversation need not be said again (care rule M1).
    for (const record::EarlierFact& fact : triage.earlier.facts) {
        take_up(fact.kind, fact.value);
    }
}

// Line, station and platform as the customer gave them, so that the reply shows what goes along with it. A bare number and a
// town may mean anything, a platform is at every station. Half of what they gave looks as if the rest were lost ("Gleis 9" of
// "Gleis 9 und 12", the line without the stop): then nothing is listed.
void CaseFile::tell_details(Said& said, bool mentions_place) {
    constexpr std::size_t kLongestDetails = 60; // characters of a list that is still read at a glance
    if (has_other_number(said.folded(), triage.facts)) {
        return;
    }
    std::string list;
    std::vector<std::string> shown;
    bool tells_where = false;
    bool tells_place = false;
    for (const record::Fact& fact : triage.facts) {
        std::string value = fact.kind == "line" || fact.kind == "place" ? one_line(fact.value, kLongestDetails) : "";
        const bool line = fact.kind == "line" && is_line_name(value);
        const bool station = fact.kind == "place" && names_station(value);
        if (line) {
            std::transform(value.begin(), value.end(), value.begin(), to_ascii_upper);
        }
        if ((line || station || (fact.kind == "place" && is_platform(value))) &&
            std::find(shown.begin(), shown.end(), value) == shown.end() &&
            list.size() + value.size() + 2 <= kLongestDetails) {
            list += list.empty() ? "" : ", ";
            list += value;
            shown.push_back(value);
            tells_where = tells_where || line || station;
            tells_place = tells_place || station;
        }
    }
    slots.set(Slot::details, tells_where && (tells_place || !mentions_place) ? std::move(list) : std::string());
}

void CaseFile::take_up_circumstances(Said& said) {
    if (triage.intent != record::Intent::complaint) {
        return;
    }
    Circumstances told = circumstances(said, language);
    if (told.is_long) {
        situation.set(Key::since, "long");
    }
    slots.set(Slot::how_long, std::move(told.how_long));
    slots.set(Slot::how_often, std::move(told.how_often));
    slots.set(Slot::delay, std::move(told.delay));
}

// Praise reaches the colleague who earned it (care rule M5), by the part of the name that the customer used.
void CaseFile::name_the_praised(std::string_view said) {
    if (triage.intent != record::Intent::praise || house.profile == nullptr) {
        return;
    }
    const auto says = [said](const std::string& word) { return find_word(said, word) != std::string_view::npos; };
    for (const profile::Agent& agent : house.profile->agents) {
        const std::string_view first = std::string_view(agent.name).substr(0, agent.name.find(' '));
        const std::string last = agent.name.substr(agent.name.rfind(' ') + 1);
        const std::string as_woman = "Frau " + last; // a man would want a case: "Herr", "Herrn"
        const bool whole = !agent.name.empty() && says(text::fold(agent.name));
        const bool by_last = !last.empty() && says(text::fold(as_woman));
        const bool by_first = !first.empty() && says(text::fold(first));
        const bool by_initials = !agent.initials.empty() && says("^" + text::fold(agent.initials));
        if (whole || by_last || by_first || by_initials) {
            const std::string_view who = whole ? std::string_view(agent.name) : by_last ? as_woman : first;
            slots.set(Slot::colleague, one_line(who, kLongestValue));
            situation.set(Key::colleague, "yes");
            return;
        }
    }
}

} // namespace kummerkasten::draft

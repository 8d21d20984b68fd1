// SPDX-License-Identifier: Apache-2.0
// From the TOML file to the Profile: one function for each section, its keys in front of it. Defaults are those of the
// structs in profile.hpp. What each key means: kummerkasten-profile(5).
#include "profile/profile.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/suggest.hpp"
#include "base/web_url.hpp"
#include "profile/handles.hpp"
#include "profile/read_hours.hpp"
#include "profile/section.hpp"
#include "text/fold.hpp"
#include "text/term_notation.hpp"
#include "text/tokenise.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace kummerkasten::profile {

namespace {

using Words = std::vector<std::string_view>;

constexpr std::array<std::string_view, 12> kTopKeys{"schema",  "house",   "rivals", "products",
                                                    "hours",   "targets", "tone",   "agents",
                                                    "contact", "links",   "topics", "incident_files"};
constexpr std::int64_t kSchema = 1;

std::vector<std::string> strings_of(const std::vector<PlacedText>& texts) {
    std::vector<std::string> strings;
    for (const PlacedText& text : texts) {
        strings.push_back(text.text);
    }
    return strings;
}

// Words that stand for one thing only, compared as posts are read: without regard to case and to ä or ae.
class Unique {
public:
    explicit Unique(std::string what) : what_(std::move(what)) {}

    void add(std::string_view word, const Place& place) {
        const auto [other, is_new] = lines_.emplace(text::dictionary_form(word), place.line);
        if (!is_new) {
            throw DataError(
                place, fmt::format("{} {} stands here twice; first in line {}", what_, in_quotes(word), other->second));
        }
    }

private:
    std::string what_;
    std::map<std::string, std::uint64_t> lines_;
};

// Names are looked for in posts as phrases are; hyphens and other signs count as words.
void check_name(const std::string& name, const Section& section, std::string_view key) {
    text::Document document;
    text::analyse(name, document);
    if (document.tokens.empty() || document.tokens.size() > 2 * text::kLongestPhrase) {
        throw section.wrong(key, fmt::format("has the name {}; expected one to five words", in_quotes(name)));
    }
}

std::vector<std::string> read_names(const Section& section, std::string_view key) {
    std::vector<std::string> names = strings_of(section.texts(key));
    for (const std::string& name : names) {
        check_name(name, section, key);
    }
    return names;
}

Named read_named(const Section& section) {
    Named named{section.required("name"), read_names(section, "also_called")};
    check_name(named.name, section, "name");
    return named;
}

Handles read_handles(const Section& section, const std::string& owner, HandleOwners& owners) {
    Handles handles;
    for (const PlacedList& accounts : section.lists("handles")) {
        check_platform(accounts.key, accounts.place);
        for (const PlacedText& account : accounts.texts) {
            const std::string_view handle = bare_handle(account.text);
            owners.claim(accounts.key, handle, owner, account.place);
            handles[accounts.key].emplace_back(handle);
        }
    }
    return handles;
}

void read_house(const Section& root, Profile& profile, HandleOwners& owners) {
    const Section house =
        root.section("house", Words{"name", "also_called", "not_meant", "industry", "language", "handles"});
    profile.house = read_named(house);
    profile.not_meant = read_names(house, "not_meant");
    profile.industry = house.text("industry");
    profile.language = house.choice("language", Words{"de", "en"}, profile.language);
    profile.handles = read_handles(house, "the house", owners);
}

// A name of the house that is also a rival's would make each of its posts somebody else's.
void check_rival_name(const Section& rival, const Named& house, std::string_view key, std::string_view name) {
    const std::string form = text::dictionary_form(name);
    const auto is_same = [&form](std::string_view own) { return text::dictionary_form(own) == form; };
    if (is_same(house.name) || std::any_of(house.also_called.begin(), house.also_called.end(), is_same)) {
        throw rival.wrong(
            key, fmt::format("has {}, which is also a name of the house; expected one owner", in_quotes(name)));
    }
}

void read_rivals(const Section& root, Profile& profile, HandleOwners& owners) {
    Unique names("rival");
    for (const Section& section : root.sections("rivals", Words{"name", "also_called", "handles"})) {
        Rival rival{read_named(section), {}};
        names.add(rival.name, section.place("name"));
        check_rival_name(section, profile.house, "name", rival.name);
        for (const std::string& name : rival.also_called) {
            check_rival_name(section, profile.house, "also_called", name);
        }
        rival.handles = read_handles(section, fmt::format("the rival {}", in_quotes(rival.name)), owners);
        profile.rivals.push_back(std::move(rival));
    }
}

void read_products(const Section& root, Profile& profile) {
    Unique names("product");
    for (const Section& section : root.sections("products", Words{"name", "also_called"})) {
        profile.products.push_back(read_named(section));
        names.add(profile.products.back().name, section.place("name"));
    }
}

void read_tone(const Section& root, Tone& tone) {
    const Section section = root.section("tone", Words{"address", "variant", "rapport", "humour", "emoji"});
    const std::string address =
        section.choice("address", Words{"du", "ihr", "sie", "mirror"}, record::name_of(tone.address));
    tone.mirror_address = address == "mirror";
    tone.address = record::value_of<record::Address>(address).value_or(record::Address::sie);
    tone.variant = section.choice("variant", Words{"de", "de-AT", "de-CH"}, tone.variant);
    tone.rapport = section.flag("rapport", tone.rapport);
    tone.humour = section.flag("humour", tone.humour);
    tone.emoji = section.flag("emoji", tone.emoji);
}

void read_agents(const Section& root, Profile& profile) {
    Unique initials("agent");
    for (const Section& section : root.sections("agents", Words{"initials", "name"})) {
        std::string text = section.required("initials");
        text.erase(0, text.starts_with('^') ? 1 : 0);
        if (text.empty() || text.find(' ') != std::string::npos) {
            throw section.wrong("initials", "is no short name; expected letters without blanks, as in 'an'");
        }
        initials.add(text, section.place("initials"));
        profile.agents.push_back({text, section.required("name")});
    }
}

void read_contact(const Section& root, Contact& contact) {
    const Section section = root.section("contact", Words{"direct_message", "phone", "email", "hours_text"});
    contact.direct_message = section.text("direct_message");
    contact.phone = section.text("phone");
    contact.email = section.text("email");
    contact.hours_text = section.text("hours_text");
    const std::size_t at = contact.email.find('@');
    if (!contact.email.empty() &&
        (at == 0 || at >= contact.email.size() - 1 || contact.email.find(' ') != std::string::npos)) {
        throw section.wrong(
            "email", fmt::format("is {}; expected an address such as hilfe@example.org", in_quotes(contact.email)));
    }
}

// Before read_links: a link may stand for a topic of the house's own.
void read_topics(const Section& root, const std::vector<std::string>& taxonomy, Profile& profile) {
    Unique names("topic");
    for (const Section& section : root.sections("topics", Words{"name", "words"})) {
        OwnTopic topic{section.required("name"), {}};
        names.add(topic.name, section.place("name"));
        if (std::find(taxonomy.begin(), taxonomy.end(), topic.name) != taxonomy.end()) {
            throw section.wrong("name", fmt::format("is {}, a topic of the taxonomy; expected a name of its own",
                                                    in_quotes(topic.name)));
        }
        Unique words("word");
        for (const PlacedText& word : section.texts("words")) {
            if (const std::string_view fault = text::wrong_term(word.text); !fault.empty()) {
                throw DataError(word.place, fmt::format("{} {}", in_quotes(word.text), fault));
            }
            words.add(word.text, word.place);
            topic.words.push_back(word.text);
        }
        if (topic.words.empty()) {
            throw section.wrong("words", "has no word; expected those that show the topic");
        }
        profile.topics.push_back(std::move(topic));
    }
}

void read_links(const Section& root, const std::vector<std::string>& taxonomy, Profile& profile) {
    Words topics(taxonomy.begin(), taxonomy.end());
    for (const OwnTopic& topic : profile.topics) {
        topics.push_back(topic.name);
    }
    for (const Section& section : root.sections("links", Words{"topic", "url", "text"})) {
        Link link{section.required("topic"), section.required("url"), section.text("text")};
        if (std::find(topics.begin(), topics.end(), link.topic) == topics.end()) {
            throw section.wrong("topic", fmt::format("is {}; {}", in_quotes(link.topic), suggest(link.topic, topics)));
        }
        if (!is_web_url(link.url)) {
            throw section.wrong("url", fmt::format("is {}; expected an address that begins with https:// or http://",
                                                   in_quotes(link.url)));
        }
        profile.links.push_back(std::move(link));
    }
}

void read_incident_files(const Section& root, const std::filesystem::path& directory, Profile& profile) {
    for (const PlacedText& path : root.section("incident_files", Words{"paths"}).texts("paths")) {
        profile.incident_files.push_back(directory / path.text);
    }
}

} // namespace

Profile load_profile(const std::filesystem::path& file, const std::vector<std::string>& taxonomy) {
    const TomlValue table = read_toml(file);
    const Section root(table, file.string(), kTopKeys);
    if (root.number("schema", kSchema) != kSchema) {
        throw root.wrong("schema", fmt::format("is {}; expected {}, the only version there is",
                                               root.number("schema", kSchema), kSchema));
    }
    Profile profile;
    HandleOwners owners;
    read_house(root, profile, owners);
    read_rivals(root, profile, owners);
    read_products(root, profile);
    profile.hours = read_hours(root);
    profile.targets = read_targets(root, profile.hours);
    read_tone(root, profile.tone);
    read_agents(root, profile);
    read_contact(root, profile.contact);
    read_topics(root, taxonomy, profile);
    read_links(root, taxonomy, profile);
    read_incident_files(root, file.parent_path(), profile);
    return profile;
}

} // namespace kummerkasten::profile

// SPDX-License-Identifier: Apache-2.0
// From JSON lines, or TOML, to incidents, strict about keys and types: a slip in a file written in a hurry, while the telephones
// ring, should be told at once and with its line.
#include "incident/incident.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/suggest.hpp"
#include "base/web_url.hpp"
#include "incident/match.hpp"
#include "incident/toml_lines.hpp"
#include "io/tsv.hpp"
#include "text/fold.hpp"
#include "text/term_notation.hpp"
#include "text/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace kummerkasten::incident {

namespace {

using Json = nlohmann::json;
using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 15> kKeys{"id",      "kind",        "what",       "topics", "products",
                                                 "regions", "words",       "from",       "until",  "cause",
                                                 "state",   "public_text", "state_text", "link",   "expires"};
constexpr std::array<std::string_view, 2> kKinds{"incident", "article"};
constexpr std::array<std::string_view, 3> kStates{"open", "monitoring", "resolved"};
constexpr std::array<std::string_view, 2> kLanguages{"de", "en"};
constexpr std::size_t kLargestFile = std::size_t{64} << 20U;
constexpr int kDeepest = 8; // an incident has two
constexpr std::size_t kLongestList = 1000;

// One line, read by its keys. Each getter throws DataError where the value is of the wrong kind.
class Line {
public:
    Line(std::string_view bytes, Place place) : place_(std::move(place)) {
        if (bytes.size() > kLongestIncident) {
            throw wrong(fmt::format("longer than {} bytes; expected one incident", kLongestIncident));
        }
        if (!text::is_valid_utf8(bytes)) {
            throw wrong("not valid UTF-8; save the file as UTF-8");
        }
        if (bytes.find('\0') != std::string_view::npos) { // the parser would take it for the end
            throw wrong("a NUL byte; expected one JSON object");
        }
        parse(bytes);
        for (const auto& [key, value] : object_.items()) {
            if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
                throw wrong(fmt::format("unknown key {}; {}", in_quotes(key), suggest(key, kKeys)));
            }
        }
    }

    [[nodiscard]] DataError wrong(const std::string& fact) const { return DataError(place_, fact); }
    [[nodiscard]] DataError wrong(std::string_view key, std::string_view fact) const {
        return wrong(fmt::format("'{}' {}", key, fact));
    }

    // Absent and null are the same: an empty text.
    [[nodiscard]] std::string text(std::string_view key) const {
        const Json* value = find(key);
        return value == nullptr ? std::string() : text_of(key, *value);
    }

    [[nodiscard]] std::string required(std::string_view key) const {
        std::string value = text(key);
        if (value.empty()) {
            throw wrong(key, "is missing or empty; expected a text");
        }
        return value;
    }

    // The index of the value among `allowed`.
    [[nodiscard]] std::size_t choice(std::string_view key, Words allowed) const {
        const std::string value = required(key);
        const auto found = std::find(allowed.begin(), allowed.end(), value);
        if (found == allowed.end()) {
            throw wrong(key, fmt::format("is {}; {}", in_quotes(value), suggest(value, allowed)));
        }
        return static_cast<std::size_t>(found - allowed.begin());
    }

    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
        std::vector<std::string> texts;
        const Json* list = find(key);
        if (list == nullptr) {
            return texts;
        }
        if (!list->is_array() || list->size() > kLongestList) {
            throw wrong(key, fmt::format("is no list of at most {} texts", kLongestList));
        }
        for (const Json& element : *list) {
            texts.push_back(text_of(key, element));
            if (texts.back().empty()) {
                throw wrong(key, "has an empty entry; expected a text");
            }
        }
        return texts;
    }

    [[nodiscard]] std::map<std::string, std::string, std::less<>> by_language(std::string_view key) const {
        std::map<std::string, std::string, std::less<>> texts;
        const Json* object = find(key);
        if (object == nullptr) {
            return texts;
        }
        if (!object->is_object()) {
            throw wrong(key, "is no object; expected texts by language, as in {\"de\": \"…\"}");
        }
        for (const auto& [language, value] : object->items()) {
            if (std::find(kLanguages.begin(), kLanguages.end(), language) == kLanguages.end()) {
                throw wrong(
                    key, fmt::format("has the language {}; allowed are {}", in_quotes(language), list_of(kLanguages)));
            }
            texts.emplace(language, text_of(key, value));
        }
        return texts;
    }

    [[nodiscard]] std::optional<record::Timestamp> time(std::string_view key) const {
        if (find(key) == nullptr) {
            return std::nullopt;
        }
        const std::string value = text(key);
        const auto time = record::parse_rfc3339(value);
        if (!time) {
            throw wrong(key, fmt::format("is {}; expected a time such as 2026-09-12T20:00:00+02:00", in_quotes(value)));
        }
        return time;
    }

private:
    // The library keeps the last of two equal keys silently, so it is watched while it parses.
    void parse(std::string_view bytes) {
        std::array<std::set<std::string>, kDeepest + 2> keys; // of the object open at each depth
        const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
            if (depth > kDeepest) {
                throw wrong("nested too deep; expected one flat JSON object");
            }
            const auto level = static_cast<std::size_t>(depth);
            if (event == Json::parse_event_t::object_start) {
                keys[level + 1].clear();
            } else if (event == Json::parse_event_t::key && !keys[level].insert(parsed.get<std::string>()).second) {
                throw wrong(fmt::format("key {} stands here twice", in_quotes(parsed.get<std::string>())));
            }
            return true;
        };
        try {
            object_ = Json::parse(bytes.begin(), bytes.end(), watch);
        } catch (const Json::parse_error& problem) {
            throw wrong(fmt::format("not valid JSON at byte {}; expected one object a line", problem.byte));
        } catch (const Json::out_of_range&) {
            throw wrong("a number too large; expected texts");
        }
        if (!object_.is_object()) {
            throw wrong("not a JSON object; expected one object a line");
        }
    }

    [[nodiscard]] const Json* find(std::string_view key) const {
        const auto found = object_.find(key);
        return found == object_.end() || found->is_null() ? nullptr : &*found;
    }

    [[nodiscard]] std::string text_of(std::string_view key, const Json& value) const {
        if (!value.is_string()) {
            throw wrong(key, fmt::format("holds a value of type {}; expected text", value.type_name()));
        }
        const std::string_view text = trim(value.get_ref<const std::string&>());
        if (escape_controls(text) != text) {
            throw wrong(key, fmt::format("has a control character in {}; expected one line of text", in_quotes(text)));
        }
        return std::string(text);
    }

    Place place_;
    Json object_;
};

Incident read_incident(const Line& line) {
    Incident incident;
    incident.id = line.required("id");
    incident.kind = static_cast<Incident::Kind>(line.choice("kind", kKinds));
    incident.what = line.required("what");
    incident.topics = line.texts("topics");
    incident.products = line.texts("products");
    incident.regions = line.texts("regions");
    incident.words = line.texts("words");
    incident.from = line.time("from");
    incident.until = line.time("until");
    incident.expires = line.time("expires");
    incident.cause = line.text("cause");
    if (!line.text("state").empty()) {
        incident.state = static_cast<Incident::State>(line.choice("state", kStates));
    }
    incident.public_text = line.by_language("public_text");
    incident.state_text = line.by_language("state_text");
    incident.link = line.text("link");
    return incident;
}

void check(const Incident& incident, const Line& line, Words taxonomy) {
    for (const std::string& topic : incident.topics) {
        if (std::find(taxonomy.begin(), taxonomy.end(), topic) == taxonomy.end()) {
            throw line.wrong("topics", fmt::format("has {}; {}", in_quotes(topic), suggest(topic, taxonomy)));
        }
    }
    std::set<std::string> words; // each counts once in the score of a post
    for (const std::string& word : incident.words) {
        if (const std::string_view fault = text::wrong_term(word); !fault.empty()) {
            throw line.wrong("words", fmt::format("has {}, which {}", in_quotes(word), fault));
        }
        if (!words.insert(text::dictionary_form(word)).second) {
            throw line.wrong("words", fmt::format("has {} twice", in_quotes(word)));
        }
    }
    if (!incident.link.empty() && !is_web_url(incident.link)) {
        throw line.wrong("link", fmt::format("is {}; expected an address that begins with https:// or http://",
                                             in_quotes(incident.link)));
    }
    if (incident.kind == Incident::Kind::article && incident.until) {
        throw line.wrong("until", "is of no use in an article; expected 'expires'");
    }
    if (incident.kind == Incident::Kind::incident && !incident.from) {
        throw line.wrong("from", "is missing; expected when the incident began");
    }
    if (incident.from && incident.until && *incident.until < *incident.from) {
        throw line.wrong("until", "is before 'from'; expected the end behind the beginning");
    }
    if (incident.from && incident.expires && *incident.expires <= *incident.from) {
        throw line.wrong("expires", "is not after 'from'; the incident could never be cited");
    }
    if (incident.kind == Incident::Kind::incident && incident.state == Incident::State::resolved && !incident.until) {
        throw line.wrong("until", "is missing; expected when the resolved incident ended");
    }
    if (best_score(incident) < kMatches) {
        throw line.wrong("no post could match it; expected two of topics, products and words, or two words");
    }
}

} // namespace

void load_incidents(const std::filesystem::path& file, const std::vector<std::string>& taxonomy,
                    std::vector<Incident>& into) {
    const std::vector<std::string_view> topics(taxonomy.begin(), taxonomy.end());
    std::set<std::string, std::less<>> ids;
    for (const Incident& known : into) {
        ids.insert(known.id);
    }
    std::vector<Incident> loaded;
    const auto load = [&](std::string_view json, const Place& place) {
        const Line line(json, place);
        Incident incident = read_incident(line);
        check(incident, line, topics);
        if (!ids.insert(incident.id).second) {
            throw line.wrong(
                "id", fmt::format("is {}, which another incident has; expected each once", in_quotes(incident.id)));
        }
        if (ids.size() > kMostIncidents) {
            throw line.wrong(fmt::format("more than {} incidents; remove those that expired", kMostIncidents));
        }
        loaded.push_back(std::move(incident));
    };
    if (file.extension() == ".toml") {
        for (const TomlLine& line : read_toml_lines(file)) {
            load(line.json, {file.string(), line.line});
        }
    } else {
        const std::string bytes = io::read_file(file, kLargestFile);
        Place place{file.string(), 0};
        std::string_view rest = bytes;
        rest.remove_prefix(rest.starts_with("\xEF\xBB\xBF") ? 3 : 0); // byte order mark
        while (!rest.empty()) {
            ++place.line;
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view json = trim(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (!json.empty()) {
                load(json, place);
            }
        }
    }
    into.insert(into.end(), std::make_move_iterator(loaded.begin()), std::make_move_iterator(loaded.end()));
}

} // namespace kummerkasten::incident

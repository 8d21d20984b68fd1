// SPDX-License-Identifier: Apache-2.0
#include "draft/situation.hpp"

#include "base/strings.hpp"
#include "base/suggest.hpp"

#include <algorithm>
#include <span>

namespace kummerkasten::draft {

namespace {

constexpr std::array<std::string_view, 3> kNames{"yes", "handle", "none"};
constexpr std::array<std::string_view, 2> kLayouts{"line", "letter"};
constexpr std::array<std::string_view, 1> kNone{"none"};
constexpr std::array<std::string_view, 1> kYes{"yes"};
constexpr std::array<std::string_view, 2> kPublic{"yes", "told"};
constexpr std::array<std::string_view, 3> kStates{"open", "monitoring", "resolved"};
constexpr std::array<std::string_view, 2> kCauses{"known", "unknown"};
constexpr std::array<std::string_view, 1> kHigh{"high"};
constexpr std::array<std::string_view, 1> kOverheard{"overheard"};
constexpr std::array<std::string_view, 1> kShort{"short"};
constexpr std::array<std::string_view, 1> kClear{"clear"};
constexpr std::array<std::string_view, 1> kWhen{"when"};
constexpr std::array<std::string_view, 1> kLong{"long"};
constexpr std::array<std::string_view, 2> kThanks{"only", "person"};

// What ingest and classify call facts. The first kPersonal of them lead to a person.
constexpr std::array<std::string_view, 18> kKinds{
    "order_no", "customer_no", "ticket_no", "tracking_no", "invoice_no", "contract_no", "phone",   "email", "iban",
    "address",  "date",        "time",      "place",       "amount",     "device",      "product", "line",  "link"};
constexpr std::size_t kPersonal = 10;

std::span<const std::string_view> allowed(Key key) {
    switch (key) {
    case Key::name: return kNames;
    case Key::layout: return kLayouts;
    case Key::agent:
    case Key::house: return kNone;
    case Key::colleague:
    case Key::link:
    case Key::article:
    case Key::hours:
    case Key::rapport:
    case Key::humour:
    case Key::state: return kYes;
    case Key::public_text: return kPublic;
    case Key::incident: return kStates;
    case Key::cause: return kCauses;
    case Key::anger: return kHigh;
    case Key::occasion: return kOverheard;
    case Key::topic: return kClear;
    case Key::length: return kShort;
    case Key::asks: return kWhen;
    case Key::since: return kLong;
    case Key::thanks: return kThanks;
    case Key::signal: return record::Names<record::Signal>::values;
    case Key::ask:
    case Key::have:
    case Key::says: break;
    }
    return kKinds;
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::optional<std::string> parse_conditions(std::string_view field, std::vector<Condition>& into) {
    into.clear();
    if (field.empty() || field == "-") {
        return std::nullopt;
    }
    for (const std::string_view part : split(field, ',')) {
        const std::size_t equals = part.find('=');
        const std::string_view key = part.substr(0, equals);
        const auto found = std::find(kKeyNames.begin(), kKeyNames.end(), key);
        if (equals == std::string_view::npos || found == kKeyNames.end()) {
            return "condition " + in_quotes(part) + " is no key=value of a known key; " + suggest(key, kKeyNames);
        }
        Condition condition;
        condition.key = static_cast<Key>(found - kKeyNames.begin());
        const std::span<const std::string_view> values = allowed(condition.key);
        for (const std::string_view value : split(part.substr(equals + 1), '|')) {
            const bool named_elsewhere = condition.key == Key::says; // the phrase book knows its aspects
            if (!named_elsewhere && std::find(values.begin(), values.end(), value) == values.end()) {
                return "value " + in_quotes(value) + " of condition '" + std::string(key) + "' is unknown; " +
                       suggest(value, values);
            }
            condition.values.emplace_back(value);
        }
        for (const Condition& other : into) {
            if (other.key == condition.key) {
                return "condition '" + std::string(key) + "' stands here twice; part its values by '|'";
            }
        }
        into.push_back(std::move(condition));
    }
    return std::nullopt;
}

bool is_personal_kind(std::string_view kind) {
    const auto end = kKinds.begin() + kPersonal;
    return std::find(kKinds.begin(), end, kind) != end;
}

bool Situation::knows(std::string_view kind) const {
    return std::find(known.begin(), known.end(), kind) != known.end();
}

bool holds(const Condition& condition, const Situation& situation, bool in_private) {
    const auto any = [&condition](const auto& test) {
        return std::any_of(condition.values.begin(), condition.values.end(), test);
    };
    switch (condition.key) {
    case Key::signal:
        return any([&](const std::string& value) {
            return situation.signals.contains(*record::value_of<record::Signal>(value));
        });
    case Key::ask:
        return in_private ? any([&](const std::string& value) { return contains(situation.asked, value); })
                          : !any([&](const std::string& value) {
                                return situation.knows(value) || (situation.asks && !is_personal_kind(value));
                            });
    case Key::have:
        return in_private ? any([&](const std::string& value) { return contains(situation.used, value); })
                          : any([&](const std::string& value) { return situation.knows(value); });
    case Key::says: return contains(condition.values, situation.aspect);
    default: return any([&](const std::string& value) { return situation.get(condition.key) == value; });
    }
}

int weight(Key key) {
    switch (key) {
    case Key::public_text:
    case Key::state: return 128;
    case Key::incident:
    case Key::article:
    case Key::occasion: return 64;
    case Key::signal:
    case Key::asks:
    case Key::since: return 32;
    case Key::link:
    case Key::thanks:
    case Key::says: return 16;
    case Key::topic:
    case Key::anger: return kTopicWeight;
    case Key::ask:
    case Key::have: return 4;
    case Key::colleague: return 2;
    default: return 1;
    }
}

} // namespace kummerkasten::draft

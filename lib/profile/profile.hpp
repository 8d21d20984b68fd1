// SPDX-License-Identifier: Apache-2.0
// The house: who we are, how we speak, when we are there, whom we leave alone. One commented TOML file that a care team
// fills in (kummerkasten-profile(5)), checked whole at load: unknown keys, wrong types, bad times, unknown topics and
// double handles are errors with file and line.
#pragma once

#include "record/labels.hpp"
#include "record/time.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::profile {

/// A name that stands for somebody in posts, with its other spellings.
struct Named {
    std::string name;
    std::vector<std::string> also_called;
};

/// Accounts by platform, without "@". On Mastodon with or without the server.
using Handles = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Rival : Named {
    Handles handles;
};

/// A stretch of opening time, in minutes after midnight, half open: 08:00-12:00 is {480, 720}.
struct OpeningBlock {
    int from = 0;
    int until = 0;
};

/// A day on which the house is closed besides its holidays: of one year, or of each.
struct ClosedDay {
    std::optional<std::chrono::year> year;
    std::chrono::month_day month_day{};
};

/// Whoever counts with them uses profile/business_clock.hpp.
struct Hours {
    std::string time_zone = "Europe/Berlin";
    std::string region = "DE"; ///< for holidays: DE, DE-NW, AT, CH-ZH …; "none": they are days like any
    std::array<std::vector<OpeningBlock>, 7> week; ///< Monday first; an empty day is closed
    std::vector<ClosedDay> closed;
};

/// Time to the first reply by urgency band, on the customer's clock: nights and weekends count (care rule P1), unless the house
/// says otherwise.
struct Targets {
    std::array<std::chrono::seconds, 4> first_reply{std::chrono::hours{24}, std::chrono::hours{4},
                                                    std::chrono::hours{1}, std::chrono::minutes{15}};
    std::optional<std::chrono::seconds> resolution; ///< from the first post to the customer's word that it is solved
    std::optional<Hours> house_clock;               ///< clock = "house": they run only while the house is open
    [[nodiscard]] std::chrono::seconds of(record::Band band) const {
        return first_reply[static_cast<std::size_t>(band)];
    }
    /// When a post of that time has to be answered (profile/business_clock.cpp). May be called by several threads.
    [[nodiscard]] record::Timestamp due_at(record::Band band, record::Timestamp written) const;
};

struct Tone {
    record::Address address = record::Address::sie; ///< what we say where the customer's own form does not decide
    bool mirror_address = false;                    ///< address = "mirror": as the customer does
    std::string variant = "de";                     ///< de, de-AT, de-CH
    bool rapport = false;
    bool humour = false;
    bool emoji = false;
};

struct Agent {
    std::string initials;
    std::string name;
};

struct Contact {
    std::string direct_message, phone, email, hours_text;
};

/// A self-service page for a topic.
struct Link {
    std::string topic, url, text;
};

/// A topic of the house's own, with its words in the notation of the lexicon.
struct OwnTopic {
    std::string name;
    std::vector<std::string> words;
};

struct Profile {
    Named house;
    std::vector<std::string> not_meant; ///< words beside the name that show somebody else is meant
    std::string industry;
    std::string language = "de";
    Handles handles;
    std::vector<Rival> rivals;
    std::vector<Named> products;
    Hours hours;
    Targets targets;
    Tone tone;
    std::vector<Agent> agents;
    Contact contact;
    std::vector<Link> links;
    std::vector<OwnTopic> topics;
    std::vector<std::filesystem::path> incident_files; ///< absolute or relative to the working directory

    /// Is `handle` (without "@", any case) an account of the house on `platform`? An empty platform asks for all.
    [[nodiscard]] bool is_own_handle(std::string_view handle, std::string_view platform = {}) const;
};

/// Throws DataError with file:line for the first thing that is wrong. `taxonomy` lists the topic names links may use.
[[nodiscard]] Profile load_profile(const std::filesystem::path& file, const std::vector<std::string>& taxonomy);

} // namespace kummerkasten::profile

// SPDX-License-Identifier: Apache-2.0
#include "profile/handles.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::profile {

namespace {

constexpr std::string_view kMastodon = "mastodon";

std::string_view without_server(std::string_view platform, std::string_view handle) {
    return platform == kMastodon ? handle.substr(0, handle.find('@')) : handle;
}

// Posts may come from platforms that nobody thought of here, so an unknown name is fine unless it looks like one of these.
constexpr std::array<std::string_view, 13> kPlatforms{"mastodon", "bluesky",     "facebook",  "instagram", "youtube",
                                                      "reddit",   "google_play", "app_store", "telegram",  "zendesk",
                                                      "linkedin", "tiktok",      "threads"};
// Shorter names are too near to one another to guess.
constexpr std::size_t kLongEnoughToGuess = 5;

} // namespace

std::string_view bare_handle(std::string_view handle) {
    handle = trim(handle);
    return handle.substr(handle.starts_with('@') ? 1 : 0);
}

bool same_handle(std::string_view platform, std::string_view a, std::string_view b) {
    if (platform == kMastodon && (a.find('@') == std::string_view::npos || b.find('@') == std::string_view::npos)) {
        a = without_server(platform, a);
        b = without_server(platform, b);
    }
    return equals_ignoring_ascii_case(a, b);
}

void HandleOwners::claim(std::string_view platform, std::string_view handle, const std::string& owner,
                         const Place& place) {
    if (handle.empty() || handle.find_first_of("/ \t") != std::string_view::npos) {
        throw DataError(place,
                        fmt::format("{} is no handle; expected the name of the account alone, without blanks and '/'",
                                    in_quotes(handle)));
    }
    const std::string key = fmt::format("{} {}", platform, to_ascii_lower(without_server(platform, handle)));
    const auto [begin, end] = claims_.equal_range(key);
    for (auto it = begin; it != end; ++it) {
        const Claim& other = it->second;
        if (!same_handle(platform, handle, other.handle)) {
            continue;
        }
        throw DataError(
            place, other.owner == owner
                       ? fmt::format("handle {} on {} stands here twice; first in line {}", in_quotes(handle), platform,
                                     other.place.line)
                       : fmt::format("handle {} on {} belongs to {} and to {} (line {}); expected one owner",
                                     in_quotes(handle), platform, owner, other.owner, other.place.line));
    }
    claims_.emplace(key, Claim{std::string(handle), owner, place});
}

void check_platform(std::string_view platform, const Place& place) {
    if (platform == "twitter") {
        throw DataError(place, "unknown platform 'twitter'; it is called 'x' here");
    }
    const bool plain = !platform.empty() && std::all_of(platform.begin(), platform.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '_';
    });
    const auto near = nearest(to_ascii_lower(platform), kPlatforms);
    if (near == platform) {
        return;
    }
    if (near && platform.size() >= kLongEnoughToGuess) {
        throw DataError(place, fmt::format("unknown platform {}; did you mean '{}'", in_quotes(platform), *near));
    }
    if (!plain) {
        throw DataError(
            place, fmt::format("{} is no platform; expected small letters, digits and '_', as in 'x' or 'mastodon'",
                               in_quotes(platform)));
    }
}

} // namespace kummerkasten::profile

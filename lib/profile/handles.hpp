// SPDX-License-Identifier: Apache-2.0
// Account names: when two of them are the same account, and the check that each account in a profile has one owner.
#pragma once

#include "base/place.hpp"
#include "profile/profile.hpp"

#include <map>
#include <string>
#include <string_view>

namespace kummerkasten::profile {

/// Without the "@" in front, as handles are kept and compared.
[[nodiscard]] std::string_view bare_handle(std::string_view handle);

/// Do the two (both bare) name the same account on `platform`? ASCII case makes no difference. On Mastodon a name without
/// its server is any account of that name: there a mention within one server leaves the server out.
[[nodiscard]] bool same_handle(std::string_view platform, std::string_view a, std::string_view b);

/// The accounts seen so far, each with its owner and line.
class HandleOwners {
public:
    /// Throws DataError where the handle is none (blanks, an address), or is the same as one that was claimed before, by
    /// the same owner or another. `owner` as it reads in the message: "the house", "the rival 'Name'".
    void claim(std::string_view platform, std::string_view handle, const std::string& owner, const Place& place);

private:
    struct Claim {
        std::string handle, owner;
        Place place;
    };
    std::multimap<std::string, Claim, std::less<>> claims_; ///< by platform and the name without server
};

/// Throws DataError where `platform` is no word for one, with the word that was probably meant.
void check_platform(std::string_view platform, const Place& place);

} // namespace kummerkasten::profile

// SPDX-License-Identifier: Apache-2.0
#include "profile/profile.hpp"

#include "profile/handles.hpp"

#include <algorithm>

namespace kummerkasten::profile {

bool Profile::is_own_handle(std::string_view handle, std::string_view platform) const {
    const auto is_ours = [handle](const Handles::value_type& accounts) {
        return std::any_of(accounts.second.begin(), accounts.second.end(),
                           [&](const std::string& own) { return same_handle(accounts.first, own, handle); });
    };
    if (platform.empty()) {
        return std::any_of(handles.begin(), handles.end(), is_ours);
    }
    const auto found = handles.find(platform);
    return found != handles.end() && is_ours(*found);
}

} // namespace kummerkasten::profile

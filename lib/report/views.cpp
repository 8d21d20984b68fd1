// SPDX-License-Identifier: Apache-2.0
#include "report/views.hpp"

#include <algorithm>

namespace kummerkasten::report {

std::optional<std::vector<View>> parse_views(std::string_view text) {
    std::vector<View> views;
    for (bool more = true; more;) {
        const std::size_t comma = text.find(',');
        const auto* const found =
            std::find_if(kViews.begin(), kViews.end(),
                         [name = text.substr(0, comma)](const NamedView& it) { return it.name == name; });
        if (found == kViews.end()) {
            return std::nullopt;
        }
        if (std::find(views.begin(), views.end(), found->view) == views.end()) {
            views.push_back(found->view);
        }
        more = comma != std::string_view::npos;
        text.remove_prefix(more ? comma + 1 : text.size());
    }
    return views;
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
#include "report/views.hpp"

#include "base/strings.hpp"
#include "base/suggest.hpp"

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

std::string unknown_view(std::string_view text) {
    std::array<std::string_view, kViews.size()> names;
    std::transform(kViews.begin(), kViews.end(), names.begin(), [](const NamedView& it) { return it.name; });
    const std::vector<std::string_view> parts = split(text, ',');
    const auto unknown = std::find_if(parts.begin(), parts.end(), [&names](std::string_view part) {
        return std::find(names.begin(), names.end(), part) == names.end();
    });
    const std::string_view word = unknown == parts.end() ? text : *unknown;
    return "unknown view " + in_quotes(word) + " (and no file of that name); " + suggest(word, names);
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// The views of report(1): what may be asked for by name, each alone or several together.
#pragma once

#include "report/phrases.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

/// From `by` on, what an overview counts anyway is not enough (ViewTallies).
enum class View : std::uint8_t {
    overview,
    queue,
    sla,
    storm,
    trends,
    by,
    causes,
    terms,
    praise,
    followup,
    people,
    tone,
    quality
};

struct NamedView {
    View view;
    std::string_view name;
    Phrase title;
};
inline constexpr std::array<NamedView, 13> kViews{{
    {View::overview, "overview", {"Overview", "Überblick"}},
    {View::queue, "queue", {"Queue", "Warteschlange"}},
    {View::sla, "sla", {"Service levels", "Antwort- und Lösungszeiten"}},
    {View::storm, "storm", {"Storms", "Stürme"}},
    {View::trends, "trends", {"Over time", "Verlauf"}},
    {View::by, "by", {"Groups", "Gruppen"}},
    {View::causes, "causes", {"Causes", "Ursachen"}},
    {View::terms, "terms", {"Terms", "Worte"}},
    {View::praise, "praise", {"Praise", "Lob"}},
    {View::followup, "followup", {"Follow-up", "Nachfassen"}},
    {View::people, "people", {"People", "Menschen"}},
    {View::tone, "tone", {"Tone", "Ton"}},
    {View::quality, "quality", {"Quality of verdicts", "Güte der Urteile"}},
}};

[[nodiscard]] constexpr const NamedView& describe(View view) { return kViews[static_cast<std::size_t>(view)]; }

/// "queue" or "queue,sla": each name once. Nothing where any of them is no view; then the text is something else, a file.
[[nodiscard]] std::optional<std::vector<View>> parse_views(std::string_view text);

/// "unknown view 'quene' (and no file of that name); did you mean 'queue'" of a text that parse_views refused.
[[nodiscard]] std::string unknown_view(std::string_view text);

} // namespace kummerkasten::report

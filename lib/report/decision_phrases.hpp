// SPDX-License-Identifier: Apache-2.0
// What a person has to decide, for a German page. classify writes it in English (its rules in one word); that sentence stays
// the name for programs and finds its translation here. What is not here, as from a rule of the house, is shown as it is.
#pragma once

#include "report/document.hpp"
#include "report/phrases.hpp"

#include <algorithm>
#include <iterator>

namespace kummerkasten::report {

namespace phrases {

// clang-format off
inline constexpr Phrase kDecisionTexts[] = {
    {"how to reach a person who may harm themselves", "wie ein Mensch zu erreichen ist, der sich etwas antun könnte"},
    {"what to do about a danger to life or limb", "was bei Gefahr für Leib und Leben zu tun ist"},
    {"how to react to announced violence", "wie auf angekündigte Gewalt zu reagieren ist"},
    {"whether personal data have leaked and who must be told", "ob persönliche Daten abgeflossen sind und wer es erfahren muss"},
    {"how to answer a charge of discrimination", "wie auf den Vorwurf der Diskriminierung zu antworten ist"},
    {"who answers where lawyers or courts are named", "wer antwortet, wo von Anwalt oder Gericht die Rede ist"},
    {"who answers where the press is named", "wer antwortet, wo von der Presse die Rede ist"},
    {"whether abuse of a person or group may stand", "ob Hass gegen Menschen oder Gruppen stehen bleiben darf"},
    {"who can read this language", "wer diese Sprache lesen kann"},
    {"what the author wants", "was die Person möchte"},
    {"speak up or not", "ob wir uns zu Wort melden"},
    {"what would settle it, since earlier contacts did not", "was die Sache klärt, da frühere Kontakte es nicht taten"},
    {"goodwill", "Kulanz"},
    {"exception", "Ausnahme"},
    {"supervisor", "Gespräch mit Vorgesetzten"},
    {"human", "Gespräch mit einem Menschen"},
};
// clang-format on

} // namespace phrases

[[nodiscard]] inline Label decision_label(const Words& words, std::string_view decide) {
    const auto* const found = std::find_if(std::begin(phrases::kDecisionTexts), std::end(phrases::kDecisionTexts),
                                           [decide](const Phrase& it) { return it.english == decide; });
    return found == std::end(phrases::kDecisionTexts) ? Label(decide) : Label(decide, words(*found));
}

} // namespace kummerkasten::report

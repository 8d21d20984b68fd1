// SPDX-License-Identifier: Apache-2.0
// One thing or two: a noun in another clause gives it away.
#include "draft/clauses.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace kummerkasten;
using kummerkasten::draft::names_more;

namespace {

// Beside `thing`, which the post names.
bool goes_on(std::string_view post, std::string_view thing, const std::vector<record::Fact>& facts = {}) {
    return names_more(post, post.find(thing), facts);
}

} // namespace

TEST_CASE("a thing in another clause is one more") {
    CHECK(goes_on("Klo kaputt, Bistro zu. Wirklich toll.", "Klo"));
    CHECK(goes_on("Der Aufzug geht nicht und es gibt keinen Hinweis", "Aufzug"));
    CHECK(goes_on("Rolltreppe defekt, auf dem Bahnsteig fehlt das Licht", "Rolltreppe"));
    CHECK(goes_on("Kein Strom an den Plätzen & Heizung auf Anschlag", "Heizung"));
    CHECK(goes_on("Klo kaputt u. Bistro zu", "Klo"));
    CHECK(goes_on("Der Aufzug ist defekt\nDie Toiletten sind dreckig", "Aufzug"));
    CHECK(goes_on("Für den Aufzug, die Rolltreppe oder das Licht ist keiner da", "Aufzug"));
}

TEST_CASE("places, times, names, links and first words are none") {
    CHECK_FALSE(goes_on("In Lehrte, Gleis 5, ist der Aufzug defekt", "Aufzug"));
    CHECK_FALSE(goes_on("S-Bahnhof Brandenburger Tor: der Aufzug ist defekt. Danke!", "Aufzug"));
    CHECK_FALSE(goes_on("Düsseldorf-Flughafen, defekte Rolltreppe", "Rolltreppe"));
    CHECK_FALSE(goes_on("Der Aufzug steht. Schon seit drei Wochen, liebe @Heidebahn #Aufzug", "Aufzug"));
    CHECK_FALSE(goes_on("Der Aufzug steht. Habt ihr das gesehen? Reparieren bitte!", "Aufzug"));
    CHECK_FALSE(goes_on("Der Aufzug steht, und das mit Kinderwagen", "Aufzug"));
    CHECK_FALSE(goes_on("Der Aufzug steht: https://Heide.example/Bild", "Aufzug"));
    CHECK_FALSE(goes_on("Der Aufzug steht, gesehen vor Haus Nord", "Aufzug", {{"place", "Haus Nord", {29, 38}}}));
}

TEST_CASE("where capitals say nothing, nothing more is seen") {
    CHECK_FALSE(goes_on("KLO KAPUTT, BISTRO ZU", "KLO"));
    CHECK_FALSE(goes_on("klo kaputt, bistro zu", "klo"));
    CHECK_FALSE(goes_on("", ""));
    CHECK_FALSE(goes_on("...,,,!!!", "!"));
    CHECK_FALSE(goes_on("(((((", "("));
}

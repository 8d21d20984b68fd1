// SPDX-License-Identifier: Apache-2.0
// What makes a complaint where no word of reproach stands: a lack that somebody tells of. And what makes none: a judgement on
// the house as such. Questions of grammar, asked of the evidence alone. Linear.
#pragma once

#include "classify/evidence.hpp"

namespace kummerkasten::classify {

/// Is something told to be missing or not to work ("der Rückruf kam nie")? A negation that takes back something bad says the
/// opposite ("kein Problem", "nicht falsch"), and what the authors themselves do not do is nobody's failure ("ich wechsle den
/// Tarif nicht"), unless they cannot, or do not get it ("ich bekomme keine Antwort").
[[nodiscard]] bool tells_of_a_lack(const Evidence& evidence);

/// "Ihr seid …", "Wiesenpieper ist …", "Saftladen!": what the house is, not what happened.
[[nodiscard]] bool judges_house(const Evidence& evidence);

} // namespace kummerkasten::classify

// SPDX-License-Identifier: Apache-2.0
// How much more one group of texts uses a word than another: the log-odds ratio with an informative Dirichlet prior of Monroe,
// Colaresi and Quinn, "Fightin' Words", Political Analysis 16 (2008), equations 16, 20 and 21.
#pragma once

namespace kummerkasten::report {

/// A word in one group.
struct WordUse {
    double count = 0; ///< of the word
    double total = 0; ///< of all words
    double prior = 0; ///< of the word, > 0
    double prior_total = 0;
};

struct LogOdds {
    double delta = 0;    ///< difference of the log-odds, > 0: used more in the first group
    double variance = 0; ///< of delta
    double z = 0;
};

///   delta    = ln((y1 + a1) / (n1 + A1 − y1 − a1)) − ln((y2 + a2) / (n2 + A2 − y2 − a2))
///   variance = 1 / (y1 + a1) + 1 / (y2 + a2)
///   z        = delta / √variance
/// with counts y of the word and n of all, priors a of the word and A of all.
[[nodiscard]] LogOdds log_odds(const WordUse& first, const WordUse& second);

} // namespace kummerkasten::report

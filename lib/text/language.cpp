// SPDX-License-Identifier: Apache-2.0
#include "text/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <limits>

namespace kummerkasten::text {

Language detect_language(std::string_view text) {
    if (text.empty() || text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        return {};
    }
    CLD2::Language best_three[3];
    int percent[3];
    double normalised_score[3];
    int judged_bytes = 0;
    bool is_reliable = false;
    const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &hints,
                                   /*flags=*/0, best_three, percent, normalised_score, nullptr, &judged_bytes,
                                   &is_reliable);
    if (best_three[0] == CLD2::UNKNOWN_LANGUAGE) {
        return {};
    }
    // CLD2 gives no probability. Its share of the text in the best language, halved where it calls itself unsure, keeps
    // the order and stays honest about the rest.
    const double share = static_cast<double>(percent[0]) / 100.0;
    return {CLD2::LanguageCode(best_three[0]), is_reliable ? share : share / 2};
}

} // namespace kummerkasten::text

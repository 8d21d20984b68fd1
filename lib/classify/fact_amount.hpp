// SPDX-License-Identifier: Apache-2.0
// Amounts of money in one form: "1.249,- €", "CHF 1'249.–" and "1,249 euros" are "1249.00 EUR" and "1249.00 CHF".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::classify {

/// `written` is one amount with its currency, folded (text/fold.hpp). A point or comma before three digits groups them, before
/// one or two digits it begins the cents: that holds in German, Austrian, Swiss and English hands alike. None where it cannot
/// be read for certain ("1.2345 €").
[[nodiscard]] std::optional<std::string> amount_value(std::string_view written);

} // namespace kummerkasten::classify

// SPDX-License-Identifier: Apache-2.0
// The normal form of a fact, where its kind has one: numbers of orders and customers without blanks, dates as
// 2026-09-12, times as 20:15. What is not understood for certain stays as the customer wrote it.
#pragma once

#include "record/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::classify {

/// `written` is the customer's spelling, a part of `phrase`, which may tell more ("bis", "abends"); `created_at` is the time
/// of the post and `zone` the house's (null: UTC).
[[nodiscard]] std::string fact_value(std::string_view kind, std::string_view written, std::string_view phrase,
                                     std::optional<record::Timestamp> created_at, const record::TimeZone* zone);

} // namespace kummerkasten::classify

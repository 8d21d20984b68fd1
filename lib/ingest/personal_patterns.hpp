// SPDX-License-Identifier: Apache-2.0
// The patterns by which PersonalFinder knows what words and shapes stand around a value. RE2: linear time whatever comes.
#pragma once

#include "ingest/digit_groups.hpp"
#include "ingest/digit_runs.hpp"
#include "ingest/personal_data.hpp"
#include "ingest/stretch.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace kummerkasten::ingest {

/// Fewer digits than this are no number of the kinds phone, card, number and birth date.
inline constexpr std::size_t kFewestNumberDigits = 3;

using Take = std::function<void(Stretch)>;

/// The first link ("https://…", "www.…") at or behind `from`.
[[nodiscard]] std::optional<Stretch> next_link(std::string_view text, std::size_t from);
/// Parameters of a link that say by name what they hold: "?tel=…&kundennummer=…".
void each_link_parameter(std::string_view link, const std::function<void(PersonalKind, Stretch)>& take);

/// "a@b.de", "a%40b.de", "a (at) b punkt de". The server part of a Mastodon mention is none.
void each_email(std::string_view text, const Take& take);
/// How `each_email` writes what it found: "a@b.de".
[[nodiscard]] std::string plain_address(std::string_view written);

/// Numbers behind a word that says whose or what they are.
void each_labelled_number(std::string_view text, const DigitGroups& digits, const Take& take);
/// Dates beside "geboren", "Geburtsdatum", "born".
void each_birth_date(std::string_view text, const DigitGroups& digits, const Take& take);
/// Streets with a house number, with or without postcode and town; postcodes with town where it is clear.
void each_address(std::string_view text, const DigitGroups& digits, const Take& take);
/// Licence plates behind a word for them, or in the form "B-AB 123".
void each_plate(std::string_view text, const DigitGroups& digits, const Take& take);

/// What the words right before and behind a number say about its being a telephone number.
[[nodiscard]] Announced phone_announced(std::string_view front, std::string_view behind);
/// Is it an amount, a measure, a version or the number of an article?
[[nodiscard]] bool counts_something(std::string_view front, std::string_view behind);

} // namespace kummerkasten::ingest

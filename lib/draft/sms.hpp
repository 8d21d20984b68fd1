// SPDX-License-Identifier: Apache-2.0
// How a text message is counted (3GPP TS 23.038 and 23.040). A message has 140 bytes: 160 septets of the GSM alphabet, or 70
// UTF-16 units where one sign is not in it. A longer text goes out as several, which the telephone joins; each of them has
// six bytes less, for its number: 153 septets or 67 units. Each is sent, and paid for, as a message. Linear in the text.
#pragma once

#include "record/triage.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kummerkasten::draft {

/// A text cannot have more parts: their number is one byte (TS 23.040, 9.2.3.24.1).
inline constexpr std::size_t kMostSegments = 255;

struct SmsCount {
    std::size_t units = 0;    ///< septets, or UTF-16 units where `foreign` is set
    std::size_t segments = 0; ///< messages that it takes; none for no text
    /// The first sign that is not in the GSM alphabet, in bytes of the text.
    std::optional<record::Span> foreign;
};

/// Signs of the extension table (such as the euro sign) are two septets and stand in one message, as do both units of an emoji.
[[nodiscard]] SmsCount count_sms(std::string_view text);

/// Units that `segments` messages hold at most.
[[nodiscard]] std::size_t sms_capacity(std::size_t segments, bool in_gsm_alphabet);

} // namespace kummerkasten::draft

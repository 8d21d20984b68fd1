// SPDX-License-Identifier: Apache-2.0
// Finds what tells who a customer is in a text that anybody wrote: German first, with English, Austrian and Swiss habits.
// It looks for shapes and for the words in front of them, and knows no names. A text without a digit and without "@" costs
// one pass over its bytes; any other, time linear in its length.
#pragma once

#include "base/strings.hpp"
#include "ingest/digit_groups.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

/// `number` is that of a customer, contract, order, invoice, ticket … and needs such a word in front.
enum class PersonalKind : std::uint8_t { email, phone, iban, card, number, address, birth_date, plate };

inline constexpr std::array<std::string_view, 8> kPersonalKinds{"email",  "phone",   "iban",       "card",
                                                                "number", "address", "birth_date", "plate"};

[[nodiscard]] constexpr std::string_view name_of(PersonalKind kind) {
    return kPersonalKinds[static_cast<std::size_t>(kind)];
}

/// Part of a word, whatever its script: what stands beside a number or a name that is to stand alone.
[[nodiscard]] constexpr bool is_word_byte(char c) {
    return is_ascii_alnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// Bytes [begin, end) of the text. `value` is the same for all spellings of one value: "+49 170 1234567", "0170/1234567".
struct PersonalValue {
    PersonalKind kind = PersonalKind::email;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string value;
};

class PersonalFinder {
public:
    /// All values in `text` (valid UTF-8), rising and apart from one another. `label` is what the text is said to be, such
    /// as the name of a column: "Kundennummer" before "4711-22" counts as a word in front. Valid until the next call.
    [[nodiscard]] const std::vector<PersonalValue>& find(std::string_view text, std::string_view label = {});

private:
    void take(PersonalKind kind, std::size_t begin, std::size_t end);
    void take_links();
    void take_emails();
    void take_ibans();
    void take_labelled_numbers();
    void take_birth_dates();
    void take_cards();
    void take_phones();
    void take_addresses();
    void take_plates();

    // A copy of the text in which what was taken, and all links, are blanked out, so that nothing is found twice.
    std::string rest_;
    DigitGroups digits_;
    std::string text_;
    std::vector<PersonalValue> found_;
};

/// The form in which two spellings of one value are equal.
[[nodiscard]] std::string normal_form(PersonalKind kind, std::string_view written);

} // namespace kummerkasten::ingest

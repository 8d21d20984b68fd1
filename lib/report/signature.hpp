// SPDX-License-Identifier: Apache-2.0
// Who of the house wrote a reply: the initials with which an agent signs (care rule R7), else the account.
#pragma once

#include "profile/profile.hpp"
#include "record/post.hpp"

#include <string>
#include <string_view>

namespace kummerkasten::report {

/// The last word that begins with "^" and a letter, without what follows its letters and digits, in lower case: "^an".
/// Empty where nobody signed.
[[nodiscard]] std::string signature_in(std::string_view text);

/// The agent's name where the profile knows the signature, else the signature, else "@account". Empty where there is none.
[[nodiscard]] std::string writer_of(const record::Post& post, const profile::Profile* profile);

} // namespace kummerkasten::report

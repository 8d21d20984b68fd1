// SPDX-License-Identifier: Apache-2.0
// Puts marks in place of personal data: "[phone:1]". The same value gets the same number all through a run, however it is
// spelt, so that two posts of one customer can still be told to belong together.
#pragma once

#include "ingest/personal_data.hpp"
#include "profile/profile.hpp"

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kummerkasten::ingest {

/// Values that are remembered. Beyond it all are forgotten, the count goes on, and a value seen again gets a new number: about
/// 10 MB at the most, whatever comes.
inline constexpr std::size_t kMostRemembered = 100'000;

/// Which kinds are replaced.
using PersonalKinds = std::array<bool, kPersonalKinds.size()>;

/// "all", or kinds with commas between them. Throws UsageError.
[[nodiscard]] PersonalKinds parse_personal_kinds(std::string_view words);

class Redactor {
public:
    /// The house's own address and number in the profile, and accounts that are addresses, are no customer's and stay.
    Redactor(const PersonalKinds& kinds, const profile::Profile* profile);

    /// True where something was found in `text`; then `out` is `text` with the marks. For `label` see PersonalFinder.
    bool apply(std::string_view text, std::string_view label, std::string& out);

    /// For a text that was taken out of one seen before: true where all of it is a number that a mark stands for already.
    bool apply_known(std::string_view text, std::string& out);

    /// How often each kind was replaced.
    [[nodiscard]] const std::array<std::uint64_t, kPersonalKinds.size()>& counts() const { return counts_; }

private:
    [[nodiscard]] bool stays(const PersonalValue& value) const;
    void append_mark(std::string& out, PersonalKind kind, std::string_view value);

    PersonalKinds kinds_;
    std::set<std::string, std::less<>> kept_; ///< normal forms
    PersonalFinder finder_;
    std::unordered_map<std::string, std::uint64_t> numbers_; ///< by "kind value"
    std::array<std::uint64_t, kPersonalKinds.size()> last_{};
    std::array<std::uint64_t, kPersonalKinds.size()> counts_{};
};

} // namespace kummerkasten::ingest

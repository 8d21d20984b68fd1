// SPDX-License-Identifier: Apache-2.0
// Reads a reply, ours or anybody's, as a careful colleague would before it goes out (care rules P4, P5, R3, R7, H1, M1, M6).
// Rules that are a matter of words stand in data/<language>/checks.tsv, the others here; each has a stable id:
//   from data:  advertising already-said apology-conditional apology-missing asks-again belittling blame deflection denial
//               doubt empty-phrase excuse humour irony jargon name-generic next-step-missing promise promise-vague refund
//               rude rule-citing silencing snippy threat
//   from code:  control-character emoji exclamation initials-missing sharp-s shouting slot-unfilled spelling-swiss
//               private-data · date-invented link-unknown name-invented number-invented other-company ·
//               insult-mirrored long-winded name-missing name-wrong · channel-unknown language-wrong over-length
//               register-mixed register-unexpected reply-empty · and, over many replies, reply-repeated (reply_memory.hpp)
#pragma once

#include "draft/channel.hpp"
#include "incident/incident.hpp"
#include "io/data_path.hpp"
#include "profile/profile.hpp"
#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/triage.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// Most findings about one reply; a reader needs no more to see that it must be written anew.
inline constexpr std::size_t kMostFindings = 50;

class Checker {
public:
    /// `profile` and `incidents` may be null; the profile must outlive the checker. Throws DataError with file:line.
    Checker(const io::DataPath& data, const profile::Profile* profile,
            const std::vector<incident::Incident>* incidents = nullptr);
    ~Checker();
    Checker(Checker&&) noexcept;
    Checker& operator=(Checker&&) noexcept;

    /// Appends what it finds, rule by rule and then by place. `reply` is valid UTF-8 of any size (the first 64 KiB are
    /// read); `channel` a name of data/channels.tsv, empty: the post's platform; `language` (the customer's) de or en,
    /// anything else is taken for German. Thread-safe. Spans are bytes of `reply`.
    void check(std::string_view reply, const record::Post& post, const record::Triage& triage, std::string_view channel,
               std::string_view language, std::vector<record::Finding>& findings) const;

    /// The same for the direct message beside a reply: personal data may stand there, and nothing is owed that the reply has.
    void check_private(std::string_view message, const record::Post& post, const record::Triage& triage,
                       std::string_view language, std::vector<record::Finding>& findings) const;

    /// The channel that `name` means for a reply to this post.
    [[nodiscard]] const Channel& channel(std::string_view name, const record::Post& post) const;

private:
    struct Parts;
    struct Reading;
    /// Returns how it was read: what both kinds of check go on with.
    void read(Reading& reading) const;
    std::unique_ptr<const Parts> parts_;
};

} // namespace kummerkasten::draft

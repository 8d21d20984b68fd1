// SPDX-License-Identifier: Apache-2.0
// What `draft-reply` adds to a post under "draft": a proposal for a person, never sent. Keys and meaning:
// kummerkasten-record(5).
#pragma once

#include "record/labels.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::record {

enum class Level : std::uint8_t { info, warning, error };
template <> struct Names<Level> {
    static constexpr std::array<std::string_view, 3> values{"info", "warning", "error"};
};

/// One building block of a reply and where it comes from.
struct DraftPart {
    std::string part; ///< salutation, acknowledgement, explanation, apology, state, next_step, offer, signature
    std::string text;
    std::string from; ///< "phrase:de-ack-outage-02", "incident:INC-7", "profile:contact", "fact:order_no"
};

/// What the checker found in a reply. Offsets are bytes of the checked text.
struct Finding {
    std::string rule;
    Level level = Level::warning;
    Span span;
    std::string message;     ///< what is wrong
    std::string hint{};      ///< what to write instead
    bool in_private = false; ///< it is draft.private that was checked
};

[[nodiscard]] bool has_error(const std::vector<Finding>& findings);

struct Length {
    std::size_t used = 0;
    std::size_t limit = 0;                 ///< 0: the channel has none that we know
    std::string unit;                      ///< weighted, graphemes, characters, gsm, ucs2
    std::optional<std::size_t> segments{}; ///< messages that an SMS takes; nothing on other channels
};

/// What became of the draft in the hands of another program (draft-reply --rewrite-with).
struct Rewrite {
    bool accepted = false; ///< its words are draft.text now, or draft.texts where they are a thread
    std::string reason;    ///< why not: refused, unchanged, late, gone, flood, malformed, empty, stopped, given-up
    std::string detail;    ///< the rules that refused it, or what happened
    std::string
        text{};       ///< the words that are not in the draft: our own where it was accepted, its where it was refused
    std::string by{}; ///< the command
};

struct Draft {
    ReplyAllowed reply_allowed = ReplyAllowed::no;
    std::string reply_reason;
    bool ready = false;
    std::string text;
    std::string plain_text;         ///< "plain" in the record: the same without rapport, where `text` has some
    std::vector<std::string> texts; ///< the same reply with all its parts, as a thread of posts
    std::string private_text;       ///< "private" in the record
    std::vector<DraftPart> parts;
    std::vector<std::string> open;
    Length length;
    Address address = Address::none; ///< "register" in the record
    std::string variant;             ///< de, de-AT, de-CH, en
    double rapport_score = 0;
    std::vector<std::string> rapport_because;
    std::vector<Finding> findings;
    std::vector<std::string> sources;
    std::optional<Timestamp> follow_up_at;
    std::optional<Rewrite> rewrite;

    void clear();
    /// What `ready` should be: the house may answer, nothing is open, and the checker found no error.
    [[nodiscard]] bool is_ready() const;
};

void append_json(std::string& out, const Draft& draft);

/// The value of "findings" alone, for a reply that somebody else wrote.
void append_findings(std::string& out, const std::vector<Finding>& findings);

} // namespace kummerkasten::record

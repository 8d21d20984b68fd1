// SPDX-License-Identifier: Apache-2.0
// What a customer has said, in their own words: enough to name their problem (aspects.hpp) and to keep from asking what already
// stands there (care rule M1). Guesses of the second kind err on the side of "has been said": a question left out costs less
// than one that was answered. Linear in the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// The text of a post, read once by everybody who looks for words in it.
class Said {
public:
    /// The beginning of `post_text` that is judged (text::kMaxJudgedBytes); it must outlive this.
    explicit Said(std::string_view post_text);

    [[nodiscard]] std::string_view text() const { return text_; }
    /// Folded, at the same offsets, and without accounts and links, which are no words of theirs. Made at the first call.
    [[nodiscard]] std::string_view folded();
    /// Where words that tell something by themselves stand first, by group (said.cpp), or npos. Made at the first call.
    [[nodiscard]] const std::vector<std::size_t>& telling_words();

private:
    std::string_view text_;
    std::string folded_;
    std::vector<std::size_t> telling_words_;
};

/// The kinds of facts that a post seems to hold, beside those that classify was sure enough to list: place, time, device.
[[nodiscard]] std::vector<std::string_view> mentioned_kinds(Said& said);

/// Is this `place`, as classify tells it, a platform alone? There is a "Gleis 7" at every station.
[[nodiscard]] bool is_platform(std::string_view place);
/// Need a customer who told this fact of `kind` not be asked for it? A platform alone is no place.
[[nodiscard]] bool is_telling(std::string_view kind, std::string_view value);

/// `said`, folded, without what somebody only has something from: "laut Anzeige", "per Durchsage". The rest keeps its place.
[[nodiscard]] std::string without_sources(std::string_view said);

/// The post asks something: in words that hardly anybody writes without wanting an answer ("warum", "was ist mit") …
[[nodiscard]] bool asks_in_words(Said& said);
/// … for a reason …
[[nodiscard]] bool asks_why(Said& said);
/// … wants something that stands in no case file, so that a number leads nowhere: how something is done, an address, a call …
[[nodiscard]] bool asks_to_know(Said& said);
/// … in words that ask for a time: "wann", "wie lange noch" …
[[nodiscard]] bool asks_when(Said& said);
/// … or by a question mark, too.
[[nodiscard]] bool asks_something(Said& said);

/// They have sent a direct message already.
[[nodiscard]] bool has_written_privately(Said& said);
/// They speak of a number of theirs ("ref", "locator"), which may be one that classify does not know.
[[nodiscard]] bool names_number(Said& said);

} // namespace kummerkasten::draft

// SPDX-License-Identifier: Apache-2.0
// Which column of a table, or which member of a JSON object of unknown shape, is which part of a post: as the user said
// (--map text=Nachricht, or a file of such lines), else guessed from the names that exports use.
#pragma once

#include "base/result.hpp"
#include "record/post.hpp"
#include "record/time.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kummerkasten::ingest {

/// What --map says: pairs of a part of a post ("text", "author.name") and a column or a path of members.
class Mapping {
public:
    /// Takes one "PART=COLUMN". Throws UsageError for an unknown part, naming those that exist.
    void add(std::string_view assignment);

    /// Takes the lines of a file, each a PART=COLUMN; blank lines and those that begin with "#" say nothing. Of a part that
    /// was added before, the file is not asked. Throws IoError, and DataError with file and line.
    void add_file(const std::filesystem::path& file);

    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

/// The parts that --map knows, in the order of kummerkasten-record(5).
[[nodiscard]] const std::vector<std::string_view>& mappable_parts();

/// The part that a column of this name usually holds ("Nachricht" → "text"), or nothing. Case, blanks and "_" do not matter, nor "ä" for "ae".
[[nodiscard]] std::optional<std::string_view> guess_part(std::string_view column);

/// Does a column of this name hold a piece of the text, cut off ("Snippet")? Another that holds all of it comes first.
[[nodiscard]] bool is_excerpt(std::string_view column);

/// Puts one value into one part of the post. An empty value changes nothing. A value that the part cannot take (a time that is
/// none, a rating that is no number) gives a Problem of kind "bad-value".
[[nodiscard]] Outcome set_part(record::Post& post, std::string_view part, std::string_view value,
                               const std::optional<record::TimeZone>& time_zone);

/// Gives ids that came without one the platform in front: "17" → "csv:17". For id, reply_to, thread, repost_of.
void prefix_ids(record::Post& post);

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Summaries: what a report has counted, in a file, so that days, machines and shards can be added up later. A merge of parts says
// the same as a report about all their records, to the byte, also where a reply is in another part than its question. The file,
// little-endian:
//     8 bytes  magic "KKSUMRY" and a newline
//     4        version of this layout
//     4        zero
//     8        length of the whole file
//     8        XXH3, 64 bits, of all other bytes
//     the scope and the counts, as report/summary_archive.hpp writes them
// Whoever changes a visit() raises kSummaryVersion. All of it is checked before it is used; a damaged file is DataError.
//
// About 45 bytes a post: percentiles and threads are exact, so nothing about a post that they need can be thrown away. It holds
// hashes of ids and handles, and of posts that wait for a reply, their first words.
#pragma once

#include "report/overview.hpp"

#include <string>
#include <string_view>

namespace kummerkasten::report {

inline constexpr std::uint32_t kSummaryVersion = 2;
inline constexpr std::size_t kMostSummaryBytes = std::size_t{4} << 30U;

/// `overview` must have been made with for_summary().
[[nodiscard]] std::string write_summary(Overview& overview);

/// Checks length and checksum, and reads no more than the scope. `name` is for messages. Throws DataError.
[[nodiscard]] Scope scope_of_summary(std::string_view bytes, const std::string& name);

/// Adds it to `into`. Throws DataError where it is no summary, damaged, of another version or counted in another way.
/// `options` are those of `into`.
void add_summary(Overview& into, const Options& options, const record::Taxonomy& taxonomy,
                 const profile::Profile* profile, std::string_view bytes, const std::string& name);

/// The same options with all views: a summary has what any of them needs.
[[nodiscard]] Options for_summary(Options options);

/// What is not said in `options` is taken from `scope`.
[[nodiscard]] Options with_scope(Options options, const Scope& scope);

} // namespace kummerkasten::report

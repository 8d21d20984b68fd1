// SPDX-License-Identifier: Apache-2.0
// The whole job of `ingest`: inputs of any known format in, records out.
#pragma once

#include "base/diagnostics.hpp"
#include "base/exit_code.hpp"
#include "ingest/format.hpp"
#include "ingest/outlet.hpp"
#include "ingest/privacy.hpp"
#include "profile/profile.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kummerkasten::ingest {

struct IngestOptions {
    std::vector<std::string> inputs; ///< operands; none means standard input
    const Format* format = nullptr;  ///< null: detected for each input, and said
    ReadOptions read;
    std::string platform; ///< --platform: the word for posts of csv, json and text
    std::string rejects;
    std::string stats; ///< file for the account, or empty
    OutletOptions outlet;
    PrivacyOptions privacy;
    bool strict = false;
    bool quiet = false; ///< do not say which format was found, and what was left out
    /// Called after each post with the bytes and posts read so far; empty where nobody looks.
    std::function<void(std::uint64_t bytes, std::uint64_t posts)> progress;
};

/// Writes to standard output and closes it. An input that cannot be read or recognised is reported and skipped; where that
/// happens to all of them it throws. Under `strict` the first bad piece throws DataError.
[[nodiscard]] ExitCode run_ingest(const IngestOptions& options, const profile::Profile* profile,
                                  Diagnostics& diagnostics);

} // namespace kummerkasten::ingest

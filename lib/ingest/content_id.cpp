// SPDX-License-Identifier: Apache-2.0
#include "ingest/content_id.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace kummerkasten::ingest {

std::string content_id(std::string_view platform, std::string_view content) {
    const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
    return fmt::format("{}:h{:016x}{:016x}", platform, hash.high64, hash.low64);
}

} // namespace kummerkasten::ingest

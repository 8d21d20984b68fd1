// SPDX-License-Identifier: Apache-2.0
// A profile is taken whole or refused with file and line, and what was taken can be looked up.
#include "profile/profile.hpp"

#include "base/error.hpp"
#include "classify/house.hpp"
#include "example_house.hpp"
#include "fuzz.hpp"

using namespace kummerkasten;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static fuzz::MemoryFile file;
    file.write(fuzz::view(data, size));
    profile::Profile profile;
    try {
        profile = profile::load_profile(file.path(), fuzz::example_house().taxonomy.names());
    } catch (const DataError& problem) {
        fuzz::require(std::string_view(problem.what()).starts_with(file.path()), "the message names the file",
                      problem.what());
        return 0;
    }
    for (const auto& [platform, handles] : profile.handles) {
        for (const std::string& handle : handles) {
            fuzz::require(profile.is_own_handle(handle, platform), "a handle of the house is its own", handle);
        }
    }
    classify::TopicNames topics(fuzz::example_house().taxonomy.names());
    classify::WordTable table;
    classify::add_profile(profile, topics, table); // whatever can be loaded can be used
    return 0;
}

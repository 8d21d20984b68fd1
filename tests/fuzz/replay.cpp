// SPDX-License-Identifier: Apache-2.0
// All targets in one program without a fuzzer: fuzz_replay TARGET FILE|DIRECTORY… gives each file, and each below a directory, to the
// target. So the default tests compile the targets and run them over their seeds, and a finding can be looked at in any build.
#include "fuzz.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#define FUZZ_TARGET(name) extern "C" int fuzz_##name(const std::uint8_t* data, std::size_t size);
#include "targets.inc"
#undef FUZZ_TARGET

namespace {

struct Target {
    std::string_view name;
    int (*run)(const std::uint8_t*, std::size_t);
};
constexpr Target kTargets[] = {
#define FUZZ_TARGET(name) {#name, fuzz_##name},
#include "targets.inc"
#undef FUZZ_TARGET
};

// In a set, so that the order is the same everywhere.
std::set<std::filesystem::path> files_of(int argc, char** argv) {
    std::set<std::filesystem::path> files;
    for (int i = 2; i < argc; ++i) {
        if (!std::filesystem::is_directory(argv[i])) {
            files.insert(argv[i]);
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
            if (entry.is_regular_file()) {
                files.insert(entry.path());
            }
        }
    }
    return files;
}

} // namespace

int main(int argc, char** argv) {
    for (const Target& target : kTargets) {
        if (argc > 2 && target.name == argv[1]) {
            const auto files = files_of(argc, argv);
            for (const std::filesystem::path& file : files) {
                std::ifstream stream(file, std::ios::binary);
                if (!stream) {
                    ::dprintf(fuzz::kMessages, "cannot open %s\n", file.c_str());
                    return 2;
                }
                const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
                ::dprintf(fuzz::kMessages, "%s %s\n", argv[1], file.c_str()); // the last one is the one that failed
                target.run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
            }
            ::dprintf(fuzz::kMessages, "%zu inputs\n", files.size());
            return files.empty() ? 2 : 0;
        }
    }
    ::dprintf(fuzz::kMessages, "usage: fuzz_replay TARGET FILE|DIRECTORY...; targets:");
    for (const Target& target : kTargets) {
        ::dprintf(fuzz::kMessages, " %s", target.name.data());
    }
    ::dprintf(fuzz::kMessages, "\n");
    return 2;
}

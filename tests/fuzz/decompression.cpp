// SPDX-License-Identifier: Apache-2.0
// Input unpacks or says why not; what is not packed comes out as it is; what we pack comes out as it was, also from a slow pipe and
// in two members.
#include "io/input.hpp"

#include "base/error.hpp"
#include "fuzz.hpp"
#include "io/compression.hpp"
#include "packed.hpp"

using namespace kummerkasten;

namespace {

constexpr std::size_t kMost = std::size_t{4} << 20U; // of a bomb this much is enough

std::string read(const std::string& path) {
    io::Input input(path);
    std::string all;
    std::string part(5000, '\0');
    while (all.size() < kMost) {
        const std::size_t got = input.read(part.data(), part.size());
        if (got == 0) {
            break;
        }
        fuzz::require(got <= part.size(), "no more is read than there is room for");
        all.append(part, 0, got);
    }
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(fuzz::view(data, size));
    try {
        const std::string whole = read(fuzz::MemoryFile(bytes).path());
        fuzz::require(io::recognise_packing(bytes) != io::Packing::none || whole == bytes,
                      "plain bytes come as they are");
        fuzz::require(read(SlowPipe(bytes, size % 7).path()) == whole, "a slow pipe gives the same");
    } catch (const IoError&) {}
    static_cast<void>(io::advice_for(bytes));
    for (const std::string& packed : {gzip(bytes), zstd(bytes)}) {
        fuzz::require(read(SlowPipe(packed, size % 5).path()) == bytes, "what was packed is unpacked");
        fuzz::require(read(fuzz::MemoryFile(packed + packed).path()) == bytes + bytes, "two members are one input");
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// UTF-16 and UTF-32 become the same UTF-8 wherever the reads fall, and never more than half as long again.
#include "text/utf16.hpp"

#include "fuzz.hpp"

using namespace kummerkasten;

namespace {

std::string decoded(std::string_view bytes, text::WideDecoder decoder, std::size_t piece) {
    std::string out;
    for (std::size_t at = decoder.mark_size(); at < bytes.size(); at += piece) {
        decoder.decode(bytes.substr(at, piece), out);
    }
    decoder.finish(out);
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) {
        return 0;
    }
    const std::string_view bytes = fuzz::view(data + 1, size - 1);
    const auto decoder = text::WideDecoder::for_text(bytes.substr(0, text::kLongestMark));
    if (!decoder) {
        return 0;
    }
    const std::string whole = decoded(bytes, *decoder, bytes.size());
    fuzz::require(decoded(bytes, *decoder, data[0] % 16 + 1U) == whole, "pieces give the same text", whole);
    fuzz::require(whole.size() * 2 <= bytes.size() * 3 + 4, "three bytes at most for two", whole);
    return 0;
}

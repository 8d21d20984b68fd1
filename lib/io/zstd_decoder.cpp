// SPDX-License-Identifier: Apache-2.0
// .zst by libzstd: frames one after another. A frame may ask for a window of up to 128 MiB, what `zstd -d` allows by
// default; one that wants more is refused by the library.
#include "base/error.hpp"
#include "io/decoder.hpp"

#include <zstd.h>

#include <algorithm>

namespace kummerkasten::io {

namespace {

class ZstdDecoder : public Decoder {
public:
    explicit ZstdDecoder(std::string input) : input_(std::move(input)), stream_(::ZSTD_createDStream()) {
        if (stream_ == nullptr) {
            throw error<IoError>("{}: no memory to unpack zstd", input_);
        }
        wanted_ = ::ZSTD_initDStream(stream_.get());
    }

    [[nodiscard]] Step decode(std::string_view packed, char* into, std::size_t most) override {
        // A block a call, as large as the library asked for: so a damaged one takes no good one in front of it along.
        ZSTD_inBuffer in{packed.data(), std::min(packed.size(), std::max<std::size_t>(wanted_, 1)), 0};
        ZSTD_outBuffer out{into, most, 0};
        const bool holds_back = holds_back_;
        const std::size_t left = ::ZSTD_decompressStream(stream_.get(), &out, &in);
        if (::ZSTD_isError(left) != 0U) {
            throw error<IoError>("{}: the zstd data is damaged ({})", input_, ::ZSTD_getErrorName(left));
        }
        if (in.pos > 0 || holds_back) { // else nothing was there to be done, and `left` tells of a frame to come
            may_end_ = left == 0;
        }
        holds_back_ = out.pos == out.size && left != 0;
        wanted_ = left;
        return {in.pos, out.pos};
    }

    [[nodiscard]] bool may_end() const override { return may_end_; }
    [[nodiscard]] std::string_view name() const override { return "zstd"; }

private:
    struct Free {
        void operator()(ZSTD_DStream* stream) const { ::ZSTD_freeDStream(stream); }
    };
    std::string input_;
    std::unique_ptr<ZSTD_DStream, Free> stream_;
    std::size_t wanted_ = 0;
    bool may_end_ = true;
    bool holds_back_ = false;
};

} // namespace

std::unique_ptr<Decoder> make_zstd_decoder(std::string input) {
    return std::make_unique<ZstdDecoder>(std::move(input));
}

} // namespace kummerkasten::io

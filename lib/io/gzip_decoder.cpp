// SPDX-License-Identifier: Apache-2.0
// .gz by zlib: members one after another, as `cat a.gz b.gz` and log rotation make them, and zeros behind the last.
#include "base/error.hpp"
#include "io/decoder.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace kummerkasten::io {

namespace {

constexpr int kGzipOnly = 15 + 16; // the largest window, and a gzip header (zlib.h, inflateInit2)

unsigned clamp(std::size_t size) {
    return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<unsigned>::max()));
}

class GzipDecoder : public Decoder {
public:
    explicit GzipDecoder(std::string input) : input_(std::move(input)) {
        if (::inflateInit2(&stream_, kGzipOnly) != Z_OK) {
            throw error<IoError>("{}: no memory to unpack gzip", input_);
        }
    }
    ~GzipDecoder() override { ::inflateEnd(&stream_); }

    [[nodiscard]] Step decode(std::string_view packed, char* into, std::size_t most) override {
        const std::size_t offered = packed.size();
        if (between_members_) {
            if (any_member_) {
                packed.remove_prefix(std::min(packed.find_first_not_of('\0'), packed.size())); // padding of tapes
            }
            if (packed.empty()) {
                return {offered, 0};
            }
            if (any_member_ && packed.front() != '\x1F') {
                throw error<IoError>("{}: bytes that are no gzip follow the gzip data", input_);
            }
            ::inflateReset(&stream_);
            between_members_ = false;
        }
        // zlib.h wants a pointer to non-const and does not write through it.
        stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
        stream_.avail_in = clamp(packed.size());
        stream_.next_out = reinterpret_cast<Bytef*>(into);
        stream_.avail_out = clamp(most);
        const unsigned in = stream_.avail_in;
        const unsigned out = stream_.avail_out;
        const int code = ::inflate(&stream_, Z_NO_FLUSH);
        const Step step{offered - packed.size() + (in - stream_.avail_in), out - stream_.avail_out};
        if (code == Z_STREAM_END) {
            between_members_ = true;
            any_member_ = true;
        } else if (code != Z_OK && code != Z_BUF_ERROR && step.given == 0) { // else it comes again with the next call
            throw error<IoError>("{}: the gzip data is damaged ({})", input_,
                                 stream_.msg != nullptr ? stream_.msg : ::zError(code));
        }
        return step;
    }

    [[nodiscard]] bool may_end() const override { return between_members_; }
    [[nodiscard]] std::string_view name() const override { return "gzip"; }

private:
    std::string input_;
    z_stream stream_{};
    bool between_members_ = true;
    bool any_member_ = false;
};

} // namespace

std::unique_ptr<Decoder> make_gzip_decoder(std::string input) {
    return std::make_unique<GzipDecoder>(std::move(input));
}

} // namespace kummerkasten::io

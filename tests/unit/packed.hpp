// SPDX-License-Identifier: Apache-2.0
// Bytes as gzip and zstd pack them, one member or frame a call.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <stdexcept>
#include <string>

inline std::string gzip(const std::string& bytes) {
    z_stream stream{};
    if (::deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("deflateInit2");
    }
    std::string packed(::deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    stream.avail_in = static_cast<unsigned>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<unsigned>(packed.size());
    ::deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    ::deflateEnd(&stream);
    return packed;
}

inline std::string zstd(const std::string& bytes) {
    std::string packed(::ZSTD_compressBound(bytes.size()), '\0');
    packed.resize(::ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
    return packed;
}

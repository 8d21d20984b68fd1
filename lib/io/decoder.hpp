// SPDX-License-Identifier: Apache-2.0
// Unpacks one kind of compressed stream, a piece at a time, into memory of the caller: memory stays flat, however much
// comes out of little. Each kind is a file of its own.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kummerkasten::io {

class Decoder {
public:
    Decoder() = default;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    virtual ~Decoder() = default;

    struct Step {
        std::size_t taken = 0; ///< bytes of `packed` that are used up
        std::size_t given = 0; ///< bytes written to `into`
    };
    /// Unpacks what it can. Call it again with an empty `packed` until it gives nothing: it may hold some back. Throws
    /// IoError where the bytes are damaged; what came out before was good.
    [[nodiscard]] virtual Step decode(std::string_view packed, char* into, std::size_t most) = 0;
    /// May the input end here? Between two members or frames it may.
    [[nodiscard]] virtual bool may_end() const = 0;
    /// "gzip", for messages.
    [[nodiscard]] virtual std::string_view name() const = 0;
};

/// Throw IoError where there is no memory. Messages begin with `input`.
[[nodiscard]] std::unique_ptr<Decoder> make_gzip_decoder(std::string input);
[[nodiscard]] std::unique_ptr<Decoder> make_zstd_decoder(std::string input);

} // namespace kummerkasten::io

// SPDX-License-Identifier: Apache-2.0
// One input of a tool: a file, or standard input, which is called "-" by users and "<stdin>" in messages. What gzip or zstd
// has packed is unpacked on the way, known by its first bytes. Plain bytes go straight to the caller, uncopied.
#pragma once

#include "io/decoder.hpp"
#include "io/descriptor.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::io {

class Input {
public:
    /// Throws IoError where it cannot be opened.
    explicit Input(const std::string& operand);

    /// Up to `most` bytes; 0 at the end. Throws IoError: it cannot be read, is an archive of another kind, is damaged, or
    /// is cut off; in the last two cases all that could be unpacked was given out before.
    [[nodiscard]] std::size_t read(char* into, std::size_t most);
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    std::size_t read_first(char* into, std::size_t most);
    std::size_t unpack(char* into, std::size_t most);

    Descriptor owned_;
    int number_;
    std::string name_;
    bool looked_at_ = false;           ///< is it known how the input is packed?
    std::unique_ptr<Decoder> decoder_; ///< none where it is not
    std::vector<char> packed_;         ///< what was read and not unpacked yet: `rest_` of it
    std::string_view rest_;
};

/// All that is left of it. Throws DataError where that is more than `most` bytes.
[[nodiscard]] std::string read_whole(Input& input, std::size_t most);

/// The name an operand has in messages.
[[nodiscard]] std::string input_name(const std::string& operand);

} // namespace kummerkasten::io

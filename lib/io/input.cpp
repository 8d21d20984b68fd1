// SPDX-License-Identifier: Apache-2.0
#include "io/input.hpp"

#include "base/error.hpp"
#include "io/compression.hpp"
#include "io/stop_signal.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace kummerkasten::io {

namespace {

// Packed bytes read at a time: what a pipe holds.
constexpr std::size_t kPackedSize = 64 * 1024;

} // namespace

std::string input_name(const std::string& operand) { return operand == "-" ? "<stdin>" : operand; }

Input::Input(const std::string& operand) : number_(STDIN_FILENO), name_(input_name(operand)) {
    if (operand != "-") {
        owned_ = open_for_reading(operand);
        number_ = owned_.number();
        return;
    }
    struct stat status {};
    if (::fstat(STDIN_FILENO, &status) == 0 && S_ISDIR(status.st_mode)) {
        throw IoError("standard input is a directory; name the files in it");
    }
}

std::size_t Input::read(char* into, std::size_t most) {
    if (!looked_at_) {
        return read_first(into, most);
    }
    return decoder_ == nullptr ? read_some(number_, into, most, name_) : unpack(into, most);
}

// Reads until the first bytes say how the input is packed: for almost every input, once. They are `most` at least, since
// nobody reads with less than a page.
std::size_t Input::read_first(char* into, std::size_t most) {
    std::size_t size = 0;
    Packing packing = Packing::undecided;
    while (packing == Packing::undecided && size < most) {
        const std::size_t got = read_some(number_, into + size, most - size, name_);
        size += got;
        if (got == 0) {
            break; // the end, or a stop
        }
        packing = recognise_packing({into, size});
    }
    looked_at_ = true;
    if (packing == Packing::other) {
        throw error<IoError>("{} is {}", to_string({name_, 0}), advice_for({into, size}));
    }
    if (packing != Packing::gzip && packing != Packing::zstd) {
        return size;
    }
    const std::string place = to_string({name_, 0});
    decoder_ = packing == Packing::gzip ? make_gzip_decoder(place) : make_zstd_decoder(place);
    packed_.assign(into, into + size);
    packed_.resize(std::max(size, kPackedSize));
    rest_ = std::string_view(packed_.data(), size);
    return unpack(into, most);
}

std::size_t Input::unpack(char* into, std::size_t most) {
    for (;;) {
        const Decoder::Step step = decoder_->decode(rest_, into, most);
        rest_.remove_prefix(step.taken);
        if (step.given > 0) {
            return step.given;
        }
        if (!rest_.empty()) {
            if (step.taken == 0) {
                throw error<IoError>("{}: the {} data is damaged", to_string({name_, 0}), decoder_->name());
            }
            continue;
        }
        const std::size_t got = read_some(number_, packed_.data(), packed_.size(), name_);
        rest_ = std::string_view(packed_.data(), got);
        if (got == 0) {
            if (!decoder_->may_end() && !stop_requested()) {
                throw error<IoError>("{}: the {} data is cut off", to_string({name_, 0}), decoder_->name());
            }
            return 0;
        }
    }
}

std::string read_whole(Input& input, std::size_t most) {
    constexpr std::size_t kStep = std::size_t{1} << 20U;
    std::string bytes;
    for (std::size_t size = 0;;) {
        bytes.resize(size + kStep);
        const std::size_t got = input.read(bytes.data() + size, kStep);
        size += got;
        if (size > most) {
            throw error<DataError>("{}: larger than expected, {} bytes at most", input.name(), most);
        }
        if (got == 0) {
            bytes.resize(size);
            return bytes;
        }
    }
}

} // namespace kummerkasten::io

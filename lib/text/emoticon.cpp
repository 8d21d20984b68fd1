// SPDX-License-Identifier: Apache-2.0
#include "text/emoticon.hpp"

namespace kummerkasten::text {

std::size_t emoticon_size(std::string_view text) {
    static constexpr std::string_view kWhole[] = {"<3",  "</3", "^^",  "-.-", "-_-", "o.O",
                                                  "O.o", "o_O", "O_o", ">:(", ">:-("};
    const auto byte = [text](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    for (const std::string_view face : kWhole) {
        if (face.front() == byte(0) && text.starts_with(face)) {
            return face.size();
        }
    }
    const char eyes = byte(0);
    if (std::string_view(":;=8xX").find(eyes) == std::string_view::npos) {
        return 0;
    }
    std::size_t mouth = 1;
    const bool letter_eyes = eyes == 'x' || eyes == 'X' || eyes == '8';
    if (!letter_eyes && std::string_view("-o^'").find(byte(mouth)) != std::string_view::npos && byte(mouth) != '\0') {
        ++mouth;
        mouth += byte(mouth) == '-' && byte(mouth - 1) == '\'' ? 1 : 0; // :'-(
    }
    const std::string_view mouths = letter_eyes ? ")(D" : ")(]['DPpO/\\|*3sS$@><";
    if (byte(mouth) == '\0' || mouths.find(byte(mouth)) == std::string_view::npos) {
        return 0;
    }
    const char shape = byte(mouth);
    while (byte(mouth) == shape) {
        ++mouth;
    }
    return mouth;
}

} // namespace kummerkasten::text

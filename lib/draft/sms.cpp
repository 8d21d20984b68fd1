// SPDX-License-Identifier: Apache-2.0
#include "draft/sms.hpp"

#include "text/utf8.hpp"

namespace kummerkasten::draft {

namespace {

// Septets of a character, 0 where it is not in the alphabet (TS 23.038, 6.2.1 and 6.2.1.1).
std::size_t septets(char32_t c) {
    static constexpr std::u32string_view kTwo = U"^{}\\[~]|€";
    static constexpr std::u32string_view kOther = U"£¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";
    if (kTwo.find(c) != std::u32string_view::npos) {
        return 2;
    }
    if (c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F && c != '`')) {
        return 1;
    }
    return kOther.find(c) != std::u32string_view::npos ? 1 : 0;
}

std::size_t utf16_units(char32_t c) { return c > 0xFFFF ? 2 : 1; }

// Fills messages one after the other; what has no room goes whole into the next.
class Packing {
public:
    explicit Packing(bool in_gsm_alphabet)
        : alone_(sms_capacity(1, in_gsm_alphabet)), part_(sms_capacity(2, in_gsm_alphabet) / 2) {}

    void add(std::size_t units) {
        total_ += units;
        filled_ += units;
        if (parts_ == 0 || filled_ > part_) {
            ++parts_;
            filled_ = units;
        }
    }

    [[nodiscard]] std::size_t units() const { return total_; }
    [[nodiscard]] std::size_t segments() const { return total_ <= alone_ && total_ > 0 ? 1 : parts_; }

private:
    std::size_t alone_, part_;
    std::size_t total_ = 0, parts_ = 0, filled_ = 0;
};

} // namespace

std::size_t sms_capacity(std::size_t segments, bool in_gsm_alphabet) {
    if (segments <= 1) {
        return segments * (in_gsm_alphabet ? 160 : 70);
    }
    return segments * (in_gsm_alphabet ? 153 : 67);
}

SmsCount count_sms(std::string_view text) {
    SmsCount count;
    Packing gsm(true);
    Packing ucs2(false);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = text::next_character(text, i);
        const std::size_t in_alphabet = septets(c);
        if (in_alphabet == 0 && !count.foreign) {
            count.foreign = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i)};
        }
        gsm.add(in_alphabet);
        ucs2.add(utf16_units(c));
    }
    const Packing& packing = count.foreign ? ucs2 : gsm;
    count.units = packing.units();
    count.segments = packing.segments();
    return count;
}

} // namespace kummerkasten::draft

// SPDX-License-Identifier: Apache-2.0
#include "draft/slots.hpp"

#include "base/strings.hpp"
#include "base/suggest.hpp"
#include "draft/sentence.hpp"

namespace kummerkasten::draft {

void SlotValues::set(Slot slot, std::string value, bool even_empty) {
    const auto index = static_cast<std::size_t>(slot);
    filled_.set(index, even_empty || !value.empty());
    values_[index] = std::move(value);
}

std::optional<std::string> Template::parse(std::string_view text) {
    pieces_.clear();
    slots_.reset();
    Piece piece;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            if (i + 1 >= text.size() || text[i + 1] != 'n') {
                return "a backslash stands alone; only \\n, the line break, is known";
            }
            piece.text += '\n';
            ++i;
            continue;
        }
        if (text[i] == '}') {
            return "'}' without '{'";
        }
        if (text[i] != '{') {
            piece.text += text[i];
            continue;
        }
        const std::size_t end = text.find('}', i);
        if (end == std::string_view::npos) {
            return "'{' without '}'";
        }
        const std::string_view name = text.substr(i + 1, end - i - 1);
        for (std::size_t slot = 0; slot < kSlotNames.size(); ++slot) {
            if (kSlotNames[slot] == name) {
                piece.slot = static_cast<Slot>(slot);
                slots_.set(slot);
            }
        }
        if (!piece.slot) {
            return "slot " + in_quotes(name) + " is unknown; " + suggest(name, kSlotNames);
        }
        pieces_.push_back(std::move(piece));
        piece = {};
        i = end;
    }
    pieces_.push_back(std::move(piece));
    return std::nullopt;
}

std::string Template::fill(const SlotValues& values, bool in_swiss) const {
    std::string out;
    bool gap = false;
    for (const Piece& piece : pieces_) {
        out += in_swiss ? swiss(piece.text) : piece.text;
        if (piece.slot) {
            const std::string& value = values.get(*piece.slot);
            gap = gap || value.empty();
            out += value;
        }
    }
    if (gap) {
        tidy_blanks(out);
    }
    return out;
}

std::size_t Template::filled_size(const SlotValues& values) const {
    std::size_t size = 0;
    for (const Piece& piece : pieces_) {
        size += piece.text.size();
        if (piece.slot) {
            const std::string& value = values.get(*piece.slot);
            if (value.empty()) {
                return fill(values).size(); // what a gap leaves is tidied
            }
            size += value.size();
        }
    }
    return size;
}

std::string Template::wording() const {
    std::string out;
    for (const Piece& piece : pieces_) {
        out += piece.text;
        if (piece.slot) {
            out += ' ';
        }
    }
    return out;
}

} // namespace kummerkasten::draft

// SPDX-License-Identifier: Apache-2.0
#include "text/term_notation.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using kummerkasten::text::wrong_term;

TEST_CASE("wrong_term") {
    struct Row {
        std::string name, term, fault; // an empty fault: it is a term
    };
    const std::string place = "has '~' or '*' in the wrong place; expected '~' or '*' behind a word, or '*' before it";
    const std::string too_short = "is too short for '*'; expected at least four letters beside it";
    const std::vector<Row> rows{
        {"a word", "langsam", ""},
        {"a short word", "ab", ""},
        {"with endings", "langsam~", ""},
        {"short with endings", "rot~", ""},
        {"any continuation", "server*", ""},
        {"any compound", "*störung", ""},
        {"four letters are enough", "öder*", ""},
        {"three are not", "öde*", too_short},
        {"three are not, in front", "*tag", too_short},
        {"a phrase", "nicht zu erreichen", ""},
        {"five words", "a b c d e", ""},
        {"six words", "a b c d e f", "is too long; expected a phrase of at most five words"},
        {"endings in a phrase", "ganz~ langsam~", ""},
        {"three endings in a phrase", "ganz~ langsam~ netz~", "has too many '~'; expected at most two in a phrase"},
        {"a star in a phrase", "kein netz*", "has '*' in a phrase; expected it in single words only"},
        {"a tilde in the middle", "br~ot", place},
        {"a tilde in front", "~brot", place},
        {"both signs", "server~*", place},
        {"stars at both ends", "*server*", place},
        {"a face that is no notation", ":*", ""},
        {"an emoji", "😡", ""},
        {"a star alone is left to the lexicon", "*", ""},
        {"empty", "", "is empty; expected a word or a phrase"},
        {"a blank in front", " a", "has a blank too many; expected one between two words"},
        {"two blanks", "a  b", "has a blank too many; expected one between two words"},
        {"64 bytes", std::string(64, 'a'), ""},
        {"65 bytes", std::string(65, 'a'), "is too long; expected at most 64 bytes"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(wrong_term(row.term) == row.fault);
    }
}

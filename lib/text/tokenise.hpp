// SPDX-License-Identifier: Apache-2.0
// Cuts a post into tokens: words, numbers, @mentions, #hashtags, links, e-mail addresses, emoji, emoticons, punctuation.
// Tokens are byte ranges of the text, rise, never overlap, and lie on character boundaries; white space is in none.
// One pass, no allocation once the vectors have grown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::text {

/// Those made of letters and digits come first, up to email.
enum class TokenKind : std::uint8_t { word, number, mention, hashtag, link, email, emoji, emoticon, punctuation };

struct Token {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::word;
    bool upper = false;     ///< a word of two or more letters, all of them capitals
    bool capital = false;   ///< begins with a capital
    bool stretched = false; ///< has a run of three or more equal letters: "soooo"
};

/// Longest text that is judged, and most tokens; what lies behind is ignored. Posts are short; both are far above the
/// longest limit of any channel, and bound the work that one author can cause.
inline constexpr std::size_t kMaxJudgedBytes = 64 * 1024;
inline constexpr std::size_t kMaxTokens = 10'000;

/// A text made ready for judging. `text` is not owned.
struct Document {
    std::string_view text;
    std::string folded; ///< same length as text, see text/fold.hpp
    std::vector<Token> tokens;

    [[nodiscard]] std::string_view original(const Token& token) const {
        return text.substr(token.start, token.end - token.start);
    }
    [[nodiscard]] std::string_view folded_word(const Token& token) const {
        return std::string_view(folded).substr(token.start, token.end - token.start);
    }
};

/// Folds and tokenises `text` (valid UTF-8; cut to kMaxJudgedBytes) into `document`, whose memory is reused.
void analyse(std::string_view text, Document& document);

} // namespace kummerkasten::text

// SPDX-License-Identifier: Apache-2.0
// Tokens and entities rise, never overlap, lie on character boundaries, and no white space is in a token.
#include "text/tokenise.hpp"

#include "fuzz.hpp"
#include "text/entities.hpp"
#include "text/web_address.hpp"

using namespace kummerkasten;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string all = fuzz::valid_text(fuzz::view(data, size));
    text::Document document;
    text::analyse(all, document);
    fuzz::require(document.text == text::prefix(all, text::kMaxJudgedBytes), "a long text is cut");
    fuzz::require(document.folded.size() == document.text.size(), "folding keeps the length");
    fuzz::require(document.tokens.size() <= text::kMaxTokens, "the number of tokens has a limit");
    std::size_t end = 0;
    for (const text::Token& token : document.tokens) {
        fuzz::require(token.start >= end && token.end > token.start, "tokens rise and are not empty");
        fuzz::require(fuzz::is_stretch(document.text, token.start, token.end), "tokens are whole characters");
        end = token.end;
        if (token.kind != text::TokenKind::emoticon) {
            fuzz::require(document.original(token).find_first_of(" \t\r\n") == std::string_view::npos,
                          "no blank is in a token", document.original(token));
        }
    }
    std::vector<text::Entity> entities;
    for (const text::Names names : {text::Names::x, text::Names::any}) {
        text::find_entities(all, names, entities);
        end = 0;
        for (const text::Entity& entity : entities) {
            fuzz::require(entity.start >= end && entity.end > entity.start, "entities rise and are not empty");
            fuzz::require(fuzz::is_stretch(all, entity.start, entity.end), "entities are whole characters");
            end = entity.end;
            fuzz::require(!entity.name(all).empty(), "an entity has a name");
        }
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Why a model thinks so, for people: the words of the post whose features spoke loudest.
#pragma once

#include "classify/reasons.hpp"
#include "learn/model.hpp"
#include "text/tokenise.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// Memory that is reused from post to post.
struct StrongestScratch {
    std::vector<float> by_token;
    std::vector<std::uint32_t> order;
};

/// Adds up to three reasons, each a word with how much it spoke for class number `value` of head number `head`, at most
/// 1. `scratch` is as Model::look_up() left it.
void note_strongest_words(const learn::Model& model, std::size_t head, std::size_t value,
                          const learn::Model::Scratch& scratch, const text::Document& document, Reasons::Label label,
                          std::string_view by_name, StrongestScratch& strongest, Reasons& reasons);

} // namespace kummerkasten::classify

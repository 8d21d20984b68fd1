// SPDX-License-Identifier: Apache-2.0
// Words that say nothing by themselves: articles, pronouns, auxiliary verbs, greetings, in German and English. Negations are
// not among them: "geht nicht" says a lot.
#pragma once

#include <string_view>

namespace kummerkasten::text {

/// `folded_word` as text/fold.hpp makes it. Words of one letter are stop words too.
[[nodiscard]] bool is_stop_word(std::string_view folded_word);

} // namespace kummerkasten::text

// SPDX-License-Identifier: Apache-2.0
// A verdict for a person's eyes (care rule L5): the text with the words that decided, each label with its value, how sure it
// is and why, the sum behind the urgency, and what is to be done. For `classify --explain`; programs read the record.
#pragma once

#include "classify/marked_text.hpp"
#include "record/post.hpp"
#include "record/triage.hpp"

#include <cstdint>
#include <string>

namespace kummerkasten::classify {

/// Appends one block, an empty line behind it. `number` counts the posts of the run, from 1. Reasons come as the triage has
/// them, the strongest first. All words of strangers are made safe for a terminal.
void explain(std::string& out, std::uint64_t number, const record::Post& post, const record::Triage& triage,
             const Sheet& sheet);

} // namespace kummerkasten::classify

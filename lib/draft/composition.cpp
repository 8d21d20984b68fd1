// SPDX-License-Identifier: Apache-2.0
#include "draft/composition.hpp"

#include "draft/length.hpp"
#include "draft/reply_prefix.hpp"
#include "draft/sentence.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kummerkasten::draft {

namespace {

bool in_swiss(const CaseFile& a_case) { return a_case.situation.variant == "de-CH"; }

} // namespace

Block Composition::filled(const Phrase& phrase) const {
    Block block{phrase.part, phrase.text.fill(case_.slots, in_swiss(case_)), "phrase:" + phrase.id, &phrase};
    for (std::size_t slot = 0; slot < kSlotNames.size() && case_.incident != nullptr; ++slot) {
        if (phrase.text.slots().test(slot) && is_of_incident(static_cast<Slot>(slot))) {
            block.from = (case_.is_article ? "article:" : "incident:") + case_.incident->id;
        }
    }
    return block;
}

const Phrase* Composition::choose(Part part) const {
    std::vector<const Phrase*> fitting;
    case_.book->find(part, case_.situation, case_.slots, Width::best, fitting);
    if (fitting.empty()) {
        return nullptr;
    }
    if (part == Part::apology || part == Part::circumstance) {
        avoid_echo(fitting);
    }
    std::size_t among = fitting.size();
    if (case_.brief && among > 1 && part != Part::salutation && part != Part::signature) {
        // The shorter two thirds, in the order of length and then of the file: half of them would make neighbours alike.
        std::vector<std::pair<std::size_t, const Phrase*>> by_length;
        by_length.reserve(fitting.size());
        for (const Phrase* phrase : fitting) {
            by_length.emplace_back(phrase->text.filled_size(case_.slots), phrase);
        }
        std::stable_sort(by_length.begin(), by_length.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::transform(by_length.begin(), by_length.end(), fitting.begin(),
                       [](const auto& entry) { return entry.second; });
        among = (2 * among + 2) / 3;
    }
    const std::string_view name = kPartNames[static_cast<std::size_t>(part)];
    return fitting[XXH3_64bits_withSeed(name.data(), name.size(), case_.seed) % among];
}

// "Ihr Ärger ist berechtigt. Für den Ärger …": nothing behind the acknowledgement says a word of it again, where another phrase fits.
void Composition::avoid_echo(std::vector<const Phrase*>& phrases) const {
    const Block* heard = find(Part::acknowledgement);
    if (heard == nullptr) {
        return;
    }
    std::vector<std::string_view> said{"rger", "verst", "Durcheinander", "Zeit", "in Ordnung", "darf nicht", "ass "};
    std::erase_if(said, [heard](std::string_view word) { return heard->text.find(word) == std::string::npos; });
    if (said.empty()) {
        return;
    }
    const auto echoes = [this, &said](const Phrase* phrase) {
        const std::string text = phrase->text.fill(case_.slots);
        return std::any_of(said.begin(), said.end(),
                           [&text](std::string_view word) { return text.find(word) != std::string::npos; });
    };
    if (!std::all_of(phrases.begin(), phrases.end(), echoes)) {
        phrases.erase(std::remove_if(phrases.begin(), phrases.end(), echoes), phrases.end());
    }
}

bool Composition::add(Part part) {
    const Phrase* phrase = choose(part);
    if (phrase == nullptr) {
        return false;
    }
    blocks_.push_back(filled(*phrase));
    return true;
}

const Block* Composition::find(Part part) const {
    const auto found =
        std::find_if(blocks_.begin(), blocks_.end(), [part](const Block& block) { return block.part == part; });
    return found == blocks_.end() ? nullptr : &*found;
}

// A sentence begins with a capital; behind a salutation that ends in a comma German goes on with a small letter, English does
// so on one line, but not in a letter.
std::string Composition::shown(std::size_t index) const {
    const Block& block = blocks_[index];
    const bool goes_on = index > 0 && blocks_[index - 1].part == Part::salutation &&
                         blocks_[index - 1].text.ends_with(',') &&
                         (case_.language != "en" || case_.channel.layout == Layout::line);
    return goes_on ? block.text : capitalised(block.text);
}

std::string Composition::text() const {
    const bool letter = case_.channel.layout == Layout::letter;
    std::string out;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (i > 0) {
            const bool paragraph =
                letter && (blocks_[i - 1].part == Part::salutation || blocks_[i].part == Part::signature);
            out += paragraph ? "\n\n" : " ";
        }
        out += shown(i);
    }
    return out;
}

std::vector<record::DraftPart> Composition::parts() const {
    std::vector<record::DraftPart> list;
    list.reserve(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        list.push_back({std::string(kPartNames[static_cast<std::size_t>(blocks_[i].part)]), shown(i), blocks_[i].from});
    }
    return list;
}

bool Composition::fits_now() const {
    const std::string whole = text();
    return whole.size() <= kLongestText && fits(case_.channel, counted_part(case_.channel, case_.post, whole));
}

void Composition::remember_whole() {
    for (std::size_t i = 0; i < blocks_.size() && !has_whole_; ++i) {
        whole_.push_back(shown(i));
    }
    has_whole_ = true;
}

void Composition::shorten(Part part, Width width) {
    const auto block = std::find_if(blocks_.begin(), blocks_.end(), [part](const Block& b) { return b.part == part; });
    if (block == blocks_.end()) {
        return;
    }
    if (part == Part::explanation) {
        remember_whole(); // a shorter one tells less
    }
    std::vector<const Phrase*> fitting;
    case_.book->find(part, case_.situation, case_.slots, width, fitting);
    std::vector<std::pair<std::size_t, Block>> shorter; // with their lengths
    const std::size_t now = measure(case_.channel, block->text).used;
    for (const Phrase* phrase : fitting) {
        Block candidate = filled(*phrase);
        if (const std::size_t length = measure(case_.channel, candidate.text).used; length < now) {
            shorter.emplace_back(length, std::move(candidate));
        }
    }
    std::stable_sort(shorter.begin(), shorter.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [length, candidate] : shorter) {
        *block = std::move(candidate);
        if (fits_now()) {
            return;
        }
    }
}

void Composition::drop(Part part) {
    const auto block = std::find_if(blocks_.begin(), blocks_.end(), [part](const Block& b) { return b.part == part; });
    if (block != blocks_.end()) {
        if (!is_extra(part)) {
            remember_whole();
        }
        blocks_.erase(block);
        dropped_.push_back(part);
    }
}

bool Composition::fit() {
    struct Step {
        Part part;
        std::optional<Width> shorter; ///< nothing: the part goes
    };
    static constexpr std::array<Step, 16> kSteps{{{Part::offer, std::nullopt},
                                                  {Part::noted, std::nullopt},
                                                  {Part::circumstance, std::nullopt},
                                                  {Part::addition, std::nullopt},
                                                  {Part::acknowledgement, Width::brief},
                                                  {Part::next_step, Width::brief},
                                                  {Part::holding, Width::brief},
                                                  {Part::salutation, Width::best},
                                                  {Part::apology, Width::all},
                                                  {Part::explanation, Width::all},
                                                  {Part::acknowledgement, Width::all},
                                                  {Part::explanation, std::nullopt},
                                                  {Part::state, std::nullopt},
                                                  {Part::next_step, Width::all},
                                                  {Part::holding, Width::all},
                                                  {Part::acknowledgement, std::nullopt}}};
    for (const Step& step : kSteps) {
        if (fits_now()) {
            return true;
        }
        if (step.shorter) {
            shorten(step.part, *step.shorter);
        } else {
            drop(step.part);
        }
    }
    if (!fits_now()) {
        drop(Part::salutation);
    }
    return fits_now();
}

std::string private_message(const CaseFile& a_case, const Phrase& next_step, std::vector<std::string>& sources) {
    if (a_case.channel.privacy != Privacy::dm) {
        return {};
    }
    Situation situation = a_case.situation;
    for (const auto& [key, kinds] : {std::pair{Key::ask, &situation.asked}, std::pair{Key::have, &situation.used}}) {
        if (const Condition* condition = next_step.condition(key)) {
            std::copy_if(condition->values.begin(), condition->values.end(), std::back_inserter(*kinds),
                         is_personal_kind);
        }
    }
    if (situation.asked.empty() && situation.used.empty()) {
        return {};
    }
    std::vector<const Phrase*> fitting;
    a_case.book->find(Part::private_message, situation, a_case.slots, Width::best, fitting);
    if (fitting.empty()) {
        return {};
    }
    // Of several kinds that would do ("order_no|tracking_no"), the first one is asked for.
    const auto matching = [&situation](const Phrase* phrase) {
        const Condition* ask = phrase->condition(Key::ask);
        return ask != nullptr && !situation.asked.empty() && ask->values.front() == situation.asked.front();
    };
    const auto first = std::find_if(fitting.begin(), fitting.end(), matching);
    const Phrase& chosen = first != fitting.end() ? **first : *fitting.front();
    for (std::size_t slot = 0; slot < kSlotNames.size(); ++slot) {
        if (chosen.text.slots().test(slot) && is_personal(static_cast<Slot>(slot))) {
            sources.push_back("fact:" + std::string(kSlotNames[slot]));
        }
    }
    std::string text;
    for (const Part part : {Part::salutation, Part::private_message, Part::signature}) {
        std::string piece;
        if (part == Part::private_message) {
            piece = chosen.text.fill(a_case.slots, in_swiss(a_case));
        } else {
            a_case.book->find(part, situation, a_case.slots, Width::best, fitting);
            piece = fitting.empty() ? std::string()
                                    : fitting[a_case.seed % fitting.size()]->text.fill(a_case.slots, in_swiss(a_case));
        }
        if (!piece.empty()) {
            text += text.empty() ? capitalised(piece) : " " + piece;
        }
    }
    return text.size() <= kLongestText ? text : std::string();
}

} // namespace kummerkasten::draft

// SPDX-License-Identifier: Apache-2.0
#include "draft/phrase_book.hpp"

#include "draft/data_copy.hpp"
#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Address;

namespace {

constexpr const char* kGerman = "de/phrases.tsv";

std::string complaint_with(const DataCopy& data, std::string_view language = "de") {
    return data.complaint(
        [language](const io::DataPath& path) { PhraseBook book(path, record::Taxonomy(path), language); });
}

// The book of the source tree without the lines that `unwanted` picks.
template <class Unwanted> std::string without(const DataCopy& data, const Unwanted& unwanted) {
    std::string kept, bytes = data.bytes(kGerman);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = bytes.find('\n', at);
        const std::string line = bytes.substr(at, end - at);
        kept += unwanted(line) ? "" : line + "\n";
        at = end + 1;
    }
    return kept;
}

std::vector<std::string> ids(const PhraseBook& book, Part part, const Situation& situation, const SlotValues& slots,
                             Width width = Width::best) {
    std::vector<const Phrase*> found;
    book.find(part, situation, slots, width, found);
    std::vector<std::string> list;
    for (const Phrase* phrase : found) {
        list.push_back(phrase->id);
    }
    return list;
}

} // namespace

TEST_CASE("the books of the source tree are complete and large enough") {
    const record::Taxonomy taxonomy(source_data());
    CHECK(PhraseBook(source_data(), taxonomy, "de").phrases().size() >= 260);
    CHECK(PhraseBook(source_data(), taxonomy, "en").phrases().size() >= 80);
}

TEST_CASE("a bad phrase is named with file and line") {
    struct Row {
        std::string name, line, message;
    };
    const std::vector<Row> rows{
        {"unknown part", "n\tgreeting\tany\t*\t*\t-\tany\thallo", "part 'greeting' is unknown; allowed are"},
        {"unknown register", "n\toffer\tSie\t*\t*\t-\tany\thallo", "register 'Sie' is unknown; did you mean 'sie'"},
        {"unknown intent", "n\toffer\tany\tcomplain\t*\t-\tany\thallo",
         "intent 'complain' is unknown; did you mean 'complaint'"},
        {"unknown topic", "n\toffer\tany\t*\tdelays\t-\tany\thallo",
         "topic 'delays' is not in the taxonomy; did you mean 'delay'"},
        {"unknown slot", "n\toffer\tany\t*\t*\t-\tany\thallo {phon}", "slot 'phon' is unknown; did you mean 'phone'"},
        {"unknown condition", "n\toffer\tany\t*\t*\tlengths=short\tany\thallo",
         "condition 'lengths=short' is no key=value of a known key; did you mean 'length'"},
        {"unknown value", "n\toffer\tany\t*\t*\tlength=tiny\tany\thallo",
         "value 'tiny' of condition 'length' is unknown; allowed are short"},
        {"unknown aspect", "n\toffer\tany\t*\t*\tsays=lifts\tany\thallo",
         "aspect 'lifts' of condition 'says' is unknown; did you mean 'lift'"},
        {"unknown signal", "n\toffer\tany\t*\t*\tsignal=churns\tany\thallo",
         "value 'churns' of condition 'signal' is unknown; did you mean 'churn'"},
        {"unknown variant", "n\toffer\tany\t*\t*\t-\tde-DE\thallo",
         "variant 'de-DE' is unknown; allowed are any, de, de-AT or de-CH"},
        {"double id", "de-ack-outage-01\toffer\tany\t*\t*\t-\tany\thallo",
         "id 'de-ack-outage-01' stands here a second time"},
        {"doubled text", "n\tapology\tany\tresolved\t*\t-\tany\tdas tut uns leid.",
         "the same apology stands here a second time"},
        {"du in a sie phrase", "n\toffer\tsie\t*\t*\t-\tany\tdas ist für dich.",
         "'dich' does not belong in a phrase of register 'sie'"},
        {"Ihnen in a du phrase", "n\toffer\tdu\t*\t*\t-\tany\tdas hilft Ihnen.",
         "'Ihnen' does not belong in a phrase of register 'du'"},
        {"euch in an any phrase", "n\toffer\tany\t*\t*\t-\tany\tdas ist für euch.",
         "'euch' does not belong in a phrase of register 'any'"},
        {"personal slot in public", "n\toffer\tany\t*\t*\t-\tany\tzu {order_no}.",
         "slot 'order_no' is personal; it may stand in private phrases only"},
        {"too long", "n\toffer\tany\t*\t*\t-\tany\t" + std::string(161, 'a'),
         "161 characters; at most 160 in a public phrase"},
        {"no text", "n\toffer\tany\t*\t*\t-\tany\t", "the text is empty"},
        {"sharp s in Swiss", "n\toffer\tany\t*\t*\t-\tde-CH\tviele Grüße", "Swiss spelling has no 'ß'; write 'ss'"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const DataCopy data;
        const std::size_t line = data.append(kGerman, row.line);
        const std::string expected = std::string(kGerman) + ":" + std::to_string(line) + ": " + row.message;
        CHECK(complaint_with(data).substr(0, expected.size()) == expected);
    }
}

TEST_CASE("English has one register") {
    const DataCopy data;
    const std::size_t line = data.append("en/phrases.tsv", "n\toffer\tdu\t*\t*\t-\tany\thello");
    CHECK(complaint_with(data, "en") ==
          "en/phrases.tsv:" + std::to_string(line) + ": English has one register; write 'any'");
}

TEST_CASE("a book that lacks something says what") {
    struct Row {
        std::string name;
        bool (*unwanted)(const std::string&);
        std::string message;
    };
    const std::vector<Row> rows{
        {"a topic without its acknowledgement in one register",
         [](const std::string& line) {
             return line.find("de-ack-outage") == 0 &&
                    (line.find("\tihr\t") != std::string::npos || line.find("\tany\tcomplaint") != std::string::npos);
         },
         "no phrase for part 'acknowledgement', register 'ihr', intent 'complaint', topic 'outage'; add one"},
        {"a topic without its next step",
         [](const std::string& line) {
             return line.find("de-next-privacy") == 0 && line.find("\tsie\t") != std::string::npos;
         },
         "no phrase for part 'next_step', register 'sie', intent 'complaint', topic 'privacy'; add one"},
        {"no holding reply", [](const std::string& line) { return line.find("de-hold") == 0; },
         "no phrase for part 'holding', register 'du', topic '*'; add one"},
        {"no greeting without a name",
         [](const std::string& line) { return line.find("name=none") != std::string::npos; },
         "no phrase for part 'salutation', register 'du', topic '*', name=none; add one"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const DataCopy data;
        data.write(kGerman, without(data, row.unwanted));
        CHECK(complaint_with(data) == std::string(kGerman) + ": " + row.message);
    }
}

TEST_CASE("find prefers what fits best and never asks for what is known") {
    const PhraseBook book(source_data(), record::Taxonomy(source_data()), "de");
    Situation situation;
    situation.address = Address::du;
    situation.intent = record::Intent::complaint;
    situation.topic = "delivery";
    situation.variant = "de";
    SlotValues slots;
    slots.set(Slot::direct_message, "per Direktnachricht");
    for (const std::string& id : ids(book, Part::next_step, situation, slots)) {
        CHECK(id.find("de-next-delivery") == 0);
    }
    const auto asks = [&](const std::string& id) {
        const auto phrase =
            std::find_if(book.phrases().begin(), book.phrases().end(), [&](const Phrase& p) { return p.id == id; });
        return phrase->condition(Key::ask) != nullptr;
    };
    for (const std::string& id : ids(book, Part::next_step, situation, slots)) {
        CHECK(asks(id));
    }
    situation.known = {"tracking_no"};
    const std::vector<std::string> known = ids(book, Part::next_step, situation, slots);
    REQUIRE_FALSE(known.empty());
    for (const std::string& id : known) {
        CHECK_FALSE(asks(id));
    }
    // Without a way to send a direct message nothing private is asked for.
    situation.known.clear();
    for (const std::string& id : ids(book, Part::next_step, situation, SlotValues())) {
        CHECK_FALSE(asks(id));
    }
}

TEST_CASE("short phrases are for where there is no room") {
    const PhraseBook book(source_data(), record::Taxonomy(source_data()), "de");
    Situation situation;
    situation.address = Address::sie;
    situation.intent = record::Intent::complaint;
    situation.topic = "outage";
    situation.variant = "de";
    situation.set(Key::incident, "open");
    const auto best = ids(book, Part::acknowledgement, situation, {});
    const auto brief = ids(book, Part::acknowledgement, situation, {}, Width::brief);
    const auto all = ids(book, Part::acknowledgement, situation, {}, Width::all);
    CHECK(brief.size() == best.size() + 1);
    CHECK(all.size() > brief.size());
}

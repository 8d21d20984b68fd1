// SPDX-License-Identifier: Apache-2.0
// A bag is luggage to an airline and goods to a shop.
#include "draft/trades.hpp"

#include "draft/aspects.hpp"
#include "draft/data_copy.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

std::string trades_in(std::string_view industry) {
    const DataCopy data;
    const Trades trades(data.path());
    const std::vector<bool> named = trades.named_in(industry);
    std::string list;
    for (std::size_t i = 0; i < named.size(); ++i) {
        list += named[i] ? (list.empty() ? "" : " ") + trades.names()[i] : "";
    }
    return list;
}

} // namespace

TEST_CASE("an industry in free text names trades") {
    CHECK(trades_in("Mobilfunk, Internet und Filme zum Streamen") == "software telecom");
    CHECK(trades_in("Öffentlicher Nahverkehr") == "transport");
    CHECK(trades_in("Regionalbahn") == "transport");
    CHECK(trades_in("Mobility") == "transport");
    CHECK(trades_in("Streamingdienst") == "software");
    CHECK(trades_in("Onlineshop für Möbel") == "retail");
    CHECK(trades_in("public transport") == "transport");
    CHECK(trades_in("parcel delivery") == "post");
    CHECK(trades_in("business consulting").empty()); // no bus
    CHECK(trades_in("retail") == "retail");          // no rail
    CHECK(trades_in("Sparkasse") == "bank");         // no health insurance
    CHECK(trades_in("").empty());
}

TEST_CASE("what means something else in the trade of the house is not found; any trade leaves all in") {
    const DataCopy data;
    data.write("de/aspects.tsv", "#kummerkasten-aspects 1\nparcel\tlieferung*\t\t\tpost,retail\nlift\taufzug*\n");
    const auto found = [&data](std::string_view industry) {
        Aspects aspects(data.path(), "de", industry);
        aspects.may_be_taken_up("parcel", {});
        aspects.may_be_taken_up("lift", {});
        return std::string(aspects.first_of({}, aspects.listen("die lieferung kam nicht mit dem aufzug")).name);
    };
    CHECK(found("Paketdienst") == "parcel");
    CHECK(found("Eisenbahn") == "lift");
    CHECK(found("") == "parcel");
    CHECK(found("Beratung") == "parcel");
}

TEST_CASE("a bad row of trades, and a trade that is none, are named with file and line") {
    const DataCopy data;
    const auto read = [](const io::DataPath& path) { Trades unused(path); };
    std::size_t line = data.append("trades.tsv", "bank\tbank*");
    CHECK(data.complaint(read) == "trades.tsv:" + std::to_string(line) + ": trade 'bank' stands here twice");
    const DataCopy short_word;
    line = short_word.append("trades.tsv", "tea\tt*");
    const std::string expected = "trades.tsv:" + std::to_string(line) + ": 't*' is no word of two letters or more";
    CHECK(short_word.complaint(read).substr(0, expected.size()) == expected);
    const DataCopy unknown;
    line = unknown.append("de/aspects.tsv", "tea\ttee*\t\t\tbanks");
    CHECK(unknown.complaint([](const io::DataPath& path) { Aspects unused(path, "de"); }) ==
          "de/aspects.tsv:" + std::to_string(line) + ": trade 'banks' is unknown; did you mean 'bank'");
}

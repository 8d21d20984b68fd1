// SPDX-License-Identifier: Apache-2.0
#include "draft/phrase_gaps.hpp"

#include "draft/data_copy.hpp"
#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

std::vector<std::string> lines(const DataCopy& data) {
    const record::Taxonomy taxonomy(data.path());
    std::vector<std::string> list;
    for (const PhraseGap& gap : gaps_in(PhraseBook(data.path(), taxonomy, "en"), taxonomy)) {
        list.push_back(line_of(gap, "en"));
    }
    return list;
}

bool contains(const std::vector<std::string>& list, const std::string& line) {
    return std::find(list.begin(), list.end(), line) != list.end();
}

} // namespace

TEST_CASE("the books of the source tree have words of their own for every topic, intent and register") {
    const record::Taxonomy taxonomy(source_data());
    for (const std::string_view language : {"de", "en"}) {
        const std::vector<PhraseGap> gaps = gaps_in(PhraseBook(source_data(), taxonomy, language), taxonomy);
        CAPTURE(gaps.empty() ? std::string() : line_of(gaps.front(), language));
        CHECK(gaps.empty());
    }
}

TEST_CASE("a gap is told until the house has words of its own") {
    const DataCopy data;
    // Without its questions about access, which no aspect has words for: two lines, whatever follows "en-ack-q-accessibility".
    std::string kept;
    const std::string bytes = data.bytes("en/phrases.tsv");
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = bytes.find('\n', at);
        const std::string line = bytes.substr(at, end - at);
        kept += line.starts_with("en-ack-q-accessibility") ? "" : line + "\n";
        at = end + 1;
    }
    data.write("en/phrases.tsv", kept);
    const std::string gap = "en\tacknowledgement\tany\tquestion\taccessibility\tpublic\n";
    CHECK(lines(data) == std::vector<std::string>{gap});
    data.append(
        "en/phrases.tsv",
        "my-ack-access\tacknowledgement\tany\tquestion\taccessibility\t-\tany\tyou want to know how to get there.");
    CHECK(lines(data).empty());
}

TEST_CASE("a public phrase that asks for a personal fact wants a private one beside it") {
    const DataCopy data;
    const std::string gap = "en\tprivate\tany\task=iban\tprice\tprivate\n";
    CHECK_FALSE(contains(lines(data), gap));
    data.append("en/phrases.tsv",
                "my-next-price\tnext_step\tany\tcomplaint\tprice\task=iban\tany\tplease send us "
                "your account number {direct_message}.");
    CHECK(contains(lines(data), gap));
    data.append("en/phrases.tsv", "my-dm-price\tprivate\tany\tcomplaint\tprice\task=iban\tany\twhich account is it?");
    CHECK_FALSE(contains(lines(data), gap));
}

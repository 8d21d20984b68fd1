// SPDX-License-Identifier: Apache-2.0
// The notation of the lexicon: from what a person wrote to what is looked up. What that finds: word_table_test.cpp.
#include "classify/term_forms.hpp"

#include "base/error.hpp"
#include "classify/endings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

std::vector<TermForm> forms_of(std::string_view term, unsigned languages = kGermanEnding) {
    std::vector<TermForm> forms;
    read_term(term, languages, {"lexicon.tsv", 1}, forms);
    return forms;
}

bool has(const std::vector<TermForm>& forms, TermForm::Form form, std::string_view key) {
    return std::any_of(forms.begin(), forms.end(),
                       [&](const TermForm& one) { return one.form == form && one.key == key; });
}

} // namespace

TEST_CASE("a term is one form and its key") {
    struct Row {
        std::string name, term;
        TermForm::Form form;
        std::string key;
    };
    const std::vector<Row> rows{
        {"a word", "netz", TermForm::kWord, "netz"},
        {"folded, without blanks around it", "  Störung ", TermForm::kWord, "stoerung"},
        {"inflected", "langsam~", TermForm::kInflected, "langsam"},
        {"a beginning", "server*", TermForm::kPrefix, "server"},
        {"an ending", "*ausfall", TermForm::kSuffix, "ausfall"},
        {"a phrase; two blanks are one", "Kein  Netz", TermForm::kPhrase, "kein netz"},
        {"hyphens are words", "wi-fi", TermForm::kPhrase, "wi - fi"},
        {"a face is no notation", ":*", TermForm::kWord, ":*"},
        {"an emoji", "😡", TermForm::kWord, "😡"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const std::vector<TermForm> forms = forms_of(row.term);
        REQUIRE(forms.size() == 1);
        CHECK(forms[0].form == row.form);
        CHECK(forms[0].key == row.key);
    }
}

TEST_CASE("in a phrase a tilde is spelt out, for the languages that are asked for") {
    const std::size_t endings = all_endings(kGermanEnding).size() + 1; // and none
    const std::vector<TermForm> forms = forms_of("lahm~ netz");
    CHECK(forms.size() == endings);
    CHECK(has(forms, TermForm::kPhrase, "lahm netz"));
    CHECK(has(forms, TermForm::kPhrase, "lahmes netz"));
    CHECK_FALSE(has(forms, TermForm::kPhrase, "lahmly netz"));
    CHECK(has(forms_of("slow~ line", kEnglishEnding), TermForm::kPhrase, "slowly line"));
    CHECK(forms_of("lahm~ netz~").size() == endings * endings);
}

TEST_CASE("what is no term is refused with its place") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"", "expected 1 to 64 bytes"},
        {"   ", "expected 1 to 64 bytes"},
        {std::string("ab") + std::string(63, '1'), "expected 1 to 64 bytes"},
        {"net*", "expected at least 4 letters before the *"},
        {"*net", "expected at least 4 letters behind the *"},
        {"kein* netz", "expected no * in a phrase"},
        {"kein *netz", "expected no * in a phrase"},
        {"ganz~ lahm~ netz~", "expected at most two ~ in a phrase"},
        {"a b c d e f g h i j k", "expected at most 5 words"},
    };
    for (const auto& [term, why] : rows) {
        CAPTURE(term);
        try {
            static_cast<void>(forms_of(term));
            FAIL_CHECK("was taken");
        } catch (const DataError& error) {
            const std::string message = error.what();
            CAPTURE(message);
            CHECK(message.starts_with("lexicon.tsv:1: term "));
            CHECK(message.find(why) != std::string::npos);
        }
    }
}

TEST_CASE("a name has no notation") {
    CHECK_FALSE(read_name("  "));
    const auto star = read_name("Netz*");
    REQUIRE(star);
    CHECK(star->form == TermForm::kPhrase); // a sign is a word of its own
    CHECK(star->key == "netz *");
    CHECK(read_name("Wiesenpieper")->key == "wiesenpieper");
}

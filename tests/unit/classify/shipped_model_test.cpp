// SPDX-License-Identifier: Apache-2.0
// What the shipped model has learnt, on posts that are in no corpus; how good it is on many stands in data/README.md.
#include "classify/shipped_model.hpp"

#include "base/error.hpp"
#include "classify/judges.hpp"
#include "classify/lexicon.hpp"
#include "io/data_path.hpp"
#include "record/taxonomy.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

class Asked {
public:
    Asked() {
        load_lexicon(data_ / "de/lexicon.tsv", Source::german, topics_, table_);
        load_lexicon(data_ / "en/lexicon.tsv", Source::english, topics_, table_);
    }

    double about(const std::string& text, Question question) {
        text::analyse(text, document_);
        gather(document_, table_, "de", evidence_);
        Opinion opinion(shipped_, document_, evidence_, scratch_);
        return opinion[question];
    }

    /// The strongest word that spoke for the answer.
    std::string word_for(const std::string& text, Question question) {
        text::analyse(text, document_);
        gather(document_, table_, "de", evidence_);
        Opinion opinion(shipped_, document_, evidence_, scratch_);
        std::vector<record::Reason> written;
        Reasons reasons;
        reasons.begin(written);
        opinion.note(question, {"intent", "praise"}, reasons);
        reasons.write(written);
        return written.empty() ? "" : text.substr(written[0].span.start, written[0].span.end - written[0].span.start);
    }

private:
    io::DataPath data_{std::string(KUMMERKASTEN_SOURCE_DIR) + "/data"};
    record::Taxonomy taxonomy_{data_};
    TopicNames topics_{taxonomy_.names()};
    ShippedModel shipped_{data_ / "shipped.model"};
    WordTable table_;
    text::Document document_;
    Evidence evidence_;
    ShippedModel::Scratch scratch_;
};

} // namespace

TEST_CASE("what the shipped model thinks of plain cases") {
    Asked asked;
    struct Row {
        const char* text;
        Question question;
        bool yes;
    };
    const Row rows[] = {
        {"Ein wunderschöner Abend mit lieben Freunden :)", Question::positive, true},
        {"Ein furchtbarer Tag, mir ist nur zum Heulen.", Question::negative, true},
        {"Der Aufzug am Bahnhof ist schon wieder kaputt.", Question::dissatisfied, true},
        {"Die Tagung beginnt morgen um neun Uhr.", Question::dissatisfied, false},
        {"Ihr seid doch alle nur widerliche Idioten.", Question::offensive, true},
        {"Guten Morgen, ich wünsche euch einen schönen Tag.", Question::offensive, false},
        {"Könnten Sie mir bitte Ihre Nummer geben?", Question::formal, true},
        {"Kannst du mir deine Nummer geben?", Question::formal, false},
        {"Wann kommt mein Paket denn endlich an?", Question::question, true},
        {"Vielen Dank an eure nette Kollegin!", Question::praise, true},
        {"Bitte schickt mir die Rechnung noch einmal zu.", Question::request, true},
        {"Hat sich erledigt, es läuft wieder.", Question::resolved, true},
    };
    for (const Row& row : rows) {
        const double answer = asked.about(row.text, row.question);
        CHECK_MESSAGE((answer > 0.5) == row.yes, row.text << ": " << answer);
    }
}

TEST_CASE("the answers of one head add up to one") {
    Asked asked;
    const std::string text = "Die dumme Rechnung ist falsch, ihr Deppen";
    CHECK(asked.about(text, Question::profane) + asked.about(text, Question::insulting) +
              asked.about(text, Question::abusive) ==
          doctest::Approx(1));
}

TEST_CASE("an answer has a word for its reason") {
    Asked asked;
    CHECK(asked.word_for("Danke an die Kollegin", Question::praise) == "Danke");
}

TEST_CASE("a file that cannot answer is refused by its name") {
    const WrittenFile file("shipped.model", "KKMODEL\n");
    CHECK_THROWS_AS(ShippedModel{file.path()}, DataError);
}

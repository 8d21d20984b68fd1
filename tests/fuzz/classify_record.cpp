// SPDX-License-Identifier: Apache-2.0
// Any record can be judged: scores within their ranges, reasons on whole characters, the same verdict whatever was judged
// before, and a verdict that is read as it was written.
#include "judged.hpp"
#include "record/splice.hpp"

#include <cmath>

using namespace kummerkasten;

namespace {

bool is_share(double value) { return value >= 0 && value <= 1; } // false for what is no number

void check(const record::Triage& triage, std::string_view text) {
    fuzz::require(is_share(triage.anger) && is_share(triage.irony) && is_share(triage.language_score),
                  "scores are 0 to 1");
    fuzz::require(is_share(triage.confidence.intent) && is_share(triage.confidence.polarity) &&
                      is_share(triage.confidence.offence) && is_share(triage.confidence.topics),
                  "confidence is 0 to 1");
    fuzz::require(triage.polarity_score >= -1 && triage.polarity_score <= 1, "polarity is -1 to 1");
    fuzz::require(triage.urgency.score >= 0 && triage.urgency.score <= 100, "urgency is 0 to 100");
    int points = 0;
    for (const record::Summand& summand : triage.urgency.because) {
        points += summand.points;
    }
    fuzz::require(std::min(std::max(points, 0), 100) == triage.urgency.score, "urgency is the sum of its reasons");
    fuzz::require(triage.topics.size() <= 3, "there are at most three topics");
    for (const record::Topic& topic : triage.topics) {
        fuzz::require(is_share(topic.score), "scores of topics are 0 to 1", topic.name);
    }
    for (const record::Fact& fact : triage.facts) {
        fuzz::require(fuzz::is_stretch(text, fact.span.start, fact.span.end), "facts are whole characters", fact.kind);
        fuzz::require(text::is_valid_utf8(fact.value), "a fact is UTF-8", fact.kind);
    }
    for (const record::Reason& reason : triage.reasons) {
        fuzz::require(fuzz::is_stretch(text, reason.span.start, reason.span.end), "reasons are whole characters",
                      reason.label);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string line = fuzz::valid_text(fuzz::view(data, size));
    record::Post post;
    record::Triage triage;
    record::Members members;
    if (!fuzz::read_record(line, post, triage, members)) {
        return 0;
    }
    static classify::Classifier::Scratch used;
    fuzz::example_classifier().judge(post, used, triage);
    check(triage, post.text);
    std::string verdict;
    append_json(verdict, triage, post.text);

    classify::Classifier::Scratch fresh;
    record::Triage second;
    fuzz::example_classifier().judge(post, fresh, second);
    std::string again;
    append_json(again, second, post.text);
    fuzz::require(again == verdict, "a verdict does not depend on what was judged before", again);

    std::string answered;
    record::append_with_member(answered, line, "triage", verdict);
    fuzz::require(fuzz::read_record(answered, post, second, members) && members.triage, "an answered record is one",
                  answered);
    again.clear();
    append_json(again, second, post.text);
    fuzz::require(again == verdict, "a verdict is read as it was written", again);
    return 0;
}

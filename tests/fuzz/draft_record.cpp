// SPDX-License-Identifier: Apache-2.0
// Any judged record can be answered: the draft keeps to the channel's limit, leaves no slot unless it says so, and is read as it was
// written. Its text, and the customer's own taken for a reply, can be checked.
#include "draft/checker.hpp"
#include "draft/drafter.hpp"
#include "judged.hpp"

using namespace kummerkasten;

namespace {

void check_reply(const draft::Checker& checker, std::string_view reply, const record::Post& post,
                 const record::Triage& triage) {
    std::vector<record::Finding> findings;
    checker.check(reply, post, triage, "", triage.language, findings);
    fuzz::require(findings.size() <= draft::kMostFindings, "the number of findings has a limit");
    for (const record::Finding& finding : findings) {
        fuzz::require(fuzz::is_stretch(reply, finding.span.start, finding.span.end), "findings are whole characters",
                      finding.rule);
        fuzz::require(text::is_valid_utf8(finding.message), "a message is UTF-8", finding.rule);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto& house = fuzz::example_house();
    static const draft::Drafter drafter(house.data, house.taxonomy, &house.profile, house.incidents, "", house.now);
    static const draft::Checker checker(house.data, &house.profile);

    const std::string line = fuzz::valid_text(fuzz::view(data, size));
    record::Post post;
    record::Triage triage;
    record::Members members;
    if (!fuzz::read_record(line, post, triage, members)) {
        return 0;
    }
    if (!members.triage) {
        static classify::Classifier::Scratch scratch;
        fuzz::example_classifier().judge(post, scratch, triage);
    }
    record::Draft draft;
    drafter.draft(post, triage, "", draft);
    fuzz::require(text::is_valid_utf8(draft.text) && text::is_valid_utf8(draft.private_text), "a draft is UTF-8");
    fuzz::require(draft.text.size() + draft.private_text.size() < 8192, "a draft is short");
    fuzz::require(!draft.ready || draft.open.empty(), "a draft with open slots is not ready");
    fuzz::require(!draft.ready || draft.length.limit == 0 || draft.length.used <= draft.length.limit,
                  "a draft that is ready fits its channel", draft.text);
    for (const record::Finding& finding : draft.findings) {
        fuzz::require(fuzz::is_stretch(draft.text, finding.span.start, finding.span.end),
                      "findings are whole characters", finding.rule);
        fuzz::require(!draft.ready || finding.level != record::Level::error, "a draft with errors is not ready",
                      finding.rule);
    }
    std::string written;
    append_json(written, draft);
    static record::Reader reader;
    const fuzz::PaddedLine padded(R"({"text":"","draft":)" + written + "}");
    record::Post none;
    record::Draft second;
    fuzz::require(reader.read(padded.view(), none, nullptr, &second).ok(), "a draft is JSON", written);
    fuzz::require(second.text == draft.text && second.private_text == draft.private_text && second.open == draft.open &&
                      second.ready == draft.ready && second.reply_allowed == draft.reply_allowed &&
                      second.sources == draft.sources,
                  "a draft is read as it was written", written);

    check_reply(checker, draft.text, post, triage);
    check_reply(checker, post.text, post, triage);
    return 0;
}

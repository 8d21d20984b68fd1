// SPDX-License-Identifier: Apache-2.0
#include "draft/rewriter.hpp"

#include "base/strings.hpp"
#include "draft/check_step.hpp"
#include "draft/composition.hpp"
#include "draft/length.hpp"
#include "draft/reply_prefix.hpp"
#include "draft/thread.hpp"
#include "record/splice.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace kummerkasten::draft {

namespace {

using record::Draft;
using record::Finding;
using record::Level;
using record::Rewrite;

// The kinds of fault that `now` has and `before` had not, notes aside: "number-invented, promise". An error counts
// wherever it stands.
std::string new_faults(const std::vector<Finding>& before, const std::vector<Finding>& now) {
    std::set<std::string_view> faults;
    for (const Finding& finding : now) {
        const bool known = std::any_of(before.begin(), before.end(),
                                       [&finding](const Finding& old) { return old.rule == finding.rule; });
        if (finding.level == Level::error || (finding.level == Level::warning && !known)) {
            faults.insert(finding.rule);
        }
    }
    return fmt::format("{}", fmt::join(faults, ", "));
}

} // namespace

Rewrite Rewriter::read_answer(const record::Record& record, std::string& text) {
    if (!text::is_valid_utf8(answer_)) {
        return {false, "malformed", "the answer is not valid UTF-8"};
    }
    const std::size_t length = answer_.size();
    answer_.resize(length + record::kLinePadding);
    const Result<record::Members> members =
        reader_.read(std::string_view(answer_).substr(0, length), answered_, nullptr, &answer_draft_);
    if (!members) {
        return {false, "malformed", "the answer is no record: " + members.problem().message};
    }
    if (answered_.id != record.post.id) {
        return {false, "malformed", "the answer has another id than the question"};
    }
    text = trim(answer_draft_.text);
    if (text.empty()) {
        return {false, "empty", "the answer has no draft.text"};
    }
    if (text.size() > kLongestText) {
        return {false, "flood", fmt::format("draft.text has more than {} bytes", kLongestText)};
    }
    return {true, {}, {}};
}

Rewrite Rewriter::ask(const record::Record& record, const Draft& draft, std::string& text) {
    if (failures_ >= kMostFailures) {
        return {false, "given-up", fmt::format("it failed {} times in a row", kMostFailures)};
    }
    value_.clear();
    question_.clear();
    append_json(value_, draft);
    record::append_with_member(question_, record.line, "draft", value_, record.members.has_draft_key);
    ++totals_.asked;
    const Outcome problem = program_.ask(question_, options_.patience, question_.size() + kMoreThanAsked, answer_);
    Rewrite rewrite = problem ? Rewrite{false, problem->kind, problem->message} : read_answer(record, text);
    const bool failed = !rewrite.accepted && rewrite.reason != "stopped";
    if (failed && !problem) {
        program_.kill(); // out of step, perhaps: what it says next may answer this one
    }
    failures_ = failed ? failures_ + 1 : 0;
    totals_.failed += failed ? 1 : 0;
    totals_.given_up = totals_.given_up || failures_ >= kMostFailures;
    return rewrite;
}

void Rewriter::judge(const record::Record& record, std::string text, Draft& draft, Rewrite& rewrite) const {
    std::vector<Finding> findings;
    checker_.check(text, record.post, record.triage, channel_, draft.variant, findings);
    // Too long for one post may be just right for several. What the rules ask for (a name, a next step) the whole has to have; a
    // part has nothing in it that the whole has not, and thread_of sees to its length.
    const Channel& channel = checker_.channel(channel_, record.post);
    std::vector<std::string> posts;
    if (!fits(channel, counted_part(channel, record.post, text))) {
        posts = thread_of(channel, record.post, text);
    }
    if (!posts.empty()) {
        std::erase_if(findings, [](const Finding& finding) { return finding.rule == "over-length"; });
    }
    if (std::string faults = new_faults(draft.findings, findings); !faults.empty()) {
        ++totals_.refused;
        rewrite = {false, "refused", std::move(faults)};
        rewrite.text = std::move(text);
        return;
    }
    ++totals_.accepted;
    draft.sources.emplace_back("rewrite");
    if (!posts.empty()) {
        rewrite.detail = fmt::format("too long for one post; texts has it in {}, text is our own", posts.size());
        draft.texts = std::move(posts);
        return;
    }
    rewrite.text = std::move(draft.text);
    draft.text = std::move(text);
    draft.texts.clear();
    // Nobody can say any more which sentence came from where, but that is where it came from.
    draft.parts = {{"rewritten", draft.text, "rewrite"}};
    draft.length = measure(channel, counted_part(channel, record.post, draft.text));
    std::copy_if(draft.findings.begin(), draft.findings.end(), std::back_inserter(findings),
                 [](const Finding& finding) { return finding.in_private; }); // that message is still ours
    draft.findings = std::move(findings);
    draft.ready = draft.is_ready();
}

void Rewriter::rewrite(const record::Record& record, Draft& draft) {
    if (draft.text.empty()) {
        return;
    }
    std::string text;
    Rewrite rewrite = ask(record, draft, text);
    if (rewrite.accepted && text == draft.text) {
        rewrite = {false, "unchanged", {}};
    } else if (rewrite.accepted) {
        judge(record, std::move(text), draft, rewrite);
    }
    rewrite.by = options_.command;
    draft.rewrite = std::move(rewrite);
}

} // namespace kummerkasten::draft

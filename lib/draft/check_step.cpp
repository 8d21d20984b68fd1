// SPDX-License-Identifier: Apache-2.0
#include "draft/check_step.hpp"

#include "base/strings.hpp"
#include "record/json_writer.hpp"
#include "record/splice.hpp"

#include <fmt/format.h>

#include <functional>

namespace kummerkasten::draft {

namespace {

using record::Finding;
using record::Level;

constexpr std::size_t kQuotedBytes = 60;

std::uint64_t hash(std::string_view id) { return std::hash<std::string_view>{}(id); }

// As compilers say it, so that editors understand.
std::string_view severity(Level level) {
    return level == Level::error ? "error" : level == Level::warning ? "warning" : "note";
}

} // namespace

void tell(const std::vector<Finding>& findings, std::string_view reply, const Place& place,
          const Diagnostics& diagnostics, bool in_private) {
    for (const Finding& finding : findings) {
        if (finding.in_private != in_private) {
            continue;
        }
        std::string message =
            fmt::format("{}: {}{}", finding.rule, in_private ? "in the direct message: " : "", finding.message);
        if (!finding.hint.empty()) {
            message += "; " + finding.hint;
        }
        if (finding.span.start < finding.span.end && finding.span.end <= reply.size()) {
            message += fmt::format(
                " ({})",
                in_quotes(trim(reply.substr(finding.span.start, finding.span.end - finding.span.start)), kQuotedBytes));
        }
        diagnostics.finding(place, severity(finding.level), message);
    }
}

void append_checked(std::string& out, std::string_view old, std::string_view text,
                    const std::vector<Finding>& findings) {
    std::string draft(old.empty() ? std::string_view("{}") : old);
    const auto set = [&draft](std::string_view key, std::string_view value) {
        std::string changed;
        record::append_with_member(changed, draft, key, value);
        draft = std::move(changed);
    };
    if (!text.empty()) {
        std::string value;
        record::JsonWriter(value).string(text);
        set("text", value);
    }
    if (has_error(findings) && record::find_member(draft, "ready")) {
        set("ready", "false");
    }
    std::string value;
    record::append_findings(value, findings);
    set("findings", value);
    out += draft;
}

void CheckStep::check(std::string_view reply, const record::Post& post, const record::Triage& triage,
                      std::string_view language, const record::Record& record, std::string& value) {
    findings_.clear();
    checker_.check(reply, post, triage, channel_, language, findings_);
    replies_.check(reply, post, findings_);
    const bool draft_of_post = &post == &record.post;
    if (draft_of_post && !record.draft.private_text.empty()) {
        checker_.check_private(record.draft.private_text, post, triage, language, findings_);
    }
    ++totals_.replies;
    totals_.with_errors += has_error(findings_) ? 1 : 0;
    const Place place{std::string(record.input), record.number};
    tell(findings_, reply, place, diagnostics_);
    tell(findings_, record.draft.private_text, place, diagnostics_, /*in_private=*/true);
    const auto old =
        record.members.draft ? record::find_member(record.line.substr(record.line.find('{')), "draft") : std::nullopt;
    append_checked(value, old.value_or(std::string_view()), {}, findings_);
}

Outcome CheckStep::apply(const record::Record& record, std::string& value) {
    const record::Post& post = record.post;
    if (post.direction == record::Direction::outbound && !post.reply_to.empty()) {
        if (const Question* question = questions_.find(hash(post.reply_to))) {
            check(post.text, question->post, question->triage, question->triage.language, record, value);
        } else {
            ++totals_.without_question;
        }
        return std::nullopt;
    }
    if (!record.draft.text.empty()) {
        const std::string_view variant = record.draft.variant;
        check(record.draft.text, post, record.triage, variant.empty() ? record.triage.language : variant, record,
              value);
    }
    if (!post.id.empty()) {
        questions_[hash(post.id)] = {post, record.triage};
    }
    return std::nullopt;
}

} // namespace kummerkasten::draft

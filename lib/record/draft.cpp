// SPDX-License-Identifier: Apache-2.0
#include "record/draft.hpp"

#include "record/json_writer.hpp"

#include <algorithm>

namespace kummerkasten::record {

namespace {

void write_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
    json.key(name).begin_array();
    for (const std::string& value : values) {
        json.string(value);
    }
    json.end_array();
}

void write_parts(JsonWriter& json, const std::vector<DraftPart>& parts) {
    json.key("parts").begin_array();
    for (const DraftPart& part : parts) {
        json.begin_object().member("part", part.part).member("text", part.text).member("from", part.from).end_object();
    }
    json.end_array();
}

void write_rewrite(JsonWriter& json, const Rewrite& rewrite) {
    json.key("rewrite").begin_object().member("by", rewrite.by).key("accepted").boolean(rewrite.accepted);
    json.member_if("reason", rewrite.reason).member_if("detail", rewrite.detail);
    json.member_if(rewrite.accepted ? "own_text" : "refused_text", rewrite.text).end_object();
}

void write_length(JsonWriter& json, const Length& length) {
    json.key("length").begin_object().key("used").number(static_cast<std::int64_t>(length.used)).key("limit");
    if (length.limit == 0) {
        json.null();
    } else {
        json.number(static_cast<std::int64_t>(length.limit));
    }
    json.member("unit", length.unit);
    if (length.segments) {
        json.key("segments").number(static_cast<std::int64_t>(*length.segments));
    }
    json.end_object();
}

} // namespace

void append_findings(std::string& out, const std::vector<Finding>& findings) {
    JsonWriter json(out);
    json.begin_array();
    for (const Finding& finding : findings) {
        json.begin_object().member("rule", finding.rule).member("level", name_of(finding.level));
        json.key("start").number(std::int64_t{finding.span.start}).key("end").number(std::int64_t{finding.span.end});
        json.member("message", finding.message).member_if("hint", finding.hint);
        json.member_if("in", std::string_view(finding.in_private ? "private" : "")).end_object();
    }
    json.end_array();
}

bool has_error(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.level == Level::error; });
}

void Draft::clear() { *this = Draft{}; }

bool Draft::is_ready() const { return reply_allowed == ReplyAllowed::yes && open.empty() && !has_error(findings); }

void append_json(std::string& out, const Draft& draft) {
    JsonWriter json(out);
    json.begin_object()
        .member("reply_allowed", name_of(draft.reply_allowed))
        .member("reply_reason", draft.reply_reason);
    json.key("ready").boolean(draft.ready).member("text", draft.text).member_if("plain", draft.plain_text);
    if (!draft.texts.empty()) {
        write_strings(json, "texts", draft.texts);
    }
    json.member_if("private", draft.private_text);
    write_parts(json, draft.parts);
    write_strings(json, "open", draft.open);
    write_length(json, draft.length);
    json.member("register", name_of(draft.address)).member("variant", draft.variant);
    json.key("rapport").begin_object().key("score").number(draft.rapport_score);
    write_strings(json, "because", draft.rapport_because);
    json.end_object().key("findings");
    std::string findings;
    append_findings(findings, draft.findings);
    json.raw(findings);
    write_strings(json, "sources", draft.sources);
    if (draft.follow_up_at) {
        json.member("follow_up_at", format_rfc3339(*draft.follow_up_at));
    }
    if (draft.rewrite) {
        write_rewrite(json, *draft.rewrite);
    }
    json.end_object();
}

} // namespace kummerkasten::record

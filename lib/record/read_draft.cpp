// SPDX-License-Identifier: Apache-2.0
#include "record/draft.hpp"
#include "record/json_members.hpp"

#include <utility>

namespace kummerkasten::record {

namespace {

void read_parts(element value, std::vector<DraftPart>& parts) {
    for_each_item(value, [&parts](element item) {
        DraftPart part;
        for_each_member(item, [&part](std::string_view key, element member) {
            if (key == "part") {
                read_string(member, part.part);
            } else if (key == "text") {
                read_string(member, part.text);
            } else if (key == "from") {
                read_string(member, part.from);
            }
        });
        parts.push_back(std::move(part));
    });
}

void read_findings(element value, std::vector<Finding>& findings) {
    for_each_item(value, [&findings](element item) {
        Finding finding;
        for_each_member(item, [&finding](std::string_view key, element member) {
            if (key == "rule") {
                read_string(member, finding.rule);
            } else if (key == "level") {
                read_word(member, finding.level);
            } else if (key == "message") {
                read_string(member, finding.message);
            } else if (key == "hint") {
                read_string(member, finding.hint);
            } else if (key == "in") {
                finding.in_private = member.is_string() && std::string_view(member.get_string()) == "private";
            } else {
                read_span_member(key, member, finding.span);
            }
        });
        findings.push_back(std::move(finding));
    });
}

void read_size(element value, std::size_t& into) {
    std::optional<std::int64_t> number;
    read_integer(value, number);
    into = static_cast<std::size_t>(std::max<std::int64_t>(0, number.value_or(0)));
}

void read_length(element value, Length& length) {
    for_each_member(value, [&length](std::string_view key, element member) {
        if (key == "used") {
            read_size(member, length.used);
        } else if (key == "limit") {
            read_size(member, length.limit);
        } else if (key == "unit") {
            read_string(member, length.unit);
        } else if (key == "segments") {
            read_size(member, length.segments.emplace());
        }
    });
}

void read_rapport(element value, Draft& draft) {
    for_each_member(value, [&draft](std::string_view key, element member) {
        if (key == "score") {
            read_number(member, draft.rapport_score);
        } else if (key == "because") {
            read_strings(member, draft.rapport_because);
        }
    });
}

} // namespace

void read_draft_member(std::string_view key, element value, Draft& draft) {
    if (key == "reply_allowed") {
        read_word(value, draft.reply_allowed);
    } else if (key == "reply_reason") {
        read_string(value, draft.reply_reason);
    } else if (key == "ready") {
        read_boolean(value, draft.ready);
    } else if (key == "text") {
        read_string(value, draft.text);
    } else if (key == "plain") {
        read_string(value, draft.plain_text);
    } else if (key == "texts") {
        read_strings(value, draft.texts);
    } else if (key == "private") {
        read_string(value, draft.private_text);
    } else if (key == "parts") {
        read_parts(value, draft.parts);
    } else if (key == "open") {
        read_strings(value, draft.open);
    } else if (key == "length") {
        read_length(value, draft.length);
    } else if (key == "rapport") {
        read_rapport(value, draft);
    } else if (key == "findings") {
        read_findings(value, draft.findings);
    } else if (key == "register") {
        read_word(value, draft.address);
    } else if (key == "variant") {
        read_string(value, draft.variant);
    } else if (key == "sources") {
        read_strings(value, draft.sources);
    } else if (key == "follow_up_at") {
        read_time(value, draft.follow_up_at);
    }
}

} // namespace kummerkasten::record

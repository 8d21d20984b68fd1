// SPDX-License-Identifier: Apache-2.0
#include "record/reader.hpp"

#include "base/strings.hpp"
#include "record/json_members.hpp"
#include "record/json_problem.hpp"
#include "record/long_numbers.hpp"
#include "record/splice.hpp"

#include <simdjson.h>

namespace kummerkasten::record {

static_assert(kLinePadding >= simdjson::SIMDJSON_PADDING);

struct Reader::Parser {
    simdjson::dom::parser json;
    std::string copy; // of a line with long numbers, see record/long_numbers.hpp

    Parser() {
        if (json.allocate(64 * 1024, kMaxDepth) != simdjson::SUCCESS) {
            throw std::bad_alloc();
        }
    }

    simdjson::simdjson_result<element> parse(std::string_view line) {
        auto document = json.parse(line.data(), line.size(), /*realloc_if_needed=*/false);
        if (document.error() != simdjson::NUMBER_ERROR) {
            return document;
        }
        blank_long_numbers(line, copy);
        copy.append(kLinePadding, ' ');
        return json.parse(copy.data(), line.size(), /*realloc_if_needed=*/false);
    }
};

Reader::Reader() : parser_(std::make_unique<Parser>()) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Members> Reader::read(std::string_view line, Post& post, Triage* triage, Draft* draft) {
    post.clear();
    if (triage != nullptr) {
        triage->clear();
    }
    if (draft != nullptr) {
        draft->clear();
    }
    const auto document = parser_->parse(line);
    if (document.error() != simdjson::SUCCESS) {
        return json_problem(line, document.error() == simdjson::DEPTH_ERROR);
    }
    const element root = document.value_unsafe();
    if (!root.is_object()) {
        return Problem{"not-an-object", "a record must be a JSON object"};
    }
    Members members;
    bool has_text = false;
    bool numeric_id = false;
    for (const auto member : simdjson::dom::object(root.get_object())) {
        const std::string_view key = member.key;
        const element value = member.value;
        if (key == "text") {
            has_text = value.is_string();
            post.text.clear();
            read_string(value, post.text);
        } else if (key == "id") {
            read_string(value, post.id);
            numeric_id = value.is_number();
        } else if (key == "triage") {
            members.triage = value.is_object();
            if (triage != nullptr) {
                triage->clear(); // of several members of a name the last counts
                for_each_member(value, [&](std::string_view k, element v) { read_triage_member(k, v, *triage); });
            }
        } else if (key == "draft") {
            members.draft = value.is_object();
            if (draft != nullptr) {
                draft->clear();
                for_each_member(value, [&](std::string_view k, element v) { read_draft_member(k, v, *draft); });
            }
        } else {
            read_post_member(key, value, post);
        }
        members.has_triage_key = members.has_triage_key || key == "triage";
        members.has_draft_key = members.has_draft_key || key == "draft";
    }
    if (!has_text) {
        return Problem{"no-text", "no string member 'text'; a record needs one"};
    }
    if (numeric_id) { // as it is spelt: it may be longer than any number type
        post.id.assign(find_member(line, "id").value_or(""));
    }
    return members;
}

} // namespace kummerkasten::record

// SPDX-License-Identifier: Apache-2.0
// JSON of a shape that no platform's file knows: --map names the members ("labels.inbound" reaches into objects), the rest
// is guessed by their names like the columns of a table.
#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/platforms.hpp"

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

class MappedJson : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "json"; }
    [[nodiscard]] std::string_view description() const override {
        return "JSON objects of any other shape, mapped with --map or guessed by member names";
    }

    [[nodiscard]] bool recognises(Json value) const override {
        bool has_text = false;
        value.each_member([&has_text](std::string_view key, Json member) {
            has_text = has_text || (member.is_string() && guess_part(key) == "text");
        });
        return has_text;
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        if (!value.is_object()) {
            return Problem{"not-an-object", "expected a JSON object"};
        }
        record::Post post;
        post.platform = "json";
        std::vector<std::string_view> filled;
        const auto set = [&](std::string_view part, Json member) {
            const std::string content = member.as_text();
            if (content.empty() || std::find(filled.begin(), filled.end(), part) != filled.end()) {
                return;
            }
            if (const Outcome problem = set_part(post, part, content, options.time_zone)) {
                found.warn({problem->kind, problem->message + "; left out"});
                return;
            }
            filled.push_back(part);
        };
        for (const auto& [part, path] : options.mapping.pairs()) {
            set(part, value.at_path(path));
        }
        value.each_member([&set](std::string_view key, Json member) {
            if (const auto part = guess_part(key)) {
                set(*part, member);
            }
        });
        if (trim(post.text).empty()) {
            return Problem{"no-text", "no text found; say where it is with --map text=MEMBER"};
        }
        post.text = unescape_entities(post.text);
        prefix_ids(post);
        found.post(post);
        return std::nullopt;
    }
};

} // namespace

std::unique_ptr<Format> make_mapped_json() { return std::make_unique<MappedJson>(); }

} // namespace kummerkasten::ingest

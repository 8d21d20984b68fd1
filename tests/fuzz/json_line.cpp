// SPDX-License-Identifier: Apache-2.0
// A line is a record for us exactly where another JSON parser finds an object with a text in it; what we write we read again
// as it was; and a member that is added changes no other.
#include "record/reader.hpp"

#include "fuzz.hpp"
#include "record/long_numbers.hpp"
#include "record/splice.hpp"

#include <nlohmann/json.hpp>

using namespace kummerkasten;
using nlohmann::json;

namespace {

std::size_t depth(const json& value) {
    std::size_t deepest = 0;
    for (const json& child : value) {
        deepest = std::max(deepest, child.is_structured() ? depth(child) : 0);
    }
    return value.is_structured() ? deepest + 1 : 0;
}

/// How many brackets are open at most, strings or not: the other parser recurses.
std::size_t brackets(std::string_view line) {
    std::size_t open = 0;
    std::size_t most = 0;
    for (const char c : line) {
        open += c == '[' || c == '{' ? 1 : 0;
        open -= (c == ']' || c == '}') && open > 0 ? 1 : 0;
        most = std::max(most, open);
    }
    return most;
}

struct All {
    record::Members members;
    record::Post post;
    record::Triage triage;
    record::Draft draft;
};

bool read(std::string_view line, All& all) {
    static record::Reader reader;
    const fuzz::PaddedLine padded(line);
    auto result = reader.read(padded.view(), all.post, &all.triage, &all.draft);
    if (!result) {
        return false;
    }
    all.members = *result;
    return true;
}

std::string written(const record::Post& post) {
    std::string out;
    append_json(out, post);
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view line = fuzz::view(data, size);
    All first;
    const bool is_record = read(line, first);
    if (brackets(line) < 2000 && line.find('\0') == std::string_view::npos) { // NUL is an end for the other parser
        std::string plain;
        record::blank_long_numbers(line, plain);
        fuzz::require(plain.size() == line.size(), "blanked numbers keep their length");
        const json other = json::parse(plain, nullptr, false);
        // Of two members of one name the other parser takes the last, and a duplicate is nothing to check here.
        if (is_record) {
            fuzz::require(other.is_object(), "what we read is JSON for others too");
        } else if (other.is_object() && other.contains("text") && other["text"].is_string() && depth(other) <= 64) {
            std::size_t texts = 0;
            for (std::size_t at = line.find("text"); at != std::string_view::npos; at = line.find("text", at + 1)) {
                ++texts;
            }
            fuzz::require(texts != 1, "an object with a text is a record");
        }
    }
    if (!is_record) {
        return 0;
    }

    fuzz::require(text::is_valid_utf8(first.post.text), "text is UTF-8");
    const std::string once = written(first.post);
    All second;
    fuzz::require(read(once, second), "a written post is a record", once);
    fuzz::require(written(second.post) == once, "a written post is read as it was", written(second.post));

    std::string triage;
    append_json(triage, first.triage, first.post.text);
    std::string draft;
    append_json(draft, first.draft);
    std::string both;
    std::string with_triage;
    record::append_with_member(with_triage, line, "triage", triage);
    record::append_with_member(both, with_triage, "draft", draft);
    All third;
    fuzz::require(read(both, third), "a record with members added is a record", both);
    fuzz::require(third.members.triage && third.members.draft, "members added are found", both);
    fuzz::require(record::find_member(both, "draft") == draft, "the member found is the one added", both);
    fuzz::require(written(third.post) == once, "members added change no post", both);
    std::string again;
    record::append_with_member(again, both, "draft", draft);
    fuzz::require(again == both, "a member added twice stands once", again);
    std::string triage_again;
    append_json(triage_again, third.triage, third.post.text);
    std::string draft_again;
    append_json(draft_again, third.draft);
    fuzz::require(triage_again == triage, "a written triage is read as it was", triage_again);
    fuzz::require(draft_again == draft, "a written draft is read as it was", draft_again);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Personal data: what is found are whole characters, apart from one another; what is redacted is gone; and a record stays a record
// with all its members when strings of it are replaced.
#include "ingest/redact.hpp"

#include "example_house.hpp"
#include "fuzz.hpp"
#include "ingest/privacy.hpp"
#include "record/reader.hpp"

using namespace kummerkasten;

namespace {

void check_text(const std::string& text) {
    static ingest::PersonalFinder finder;
    std::size_t end = 0;
    for (const ingest::PersonalValue& value : finder.find(text)) {
        fuzz::require(value.begin >= end && value.end > value.begin, "values rise and are not empty");
        fuzz::require(fuzz::is_stretch(text, value.begin, value.end), "values are whole characters");
        end = value.end;
    }
    ingest::Redactor redactor(ingest::parse_personal_kinds("all"), nullptr);
    std::string first;
    std::string second;
    if (redactor.apply(text, {}, first)) {
        fuzz::require(text::is_valid_utf8(first), "a redacted text is UTF-8");
        fuzz::require(finder.find(first).empty() || redactor.apply(first, {}, second), "what is found is redacted");
    }
}

void check_record(const std::string& line) {
    static const fuzz::MemoryFile key("0123456789abcdef0123456789abcdef");
    static record::Reader reader;
    record::Post post;
    const fuzz::PaddedLine padded(line);
    if (!reader.read(padded.view(), post)) {
        return;
    }
    for (const bool pseudonymise : {false, true}) {
        ingest::PrivacyOptions options;
        options.redact = ingest::parse_personal_kinds("all");
        if (pseudonymise) {
            options.key_file = key.path();
        }
        ingest::Privacy privacy(options, &fuzz::example_house().profile);
        std::string safe(padded.view());
        privacy.apply(safe, post);
        const fuzz::PaddedLine safe_padded(safe);
        record::Post safe_post;
        fuzz::require(reader.read(safe_padded.view(), safe_post).ok(), "a redacted record is a record", safe);
        fuzz::require(safe_post.mentions.size() == post.mentions.size() && safe_post.links.size() == post.links.size(),
                      "a redacted record keeps its members", safe);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::valid_text(fuzz::view(data, size));
    check_text(text);
    check_record(text);
    return 0;
}

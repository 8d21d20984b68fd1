// SPDX-License-Identifier: Apache-2.0
// What --map says and what a column holds: any text is a mapping or refused, any value is taken or refused, and what was taken
// makes a record. The first line is a value, the second a column's name, all of it a file of mappings.
#include "ingest/mapping.hpp"

#include "base/error.hpp"
#include "fuzz.hpp"
#include "ingest/finish.hpp"
#include "record/reader.hpp"

using namespace kummerkasten;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static fuzz::MemoryFile file;
    const std::string all = fuzz::valid_text(fuzz::view(data, size));
    file.write(all);
    ingest::Mapping mapping;
    try {
        mapping.add_file(file.path());
    } catch (const DataError&) {}
    const std::string value = all.substr(0, all.find('\n'));
    const std::string column = all.substr(std::min(value.size() + 1, all.size()));
    static_cast<void>(ingest::guess_part(column.substr(0, column.find('\n'))));

    record::Post post;
    for (const std::string_view part : ingest::mappable_parts()) {
        static_cast<void>(ingest::set_part(post, part, value, std::nullopt));
    }
    post.platform = "csv";
    ingest::prefix_ids(post);
    std::vector<text::Entity> entities;
    ingest::finish(post, nullptr, entities);
    std::string line;
    append_json(line, post);
    static record::Reader reader;
    record::Post second;
    const fuzz::PaddedLine padded(line);
    fuzz::require(reader.read(padded.view(), second).ok(), "a mapped post is a record", line);
    fuzz::require(second.id == post.id && second.text == post.text, "a mapped post is read as it was", line);
    return 0;
}

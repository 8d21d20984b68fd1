// SPDX-License-Identifier: Apache-2.0
// The records of a table, one after the other, are all of its bytes, whatever the pieces in which they arrive. The first byte
// chooses the longest record, the second the pieces.
#include "ingest/csv_records.hpp"

#include "fuzz.hpp"
#include "io/compression.hpp"
#include "text/utf16.hpp"

using namespace kummerkasten;

namespace {

struct Table {
    std::string raw, fields;
};

Table read(const std::string& path, char separator, std::size_t most) {
    ingest::Source source(path);
    ingest::CsvRecords records(source, separator, most);
    ingest::CsvRecords::Record record;
    Table table;
    while (records.next(record)) {
        table.raw += record.raw;
        table.raw += record.last ? "\n" : "";
        for (const std::string& field : record.fields) {
            fuzz::require(field.size() <= record.raw.size(), "a field is a part of its record", field);
            table.fields += record.problem ? "" : field + '\x1f';
        }
        table.fields += record.first ? record.problem ? record.problem->kind + '\x1e' : "\x1e" : "";
    }
    return table;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2 || size > 400'000) {
        return 0;
    }
    std::string_view bytes = fuzz::view(data + 2, size - 2);
    if (io::recognise_packing(bytes) != io::Packing::none || text::WideDecoder::for_text(bytes)) {
        return 0; // unpacked or converted, they are no longer the same bytes
    }
    const char separator = ingest::find_separator(bytes.substr(0, bytes.find('\n')));
    const std::size_t most = data[0] % 4 == 0 ? std::size_t{1} << 20U : data[0];
    const Table whole = read(fuzz::MemoryFile(bytes).path(), separator, most);
    const Table pieces = read(SlowPipe(bytes, data[1]).path(), separator, most);
    bytes.remove_prefix(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    // A record's end is not among its bytes; the last one may have none.
    const auto are_all = [&](std::string_view raw) {
        raw.remove_suffix(raw.size() == bytes.size() + 1 && raw.ends_with('\n') ? 1 : 0);
        return raw == bytes;
    };
    fuzz::require(are_all(whole.raw), "the records are all of the bytes", whole.raw);
    fuzz::require(are_all(pieces.raw), "the records of a slow pipe are all of the bytes", pieces.raw);
    fuzz::require(pieces.fields == whole.fields, "a slow pipe gives the same records");
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Times of all spellings: what is understood is a time of the years 1 to 9999, and is understood again as it is written.
#include "ingest/times.hpp"

#include "fuzz.hpp"
#include "ingest/chat_time.hpp"

using namespace kummerkasten;

namespace {

void check(const std::optional<record::Timestamp>& time) {
    if (time) {
        const std::string written = record::format_rfc3339(*time);
        fuzz::require(written.size() >= 20 && written[4] == '-', "a year has four digits", written);
        fuzz::require(record::parse_rfc3339(written) == time, "a written time is understood", written);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::optional<record::TimeZone> kNoZone;
    static const std::optional<record::TimeZone> kBerlin{record::TimeZone("Europe/Berlin")};
    const std::string_view bytes = fuzz::view(data, size);
    check(record::parse_rfc3339(bytes));
    for (const auto& zone : {kNoZone, kBerlin}) {
        check(ingest::parse_any_time(bytes, zone));
        if (const auto header = ingest::parse_chat_header(bytes)) {
            for (const auto order : {ingest::DateOrder::day_first, ingest::DateOrder::month_first}) {
                check(ingest::to_timestamp(header->time, order, zone));
            }
            ingest::DateOrderEvidence evidence;
            evidence.add(header->time);
            static_cast<void>(evidence.fallback(zone));
        }
    }
    if (const auto duration = record::parse_duration(bytes)) {
        fuzz::require(duration->count() >= 0, "a duration is not negative");
        static_cast<void>(record::format_duration(*duration));
    }
    static_cast<void>(ingest::trim_marks(bytes));
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// The loader of summaries refuses what no report wrote, and of what it takes every view can be made. The input changes bytes of a good
// summary: three bytes each, the place and what is added there. Length and checksum are set right afterwards, or nothing would get
// past them.
#include "report/summary.hpp"

#include "base/error.hpp"
#include "fuzz.hpp"
#include "report/render.hpp"
#include "report/stories.hpp"

#include <xxhash.h>

#include <cstring>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

const Options& options() {
    static const Options options = [] {
        Options it = for_summary(test::options());
        it.now = test::at("2026-09-14T12:00:00Z");
        return it;
    }();
    return options;
}

const std::string& good_summary() {
    static const std::string bytes = [] {
        Overview overview(options(), test::taxonomy(), nullptr);
        for (int i = 0; i < 8; ++i) {
            record::Triage triage = test::complaint(10 * i, "11:30");
            triage.signals.insert(i % 2 == 0 ? record::Signal::safety : record::Signal::money);
            triage.incident = "INC-1";
            triage.intent = i == 5 ? record::Intent::praise : record::Intent::complaint;
            record::Post post = test::post("p" + std::to_string(i), "anna", "09:1" + std::to_string(i));
            post.thread = "t";
            overview.add(post, &triage, nullptr);
        }
        overview.add(test::reply("r", "p1", "10:00"), nullptr, nullptr);
        return write_summary(overview);
    }();
    return bytes;
}

void set_length_and_checksum(std::string& bytes) {
    const std::uint64_t length = bytes.size();
    std::memcpy(bytes.data() + 16, &length, sizeof(length));
    const std::uint64_t sum = XXH3_64bits_withSeed(bytes.data() + 32, bytes.size() - 32, XXH3_64bits(bytes.data(), 24));
    std::memcpy(bytes.data() + 24, &sum, sizeof(sum));
}

void load(const std::string& bytes) {
    try {
        Overview overview(options(), test::taxonomy(), nullptr);
        add_summary(overview, options(), test::taxonomy(), nullptr, bytes, "summary");
        add_summary(overview, options(), test::taxonomy(), nullptr, good_summary(), "good");
        const std::string written = write_summary(overview);
        Overview again(options(), test::taxonomy(), nullptr);
        add_summary(again, options(), test::taxonomy(), nullptr, written, "written");
        fuzz::require(render_json(again.finish()) == render_json(overview.finish()),
                      "a written summary says what it was written from");
    } catch (const DataError&) {}
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    load(std::string(fuzz::view(data, size)));
    std::string bytes = good_summary();
    for (std::size_t i = 0; i + 2 < size; i += 3) {
        const std::size_t place = data[i] | (data[i + 1] & 0x7FU) << 8U;
        if (place >= bytes.size()) {
            bytes.resize(std::max<std::size_t>(33, place)); // longer
        } else if ((data[i + 1] & 0x80U) != 0) {
            bytes.resize(std::max<std::size_t>(33, place));
        } else {
            bytes[place] = static_cast<char>(bytes[place] + data[i + 2]);
        }
    }
    set_length_and_checksum(bytes);
    load(bytes);
    return 0;
}

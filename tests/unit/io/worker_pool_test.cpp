// SPDX-License-Identifier: Apache-2.0
#include "io/worker_pool.hpp"

#include "written_file.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace kummerkasten::io;

namespace {

// Writes each line with a mark; the time it takes differs from block to block, so that blocks end out of order.
class Marker : public BatchWorker {
public:
    void work(Batch& batch) override {
        for (std::size_t i = 0; i < batch.block.lines.size(); ++i) {
            const Line& line = batch.block.lines[i];
            if (line.text == "throw") {
                throw std::runtime_error("worker");
            }
            if (line.text == "odd") {
                batch.events.push_back({i, {"odd", "an odd line"}, true, batch.output.size()});
                continue;
            }
            batch.output += "<";
            batch.output += line.text;
            batch.output += ">\n";
            ++batch.records;
        }
        const std::size_t lines = batch.block.lines.size();
        std::this_thread::sleep_for(std::chrono::microseconds(lines * 7919 % 3000)); // 7919: any prime
    }
};

std::unique_ptr<BatchWorker> make_marker() { return std::make_unique<Marker>(); }

// About 24 blocks of kReadSize, so that even the ten slots of four workers (2 × 4 + 2) are used more than twice. The lines
// differ in length, so that blocks differ in their number of lines.
const std::string& many_lines() {
    static const std::string bytes = [] {
        std::string all;
        for (int i = 0; all.size() < 24 * kReadSize; ++i) {
            all += std::to_string(i) + std::string(static_cast<std::size_t>(i / 100 % 50), '-') + "\n";
            all += i % 1000 == 0 ? "odd\n" : "";
        }
        return all;
    }();
    return bytes;
}

struct Run {
    std::string output;
    std::size_t batches = 0;
    std::size_t events = 0;
    std::uint64_t records = 0;
};

Run run(const std::string& file, unsigned workers) {
    LineReader reader({file});
    Run result;
    process_in_order(reader, workers, &make_marker, [&result](const Batch& batch) {
        ++result.batches;
        result.output += batch.output;
        result.events += batch.events.size();
        result.records += batch.records;
        for (const Event& event : batch.events) {
            CHECK(batch.block.lines[event.line].text == "odd");
        }
    });
    return result;
}

std::size_t threads_now() {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("the same bytes in the same order at every number of workers") {
    const WrittenFile file("in", many_lines());
    const Run one = run(file.path().string(), 1);
    CHECK(one.batches > 10);
    CHECK(one.events > 100);
    CHECK(one.output.substr(0, 8) == "<0>\n<1>\n");
    for (const unsigned workers : {0U, 2U, 4U, 9U}) {
        CAPTURE(workers);
        const Run more = run(file.path().string(), workers);
        CHECK(more.output == one.output);
        CHECK(more.records == one.records);
        CHECK(more.events == one.events);
    }
}

TEST_CASE("no input, no batch") {
    const WrittenFile file("in", "");
    CHECK(run(file.path().string(), 1).batches == 0);
    CHECK(run(file.path().string(), 4).batches == 0);
}

TEST_CASE("what a worker throws is thrown on after all that was in front of it is delivered, and the threads end") {
    const WrittenFile file("in", many_lines() + "throw\n" + many_lines());
    const std::size_t threads = threads_now();
    for (const unsigned workers : {1U, 2U, 4U}) {
        CAPTURE(workers);
        std::string output;
        LineReader reader({file.path().string()});
        CHECK_THROWS_WITH_AS(
            process_in_order(reader, workers, &make_marker, [&output](const Batch& batch) { output += batch.output; }),
            "worker", std::runtime_error);
        // The block of the bad line is lost as a whole, the ones in front of it are not: at most one block is missing, and a
        // mark of three bytes a line is more than what LF and "odd" lines take away.
        CHECK(output.size() + 2 * kReadSize > many_lines().size());
        CHECK(output.substr(0, 4) == "<0>\n");
        CHECK(threads_now() == threads);
    }
}

TEST_CASE("what deliver throws is thrown on, and the threads end") {
    const WrittenFile file("in", many_lines());
    const std::size_t threads = threads_now();
    for (const unsigned workers : {1U, 2U, 4U}) {
        CAPTURE(workers);
        std::size_t delivered = 0;
        LineReader reader({file.path().string()});
        CHECK_THROWS_WITH_AS(process_in_order(reader, workers, &make_marker,
                                              [&delivered](const Batch&) {
                                                  if (++delivered == 5) {
                                                      throw std::runtime_error("deliver");
                                                  }
                                              }),
                             "deliver", std::runtime_error);
        CHECK(delivered == 5);
        CHECK(threads_now() == threads);
    }
}

TEST_CASE("a worker that cannot be made ends the run") {
    const WrittenFile file("in", "a\n");
    for (const unsigned workers : {1U, 3U}) {
        LineReader reader({file.path().string()});
        CHECK_THROWS_AS(process_in_order(
                            reader, workers, []() -> std::unique_ptr<BatchWorker> { throw std::runtime_error("none"); },
                            [](const Batch&) {}),
                        std::runtime_error);
    }
}

TEST_CASE("an input that fails is delivered in its place") {
    const WrittenFile file("in", "a\n");
    for (const unsigned workers : {1U, 4U}) {
        CAPTURE(workers);
        LineReader reader({file.path().string(), "/nonexistent", file.path().string()});
        std::string seen;
        process_in_order(reader, workers, &make_marker,
                         [&seen](const Batch& batch) { seen += batch.output + (batch.block.failure ? "!" : ""); });
        CHECK(seen == "<a>\n!<a>\n");
    }
}

TEST_CASE("there is at least one worker") { CHECK(default_workers() >= 1); }

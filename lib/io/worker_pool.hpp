// SPDX-License-Identifier: Apache-2.0
// Many workers, one order: blocks of lines go to workers and come back in the order they were read, so that the output is
// the same to the byte whatever the number of workers. One lock per block (some hundred posts), none per post. With one
// worker everything happens in the calling thread.
//
// Memory: 2 × workers + 2 batches, each a block (usually 256 KiB) and its output.
#pragma once

#include "base/result.hpp"
#include "io/line_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kummerkasten::io {

/// Something to tell about a line of a batch.
struct Event {
    std::size_t line = 0; ///< index into block.lines
    Problem problem;
    bool rejected = false;         ///< the line gave no output; otherwise it was mended
    std::size_t output_before = 0; ///< size of the batch's output when it happened
};

/// What a worker leaves for `deliver` beside the output, of a kind that both know.
class BatchNotes {
public:
    BatchNotes() = default;
    BatchNotes(const BatchNotes&) = delete;
    BatchNotes& operator=(const BatchNotes&) = delete;
    virtual ~BatchNotes() = default;
};

/// A block, and what a worker made of it.
struct Batch {
    Block block;
    std::string output;
    std::vector<Event> events;         ///< in the order of lines
    std::uint64_t records = 0;         ///< written to `output`
    std::unique_ptr<BatchNotes> notes; ///< kept from block to block, for its memory

    void clear_result();
};

/// Does the work of one thread. It has its own parsers and buffers; what it shares is read-only.
class BatchWorker {
public:
    BatchWorker() = default;
    BatchWorker(const BatchWorker&) = delete;
    BatchWorker& operator=(const BatchWorker&) = delete;
    virtual ~BatchWorker() = default;
    /// Fills output, events and records of `batch` from its block.
    virtual void work(Batch& batch) = 0;
};

/// Reads all blocks, works on them with `workers` threads (at least 1; fewer if the system grants fewer), and calls
/// `deliver` in the calling thread for each batch in input order. An exception from a worker or from `deliver` ends the run
/// and is thrown on here, after the threads have ended.
void process_in_order(LineReader& reader, unsigned workers,
                      const std::function<std::unique_ptr<BatchWorker>()>& make_worker,
                      const std::function<void(Batch&)>& deliver);

/// One for each core that this process may use.
[[nodiscard]] unsigned default_workers();

} // namespace kummerkasten::io

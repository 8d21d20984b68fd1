// SPDX-License-Identifier: Apache-2.0
#include "io/worker_pool.hpp"

#include <sched.h>
#include <signal.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

namespace kummerkasten::io {

namespace {

// Signals are for the calling thread, which waits in read(): one that a worker took would set the flag and wake nobody.
// Threads inherit the mask of the one that starts them.
class SignalsBlocked {
public:
    SignalsBlocked() {
        sigset_t all;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;
    ~SignalsBlocked() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

// A ring of batches between the calling thread, which reads and delivers, and the workers.
class Pool {
public:
    Pool(unsigned workers, const std::function<std::unique_ptr<BatchWorker>()>& make_worker) : slots_(2 * workers + 2) {
        for (unsigned i = 0; i < workers; ++i) {
            workers_.push_back(make_worker());
        }
        const SignalsBlocked blocked;
        for (const auto& worker : workers_) {
            try {
                threads_.emplace_back([this, &worker] { run(*worker); });
            } catch (const std::system_error&) {
                break; // fewer threads than asked for do the same work
            }
        }
    }

    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    ~Pool() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        work_there_.notify_all();
        for (std::thread& thread : threads_) {
            thread.join();
        }
    }

    [[nodiscard]] bool has_threads() const { return !threads_.empty(); }
    [[nodiscard]] BatchWorker& first_worker() { return *workers_.front(); }
    [[nodiscard]] std::size_t size() const { return slots_.size(); }
    [[nodiscard]] Batch& batch(std::uint64_t sequence) { return slot(sequence).batch; }

    void submit(std::uint64_t sequence) {
        {
            const std::lock_guard lock(mutex_);
            slot(sequence).done = false;
            waiting_.push_back(sequence);
        }
        work_there_.notify_one();
    }

    [[nodiscard]] bool is_done(std::uint64_t sequence) {
        const std::lock_guard lock(mutex_);
        return slot(sequence).done;
    }

    // Waits for the batch and throws on what its worker threw.
    Batch& take(std::uint64_t sequence) {
        std::unique_lock lock(mutex_);
        Slot& wanted = slot(sequence);
        work_done_.wait(lock, [&wanted] { return wanted.done; });
        if (wanted.failure) {
            std::rethrow_exception(wanted.failure);
        }
        return wanted.batch;
    }

private:
    struct Slot {
        Batch batch;
        bool done = false;
        std::exception_ptr failure;
    };

    [[nodiscard]] Slot& slot(std::uint64_t sequence) { return slots_[sequence % slots_.size()]; }

    void run(BatchWorker& worker) {
        for (;;) {
            std::unique_lock lock(mutex_);
            work_there_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
            if (ended_) {
                return;
            }
            Slot& mine = slot(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            std::exception_ptr failure;
            try {
                worker.work(mine.batch);
            } catch (...) {
                failure = std::current_exception();
            }
            lock.lock();
            mine.done = true;
            mine.failure = failure;
            lock.unlock();
            work_done_.notify_one();
        }
    }

    std::vector<Slot> slots_;
    std::vector<std::unique_ptr<BatchWorker>> workers_;
    std::vector<std::thread> threads_;
    std::mutex mutex_;
    std::condition_variable work_there_;
    std::condition_variable work_done_;
    std::deque<std::uint64_t> waiting_;
    bool ended_ = false;
};

void process_here(LineReader& reader, BatchWorker& worker, const std::function<void(Batch&)>& deliver) {
    Batch batch;
    while (reader.next(batch.block)) {
        batch.clear_result();
        worker.work(batch);
        deliver(batch);
    }
}

} // namespace

void Batch::clear_result() {
    output.clear();
    events.clear();
    records = 0;
}

void process_in_order(LineReader& reader, unsigned workers,
                      const std::function<std::unique_ptr<BatchWorker>()>& make_worker,
                      const std::function<void(Batch&)>& deliver) {
    if (workers <= 1) {
        const auto worker = make_worker();
        process_here(reader, *worker, deliver);
        return;
    }
    Pool pool(workers, make_worker);
    if (!pool.has_threads()) {
        process_here(reader, pool.first_worker(), deliver);
        return;
    }
    std::uint64_t submitted = 0;
    std::uint64_t delivered = 0;
    bool more = true;
    while (more || delivered < submitted) {
        if (more && submitted - delivered < pool.size()) {
            Batch& batch = pool.batch(submitted);
            more = reader.next(batch.block);
            if (more) {
                batch.clear_result();
                pool.submit(submitted++);
            }
        } else {
            deliver(pool.take(delivered++));
        }
        while (delivered < submitted && pool.is_done(delivered)) {
            deliver(pool.take(delivered++));
        }
    }
}

unsigned default_workers() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (::sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
        return static_cast<unsigned>(std::max(1, CPU_COUNT(&allowed)));
    }
    return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace kummerkasten::io

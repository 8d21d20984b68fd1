// SPDX-License-Identifier: Apache-2.0
// A hash table that forgets: it keeps the `most` keys that were used last. Keys are hashes already and are taken as they
// are. Open addressing over an array of entries that a list holds in the order of their use: finding costs one or two cache
// misses, and nothing is allocated once the table is full.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kummerkasten {

template <class Value> class RecentTable {
public:
    /// `most` is at least 1.
    explicit RecentTable(std::size_t most) : most_(most), slots_(kFirstSlots, kNone) {}

    /// The value of `key`, which is now the one used last; null where there is none.
    [[nodiscard]] Value* find(std::uint64_t key) {
        const std::uint32_t entry = slots_[slot_of(key)];
        if (entry == kNone) {
            return nullptr;
        }
        use(entry);
        return &entries_[entry].value;
    }

    /// The same, but a new value where there is none; for it, the one that was not used for longest goes if need be. A
    /// reference holds until the next insertion.
    Value& operator[](std::uint64_t key) {
        if (Value* found = find(key)) {
            return *found;
        }
        if (size_ >= most_) {
            drop_oldest();
        }
        if (2 * (size_ + 1) > slots_.size()) {
            grow();
        }
        std::uint32_t entry = free_;
        if (entry != kNone) {
            free_ = entries_[entry].newer;
        } else {
            entry = static_cast<std::uint32_t>(entries_.size());
            entries_.emplace_back();
        }
        entries_[entry].key = key;
        slots_[slot_of(key)] = entry;
        link(entry);
        ++size_;
        return entries_[entry].value;
    }

    /// The value that was not used for longest; only where size() is not 0.
    [[nodiscard]] const Value& oldest() const { return entries_[oldest_].value; }

    void drop_oldest() {
        const std::uint32_t entry = oldest_;
        unlink(entry);
        remove(slot_of(entries_[entry].key));
        entries_[entry].value = Value{};
        entries_[entry].newer = free_;
        free_ = entry;
        --size_;
    }

    [[nodiscard]] std::size_t size() const { return size_; }

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    static constexpr std::size_t kFirstSlots = 64; // a power of two

    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t older = kNone, newer = kNone; // `newer` also holds the list of free entries together
        Value value{};
    };

    [[nodiscard]] std::size_t home_of(std::uint64_t key) const { return key & (slots_.size() - 1); }
    [[nodiscard]] std::size_t next(std::size_t slot) const { return (slot + 1) & (slots_.size() - 1); }

    // Where `key` stands, or the free slot where it would. At most half of the slots are taken, so there is one.
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
        std::size_t slot = home_of(key);
        while (slots_[slot] != kNone && entries_[slots_[slot]].key != key) {
            slot = next(slot);
        }
        return slot;
    }

    // Closes the gap: what stands behind it, and would be looked for from it or before it, moves up.
    void remove(std::size_t gap) {
        for (std::size_t slot = next(gap); slots_[slot] != kNone; slot = next(slot)) {
            const std::size_t home = home_of(entries_[slots_[slot]].key);
            const std::size_t mask = slots_.size() - 1;
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                slots_[gap] = slots_[slot];
                gap = slot;
            }
        }
        slots_[gap] = kNone;
    }

    void grow() {
        std::vector<std::uint32_t> old(2 * slots_.size(), kNone);
        old.swap(slots_);
        for (const std::uint32_t entry : old) {
            if (entry != kNone) {
                slots_[slot_of(entries_[entry].key)] = entry;
            }
        }
    }

    void use(std::uint32_t entry) {
        if (entry != newest_) {
            unlink(entry);
            link(entry);
        }
    }

    void link(std::uint32_t entry) {
        entries_[entry].older = newest_;
        entries_[entry].newer = kNone;
        (newest_ != kNone ? entries_[newest_].newer : oldest_) = entry;
        newest_ = entry;
    }

    void unlink(std::uint32_t entry) {
        const Entry& gone = entries_[entry];
        (gone.older != kNone ? entries_[gone.older].newer : oldest_) = gone.newer;
        (gone.newer != kNone ? entries_[gone.newer].older : newest_) = gone.older;
    }

    std::size_t most_;
    std::size_t size_ = 0;
    std::vector<std::uint32_t> slots_; // numbers of entries
    std::vector<Entry> entries_;
    std::uint32_t oldest_ = kNone, newest_ = kNone, free_ = kNone;
};

} // namespace kummerkasten

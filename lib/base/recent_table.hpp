// SPDX-License-Identifier: Apache-2.0
// A hash table that forgets: it keeps the `most` keys that were used last. Keys are hashes already and are taken as they
// are. Open addressing over entries that a list holds in the order of their use. Half of the key stands in the slot, so that
// looking for it, growing and closing gaps touch no entry but the right one. Entries never move.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace kummerkasten {

template <class Value> class RecentTable {
public:
    /// `most` is at least 1.
    explicit RecentTable(std::size_t most) : most_(most), slots_(kFirstSlots) {}

    /// The value of `key`, which is now the one used last; null where there is none.
    [[nodiscard]] Value* find(std::uint64_t key) {
        const std::uint32_t entry = slots_[slot_of(key)].entry;
        if (entry == kNone) {
            return nullptr;
        }
        use(entry);
        return &at(entry).value;
    }

    /// The same, but a new value where there is none; for it, the one that was not used for longest goes if need be.
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
            free_ = at(entry).newer;
        } else {
            if (used_ == chunks_.size() * kChunk) {
                chunks_.push_back(std::make_unique<Entry[]>(kChunk));
            }
            entry = used_++;
        }
        at(entry).key = key;
        slots_[slot_of(key)] = {tag_of(key), entry};
        link(entry);
        ++size_;
        return at(entry).value;
    }

    /// The value that was not used for longest; only where size() is not 0.
    [[nodiscard]] const Value& oldest() const { return at(oldest_).value; }

    void drop_oldest() {
        const std::uint32_t entry = oldest_;
        unlink(entry);
        remove(slot_of(at(entry).key));
        at(entry).value = Value{};
        at(entry).newer = free_;
        free_ = entry;
        --size_;
    }

    /// Hints that `key` will be looked for soon.
    void expect(std::uint64_t key) const { __builtin_prefetch(&slots_[home_of(tag_of(key))]); }

    [[nodiscard]] std::size_t size() const { return size_; }

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    static constexpr std::size_t kFirstSlots = 64; // a power of two
    static constexpr std::size_t kChunk = 1024;    // entries that are made at once

    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t older = kNone, newer = kNone; // `newer` also holds the list of free entries together
        Value value{};
    };
    struct Slot {
        std::uint32_t tag = 0; // the upper half of the key
        std::uint32_t entry = kNone;
    };

    [[nodiscard]] Entry& at(std::uint32_t entry) { return chunks_[entry / kChunk][entry % kChunk]; }
    [[nodiscard]] const Entry& at(std::uint32_t entry) const { return chunks_[entry / kChunk][entry % kChunk]; }

    [[nodiscard]] static std::uint32_t tag_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32U); }
    [[nodiscard]] std::size_t home_of(std::uint32_t tag) const { return tag & (slots_.size() - 1); }
    [[nodiscard]] std::size_t next(std::size_t slot) const { return (slot + 1) & (slots_.size() - 1); }

    // Where `key` stands, or the free slot where it would. At most half of the slots are taken, so there is one.
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
        const std::uint32_t tag = tag_of(key);
        std::size_t slot = home_of(tag);
        while (slots_[slot].entry != kNone && (slots_[slot].tag != tag || at(slots_[slot].entry).key != key)) {
            slot = next(slot);
        }
        return slot;
    }

    // Closes the gap: what stands behind it, and would be looked for from it or before it, moves up.
    void remove(std::size_t gap) {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t slot = next(gap); slots_[slot].entry != kNone; slot = next(slot)) {
            const std::size_t home = home_of(slots_[slot].tag);
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                slots_[gap] = slots_[slot];
                gap = slot;
            }
        }
        slots_[gap] = {};
    }

    void grow() {
        std::vector<Slot> old(2 * slots_.size());
        old.swap(slots_);
        for (const Slot& taken : old) {
            if (taken.entry != kNone) {
                std::size_t slot = home_of(taken.tag);
                while (slots_[slot].entry != kNone) {
                    slot = next(slot);
                }
                slots_[slot] = taken;
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
        at(entry).older = newest_;
        at(entry).newer = kNone;
        (newest_ != kNone ? at(newest_).newer : oldest_) = entry;
        newest_ = entry;
    }

    void unlink(std::uint32_t entry) {
        const Entry& gone = at(entry);
        (gone.older != kNone ? at(gone.older).newer : oldest_) = gone.newer;
        (gone.newer != kNone ? at(gone.newer).older : newest_) = gone.older;
    }

    std::size_t most_;
    std::size_t size_ = 0;
    std::vector<Slot> slots_;
    std::vector<std::unique_ptr<Entry[]>> chunks_;
    std::uint32_t used_ = 0; // entries that were handed out once
    std::uint32_t oldest_ = kNone, newest_ = kNone, free_ = kNone;
};

} // namespace kummerkasten

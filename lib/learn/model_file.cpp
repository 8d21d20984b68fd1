// SPDX-License-Identifier: Apache-2.0
// The file of a model, little-endian:
//     8 bytes  magic "KKMODEL" and a newline
//     4        version of this layout
//     4        zero
//     8        length of the whole file
//     8        XXH3, 64 bits, of all other bytes
//     the parts: strings and vectors with their length in front
//     the table: slots, then rows, as they lie in memory
// All of it is checked before anything is used: a damaged file is an error, never a wrong verdict. Loading is one read
// and the checksum, which runs at the speed of memory: about 1 ms for 4 MB.
#include "learn/model.hpp"

#include "base/error.hpp"
#include "io/descriptor.hpp"

#include <xxhash.h>

#include <bit>
#include <cmath>
#include <cstring>

namespace kummerkasten::learn {

namespace {

static_assert(std::endian::native == std::endian::little, "the table is written as it lies in memory");

constexpr std::string_view kMagic = "KKMODEL\n";
constexpr std::uint32_t kVersion = 3;
constexpr std::size_t kLengthAt = 16;
constexpr std::size_t kChecksumAt = 24;
constexpr std::size_t kHeader = 32;
/// Larger than any model of a hundred classes and a million features that the trainer could make in the time it has.
constexpr std::size_t kLargest = std::size_t{512} * 1024 * 1024;

std::uint64_t checksum(std::string_view bytes) {
    const XXH64_hash_t header = XXH3_64bits(bytes.data(), kChecksumAt);
    return XXH3_64bits_withSeed(bytes.data() + kHeader, bytes.size() - kHeader, header);
}

template <class Number> void put(std::string& out, Number value) {
    char bytes[sizeof(Number)];
    std::memcpy(bytes, &value, sizeof(Number));
    out.append(bytes, sizeof(Number));
}

void put_bytes(std::string& out, const void* bytes, std::size_t size) {
    out.append(static_cast<const char*>(bytes), size);
}

void put_string(std::string& out, std::string_view text) {
    put(out, static_cast<std::uint32_t>(text.size()));
    out.append(text);
}

void put_floats(std::string& out, std::span<const float> values) {
    put(out, static_cast<std::uint32_t>(values.size()));
    for (const float value : values) {
        put(out, value);
    }
}

void put_head(std::string& out, const Head& head) {
    put_string(out, head.label);
    put(out, static_cast<std::uint32_t>(head.classes.size()));
    for (const std::string& name : head.classes) {
        put_string(out, name);
    }
    put_floats(out, head.constants);
    put_floats(out, head.biases);
    put(out, head.calibration.slope);
    put_floats(out, head.calibration.offsets);
}

// Reads what the functions above wrote. The checksum has passed by then, so what it refuses was made by somebody else.
class Source {
public:
    Source(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

    [[noreturn]] void refuse() const {
        throw error<DataError>("{}: not a model that this program wrote; train it again", name_);
    }
    std::string_view take(std::size_t size) {
        if (size > bytes_.size()) {
            refuse();
        }
        const std::string_view taken = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return taken;
    }
    template <class Number> Number number() {
        Number value{};
        std::memcpy(&value, take(sizeof(Number)).data(), sizeof(Number));
        return value;
    }
    std::size_t size(std::size_t most) {
        const auto value = number<std::uint32_t>();
        return value <= most ? value : (refuse(), 0);
    }
    std::string string() { return std::string(take(size(bytes_.size()))); }
    std::vector<float> floats(std::size_t count) {
        if (size(count) != count) {
            refuse();
        }
        std::vector<float> values;
        for (std::size_t i = 0; i < count; ++i) {
            values.push_back(number<float>());
            if (!std::isfinite(values.back())) {
                refuse();
            }
        }
        return values;
    }
    [[nodiscard]] std::size_t left() const { return bytes_.size(); }

private:
    std::string_view bytes_;
    const std::string& name_;
};

Head read_head(Source& source) {
    Head head;
    head.label = source.string();
    const std::size_t classes = source.size(kMostClasses);
    if (classes < 2) {
        source.refuse();
    }
    for (std::size_t i = 0; i < classes; ++i) {
        head.classes.push_back(source.string());
    }
    head.constants = source.floats(classes == 2 ? 1 : classes);
    head.biases = source.floats(classes);
    head.calibration.slope = source.number<double>();
    head.calibration.offsets = source.floats(classes);
    if (!std::isfinite(head.calibration.slope)) {
        source.refuse();
    }
    return head;
}

std::string read_whole(const std::string& name) {
    const io::Descriptor file = io::open_for_reading(name);
    std::string bytes;
    std::size_t size = 0;
    for (;;) {
        bytes.resize(size + 1024 * 1024);
        const std::size_t got = io::read_some(file.number(), bytes.data() + size, bytes.size() - size, name);
        size += got;
        if (got == 0 || size > kLargest) {
            break;
        }
    }
    bytes.resize(size);
    return bytes;
}

} // namespace

std::string Model::to_bytes() const {
    std::string out(kMagic);
    put(out, kVersion);
    put(out, std::uint32_t{0});
    put(out, std::uint64_t{0}); // length and checksum, below
    put(out, std::uint64_t{0});
    put_string(out, parts_.feature_space);
    put_string(out, parts_.card);
    put(out, static_cast<std::uint32_t>(parts_.groups.size()));
    for (const Group& group : parts_.groups) {
        put_string(out, group.name);
        put(out, static_cast<std::uint8_t>(group.counted ? 1 : 0));
    }
    put(out, static_cast<std::uint32_t>(parts_.heads.size()));
    for (const Head& head : parts_.heads) {
        put_head(out, head);
    }
    put(out, static_cast<std::uint64_t>(features_));
    put(out, static_cast<std::uint64_t>(slots_.size()));
    put_bytes(out, slots_.data(), slots_.size() * sizeof(Slot));
    put_bytes(out, rows_.data(), features_ * row_size_);
    const std::uint64_t length = out.size();
    std::memcpy(out.data() + kLengthAt, &length, sizeof(length));
    const std::uint64_t sum = checksum(out);
    std::memcpy(out.data() + kChecksumAt, &sum, sizeof(sum));
    return out;
}

Model Model::from_bytes(std::string_view bytes, const std::string& name) {
    if (bytes.substr(0, kMagic.size()) != kMagic) {
        throw error<DataError>("{}: not a model; expected a file that train wrote", name);
    }
    if (bytes.size() < kHeader) {
        throw error<DataError>("{}: the model is cut off after {} bytes; copy or train it again", name, bytes.size());
    }
    Source header(bytes.substr(kMagic.size()), name);
    const auto version = header.number<std::uint32_t>();
    if (version != kVersion) {
        throw error<DataError>("{}: a model of version {}, expected version {}; train it again", name, version,
                               kVersion);
    }
    const auto zero = header.number<std::uint32_t>();
    const auto length = header.number<std::uint64_t>();
    const auto sum = header.number<std::uint64_t>();
    if (length != bytes.size()) {
        throw error<DataError>("{}: the model has {} bytes, expected {}; copy or train it again", name, bytes.size(),
                               length);
    }
    if (zero != 0 || sum != checksum(bytes)) {
        throw error<DataError>("{}: the model is damaged, its checksum differs; copy or train it again", name);
    }
    Source source(bytes.substr(kHeader), name);
    Model model;
    model.parts_.feature_space = source.string();
    model.parts_.card = source.string();
    for (std::size_t left = source.size(kMostGroups); left > 0; --left) {
        std::string group = source.string();
        model.parts_.groups.push_back({std::move(group), source.number<std::uint8_t>() != 0});
    }
    const std::size_t heads = source.size(kMostHeads);
    if (heads == 0) {
        source.refuse();
    }
    for (std::size_t i = 0; i < heads; ++i) {
        model.parts_.heads.push_back(read_head(source));
    }
    model.set_up();
    model.features_ = source.number<std::uint64_t>();
    const auto slots = source.number<std::uint64_t>();
    // At least one slot is free, or a look-up would never end.
    if (slots > source.left() / sizeof(Slot) || model.features_ >= slots ||
        model.features_ * model.row_size_ != source.left() - slots * sizeof(Slot)) {
        source.refuse();
    }
    model.slots_.resize(slots);
    std::memcpy(model.slots_.data(), source.take(slots * sizeof(Slot)).data(), slots * sizeof(Slot));
    model.rows_.resize(source.left() / sizeof(CacheLine) + 1);
    const std::string_view rows = source.take(source.left());
    std::memcpy(model.rows_.data(), rows.data(), rows.size());
    if (!model.is_sound()) {
        source.refuse();
    }
    return model;
}

Model Model::load(const std::filesystem::path& file) {
    const std::string bytes = read_whole(file.string());
    if (bytes.size() > kLargest) {
        throw error<DataError>("{}: larger than any model, {} bytes at most", file.string(), kLargest);
    }
    return from_bytes(bytes, file.string());
}

} // namespace kummerkasten::learn

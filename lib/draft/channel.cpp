// SPDX-License-Identifier: Apache-2.0
#include "draft/channel.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "draft/sms.hpp"
#include "io/tsv.hpp"

#include <array>
#include <charconv>

namespace kummerkasten::draft {

namespace {

constexpr std::size_t kLongest = 1'000'000; // above any platform's limit; catches a slipped column

std::size_t count_field(std::string_view field, const Place& place) {
    std::size_t value = 0;
    const auto [end, failure] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (failure != std::errc() || end != field.data() + field.size() || value > kLongest) {
        throw DataError(place, fmt::format("{} is not a whole number from 0 to {}", in_quotes(field), kLongest));
    }
    return value;
}

template <class Enum, std::size_t count>
Enum word_field(std::string_view field, const std::array<std::string_view, count>& words, const Place& place) {
    for (std::size_t i = 0; i < count; ++i) {
        if (words[i] == field) {
            return static_cast<Enum>(i);
        }
    }
    throw DataError(place, fmt::format("{} is unknown; allowed are {}", in_quotes(field), list_of(words)));
}

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> kUnits{"weighted", "graphemes", "characters", "segments"};
constexpr std::array<std::string_view, 3> kLayouts{"line", "letter", "thread"}; // a thread is made of lines
constexpr std::array<std::string_view, 3> kPrivacies{"dm", "itself", "none"};

} // namespace

ChannelTable::ChannelTable(const io::DataPath& data) {
    unknown_.known = false;
    const io::TsvFile file(data / "channels.tsv", "channels", 9, 9);
    for (const io::TsvFile::Row& row : file.rows()) {
        const Place place = file.place(row);
        Channel channel;
        channel.name = row.fields[0];
        channel.limit = count_field(row.fields[1], place);
        channel.unit = word_field<Unit>(row.fields[2], kUnits, place);
        if (channel.unit == Unit::segments && channel.limit > kMostSegments) {
            throw DataError(place, fmt::format("a text message has at most {} segments", kMostSegments));
        }
        channel.byte_limit = count_field(row.fields[3], place);
        channel.url_length = count_field(row.fields[4], place);
        channel.threads = row.fields[5] == "thread";
        channel.layout = channel.threads ? Layout::line : word_field<Layout>(row.fields[5], kLayouts, place);
        channel.privacy = word_field<Privacy>(row.fields[6], kPrivacies, place);
        if (find(channel.name).known) {
            throw DataError(place, fmt::format("channel {} stands here a second time", in_quotes(channel.name)));
        }
        channels_.push_back(std::move(channel));
    }
}

const Channel& ChannelTable::find(std::string_view name) const {
    for (const Channel& channel : channels_) {
        if (equals_ignoring_ascii_case(channel.name, name)) {
            return channel;
        }
    }
    return unknown_;
}

} // namespace kummerkasten::draft

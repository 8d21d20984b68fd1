// SPDX-License-Identifier: Apache-2.0
// What a channel allows a reply to be (data/channels.tsv): how long, how it counts, how it is laid out, and whether
// strangers read it. A reply is measured by draft/length.hpp.
#pragma once

#include "io/data_path.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// `segments`: messages of an SMS (draft/sms.hpp).
enum class Unit : std::uint8_t { weighted, graphemes, characters, segments };
enum class Layout : std::uint8_t { line, letter };
/// Is there a private way beside the channel, or is the channel itself private?
enum class Privacy : std::uint8_t { dm, itself, none };

struct Channel {
    std::string name;
    std::size_t limit = 0; ///< in `unit`; 0: none that we know
    Unit unit = Unit::characters;
    std::size_t byte_limit = 0; ///< a second limit, in bytes; 0: none
    std::size_t url_length = 0; ///< what every link counts; 0: its own length
    Layout layout = Layout::line;
    Privacy privacy = Privacy::dm;
    bool threads = false; ///< people go on in a second post there
    bool known = true;    ///< stands in the table
};

class ChannelTable {
public:
    /// Throws DataError with file:line.
    explicit ChannelTable(const io::DataPath& data);

    /// The channel called `name` (any case); for others one without limit whose `known` is false.
    [[nodiscard]] const Channel& find(std::string_view name) const;
    [[nodiscard]] const std::vector<Channel>& channels() const { return channels_; }

private:
    std::vector<Channel> channels_;
    Channel unknown_;
};

} // namespace kummerkasten::draft

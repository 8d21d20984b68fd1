// SPDX-License-Identifier: Apache-2.0
// What the mappers of several platforms have in common: ids, times, ratings, error bodies, the items of a page.
#pragma once

#include "ingest/format.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

/// "platform:17"; "" for an id that is not there.
[[nodiscard]] std::string native_id(std::string_view platform, std::string_view id);
[[nodiscard]] std::string native_id(std::string_view platform, Json id);

/// A service's error in place of posts.
[[nodiscard]] Problem api_error(std::string_view message);

/// A time as exports spell it: a string in any spelling that times.hpp knows, or a number of seconds or milliseconds. A
/// time that cannot be read is left out with a warning; one that is not there, silently.
[[nodiscard]] std::optional<record::Timestamp> read_time(Json time, const ReadOptions& options, const Findings& found);

/// A rating of at most `best`: a number, also in a string with words behind it ("5 stars"). Left out with a warning where it
/// is none; silently where it is not there or 0, which is how exports say "none".
[[nodiscard]] std::optional<record::Rating> read_rating(Json rating, double best, const Findings& found);

/// What is wrong with the items of a page, told as one problem, since the page is one piece of input: what is wrong with
/// several is said once, with their number; only the first few things are told.
class Complaints {
public:
    void add(Outcome problem);
    [[nodiscard]] Outcome all() const;

private:
    struct Complaint {
        Problem problem;
        std::size_t items = 1;
    };
    static constexpr std::size_t kMostTold = 5; // as many as Diagnostics shows of a kind
    std::vector<Complaint> told_;
    std::size_t more_ = 0; ///< items with other problems
};

/// Calls `map` for each item, whatever becomes of its neighbours.
template <class Map> [[nodiscard]] Outcome map_each(Json list, const Map& map) {
    Complaints complaints;
    list.each_item([&](Json item) { complaints.add(map(item)); });
    return complaints.all();
}

/// Is this a list whose first item fits? An empty list does not.
template <class Fits> [[nodiscard]] bool first_fits(Json list, const Fits& fits) {
    bool first = true;
    bool answer = false;
    list.each_item([&](Json item) {
        answer = first ? fits(item) : answer;
        first = false;
    });
    return answer;
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "record/labels.hpp"

#include "record/draft.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace kummerkasten::record;

namespace {

// Every name gives its value and back, and no two are equal.
template <class Enum> void check_names() {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < Names<Enum>::values.size(); ++i) {
        const auto value = static_cast<Enum>(i);
        CAPTURE(std::string(name_of(value)));
        CHECK_FALSE(name_of(value).empty());
        CHECK(value_of<Enum>(name_of(value)) == value);
        CHECK(seen.insert(name_of(value)).second);
    }
    CHECK_FALSE(value_of<Enum>("").has_value());
    CHECK_FALSE(value_of<Enum>("no such word").has_value());
}

} // namespace

TEST_CASE("names and values") {
    check_names<Kind>();
    check_names<Direction>();
    check_names<Ownership>();
    check_names<Intent>();
    check_names<Polarity>();
    check_names<Offence>();
    check_names<OffenceTarget>();
    check_names<Address>();
    check_names<Route>();
    check_names<Band>();
    check_names<Signal>();
    check_names<ReplyAllowed>();
    check_names<Level>();
}

TEST_CASE("the last value of each enum has the last name") {
    CHECK(name_of(Kind::message) == "message");
    CHECK(name_of(Ownership::spam) == "spam");
    CHECK(name_of(Intent::other) == "other");
    CHECK(name_of(Polarity::undefined) == "undefined");
    CHECK(name_of(OffenceTarget::group) == "group");
    CHECK(name_of(Address::sie) == "sie");
    CHECK(name_of(Route::close) == "close");
    CHECK(name_of(Band::urgent) == "urgent");
    CHECK(name_of(Signal::resolved) == "resolved");
    CHECK(name_of(Signal::data_leak) == "data_leak");
    CHECK(name_of(ReplyAllowed::no) == "no");
    CHECK(name_of(Level::error) == "error");
}

TEST_CASE("a set of signals") {
    SignalSet set;
    CHECK(set.empty());
    set.insert(Signal::resolved);
    set.insert(Signal::resolved);
    CHECK(set.contains(Signal::resolved));
    CHECK_FALSE(set.contains(Signal::churn));
    SignalSet other;
    CHECK_FALSE(set == other);
    other.insert(Signal::resolved);
    CHECK(set == other);
    set.clear();
    CHECK(set.empty());
}

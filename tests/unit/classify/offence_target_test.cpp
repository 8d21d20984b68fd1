// SPDX-License-Identifier: Apache-2.0
// Who stands near a name. Positions are tokens; the name for people is always the tenth, of two clauses with ten tokens each.
#include "classify/offence_target.hpp"

#include "classify/bare_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;
using record::OffenceTarget;

namespace {

constexpr std::uint32_t kName = 10;

// Twenty words that mean nothing, and the name.
BareCase post_with_name() {
    BareCase post;
    post.evidence.words.assign(20, "x");
    post.evidence.clauses.assign(20, 0);
    std::fill(post.evidence.clauses.begin() + 10, post.evidence.clauses.end(), 1);
    post.out.ownership = record::Ownership::direct;
    post.say(Category::insult, 1, kName);
    return post;
}

OffenceTarget target_in(BareCase& post) {
    post.ask([](Case& all) { all.out.offence_target = find_target(all, all.evidence.hits.front()); });
    return post.out.offence_target;
}

} // namespace

TEST_CASE("the nearest within five tokens is meant") {
    struct Row {
        std::string name;
        Category category;
        std::uint32_t position;
        OffenceTarget target;
    };
    const std::vector<Row> rows{
        {"the house, right behind", Category::own_name, 11, OffenceTarget::company},
        {"the house, five behind", Category::own_name, 15, OffenceTarget::company},
        {"the house, six behind", Category::own_name, 16, OffenceTarget::none},
        {"the house, five in front, in the clause before", Category::own_handle, 5, OffenceTarget::company},
        {"a rival", Category::rival_name, 9, OffenceTarget::company},
        {"one of its people", Category::topic, 8, OffenceTarget::agent}, // of topic 2, which is staff
        {"a product is nobody", Category::product, 9, OffenceTarget::none},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post = post_with_name();
        post.say(row.category, 1, row.position, 2);
        CHECK(record::name_of(target_in(post)) == record::name_of(row.target));
    }
    BareCase both = post_with_name();
    both.say(Category::own_name, 1, 13);
    both.say(Category::topic, 1, 8, 2); // two tokens away, the house is three
    CHECK(target_in(both) == OffenceTarget::agent);
}

TEST_CASE("who is spoken to is meant: certainly, or right in front") {
    struct Row {
        std::string name;
        AddressMark mark;
        bool known_house;
        OffenceTarget target;
    };
    const std::vector<Row> rows{
        {"ihr, surely", {7, record::Address::ihr, 0.9F}, true, OffenceTarget::company},
        {"ihr, perhaps", {7, record::Address::ihr, 0.4F}, true, OffenceTarget::none},
        {"ihr, perhaps, right in front", {9, record::Address::ihr, 0.4F}, true, OffenceTarget::company},
        {"du, to a house", {9, record::Address::du, 0.9F}, true, OffenceTarget::company},
        {"du, to nobody we know", {9, record::Address::du, 0.9F}, false, OffenceTarget::person},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post = post_with_name();
        post.without_profile = !row.known_house;
        post.findings.addresses = {row.mark};
        CHECK(record::name_of(target_in(post)) == record::name_of(row.target));
    }
}

TEST_CASE("who calls themselves names insults nobody") {
    struct Row {
        std::string name;
        std::vector<std::string> before; ///< right in front of the name, in its clause or not
        bool oneself;
    };
    const std::vector<Row> rows{
        {"ich Trottel", {"ich"}, true},
        {"bin ich der einzige Depp", {"bin", "ich", "der", "einzige"}, true},
        {"komme mir vor wie der letzte Trottel", {"mir", "vor", "wie", "der", "letzte"}, true},
        {"\"mir\" is six words away", {"mir", "so", "vor", "wie", "der", "letzte"}, false},
        {"mir wie ein Trottel", {"mir", "wie", "ein"}, true},
        {"ich habe es mit Idioten", {"ich", "habe", "es", "mit"}, false},
        {"bin ich bei euch Idioten", {"bin", "ich", "bei", "euch"}, false},
        {"nobody", {"so", "ein"}, false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post = post_with_name();
        post.evidence.clauses.assign(20, 0);
        for (std::size_t i = 0; i < row.before.size(); ++i) {
            post.evidence.words[kName - row.before.size() + i] = row.before[i];
        }
        static bool found = false;
        post.ask([](Case& all) { found = is_for_oneself(all, all.evidence.hits.front()); });
        CHECK(found == row.oneself);
    }
}

TEST_CASE("nobody near: the house that is written to, else somebody unknown") {
    BareCase post = post_with_name();
    const auto ask = [&post] {
        post.ask([](Case& all) { all.out.offence_target = target_unseen(all); });
        return post.out.offence_target;
    };
    CHECK(ask() == OffenceTarget::company);
    post.out.ownership = record::Ownership::overheard;
    CHECK(ask() == OffenceTarget::person);
}

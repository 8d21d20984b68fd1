// SPDX-License-Identifier: Apache-2.0
// A law: parts that were counted apart, written, read and added up say the same as a report about all their records, to the byte.
// And what is no summary, or one of other posts, is refused.
#include "report/summary.hpp"

#include "base/error.hpp"
#include "report/render.hpp"
#include "stories.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

namespace {

struct Item {
    record::Post post;
    std::optional<record::Triage> triage;
    std::optional<record::Draft> draft;
};

// Posts of two weeks: threads with several customers, replies to posts of any other part, praise, grave posts, edited ones.
class World {
public:
    explicit World(unsigned seed) : random_(seed) {}

    std::vector<Item> items(std::size_t count, bool with_edits) {
        std::vector<Item> items;
        for (std::size_t i = 0; i < count; ++i) {
            Item item;
            const bool house = one_in(4);
            const std::string id = with_edits && one_in(9) && i > 0 ? items[below(i)].post.id : "p" + std::to_string(i);
            item.post =
                test::post(id, house ? "haus" : "Kunde" + std::to_string(below(12)), "",
                           house ? "Das tut uns leid. ^an" : "Der Zug ist weg, sagt Anna. " + std::to_string(i));
            // No two at the same instant: which of them is first would depend on the order of the input.
            item.post.created_at =
                at("2026-09-01T00:00:00Z") + std::chrono::seconds(below(1'200'000)) + std::chrono::microseconds(i + 1);
            item.post.platform = one_in(3) ? "mail" : "x";
            if (with_edits && one_in(10)) { // of these, the order of the input says which is first
                item.post.created_at.reset();
            }
            if (one_in(20)) {
                item.post.direction.reset();
            }
            if (one_in(2) && i > 0) {
                item.post.reply_to = "p" + std::to_string(below(count)); // also one that comes later, or in no part
            }
            if (one_in(5)) {
                item.post.thread = "t" + std::to_string(below(9));
            }
            if (one_in(5)) {
                item.post.kind = record::Kind::message;
            }
            if (house && one_in(3)) {
                item.post.mentions = {"kunde" + std::to_string(below(12))};
            }
            if (one_in(15)) {
                item.post.duplicate_of = "p0";
            }
            if (!house && !one_in(6)) {
                item.triage = verdict();
            }
            if (item.triage && one_in(3)) {
                item.draft.emplace();
                item.draft->reply_allowed = record::ReplyAllowed::yes;
                item.draft->ready = one_in(2);
                if (one_in(2)) {
                    item.draft->follow_up_at = at("2026-09-01T00:00:00Z") + std::chrono::seconds(below(1'300'000));
                }
            }
            items.push_back(std::move(item));
        }
        return items;
    }

    std::size_t below(std::size_t most) { return random_() % most; }
    bool one_in(std::size_t times) { return below(times) == 0; }

private:
    record::Triage verdict() {
        record::Triage triage = complaint(static_cast<int>(below(100)), "");
        triage.topics = {{"topic" + std::to_string(below(7)), 0.5}, {one_in(2) ? "delay" : "staff", 0.2}};
        triage.anger = static_cast<double>(below(100)) / 100;
        triage.urgency.due_at = at("2026-09-01T00:00:00Z") + std::chrono::seconds(below(1'300'000));
        triage.needs_reply = !one_in(5);
        triage.polarity = static_cast<record::Polarity>(below(4));
        triage.ownership = static_cast<record::Ownership>(below(5));
        if (one_in(8)) {
            triage.intent = one_in(2) ? record::Intent::praise : record::Intent::resolved;
        }
        if (one_in(10)) {
            triage.signals.insert(static_cast<record::Signal>(below(16)));
            triage.incident = "INC-" + std::to_string(below(3));
        }
        return triage;
    }

    std::mt19937 random_;
};

const profile::Profile& house() {
    static const profile::Profile profile = [] {
        profile::Profile it;
        it.house.name = "Wiesenpieper";
        it.handles["x"] = {"haus"};
        it.agents = {{"an", "Anna Nass"}};
        for (std::size_t day = 0; day < 5; ++day) {
            it.hours.week[day] = {{480, 1020}};
        }
        return it;
    }();
    return profile;
}

Options all_views(const std::string& by = "", const std::string& where = "") {
    Options options = test::options();
    options.by = by;
    options.where = where;
    options = for_summary(options);
    options.now = at("2026-09-15T12:00:00Z");
    options.top = 50;
    return options;
}

void feed(Overview& overview, const Item& item) {
    overview.add(item.post, item.triage ? &*item.triage : nullptr, item.draft ? &*item.draft : nullptr);
}

std::string summary_of(const std::vector<Item>& items, const Options& options, const profile::Profile* profile) {
    Overview part(options, taxonomy(), profile);
    for (const Item& item : items) {
        feed(part, item);
    }
    return write_summary(part);
}

std::string summary_of_one(const Options& options, const profile::Profile* profile = nullptr) {
    Item item;
    item.post = test::post("p", "anna", "09:00");
    item.triage = complaint(50, "11:00");
    return summary_of({item}, options, profile);
}

std::string merged(const std::vector<std::string>& summaries, const Options& options, const profile::Profile* profile) {
    Overview sum(options, taxonomy(), profile);
    for (const std::string& summary : summaries) {
        add_summary(sum, options, taxonomy(), profile, summary, "part");
    }
    return render_json(sum.finish());
}

// Where they begin to differ; both are too long to be printed.
std::string difference(const std::string& a, const std::string& b) {
    if (a == b) {
        return "";
    }
    const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    const std::size_t from = at < 120 ? 0 : at - 120;
    return a.substr(from, 240) + "\n" + b.substr(from, 240);
}

std::string message_of(const std::string& bytes, const Options& options, const profile::Profile* profile = nullptr) {
    try {
        Overview sum(options, taxonomy(), profile);
        add_summary(sum, options, taxonomy(), profile, bytes, "part");
    } catch (const DataError& problem) {
        return problem.what();
    }
    return "";
}

} // namespace

TEST_CASE("a merge of parts equals the whole") {
    for (unsigned seed = 0; seed < 24; ++seed) {
        CAPTURE(seed);
        World world(seed);
        const profile::Profile* const profile = seed % 2 == 0 ? &house() : nullptr;
        // Scattered parts come in any order; where ids come again, the order of the input says which version counts, so
        // those parts follow one another as they did in the whole.
        const bool scattered = seed % 3 != 0;
        const std::vector<Item> items = world.items(300, !scattered);
        Options options = all_views(seed % 2 == 0 ? "platform,topic" : "", seed % 5 == 0 ? "anger<0.8" : "");
        if (seed % 4 == 1) {
            options.since = at("2026-09-03T00:00:00Z");
            options.until = at("2026-09-12T00:00:00Z");
        }
        Overview whole(options, taxonomy(), profile);
        for (const Item& item : items) {
            feed(whole, item);
        }

        std::vector<std::vector<Item>> parts(1 + world.below(6));
        std::size_t current = 0;
        for (const Item& item : items) {
            current = scattered ? world.below(parts.size())
                                : std::min(parts.size() - 1, current + (world.one_in(60) ? 1 : 0));
            parts[current].push_back(item);
        }
        std::vector<std::string> summaries;
        for (const std::vector<Item>& part : parts) {
            summaries.push_back(summary_of(part, options, profile)); // some may be empty
        }
        const std::string expected = render_json(whole.finish());
        CHECK(difference(merged(summaries, options, profile), expected) == "");

        // And a sum is a summary as well.
        Overview first_two(options, taxonomy(), profile);
        add_summary(first_two, options, taxonomy(), profile, summaries[0], "part");
        if (summaries.size() > 1) {
            add_summary(first_two, options, taxonomy(), profile, summaries[1], "part");
            summaries.erase(summaries.begin());
        }
        summaries[0] = write_summary(first_two);
        CHECK(difference(merged(summaries, options, profile), expected) == "");
    }
}

TEST_CASE("any view can be asked of a summary") {
    const std::string bytes = summary_of_one(all_views("platform"));
    for (const NamedView& view : kViews) {
        CAPTURE(view.name);
        Options options = all_views("platform");
        options.views = {view.view};
        Overview whole(options, taxonomy(), nullptr);
        const record::Triage triage = complaint(50, "11:00");
        whole.add(test::post("p", "anna", "09:00"), &triage, nullptr);
        CHECK(difference(merged({bytes}, options, nullptr), render_json(whole.finish())) == "");
    }
}

TEST_CASE("the latest grave posts are kept, in parts as in the whole") {
    const auto grave = [](std::size_t i) {
        Item item;
        item.post = test::post("g" + std::to_string(i), "anna", "");
        item.post.created_at = at("2026-09-01T00:00:00Z") + std::chrono::minutes((i * 7919) % 9000);
        item.triage = complaint(90, "");
        item.triage->signals.insert(record::Signal::safety);
        return item;
    };
    Options options = all_views();
    options.top = 1000;
    Overview whole(options, taxonomy(), nullptr);
    std::vector<std::vector<Item>> parts(3);
    for (std::size_t i = 0; i < 9000; ++i) {
        feed(whole, grave(i));
        parts[i % 3].push_back(grave(i));
    }
    std::vector<std::string> summaries;
    for (const auto& part : parts) {
        summaries.push_back(summary_of(part, options, nullptr));
    }
    CHECK(difference(merged(summaries, options, nullptr), render_json(whole.finish())) == "");
}

TEST_CASE("what was counted in another way is refused, with what to do") {
    const std::string plain = summary_of_one(all_views());
    struct Row {
        const char* name;
        void (*change)(Options&);
        const char* message;
    };
    const Row rows[] = {
        {"since", [](Options& it) { it.since = at("2026-09-12T00:00:00Z"); },
         "part: --since was none, not 2026-09-12T00:00:00Z; give all parts the same"},
        {"until", [](Options& it) { it.until = at("2026-09-13T00:00:00Z"); },
         "part: --until was none, not 2026-09-13T00:00:00Z; give all parts the same"},
        {"zone", [](Options& it) { it.time_zone = "Asia/Tokyo"; },
         "part: days are those of UTC, not of Asia/Tokyo; give all parts the same --tz or profile"},
        {"where", [](Options& it) { it.where = "topic=delay"; },
         "part: --where was '', not 'topic=delay'; give all parts the same"},
        {"by", [](Options& it) { it.by = "topic"; }, "part: --by was '', not 'topic'; give all parts the same"},
        {"bin", [](Options& it) { it.storm.bin = std::chrono::minutes(15); },
         "part: --bin was 3600 seconds, not 900; give the same"},
        {"what is only looked at in the end",
         [](Options& it) {
             it.top = 3;
             it.storm.alpha = 0.01;
             it.warn_at = 0.5;
         },
         ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Options options = all_views();
        row.change(options);
        CHECK(message_of(plain, options) == row.message);
    }
    CHECK(message_of(plain, all_views(), &house()) ==
          "part: it was counted without a profile; leave out --profile, or count its records again");
    const std::string with_house = summary_of_one(all_views(), &house());
    CHECK(message_of(with_house, all_views()) == "part: it was counted with a profile; give the same with --profile");
    profile::Profile other = house();
    other.targets.first_reply[0] = std::chrono::hours(8);
    CHECK(message_of(with_house, all_views(), &other) ==
          "part: its profile had other accounts, agents or targets; give the same, or count its records again");
    other = house();
    other.hours.week[5] = {{600, 720}}; // only looked at in the end
    other.house.name = "Wiesenpieper AG";
    CHECK(message_of(with_house, all_views(), &other).empty());
}

TEST_CASE("a damaged summary is refused") {
    const std::string good = summary_of_one(all_views());
    CHECK(message_of(good, all_views()).empty());
    CHECK(message_of("{\"text\":\"a record\"}", all_views()) ==
          "part: not a summary; expected a file that report --partial wrote");
    CHECK(message_of(good.substr(0, 20), all_views()) ==
          "part: the summary is cut off after 20 bytes; copy or make it again");
    CHECK(message_of(good.substr(0, 100), all_views()) ==
          "part: the summary has 100 bytes, expected " + std::to_string(good.size()) + "; copy or make it again");
    std::string newer = good;
    newer[8] = 9;
    CHECK(message_of(newer, all_views()) ==
          "part: a summary of version 9, expected version 2; count its records again");
    for (std::size_t i = 16; i < good.size(); ++i) {
        CAPTURE(i);
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x20);
        CHECK_FALSE(message_of(bad, all_views()).empty());
    }
}

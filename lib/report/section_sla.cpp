// SPDX-License-Identifier: Apache-2.0
// Service levels: how long customers waited for the first reply, for the next ones and for a solution, on the calendar (care
// rule P1) and, beside it, in the house's opening time; in all and by what may explain it. Unanswered ones are counted.
//
// Memory while it runs: 16 bytes for each timed wait and each row that it counts in, some 150 bytes a wait.
#include "profile/business_clock.hpp"
#include "report/fields.hpp"
#include "report/overview_sections.hpp"
#include "report/reply_times.hpp"

#include <array>
#include <map>
#include <optional>
#include <utility>

namespace kummerkasten::report {

namespace {

using Micros = std::chrono::microseconds;

// One span of time, finished or not, on both clocks.
struct Span {
    bool done = false;
    std::int64_t micros = kNoTime, business = kNoTime; // so far where it is not done; kNoTime: a post has no time
    std::optional<std::int64_t> target;
};

struct BothClocks {
    ReplyTimes calendar, business;

    void add(const Span& span) {
        add_to(calendar, span.done, span.micros, span.target);
        add_to(business, span.done, span.business, span.target);
    }

private:
    static void add_to(ReplyTimes& times, bool done, std::int64_t micros, std::optional<std::int64_t> target) {
        if (!done) {
            times.add_open(micros, target);
        } else if (micros == kNoTime) {
            times.add_untimed();
        } else {
            times.add_reply(micros, target);
        }
    }
};

// The rows of one table: the order is that of the first word, which people do not see.
using Rows = std::map<std::string, std::pair<Label, BothClocks>, std::less<>>;
constexpr std::string_view kLast = "\xff"; // behind every name, which is UTF-8

struct Breakdown {
    std::string_view key;
    const Phrase* heading;
    const Phrase* by;
    Rows rows;
};

struct Measure {
    std::string_view key;
    const Phrase* name;
    const Phrase* by; // null: not broken down
    BothClocks all;
    std::array<Breakdown, 6> breakdowns;
};

std::array<Breakdown, 6> breakdowns() {
    return {{{"channel", &phrases::kPlatform, &phrases::kByChannel, {}},
             {"band", &phrases::kUrgency, &phrases::kByBand, {}},
             {"topic", &phrases::kTopic, &phrases::kByTopic, {}},
             {"agent", &phrases::kAgent, &phrases::kByAgent, {}},
             {"hour", &phrases::kHour, &phrases::kByHour, {}},
             {"weekday", &phrases::kWeekday, &phrases::kByWeekday, {}}}};
}

class Sla {
public:
    explicit Sla(const Scene& scene) : scene_(scene), zone_(scene.options.time_zone) {
        if (scene.profile != nullptr && profile::BusinessClock(scene.profile->hours).ever_open()) {
            clock_.emplace(scene.profile->hours);
        }
    }

    std::vector<Section> sections() {
        for (const Wait& wait : scene_.verdict.waits) {
            const Event& event = scene_.counts.threads[wait.event];
            Measure& measure = wait.first ? first_ : next_;
            const Span it = span(event, wait.replied, wait.micros, target_of(scene_, event));
            measure.all.add(it);
            break_down(measure, event, it, wait.replied ? &scene_.counts.threads[wait.reply] : nullptr);
        }
        for (const CaseCourse& course : scene_.verdict.courses) {
            add_course(course);
        }
        std::vector<Section> result;
        result.push_back(summary());
        for (Measure* measure : {&first_, &next_, &resolution_}) {
            for (Breakdown& breakdown : measure->breakdowns) {
                result.push_back(table_of(*measure, breakdown));
            }
        }
        return result;
    }

private:
    // Open spans run until now, in the measure of each clock.
    Span span(const Event& event, bool done, std::int64_t micros, std::optional<std::int64_t> target) {
        Span span{done, micros, kNoTime, target};
        if (event.time == kNoTime || (done && micros == kNoTime)) {
            span.micros = kNoTime;
            return span;
        }
        if (!done) {
            span.micros = scene_.options.now.time_since_epoch().count() - event.time;
        }
        if (clock_) {
            const record::Timestamp from{Micros{event.time}};
            span.business = clock_->between(from, from + Micros{span.micros}).count();
        }
        return span;
    }

    void add_course(const CaseCourse& course) {
        const Event& event = scene_.counts.threads[course.event];
        last_reply_.all.add(span(event, course.last_reply != kNoTime, course.last_reply, std::nullopt));
        if (scene_.without_triage()) {
            return; // nobody knows what is solved
        }
        std::optional<std::int64_t> target;
        if (scene_.profile != nullptr && scene_.profile->targets.resolution) {
            target = Micros(*scene_.profile->targets.resolution).count();
        }
        const bool done = course.first_resolved != kNoTime;
        const Span first = span(event, done, course.first_resolved, target);
        resolution_.all.add(first);
        break_down(resolution_, event, first, nullptr);
        last_resolution_.all.add(span(event, done, course.last_resolved, target));
    }

    // `label` is called for the first span of a row only.
    template <class MakeLabel>
    void add_row(Measure& measure, std::size_t breakdown, std::string_view order, const Span& span, MakeLabel label) {
        Rows& rows = measure.breakdowns[breakdown].rows;
        auto row = rows.find(order);
        if (row == rows.end()) {
            row = rows.emplace(std::string(order), std::pair(label(), BothClocks())).first;
        }
        row->second.second.add(span);
    }

    void break_down(Measure& measure, const Event& event, const Span& span, const Event* reply) {
        const Words& words = scene_.words;
        const bool named = event.platform != NameTable::kRest;
        add_row(measure, 0, named ? scene_.counts.platform_names.name(event.platform) : kLast, span,
                [&] { return scene_.platform(event.platform); });
        if (!scene_.without_triage()) {
            const char urgent_first = static_cast<char>('9' - static_cast<int>(event.band));
            add_row(measure, 1, {&urgent_first, 1}, span,
                    [&] { return Label(record::name_of(event.band), shown_name(words, event.band)); });
            bool any = false;
            for (const NameTable::Index topic : event.topics) {
                if (topic != NameTable::kRest) {
                    const std::string& name = scene_.counts.topic_names.name(topic);
                    add_row(measure, 2, name, span, [&] { return scene_.topic(name); });
                    any = true;
                }
            }
            if (!any) {
                add_row(measure, 2, kLast, span, [&] { return Label("", words(phrases::kNoTopic)); });
            }
        }
        if (&measure != &resolution_) {
            const std::string& writer =
                scene_.counts.writer_names.name(reply == nullptr ? NameTable::kRest : reply->topics.front());
            add_row(measure, 3, reply == nullptr ? kLast : writer, span, [&] {
                return !writer.empty() ? Label(writer)
                                       : Label("", words(reply == nullptr ? phrases::kNobody : phrases::kNotKnown));
            });
        }
        if (event.time != kNoTime) {
            const record::LocalTime local = zone_.to_local(record::Timestamp{Micros{event.time}});
            const auto day = std::chrono::floor<std::chrono::days>(local);
            const auto hour = std::chrono::duration_cast<std::chrono::hours>(local - day).count();
            const std::array<char, 2> digits{static_cast<char>('0' + hour / 10), static_cast<char>('0' + hour % 10)};
            const std::string_view name(digits.data(), digits.size());
            add_row(measure, 4, name, span, [&] { return Label(name); });
            const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
            const char monday_first = static_cast<char>('0' + weekday);
            add_row(measure, 5, {&monday_first, 1}, span,
                    [&] { return Label(kWeekdayNames[weekday - 1], words(phrases::kWeekdays[weekday - 1])); });
        }
    }

    std::vector<Column> columns(const char* key, const Phrase& heading) const {
        const Words& words = scene_.words;
        std::vector<Column> result = time_columns(words, key, heading, phrases::kNotDone);
        result.insert(result.end(), {{"business_median", words(phrases::kBusinessMedian), Type::duration},
                                     {"business_p90", words(phrases::kBusinessP90), Type::duration},
                                     {"business_p95", words(phrases::kBusinessP95), Type::duration},
                                     {"business_max", words(phrases::kBusinessLongest), Type::duration},
                                     {"business_within", words(phrases::kBusinessWithin), Type::share}});
        for (Column& column : result) { // on both clocks the whole would be wider than a terminal
            column.for_programs =
                column.key == "business_p90" || column.key == "business_p95" || column.key == "business_max";
        }
        return result;
    }

    std::vector<Cell> row(Label label, BothClocks& times) const {
        std::vector<Cell> row = time_row(std::move(label), times.calendar);
        append_durations(times.business.distribution(), row);
        const auto within = times.business.share_within();
        row.push_back(clock_ && within ? Cell(*within) : Cell());
        return row;
    }

    Section summary() {
        const Words& words = scene_.words;
        Section section{"sla", words(phrases::kSla), {}, {}, {}, {}};
        section.table.columns = columns("measure", phrases::kMeasure);
        for (Measure* measure : {&first_, &next_, &resolution_, &last_resolution_, &last_reply_}) {
            if (!measure->all.calendar.empty()) {
                section.table.rows.push_back(row(Label(measure->key, words(*measure->name)), measure->all));
            }
        }
        if (scene_.counts.house_posts == 0 && scene_.counts.volume.posts() > 0) {
            section.paragraph = words(phrases::kNoOutbound);
        }
        if (section.table.rows.empty()) {
            return section;
        }
        section.notes.push_back(words(phrases::kSlaNote));
        section.notes.push_back(words(scene_.without_triage() ? phrases::kReplyTimesAllNote : phrases::kWithinNote));
        if (scene_.without_triage()) {
            section.notes.push_back(words(phrases::kNoResolutionNote));
        }
        section.notes.push_back(
            clock_ ? words(phrases::kSlaCalendarNote, scene_.profile->hours.time_zone, scene_.profile->hours.region)
                   : words(phrases::kSlaNoHours));
        if (const auto untimed = first_.all.calendar.untimed() + next_.all.calendar.untimed(); untimed > 0) {
            section.notes.push_back(words(phrases::kUntimedNote, untimed));
        }
        return section;
    }

    Section table_of(const Measure& measure, Breakdown& breakdown) const {
        const Words& words = scene_.words;
        Section section{fmt::format("{}_by_{}", measure.key, breakdown.key),
                        words(*measure.by, words(*breakdown.by)),
                        {},
                        {},
                        {},
                        {}};
        section.table.columns = columns(breakdown.key.data(), *breakdown.heading);
        for (auto& [order, entry] : breakdown.rows) {
            section.table.rows.push_back(row(entry.first, entry.second));
        }
        return section;
    }

    const Scene& scene_;
    record::TimeZone zone_;
    std::optional<profile::BusinessClock> clock_;
    Measure first_{"first_reply", &phrases::kMeasureFirst, &phrases::kFirstReplyBy, {}, breakdowns()};
    Measure next_{"next_reply", &phrases::kMeasureNext, &phrases::kNextReplyBy, {}, breakdowns()};
    Measure resolution_{"resolution", &phrases::kMeasureResolution, &phrases::kResolutionBy, {}, breakdowns()};
    Measure last_resolution_{"last_resolution", &phrases::kMeasureLastResolution, nullptr, {}, {}};
    Measure last_reply_{"last_reply", &phrases::kMeasureLastReply, nullptr, {}, {}};
};

} // namespace

std::vector<Section> sla_sections(const Scene& scene) { return Sla(scene).sections(); }

} // namespace kummerkasten::report

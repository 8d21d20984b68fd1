// SPDX-License-Identifier: Apache-2.0
// Early warning (care rule L7): counts the posts of customers by time bin, in all, complaints alone and by topic, and
// remembers posts that are grave by themselves. At the end it says where growth was (report/growth.hpp), what two other
// tests think of it (report/ears.hpp, report/bursts.hpp), and which grave posts nobody has answered.
//
// Posts that are not about the house, and the house's own, do not count; reposts and near-identical ones do: a wave of them
// is a storm. Without verdicts of classify only the series of all posts is there, and no post is grave.
//
// Memory: some 50 bytes for each bin of each series with a post, and the last kMostGrave grave posts with their first words.
#pragma once

#include "record/post.hpp"
#include "record/triage.hpp"
#include "report/growth.hpp"
#include "report/name_table.hpp"
#include "report/thread_log.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kummerkasten::report {

struct StormOptions {
    std::chrono::seconds bin{3600}; ///< divides a day
    double alpha = 1e-3;
    std::size_t least_count = 5;
    std::chrono::seconds cool_down{6 * 3600};
    std::size_t critical = 8; ///< severity from which an alarm is critical
};

/// A grave post that nobody answers is an alarm for that long: one of kGravestFrom on (threats, safety, self-harm) for a
/// week, since it does not become harmless overnight. Growth is judged over the last kStormWeeks weeks.
inline constexpr std::chrono::hours kGraveFor{24};
inline constexpr std::chrono::hours kGravestFor{7 * 24};
inline constexpr int kGravestFrom = 9;
inline constexpr std::size_t kStormWeeks = 60;

struct GraveAlarm {
    std::string id; ///< "gravity:" and the id of the post
    int severity = 0;
    std::vector<record::Signal> signals;
    EventIndex event = 0;
    record::Timestamp time{};
    std::string post_id, url, text;
    template <class Archive> void visit(Archive& archive) {
        archive(id, severity, signals, event, time, post_id, url, text);
    }

    bool answered = false;
    bool current = false; ///< younger than kGraveFor or kGravestFor, and not answered
};

struct GrowthAlarm {
    std::string id; ///< "growth:", the series and its first bin: "growth:topic:outage:2026-09-12T18:00:00Z"
    std::string series;
    int severity = 0;
    record::Timestamp begin{}, end{};           ///< from its first alarming bin to the end of its last
    record::Timestamp peak_begin{}, peak_end{}; ///< the bins that are least like chance
    std::uint64_t observed = 0;                 ///< in them
    double expected = 0, deviation = 0;
    double surprise = 0; ///< -log10 of the chance
    double times() const { return static_cast<double>(observed) / std::max(expected, 1e-9); }
    std::uint64_t at_peak = 0;        ///< in the last bin of the peak; EARS judges it alone
    std::optional<double> c1, c2, c3; ///< EARS bounds, on the same time of the days before
    std::optional<record::Timestamp>
        burst;            ///< since when Kleinberg's automaton sees a burst, if it sees one at the peak
    bool current = false; ///< alarming in this bin or the one before
};

struct StormFindings {
    std::vector<GrowthAlarm> growth;              ///< by time
    std::vector<GraveAlarm> grave;                ///< by severity, then latest first
    std::optional<record::Timestamp> first, last; ///< of the posts looked at
    std::uint64_t posts = 0, too_old = 0, in_future = 0, untimed = 0, grave_dropped = 0;
    std::uint64_t observed_now = 0; ///< posts in the bin of now, and in a whole bin how many are expected
    std::optional<double> expected_now;
    bool growth_judged = false; ///< there is a day of history
};

class StormWatch {
public:
    /// `topics` is how many topics there may be: alpha is divided among that many series whether they occur or not, so that
    /// an alarm does not come and go with the topics of other posts.
    StormWatch(record::TimeZone zone, const StormOptions& options, std::size_t topics)
        : zone_(zone), options_(options), topics_(topics) {}

    /// Of customers only.
    void add(const record::Post& post, const record::Triage* triage, EventIndex event);

    /// Of parts of the input that were counted with the same zone and bin; the events of `other` are now `offset` later.
    void merge(const StormWatch& other, EventIndex offset);
    /// Only a new watch may be read into. `events` is how many there are.
    template <class Archive> void visit(Archive& archive, std::size_t events) {
        archive(names_, series_, grave_, untimed_, grave_dropped_);
        archive.require(series_.size() <= names_.size() && grave_.size() < 2 * kMostGrave);
        archive.require(series_.size() < 2 || names_.name(1) == kAll);
        for (const Counts& counts : series_) {
            archive.require(counts.empty() || (-kFarthest / options_.bin.count() < counts.begin()->first &&
                                               counts.rbegin()->first < kFarthest / options_.bin.count()));
        }
        for (const GraveAlarm& alarm : grave_) {
            archive.require(alarm.event < events && 0 <= alarm.severity && alarm.severity <= 10);
        }
    }

    /// Alarms before `since` are left out; their posts are history.
    [[nodiscard]] StormFindings judge(const Verdict& verdict, record::Timestamp now,
                                      const std::optional<record::Timestamp>& since) const;

    [[nodiscard]] const StormOptions& options() const { return options_; }
    static constexpr std::size_t kMostGrave = 2000;
    static constexpr std::string_view kAll = "all"; ///< the series of all posts, always the first

private:
    using Counts = std::map<std::int64_t, std::uint32_t>;      // by bin since 1970
    static constexpr std::int64_t kFarthest = 300'000'000'000; // seconds: beyond the year 9999
    struct Window {
        std::int64_t first = 0, last = 0; // bins
        std::vector<Slot> slots;
    };
    void count(std::string_view series, std::int64_t bin);
    void remember(const record::Post& post, const record::Triage& triage, EventIndex event);
    void drop_old_grave();
    [[nodiscard]] record::Timestamp begin_of(std::int64_t bin) const;
    [[nodiscard]] std::vector<Slot> slots_of(std::int64_t first, std::int64_t last) const;
    [[nodiscard]] static std::vector<std::uint32_t> dense(const Counts& counts, const Window& window);
    void judge_series(std::string_view name, const Counts& counts, const std::vector<std::uint32_t>& all,
                      const Window& window, std::int64_t now_bin, StormFindings& findings) const;
    void judge_grave(const Verdict& verdict, record::Timestamp now, const std::optional<record::Timestamp>& since,
                     StormFindings& findings) const;

    record::TimeZone zone_;
    StormOptions options_;
    std::size_t topics_;
    NameTable names_;            // of series
    std::vector<Counts> series_; // by index of the name; the first, of kRest, stays empty
    std::vector<GraveAlarm> grave_;
    std::uint64_t untimed_ = 0, grave_dropped_ = 0;
};

} // namespace kummerkasten::report

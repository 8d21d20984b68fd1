// SPDX-License-Identifier: Apache-2.0
// Judges one post: all labels of kummerkasten-record(5), with reasons. Everything is loaded and checked in the
// constructor; afterwards a Classifier never changes and may be shared by any number of threads, each with a Scratch of
// its own. To judge costs about 3 µs for a post of 110 bytes and is linear in its length; the constructor some 15 ms.
#pragma once

#include "classify/judges.hpp"
#include "classify/models.hpp"
#include "classify/rules.hpp"
#include "classify/sense.hpp"
#include "classify/word_table.hpp"
#include "incident/incident.hpp"
#include "io/data_path.hpp"
#include "profile/profile.hpp"
#include "record/post.hpp"
#include "record/taxonomy.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace kummerkasten::classify {

class Classifier {
public:
    /// `profile` may be null: then nobody can tell the house's posts from others, and all count as direct. It must live
    /// as long as the Classifier. `now` is what waiting times are counted to. Throws DataError with file:line where a
    /// data file is not what it should be.
    Classifier(const io::DataPath& data, const record::Taxonomy& taxonomy, const profile::Profile* profile,
               std::vector<incident::Incident> incidents, record::Timestamp now);

    /// A thread's memory, reused from post to post.
    class Scratch {
    private:
        friend class Classifier;
        std::string plain_; ///< the text with disguised words read as meant, where there are any
        text::Document document_;
        Evidence evidence_;
        Findings findings_;
        Reasons reasons_;
        ShippedModel::Scratch shipped_;
        ModelScratch models_;
    };

    /// Labels of the house's own, beside all others. To be called before the first post.
    void use_models(std::vector<NamedModel> models) { models_ = std::move(models); }

    /// Clears `out` and fills it. No I/O; no exception but bad_alloc; the same answer for the same post, data and `now`.
    /// post.text must be valid UTF-8; of what lies behind text::kMaxJudgedBytes nothing is read.
    void judge(const record::Post& post, Scratch& scratch, record::Triage& out) const;

    [[nodiscard]] const Rules& rules() const { return rules_; }

private:
    TopicNames topics_;
    ShippedModel shipped_;
    WordTable table_;
    Rules rules_;
    const profile::Profile* profile_;
    std::vector<incident::Incident> incidents_;
    std::vector<std::uint16_t> incident_of_word_;
    std::vector<std::uint8_t> trouble_;
    std::uint16_t staff_topic_ = TopicNames::kNone;
    std::optional<record::TimeZone> zone_;
    record::Timestamp now_;
    std::vector<NamedModel> models_;
};

/// What is wrong with the rules of the data directory beyond what loading finds (see Rules::check). For the tests:
/// compiles every rule, which takes a tenth of a second.
[[nodiscard]] std::vector<std::string> check_rules(const io::DataPath& data, const record::Taxonomy& taxonomy);

} // namespace kummerkasten::classify

// SPDX-License-Identifier: Apache-2.0
#include "classify/classifier.hpp"

#include "classify/disguise.hpp"
#include "classify/house.hpp"
#include "classify/lexicon.hpp"
#include "classify/scope.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kummerkasten::classify {

namespace {

// Topics that are about something going wrong; with a negative tone they make a complaint. The others (advertising,
// price, other) are as often opinion.
constexpr std::array<std::string_view, 19> kTroubleTopics{
    "outage", "delay",         "delivery", "waiting",     "billing",     "contract", "refund",
    "defect", "quality",       "staff",    "information", "app_website", "account",  "privacy",
    "safety", "accessibility", "facility", "capacity",    "price"};

void load_rules(const io::DataPath& data, const TopicNames& topics, Rules& rules) {
    rules.load_parts(data / "de/pattern-parts.tsv");
    rules.load(data / "de/rules.tsv", Source::german, topics);
    rules.load(data / "en/rules.tsv", Source::english, topics);
    rules.prepare();
}

} // namespace

Classifier::Classifier(const io::DataPath& data, const record::Taxonomy& taxonomy, const profile::Profile* profile,
                       std::vector<incident::Incident> incidents, record::Timestamp now)
    : topics_(taxonomy.names()),
      shipped_(data / "shipped.model"),
      profile_(profile),
      incidents_(std::move(incidents)),
      now_(now) {
    load_lexicon(data / "de/lexicon.tsv", Source::german, topics_, table_);
    load_lexicon(data / "en/lexicon.tsv", Source::english, topics_, table_);
    load_places(data / "places.tsv", table_);
    add_pronouns(table_);
    load_rules(data, topics_, rules_);
    if (profile_ != nullptr) {
        add_profile(*profile_, topics_, table_);
        zone_.emplace(profile_->hours.time_zone);
    }
    incident_of_word_ = add_incidents(incidents_, table_);
    staff_topic_ = topics_.number_of("staff");
    // The house made topics of its own from what it hears complaints about.
    for (std::size_t i = 0; i < topics_.size(); ++i) {
        const bool own = !taxonomy.contains(topics_[i]);
        trouble_.push_back(
            own || std::find(kTroubleTopics.begin(), kTroubleTopics.end(), topics_[i]) != kTroubleTopics.end() ? 1 : 0);
    }
}

void Classifier::judge(const record::Post& post, Scratch& scratch, record::Triage& out) const {
    scratch.reasons_.begin(out.reasons);
    out.clear();
    const bool disguised = read_disguised(post.text, scratch.plain_);
    text::analyse(disguised ? scratch.plain_ : post.text, scratch.document_);
    Evidence& evidence = scratch.evidence_;
    gather(scratch.document_, table_, post.lang, evidence);
    evidence.rule_hits.clear();
    rules_.match(scratch.document_.folded, {evidence.language.german, evidence.language.english}, evidence.prefilter,
                 evidence.rule_hits);
    drop_negated_rules(scratch.document_, evidence);
    out.language.assign(evidence.language.code);
    out.language_score = rounded(evidence.language.score);
    if (post.direction == record::Direction::outbound) {
        // What the house writes is no customer's post: nothing is judged, nothing owed.
        out.ownership = record::Ownership::direct;
        out.ownership_reason = "written by us";
        return;
    }
    scratch.findings_.complaint = 0;
    scratch.findings_.own_trouble = false;
    const Setting setting{
        table_, topics_, profile_, incidents_, incident_of_word_, trouble_, staff_topic_, zone_ ? &*zone_ : nullptr,
        now_};
    Opinion opinion(shipped_, scratch.document_, evidence, scratch.shipped_);
    const bool readable = (evidence.language.german || evidence.language.english) && evidence.shape.words > 0;
    Case all{setting,
             post,
             scratch.document_,
             evidence,
             scratch.findings_,
             scratch.reasons_,
             out,
             readable ? &opinion : nullptr};
    judge_address(all);
    judge_ownership(all);
    judge_voice(all);
    judge_polarity(all);
    judge_offence(all);
    judge_anger(all);
    judge_topics(all);
    judge_facts(all);
    judge_signals(all);
    judge_intent(all);
    settle_polarity(all);
    settle_anger(all);
    judge_incident(all);
    judge_route(all);
    judge_urgency(all);
    judge_models(models_, scratch.models_, all);
    scratch.reasons_.write(out.reasons);
}

std::vector<std::string> check_rules(const io::DataPath& data, const record::Taxonomy& taxonomy) {
    const TopicNames topics(taxonomy.names());
    Rules rules;
    load_rules(data, topics, rules);
    return rules.check();
}

} // namespace kummerkasten::classify

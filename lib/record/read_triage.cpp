// SPDX-License-Identifier: Apache-2.0
#include "record/json_members.hpp"

#include <utility>

namespace kummerkasten::record {

namespace {

int read_int(element value) {
    std::optional<std::int64_t> number;
    read_integer(value, number);
    return static_cast<int>(std::clamp<std::int64_t>(number.value_or(0), -1'000'000, 1'000'000));
}

void read_urgency(element value, Urgency& urgency) {
    for_each_member(value, [&urgency](std::string_view key, element member) {
        if (key == "score") {
            urgency.score = read_int(member);
        } else if (key == "band") {
            read_word(member, urgency.band);
        } else if (key == "due_at") {
            read_time(member, urgency.due_at);
        } else if (key == "because") {
            for_each_item(member, [&urgency](element item) {
                Summand summand;
                for_each_member(item, [&summand](std::string_view name, element part) {
                    if (name == "what") {
                        read_string(part, summand.what);
                    } else if (name == "points") {
                        summand.points = read_int(part);
                    }
                });
                urgency.because.push_back(std::move(summand));
            });
        }
    });
}

void read_topics(element value, std::vector<Topic>& topics) {
    for_each_item(value, [&topics](element item) {
        Topic topic;
        for_each_member(item, [&topic](std::string_view key, element member) {
            if (key == "name") {
                read_string(member, topic.name);
            } else if (key == "score") {
                read_number(member, topic.score);
            }
        });
        topics.push_back(std::move(topic));
    });
}

void read_facts(element value, std::vector<Fact>& facts) {
    for_each_item(value, [&facts](element item) {
        Fact fact;
        for_each_member(item, [&fact](std::string_view key, element member) {
            if (key == "kind") {
                read_string(member, fact.kind);
            } else if (key == "value") {
                read_string(member, fact.value);
            } else if (key == "normal") {
                read_string(member, fact.normal);
            } else {
                read_span_member(key, member, fact.span);
            }
        });
        facts.push_back(std::move(fact));
    });
}

void read_count(element value, std::uint32_t& into) {
    std::optional<std::int64_t> number;
    read_integer(value, number);
    into = static_cast<std::uint32_t>(std::clamp<std::int64_t>(number.value_or(0), 0, 1'000'000'000));
}

void read_earlier(element value, Earlier& earlier) {
    for_each_member(value, [&earlier](std::string_view key, element member) {
        if (key == "posts") {
            read_count(member, earlier.posts);
        } else if (key == "own_posts") {
            read_count(member, earlier.own_posts);
        } else if (key == "complaints") {
            read_count(member, earlier.complaints);
        } else if (key == "waiting_since") {
            read_time(member, earlier.waiting_since);
        } else if (key == "house_replied_at") {
            read_time(member, earlier.house_replied_at);
        } else if (key == "facts") {
            for_each_item(member, [&earlier](element item) {
                EarlierFact fact;
                for_each_member(item, [&fact](std::string_view name, element part) {
                    if (name == "kind") {
                        read_string(part, fact.kind);
                    } else if (name == "value") {
                        read_string(part, fact.value);
                    } else if (name == "from") {
                        read_string(part, fact.from);
                    }
                });
                earlier.facts.push_back(std::move(fact));
            });
        }
    });
}

void read_reasons(element value, std::vector<Reason>& reasons) {
    for_each_item(value, [&reasons](element item) {
        Reason reason;
        for_each_member(item, [&reason](std::string_view key, element member) {
            if (key == "label") {
                read_string(member, reason.label);
            } else if (key == "by") {
                read_string(member, reason.by);
            } else {
                read_span_member(key, member, reason.span);
            }
        });
        reasons.push_back(std::move(reason));
    });
}

void read_signals(element value, SignalSet& signals) {
    if (!value.is_array()) {
        return;
    }
    for (const element item : value.get_array()) {
        if (item.is_string()) {
            if (const auto signal = value_of<Signal>(std::string_view(item.get_string()))) {
                signals.insert(*signal);
            }
        }
    }
}

void read_confidence(element value, Confidence& confidence) {
    for_each_member(value, [&confidence](std::string_view key, element member) {
        if (key == "intent") {
            read_number(member, confidence.intent);
        } else if (key == "polarity") {
            read_number(member, confidence.polarity);
        } else if (key == "offence") {
            read_number(member, confidence.offence);
        } else if (key == "topics") {
            read_number(member, confidence.topics);
        }
    });
}

void read_labels(element value, std::vector<OwnLabel>& labels) {
    for_each_member(value, [&labels](std::string_view name, element item) {
        OwnLabel label;
        label.name.assign(name);
        for_each_member(item, [&label](std::string_view key, element member) {
            if (key == "value") {
                read_string(member, label.value);
            } else if (key == "score") {
                read_number(member, label.score);
            }
        });
        labels.push_back(std::move(label));
    });
}

} // namespace

void read_triage_member(std::string_view key, element value, Triage& triage) {
    if (key == "ownership") {
        read_word(value, triage.ownership);
    } else if (key == "ownership_reason") {
        read_string(value, triage.ownership_reason);
    } else if (key == "intent") {
        read_word(value, triage.intent);
    } else if (key == "polarity") {
        read_word(value, triage.polarity);
    } else if (key == "polarity_score") {
        read_number(value, triage.polarity_score);
    } else if (key == "anger") {
        read_number(value, triage.anger);
    } else if (key == "offence") {
        read_word(value, triage.offence);
    } else if (key == "offence_target") {
        read_word(value, triage.offence_target);
    } else if (key == "topics") {
        read_topics(value, triage.topics);
    } else if (key == "signals") {
        read_signals(value, triage.signals);
    } else if (key == "register") {
        read_word(value, triage.address);
    } else if (key == "colloquial") {
        read_boolean(value, triage.colloquial);
    } else if (key == "dialect") {
        read_boolean(value, triage.dialect);
    } else if (key == "irony") {
        read_number(value, triage.irony);
    } else if (key == "facts") {
        read_facts(value, triage.facts);
    } else if (key == "earlier") {
        read_earlier(value, triage.earlier);
    } else if (key == "incident") {
        read_string(value, triage.incident);
    } else if (key == "urgency") {
        read_urgency(value, triage.urgency);
    } else if (key == "needs_reply") {
        read_boolean(value, triage.needs_reply);
    } else if (key == "route") {
        read_word(value, triage.route);
    } else if (key == "decide") {
        read_string(value, triage.decide);
    } else if (key == "confidence") {
        read_confidence(value, triage.confidence);
    } else if (key == "labels") {
        read_labels(value, triage.labels);
    } else if (key == "reasons") {
        read_reasons(value, triage.reasons);
    } else if (key == "language") {
        read_string(value, triage.language);
    } else if (key == "language_score") {
        read_number(value, triage.language_score);
    }
}

} // namespace kummerkasten::record

// SPDX-License-Identifier: Apache-2.0
#include "record/triage.hpp"

#include "record/json_writer.hpp"

namespace kummerkasten::record {

namespace {

void write_span(JsonWriter& json, Span span) {
    json.key("start").number(std::int64_t{span.start}).key("end").number(std::int64_t{span.end});
}

void write_topics(JsonWriter& json, const std::vector<Topic>& topics) {
    json.key("topics").begin_array();
    for (const Topic& topic : topics) {
        json.begin_object().key("name").string(topic.name).key("score").number(topic.score).end_object();
    }
    json.end_array();
}

void write_signals(JsonWriter& json, SignalSet signals) {
    json.key("signals").begin_array();
    for (std::size_t i = 0; i < Names<Signal>::values.size(); ++i) {
        if (signals.contains(static_cast<Signal>(i))) {
            json.string(Names<Signal>::values[i]);
        }
    }
    json.end_array();
}

void write_register(JsonWriter& json, const Triage& triage) {
    json.member("register", name_of(triage.address)).key("colloquial").boolean(triage.colloquial);
    json.key("dialect").boolean(triage.dialect).key("irony").number(triage.irony);
}

void write_facts(JsonWriter& json, const std::vector<Fact>& facts) {
    json.key("facts").begin_array();
    for (const Fact& fact : facts) {
        json.begin_object().member("kind", fact.kind).member("value", fact.value);
        write_span(json, fact.span);
        json.end_object();
    }
    json.end_array();
}

void write_labels(JsonWriter& json, const std::vector<OwnLabel>& labels) {
    json.key("labels").begin_object();
    for (const OwnLabel& label : labels) {
        json.key_escaped(label.name).begin_object().member("value", label.value);
        json.key("score").number(label.score).end_object();
    }
    json.end_object();
}

void write_urgency(JsonWriter& json, const Urgency& urgency) {
    json.key("urgency")
        .begin_object()
        .key("score")
        .number(std::int64_t{urgency.score})
        .member("band", name_of(urgency.band));
    if (urgency.due_at) {
        json.member("due_at", format_rfc3339(*urgency.due_at));
    }
    json.key("because").begin_array();
    for (const Summand& summand : urgency.because) {
        json.begin_object()
            .member("what", summand.what)
            .key("points")
            .number(std::int64_t{summand.points})
            .end_object();
    }
    json.end_array().end_object();
}

void write_reasons(JsonWriter& json, const std::vector<Reason>& reasons, std::string_view text) {
    json.key("reasons").begin_array();
    for (const Reason& reason : reasons) {
        json.begin_object().member("label", reason.label);
        if (reason.span.end > reason.span.start && reason.span.end <= text.size()) {
            write_span(json, reason.span);
            json.member("text", text.substr(reason.span.start, reason.span.end - reason.span.start));
        }
        json.member("by", reason.by).end_object();
    }
    json.end_array();
}

} // namespace

void Triage::clear() {
    ownership = Ownership::overheard;
    ownership_reason.clear();
    intent = Intent::other;
    polarity = Polarity::undefined;
    polarity_score = 0;
    anger = 0;
    offence = Offence::none;
    offence_target = OffenceTarget::none;
    topics.clear();
    signals.clear();
    address = Address::none;
    colloquial = false;
    dialect = false;
    irony = 0;
    facts.clear();
    incident.clear();
    urgency.score = 0;
    urgency.band = Band::low;
    urgency.due_at.reset();
    urgency.because.clear();
    needs_reply = false;
    route = Route::none;
    decide.clear();
    confidence = {};
    labels.clear();
    reasons.clear();
    language.clear();
    language_score = 0;
}

void append_json(std::string& out, const Triage& triage, std::string_view text) {
    JsonWriter json(out);
    json.begin_object();
    json.member("ownership", name_of(triage.ownership)).member("ownership_reason", triage.ownership_reason);
    json.member("intent", name_of(triage.intent)).member("polarity", name_of(triage.polarity));
    json.key("polarity_score").number(triage.polarity_score).key("anger").number(triage.anger);
    json.member("offence", name_of(triage.offence)).member("offence_target", name_of(triage.offence_target));
    write_topics(json, triage.topics);
    write_signals(json, triage.signals);
    write_register(json, triage);
    write_facts(json, triage.facts);
    json.key("incident");
    if (triage.incident.empty()) {
        json.null();
    } else {
        json.string(triage.incident);
    }
    write_urgency(json, triage.urgency);
    json.key("needs_reply").boolean(triage.needs_reply).member("route", name_of(triage.route));
    json.member_if("decide", triage.decide);
    json.key("confidence").begin_object().key("intent").number(triage.confidence.intent);
    json.key("polarity").number(triage.confidence.polarity).key("offence").number(triage.confidence.offence);
    json.key("topics").number(triage.confidence.topics).end_object();
    if (!triage.labels.empty()) {
        write_labels(json, triage.labels);
    }
    write_reasons(json, triage.reasons, text);
    json.member("language", triage.language.empty() ? "und" : std::string_view(triage.language));
    json.key("language_score").number(triage.language_score);
    json.end_object();
}

} // namespace kummerkasten::record

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
        if (!fact.normal.empty()) {
            json.member("normal", fact.normal);
        }
        write_span(json, fact.span);
        json.end_object();
    }
    json.end_array();
}

void write_earlier(JsonWriter& json, const Earlier& earlier) {
    json.key("earlier").begin_object();
    json.key("posts").number(std::int64_t{earlier.posts}).key("own_posts").number(std::int64_t{earlier.own_posts});
    json.key("complaints").number(std::int64_t{earlier.complaints});
    if (earlier.waiting_since) {
        json.member("waiting_since", format_rfc3339(*earlier.waiting_since));
    }
    if (earlier.house_replied_at) {
        json.member("house_replied_at", format_rfc3339(*earlier.house_replied_at));
    }
    if (!earlier.facts.empty()) {
        json.key("facts").begin_array();
        for (const EarlierFact& fact : earlier.facts) {
            json.begin_object().member("kind", fact.kind).member("value", fact.value).member("from", fact.from);
            json.end_object();
        }
        json.end_array();
    }
    json.end_object();
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

void write_decision(JsonWriter& json, const Triage& triage) {
    write_urgency(json, triage.urgency);
    json.key("needs_reply").boolean(triage.needs_reply).member("route", name_of(triage.route));
    json.member_if("decide", triage.decide);
}

void write_each(JsonWriter& json, const std::vector<Reason>& reasons, std::string_view text) {
    for (const Reason& reason : reasons) {
        json.begin_object().member("label", reason.label);
        if (reason.span.end > reason.span.start && reason.span.end <= text.size()) {
            write_span(json, reason.span);
            json.member("text", text.substr(reason.span.start, reason.span.end - reason.span.start));
        }
        json.member("by", reason.by).end_object();
    }
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
    earlier.posts = earlier.own_posts = earlier.complaints = 0;
    earlier.waiting_since.reset();
    earlier.house_replied_at.reset();
    earlier.facts.clear();
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

void append_json(std::string& out, const Triage& triage, std::string_view text, Seams* seams) {
    Seams unasked;
    Seams& at = seams != nullptr ? *seams : unasked;
    const std::size_t begin = out.size();
    const auto here = [&] { return static_cast<std::uint32_t>(out.size() - begin); };
    JsonWriter json(out);
    json.begin_object();
    json.member("ownership", name_of(triage.ownership)).member("ownership_reason", triage.ownership_reason);
    json.member("intent", name_of(triage.intent)).member("polarity", name_of(triage.polarity));
    json.key("polarity_score").number(triage.polarity_score).key("anger").number(triage.anger);
    json.member("offence", name_of(triage.offence)).member("offence_target", name_of(triage.offence_target));
    write_topics(json, triage.topics);
    at.signals = here();
    write_signals(json, triage.signals);
    at.signals_end = here();
    write_register(json, triage);
    write_facts(json, triage.facts);
    at.facts_end = here();
    if (!triage.earlier.empty()) {
        write_earlier(json, triage.earlier);
    }
    json.key("incident");
    if (triage.incident.empty()) {
        json.null();
    } else {
        json.string(triage.incident);
    }
    at.urgency = here();
    write_decision(json, triage);
    at.decide_end = here();
    json.key("confidence").begin_object().key("intent").number(triage.confidence.intent);
    json.key("polarity").number(triage.confidence.polarity).key("offence").number(triage.confidence.offence);
    json.key("topics").number(triage.confidence.topics).end_object();
    if (!triage.labels.empty()) {
        write_labels(json, triage.labels);
    }
    json.key("reasons").begin_array();
    at.reasons = here();
    write_each(json, triage.reasons, text);
    json.end_array();
    json.member("language", triage.language.empty() ? "und" : std::string_view(triage.language));
    json.key("language_score").number(triage.language_score);
    json.end_object();
}

void append_revised(std::string& out, std::string_view json, const Seams& seams, const Triage& revised) {
    const auto copy = [&](std::size_t from, std::size_t until) { out += json.substr(from, until - from); };
    copy(0, seams.signals);
    JsonWriter signals = JsonWriter::behind_a_member(out);
    write_signals(signals, revised.signals);
    copy(seams.signals_end, seams.facts_end);
    JsonWriter members = JsonWriter::behind_a_member(out);
    if (!revised.earlier.empty()) {
        write_earlier(members, revised.earlier);
    }
    copy(seams.facts_end, seams.urgency);
    write_decision(members, revised);
    copy(seams.decide_end, seams.reasons);
    if (!revised.reasons.empty()) {
        JsonWriter reasons(out);
        write_each(reasons, revised.reasons, {});
        if (json[seams.reasons] != ']') {
            out += ',';
        }
    }
    copy(seams.reasons, json.size());
}

} // namespace kummerkasten::record

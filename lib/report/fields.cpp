// SPDX-License-Identifier: Apache-2.0
#include "report/fields.hpp"

#include "base/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace kummerkasten::report {

namespace {

using Argument = std::string_view;

void add_text(Values& values, std::string_view text) {
    if (!text.empty()) {
        values.texts.push_back(text);
    }
}

void add_texts(Values& values, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        add_text(values, text);
    }
}

template <class Number> void add_number(Values& values, const std::optional<Number>& number) {
    if (number) {
        values.number = static_cast<double>(*number);
    }
}

// Readers of members, by pointer: of_post<&record::Post::platform>.
template <auto Member> void of_post(const Subject& subject, Argument /*unused*/, Values& values) {
    add_text(values, subject.post.*Member);
}
template <auto Member> void of_author(const Subject& subject, Argument /*unused*/, Values& values) {
    add_text(values, subject.post.author.*Member);
}
template <auto Member> void texts_of_post(const Subject& subject, Argument /*unused*/, Values& values) {
    add_texts(values, subject.post.*Member);
}
template <auto Member> void engagement(const Subject& subject, Argument /*unused*/, Values& values) {
    add_number(values, subject.post.engagement.*Member);
}
template <auto Member> void word_of_triage(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        values.texts.push_back(record::name_of(subject.triage->*Member));
    }
}
template <auto Member> void number_of_triage(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        values.number = subject.triage->*Member;
    }
}
template <auto Member> void truth_of_triage(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        values.truth = subject.triage->*Member;
    }
}
template <auto Member> void text_of_triage(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        add_text(values, subject.triage->*Member);
    }
}
template <auto Member> void confidence(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        values.number = subject.triage->confidence.*Member;
    }
}
template <auto Member> void text_of_draft(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.draft != nullptr) {
        add_text(values, subject.draft->*Member);
    }
}

std::optional<record::LocalTime> local_time(const Subject& subject) {
    return subject.post.created_at ? std::optional(subject.zone.to_local(*subject.post.created_at)) : std::nullopt;
}

void read_kind(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.post.kind) {
        values.texts.push_back(record::name_of(*subject.post.kind));
    }
}
void read_direction(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.direction) {
        values.texts.push_back(record::name_of(*subject.direction));
    }
}
void read_created_at(const Subject& subject, Argument /*unused*/, Values& values) {
    values.time = subject.post.created_at;
}
void read_date(const Subject& subject, std::chrono::days back, bool with_day, Values& values) {
    if (const auto local = local_time(subject)) {
        const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(*local) - back};
        values.made = fmt::format("{:04}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
        if (with_day) {
            values.made += fmt::format("-{:02}", static_cast<unsigned>(date.day()));
        }
        values.texts.push_back(values.made);
    }
}
void read_day(const Subject& subject, Argument /*unused*/, Values& values) {
    read_date(subject, std::chrono::days(0), true, values);
}
void read_week(const Subject& subject, Argument /*unused*/, Values& values) {
    if (const auto local = local_time(subject)) {
        const std::chrono::weekday weekday{std::chrono::floor<std::chrono::days>(*local)};
        read_date(subject, weekday - std::chrono::Monday, true, values);
    }
}
void read_month(const Subject& subject, Argument /*unused*/, Values& values) {
    read_date(subject, std::chrono::days(0), false, values);
}
void read_weekday(const Subject& subject, Argument /*unused*/, Values& values) {
    if (const auto local = local_time(subject)) {
        const std::chrono::weekday weekday{std::chrono::floor<std::chrono::days>(*local)};
        values.texts.push_back(kWeekdayNames[weekday.iso_encoding() - 1]);
    }
}
void read_hour(const Subject& subject, Argument /*unused*/, Values& values) {
    if (const auto local = local_time(subject)) {
        const auto day = std::chrono::floor<std::chrono::days>(*local);
        values.number = static_cast<double>(std::chrono::floor<std::chrono::hours>(*local - day).count());
    }
}
void read_verified(const Subject& subject, Argument /*unused*/, Values& values) {
    values.truth = subject.post.author.verified;
}
void read_followers(const Subject& subject, Argument /*unused*/, Values& values) {
    add_number(values, subject.post.author.followers);
}
void read_rating(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.post.rating) {
        values.number = subject.post.rating->value;
    }
}
void read_topics(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        for (const record::Topic& topic : subject.triage->topics) {
            add_text(values, topic.name);
        }
    }
}
void read_signals(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        for (std::size_t i = 0; i < record::Names<record::Signal>::values.size(); ++i) {
            if (subject.triage->signals.contains(static_cast<record::Signal>(i))) {
                values.texts.push_back(record::Names<record::Signal>::values[i]);
            }
        }
    }
}
void read_facts(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        for (const record::Fact& fact : subject.triage->facts) {
            add_text(values, fact.kind);
        }
    }
}
void read_score(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        values.number = subject.triage->urgency.score;
    }
}
void read_band(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        values.texts.push_back(record::name_of(subject.triage->urgency.band));
    }
}
void read_due(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.triage != nullptr) {
        values.time = subject.triage->urgency.due_at;
    }
}
void read_label(const Subject& subject, Argument name, Values& values) {
    if (subject.triage != nullptr) {
        for (const record::OwnLabel& label : subject.triage->labels) {
            if (label.name == name) {
                add_text(values, label.value);
            }
        }
    }
}
void read_reply_allowed(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.draft != nullptr) {
        values.texts.push_back(record::name_of(subject.draft->reply_allowed));
    }
}
void read_ready(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.draft != nullptr) {
        values.truth = subject.draft->ready;
    }
}
void read_open_slots(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.draft != nullptr) {
        add_texts(values, subject.draft->open);
    }
}
void read_follow_up(const Subject& subject, Argument /*unused*/, Values& values) {
    if (subject.draft != nullptr) {
        values.time = subject.draft->follow_up_at;
    }
}

using record::Author;
using record::Engagement;
using record::Names;
using record::Post;
using record::Triage;
constexpr auto kText = FieldType::text;
constexpr auto kWord = FieldType::word;
constexpr auto kSet = FieldType::set;
constexpr auto kWords = FieldType::words;
constexpr auto kNumber = FieldType::number;
constexpr auto kFraction = FieldType::fraction;
constexpr auto kTime = FieldType::time;
constexpr auto kTruth = FieldType::truth;

// In the order of kummerkasten-record(5); what lies on the clock of the report stands with created_at.
constexpr Field kFields[] = {
    {"id", kText, {}, false, of_post<&Post::id>},
    {"platform", kText, {}, false, of_post<&Post::platform>},
    {"kind", kWord, Names<record::Kind>::values, false, read_kind},
    {"direction", kWord, Names<record::Direction>::values, false, read_direction},
    {"created_at", kTime, {}, false, read_created_at},
    {"day", kText, {}, true, read_day},
    {"week", kText, {}, true, read_week},
    {"month", kText, {}, true, read_month},
    {"weekday", kWord, kWeekdayNames, false, read_weekday},
    {"hour", kNumber, {}, false, read_hour},
    {"text", kText, {}, false, of_post<&Post::text>},
    {"title", kText, {}, false, of_post<&Post::title>},
    {"url", kText, {}, false, of_post<&Post::url>},
    {"lang", kText, {}, false, of_post<&Post::lang>},
    {"author.id", kText, {}, false, of_author<&Author::id>},
    {"author.handle", kText, {}, false, of_author<&Author::handle>},
    {"author.name", kText, {}, false, of_author<&Author::name>},
    {"author.verified", kTruth, {}, false, read_verified},
    {"author.followers", kNumber, {}, false, read_followers},
    {"mention", kSet, {}, false, texts_of_post<&Post::mentions>},
    {"hashtag", kSet, {}, false, texts_of_post<&Post::hashtags>},
    {"link", kSet, {}, false, texts_of_post<&Post::links>},
    {"reply_to", kText, {}, false, of_post<&Post::reply_to>},
    {"thread", kText, {}, false, of_post<&Post::thread>},
    {"thread_owner", kText, {}, false, of_post<&Post::thread_owner>},
    {"engagement.likes", kNumber, {}, false, engagement<&Engagement::likes>},
    {"engagement.reposts", kNumber, {}, false, engagement<&Engagement::reposts>},
    {"engagement.replies", kNumber, {}, false, engagement<&Engagement::replies>},
    {"engagement.quotes", kNumber, {}, false, engagement<&Engagement::quotes>},
    {"engagement.views", kNumber, {}, false, engagement<&Engagement::views>},
    {"rating", kNumber, {}, false, read_rating},
    {"duplicate_of", kText, {}, false, of_post<&Post::duplicate_of>},
    {"repost_of", kText, {}, false, of_post<&Post::repost_of>},
    {"ownership", kWord, Names<record::Ownership>::values, false, word_of_triage<&Triage::ownership>},
    {"intent", kWord, Names<record::Intent>::values, false, word_of_triage<&Triage::intent>},
    {"polarity", kWord, Names<record::Polarity>::values, false, word_of_triage<&Triage::polarity>},
    {"polarity_score", kFraction, {}, false, number_of_triage<&Triage::polarity_score>},
    {"anger", kFraction, {}, false, number_of_triage<&Triage::anger>},
    {"offence", kWord, Names<record::Offence>::values, true, word_of_triage<&Triage::offence>},
    {"offence_target", kWord, Names<record::OffenceTarget>::values, false, word_of_triage<&Triage::offence_target>},
    {"topic", kSet, {}, false, read_topics},
    {"signal", kWords, Names<record::Signal>::values, false, read_signals},
    {"register", kWord, Names<record::Address>::values, false, word_of_triage<&Triage::address>},
    {"colloquial", kTruth, {}, false, truth_of_triage<&Triage::colloquial>},
    {"dialect", kTruth, {}, false, truth_of_triage<&Triage::dialect>},
    {"irony", kFraction, {}, false, number_of_triage<&Triage::irony>},
    {"fact", kSet, {}, false, read_facts},
    {"incident", kText, {}, false, text_of_triage<&Triage::incident>},
    {"score", kNumber, {}, false, read_score},
    {"band", kWord, Names<record::Band>::values, true, read_band},
    {"due_at", kTime, {}, false, read_due},
    {"needs_reply", kTruth, {}, false, truth_of_triage<&Triage::needs_reply>},
    {"route", kWord, Names<record::Route>::values, false, word_of_triage<&Triage::route>},
    {"decide", kText, {}, false, text_of_triage<&Triage::decide>},
    {"confidence.intent", kFraction, {}, false, confidence<&record::Confidence::intent>},
    {"confidence.polarity", kFraction, {}, false, confidence<&record::Confidence::polarity>},
    {"confidence.offence", kFraction, {}, false, confidence<&record::Confidence::offence>},
    {"confidence.topics", kFraction, {}, false, confidence<&record::Confidence::topics>},
    {"language", kText, {}, false, text_of_triage<&Triage::language>},
    {"draft.reply_allowed", kWord, Names<record::ReplyAllowed>::values, false, read_reply_allowed},
    {"draft.ready", kTruth, {}, false, read_ready},
    {"draft.text", kText, {}, false, text_of_draft<&record::Draft::text>},
    {"draft.open", kSet, {}, false, read_open_slots},
    {"draft.variant", kText, {}, false, text_of_draft<&record::Draft::variant>},
    {"draft.follow_up_at", kTime, {}, false, read_follow_up},
    {"labels.", kText, {}, false, read_label},
};

constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"topics", "topic"},      {"signals", "signal"},   {"urgency", "score"},         {"urgency.score", "score"},
    {"urgency.band", "band"}, {"mentions", "mention"}, {"urgency.due_at", "due_at"}, {"hashtags", "hashtag"},
    {"links", "link"},        {"facts", "fact"},       {"rating.value", "rating"},   {"handle", "author.handle"},
};

} // namespace

void Values::clear() {
    texts.clear();
    number.reset();
    time.reset();
    truth.reset();
}

std::optional<FieldReference> find_field(std::string_view name) {
    for (const auto& [other, field] : kOtherNames) {
        if (name == other) {
            name = field;
        }
    }
    constexpr std::string_view kLabels = "labels.";
    for (const Field& field : kFields) {
        if (field.name == kLabels ? name.starts_with(kLabels) && name.size() > kLabels.size() : name == field.name) {
            return FieldReference{&field, std::string(field.name == kLabels ? name.substr(kLabels.size()) : "")};
        }
    }
    return std::nullopt;
}

std::string suggest_field(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Field& field : kFields) {
        names.push_back(field.name);
    }
    names.back() = "labels.NAME";
    const auto near = nearest(name, names);
    return (near ? "did you mean '" + std::string(*near) + "'? There are " : "there are ") + list_of(names);
}

} // namespace kummerkasten::report

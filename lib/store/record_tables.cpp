// SPDX-License-Identifier: Apache-2.0
#include "store/record_tables.hpp"

#include "store/record_schema.hpp"
#include "store/seen_store.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <optional>

namespace kummerkasten::store {

namespace {

// "KmKr" as a number, so that nobody else's is the same by chance.
constexpr Schema kSchema{0x4B6D4B72, 1, kRecordTables, "database", true};

// Binds the values of one row, from left to right.
class Row {
public:
    Row(Statement& statement, std::int64_t post) : statement_(statement) { number(post); }
    explicit Row(Statement& statement) : statement_(statement) {}

    Row& number(std::int64_t value) {
        statement_.bind(++at_, value);
        return *this;
    }
    Row& number(const std::optional<std::int64_t>& value) { return value ? number(*value) : nothing(); }
    Row& real(double value) {
        statement_.bind_real(++at_, value);
        return *this;
    }
    Row& text(std::string_view value) {
        statement_.bind_text(++at_, value);
        return *this;
    }
    Row& text_or_nothing(std::string_view value) { return value.empty() ? nothing() : text(value); }
    template <class Enum> Row& word(Enum value) { return text(record::name_of(value)); }
    template <class Enum> Row& word(const std::optional<Enum>& value) { return value ? word(*value) : nothing(); }
    Row& time(const std::optional<record::Timestamp>& value) {
        if (!value) {
            return nothing();
        }
        std::string& text = times_.at(times_used_++);
        text = record::format_rfc3339(*value);
        return this->text(text);
    }
    // Nothing where the span is empty: such a reason lies outside the text.
    Row& span(const record::Span& span) {
        return span.start == span.end ? nothing().nothing() : number(span.start).number(span.end);
    }
    Row& nothing() {
        ++at_;
        return *this;
    }
    void run() { statement_.run(); }

private:
    Statement& statement_;
    int at_ = 0;
    std::array<std::string, 3> times_; // bound texts have to live until the statement has run
    std::size_t times_used_ = 0;
};

std::string insert_into(const char* table, int values) {
    std::string sql = fmt::format("INSERT INTO {} VALUES (?1", table);
    for (int i = 2; i <= values; ++i) {
        sql += fmt::format(", ?{}", i);
    }
    return sql + ")";
}

// The columns of posts behind its number; an id that is there already keeps its number.
constexpr std::array<const char*, 27> kPostColumns{"id",          "platform",        "kind",
                                                   "direction",   "created_at",      "title",
                                                   "text",        "quoted_text",     "url",
                                                   "lang",        "author_id",       "author_handle",
                                                   "author_name", "author_verified", "author_followers",
                                                   "reply_to",    "thread",          "thread_owner",
                                                   "likes",       "reposts",         "replies",
                                                   "quotes",      "views",           "rating",
                                                   "rating_best", "repost_of",       "duplicate_of"};

std::string upsert_post() {
    std::string names;
    std::string values;
    std::string changes;
    for (std::size_t i = 0; i < kPostColumns.size(); ++i) {
        const char* const comma = i == 0 ? "" : ", ";
        names += fmt::format("{}{}", comma, kPostColumns[i]);
        values += fmt::format("{}?{}", comma, i + 1);
        if (i > 0) {
            changes += fmt::format("{}{} = excluded.{}", i == 1 ? "" : ", ", kPostColumns[i], kPostColumns[i]);
        }
    }
    return fmt::format("INSERT INTO posts ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {} RETURNING post", names,
                       values, changes);
}

std::string_view words_at(std::string_view text, const record::Span& span) {
    const std::size_t end = std::min<std::size_t>(span.end, text.size());
    return span.start < end ? text.substr(span.start, end - span.start) : std::string_view();
}

} // namespace

RecordTables::RecordTables(const std::string& file)
    : database_(file, kSchema, kPatience),
      post_(database_.prepare(upsert_post())),
      mention_(database_.prepare(insert_into("mentions", 3))),
      hashtag_(database_.prepare(insert_into("hashtags", 3))),
      link_(database_.prepare(insert_into("links", 3))),
      triage_(database_.prepare(insert_into("triage", 31))),
      topic_(database_.prepare(insert_into("topics", 4))),
      signal_(database_.prepare(insert_into("signals", 2))),
      fact_(database_.prepare(insert_into("facts", 7))),
      urgency_(database_.prepare(insert_into("urgency", 4))),
      label_(database_.prepare(insert_into("labels", 5))),
      reason_(database_.prepare(insert_into("reasons", 7))),
      draft_(database_.prepare(insert_into("drafts", 13))),
      part_(database_.prepare(insert_into("parts", 5))),
      open_(database_.prepare(insert_into("open", 3))),
      finding_(database_.prepare(insert_into("findings", 8))),
      source_(database_.prepare(insert_into("sources", 3))),
      forget_{database_.prepare("DELETE FROM mentions WHERE post = ?1"),
              database_.prepare("DELETE FROM hashtags WHERE post = ?1"),
              database_.prepare("DELETE FROM links WHERE post = ?1"),
              database_.prepare("DELETE FROM triage WHERE post = ?1"),
              database_.prepare("DELETE FROM drafts WHERE post = ?1")} {
    // Room for the ids of a million posts, which come in no order.
    database_.execute("PRAGMA cache_size=-65536; BEGIN IMMEDIATE");
}

void RecordTables::commit() { database_.execute("COMMIT"); }

void RecordTables::add(const record::Post& post, const record::Triage* triage, const record::Draft* draft,
                       std::string_view line) {
    const std::int64_t number = add_post(post, line);
    for (std::size_t i = 0; i < forget_.size(); ++i) { // what hangs on triage and drafts goes with them
        if (i < 3 || (i == 3 && triage != nullptr) || (i == 4 && draft != nullptr)) {
            forget_[i].bind(1, number).run();
        }
    }
    add_list(mention_, number, post.mentions);
    add_list(hashtag_, number, post.hashtags);
    add_list(link_, number, post.links);
    if (triage != nullptr) {
        add_triage(number, *triage, post.text);
    }
    if (draft != nullptr) {
        add_draft(number, *draft);
    }
}

std::int64_t RecordTables::add_post(const record::Post& post, std::string_view line) {
    const auto as_number = [](const std::optional<bool>& value) {
        return value ? std::optional<std::int64_t>(*value ? 1 : 0) : std::nullopt;
    };
    std::string made;
    if (post.id.empty()) {
        const XXH128_hash_t hash = XXH3_128bits(line.data(), line.size());
        made = fmt::format("line:{:016x}{:016x}", hash.high64, hash.low64);
    }
    Row row(post_);
    row.text(post.id.empty() ? made : post.id).text_or_nothing(post.platform).word(post.kind).word(post.direction);
    row.time(post.created_at).text_or_nothing(post.title).text(post.text).text_or_nothing(post.quoted_text);
    row.text_or_nothing(post.url).text_or_nothing(post.lang).text_or_nothing(post.author.id);
    row.text_or_nothing(post.author.handle).text_or_nothing(post.author.name).number(as_number(post.author.verified));
    row.number(post.author.followers).text_or_nothing(post.reply_to).text_or_nothing(post.thread);
    row.text_or_nothing(post.thread_owner).number(post.engagement.likes).number(post.engagement.reposts);
    row.number(post.engagement.replies).number(post.engagement.quotes).number(post.engagement.views);
    if (post.rating) {
        row.real(post.rating->value).real(post.rating->best);
    } else {
        row.nothing().nothing();
    }
    row.text_or_nothing(post.repost_of).text_or_nothing(post.duplicate_of);
    const std::int64_t number = post_.step() ? post_.number(0) : 0;
    post_.reset();
    return number;
}

void RecordTables::add_triage(std::int64_t post, const record::Triage& triage, std::string_view text) {
    const record::Urgency& urgency = triage.urgency;
    const record::Earlier& earlier = triage.earlier;
    Row row(triage_, post);
    row.word(triage.ownership).text_or_nothing(triage.ownership_reason).word(triage.intent).word(triage.polarity);
    row.real(triage.polarity_score).real(triage.anger).word(triage.offence).word(triage.offence_target);
    row.word(triage.address).number(triage.colloquial).number(triage.dialect).real(triage.irony);
    row.text_or_nothing(triage.incident).number(urgency.score).word(urgency.band).time(urgency.due_at);
    row.number(triage.needs_reply).word(triage.route).text_or_nothing(triage.decide);
    row.real(triage.confidence.intent).real(triage.confidence.polarity).real(triage.confidence.offence);
    row.real(triage.confidence.topics).text_or_nothing(triage.language).real(triage.language_score);
    row.number(earlier.posts).number(earlier.own_posts).number(earlier.complaints).time(earlier.waiting_since);
    row.time(earlier.house_replied_at).run();

    std::int64_t place = 0;
    for (const record::Topic& it : triage.topics) {
        Row(topic_, post).number(++place).text(it.name).real(it.score).run();
    }
    for (std::size_t i = 0; i < record::Names<record::Signal>::values.size(); ++i) {
        if (const auto signal = static_cast<record::Signal>(i); triage.signals.contains(signal)) {
            Row(signal_, post).word(signal).run();
        }
    }
    place = 0;
    for (const record::Fact& it : triage.facts) {
        Row(fact_, post).number(++place).text(it.kind).text(it.value).span(it.span).nothing().run();
    }
    for (const record::EarlierFact& it : earlier.facts) {
        Row(fact_, post).number(++place).text(it.kind).text(it.value).nothing().nothing().text(it.from).run();
    }
    place = 0;
    for (const record::Summand& it : urgency.because) {
        Row(urgency_, post).number(++place).text(it.what).number(it.points).run();
    }
    place = 0;
    for (const record::OwnLabel& it : triage.labels) {
        Row(label_, post).number(++place).text(it.name).text(it.value).real(it.score).run();
    }
    place = 0;
    for (const record::Reason& it : triage.reasons) {
        Row(reason_, post)
            .number(++place)
            .text(it.label)
            .text(it.by)
            .span(it.span)
            .text_or_nothing(words_at(text, it.span))
            .run();
    }
}

void RecordTables::add_draft(std::int64_t post, const record::Draft& draft) {
    Row row(draft_, post);
    row.word(draft.reply_allowed).text_or_nothing(draft.reply_reason).number(draft.ready).text(draft.text);
    row.text_or_nothing(draft.private_text).number(static_cast<std::int64_t>(draft.length.used));
    if (draft.length.limit > 0) {
        row.number(static_cast<std::int64_t>(draft.length.limit));
    } else {
        row.nothing();
    }
    row.text_or_nothing(draft.length.unit).word(draft.address).text_or_nothing(draft.variant);
    row.real(draft.rapport_score).time(draft.follow_up_at).run();

    std::int64_t place = 0;
    for (const record::DraftPart& it : draft.parts) {
        Row(part_, post).number(++place).text(it.part).text(it.text).text(it.from).run();
    }
    add_list(open_, post, draft.open);
    place = 0;
    for (const record::Finding& it : draft.findings) {
        Row(finding_, post)
            .number(++place)
            .text(it.rule)
            .word(it.level)
            .span(it.span)
            .text(it.message)
            .text_or_nothing(it.hint)
            .run();
    }
    add_list(source_, post, draft.sources);
}

void RecordTables::add_list(Statement& insert, std::int64_t post, const std::vector<std::string>& values) {
    std::int64_t place = 0;
    for (const std::string& value : values) {
        Row(insert, post).number(++place).text(value).run();
    }
}

} // namespace kummerkasten::store

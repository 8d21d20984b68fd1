// SPDX-License-Identifier: Apache-2.0
// The tables into which records are loaded (store/record_tables.hpp), as kummerkasten-record(5) documents them. A post has a
// number, by which all other tables refer to it: joins compare numbers, and an id stands in the file once. Times are RFC 3339
// in UTC, which SQLite's date functions take; booleans are 0 and 1; NULL means that the record does not say.
#pragma once

namespace kummerkasten::store {

inline constexpr const char* kRecordTables[] = {
    R"(CREATE TABLE posts (
    post INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, platform TEXT, kind TEXT, direction TEXT, created_at TEXT,
    title TEXT, text TEXT NOT NULL, quoted_text TEXT, url TEXT, lang TEXT,
    author_id TEXT, author_handle TEXT, author_name TEXT, author_verified INTEGER, author_followers INTEGER,
    reply_to TEXT, thread TEXT, thread_owner TEXT,
    likes INTEGER, reposts INTEGER, replies INTEGER, quotes INTEGER, views INTEGER, rating REAL, rating_best REAL,
    repost_of TEXT, duplicate_of TEXT) STRICT)",
    R"(CREATE TABLE mentions (post INTEGER NOT NULL REFERENCES posts ON DELETE CASCADE, place INTEGER NOT NULL,
    handle TEXT NOT NULL, PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE hashtags (post INTEGER NOT NULL REFERENCES posts ON DELETE CASCADE, place INTEGER NOT NULL,
    hashtag TEXT NOT NULL, PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE links (post INTEGER NOT NULL REFERENCES posts ON DELETE CASCADE, place INTEGER NOT NULL,
    url TEXT NOT NULL, PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",

    R"(CREATE TABLE triage (
    post INTEGER PRIMARY KEY REFERENCES posts ON DELETE CASCADE,
    ownership TEXT NOT NULL, ownership_reason TEXT, intent TEXT NOT NULL,
    polarity TEXT NOT NULL, polarity_score REAL NOT NULL, anger REAL NOT NULL, offence TEXT NOT NULL,
    offence_target TEXT NOT NULL, register TEXT NOT NULL, colloquial INTEGER NOT NULL, dialect INTEGER NOT NULL,
    irony REAL NOT NULL, incident TEXT, score INTEGER NOT NULL, band TEXT NOT NULL, due_at TEXT,
    needs_reply INTEGER NOT NULL, route TEXT NOT NULL, decide TEXT,
    confidence_intent REAL NOT NULL, confidence_polarity REAL NOT NULL, confidence_offence REAL NOT NULL,
    confidence_topics REAL NOT NULL, language TEXT, language_score REAL NOT NULL,
    earlier_posts INTEGER NOT NULL, earlier_own_posts INTEGER NOT NULL, earlier_complaints INTEGER NOT NULL,
    waiting_since TEXT, house_replied_at TEXT) STRICT)",
    R"(CREATE TABLE topics (post INTEGER NOT NULL REFERENCES triage ON DELETE CASCADE, place INTEGER NOT NULL,
    topic TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE signals (post INTEGER NOT NULL REFERENCES triage ON DELETE CASCADE,
    signal TEXT NOT NULL, PRIMARY KEY (post, signal)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE facts (post INTEGER NOT NULL REFERENCES triage ON DELETE CASCADE, place INTEGER NOT NULL,
    kind TEXT NOT NULL, value TEXT NOT NULL, start INTEGER, "end" INTEGER, told_in TEXT,
    PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE urgency (post INTEGER NOT NULL REFERENCES triage ON DELETE CASCADE, place INTEGER NOT NULL,
    what TEXT NOT NULL, points INTEGER NOT NULL, PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE labels (post INTEGER NOT NULL REFERENCES triage ON DELETE CASCADE, place INTEGER NOT NULL,
    label TEXT NOT NULL, value TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE reasons (post INTEGER NOT NULL REFERENCES triage ON DELETE CASCADE, place INTEGER NOT NULL,
    label TEXT NOT NULL, "by" TEXT NOT NULL, start INTEGER, "end" INTEGER, words TEXT,
    PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",

    R"(CREATE TABLE drafts (
    post INTEGER PRIMARY KEY REFERENCES posts ON DELETE CASCADE,
    reply_allowed TEXT NOT NULL, reply_reason TEXT, ready INTEGER NOT NULL, text TEXT NOT NULL, private TEXT,
    length INTEGER NOT NULL, length_limit INTEGER, length_unit TEXT, register TEXT NOT NULL, variant TEXT,
    rapport REAL NOT NULL, follow_up_at TEXT) STRICT)",
    R"(CREATE TABLE parts (post INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE, place INTEGER NOT NULL,
    part TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE open (post INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE, place INTEGER NOT NULL,
    what TEXT NOT NULL, PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE findings (post INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE, place INTEGER NOT NULL,
    rule TEXT NOT NULL, level TEXT NOT NULL, start INTEGER, "end" INTEGER, message TEXT NOT NULL, hint TEXT,
    PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE sources (post INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE, place INTEGER NOT NULL,
    source TEXT NOT NULL, PRIMARY KEY (post, place)) STRICT, WITHOUT ROWID)",

    "CREATE INDEX posts_by_time ON posts (created_at)",
    "CREATE INDEX posts_by_parent ON posts (reply_to, created_at) WHERE reply_to IS NOT NULL",
    "CREATE INDEX posts_by_thread ON posts (thread, created_at) WHERE thread IS NOT NULL",
    "CREATE INDEX triage_by_intent ON triage (intent, ownership)",
    "CREATE INDEX topics_by_topic ON topics (topic, post)",
    "CREATE INDEX signals_by_signal ON signals (signal, post)",
    "CREATE INDEX facts_by_value ON facts (kind, value, post)",

    // Posts about the house with their verdict, each text once.
    R"(CREATE VIEW about_us AS
    SELECT * FROM posts JOIN triage USING (post)
    WHERE ownership IN ('direct', 'overheard') AND repost_of IS NULL AND duplicate_of IS NULL
      AND direction IS NOT 'outbound')",
    "CREATE VIEW complaints AS SELECT * FROM about_us WHERE intent = 'complaint'",
    // What needs a reply, and the first one: to the post itself or, in a private conversation, the next in the thread.
    R"(CREATE VIEW waits AS
    SELECT *, unixepoch(answered_at) - unixepoch(created_at) AS seconds
    FROM (SELECT post, id, platform, created_at, band, score, anger, due_at, author_handle, url, text,
            (SELECT min(at) FROM (
                SELECT min(created_at) AS at FROM posts AS reply
                WHERE reply.reply_to = posts.id AND reply.direction = 'outbound' AND reply.created_at >= posts.created_at
                UNION ALL
                SELECT min(created_at) FROM posts AS reply
                WHERE posts.kind = 'message' AND reply.thread = posts.thread AND reply.direction = 'outbound'
                  AND reply.created_at >= posts.created_at)) AS answered_at
          FROM posts JOIN triage USING (post) WHERE needs_reply AND direction IS NOT 'outbound'))",
    // Monday of each week, in UTC.
    R"(CREATE VIEW topics_by_week AS
    SELECT date(created_at, '-6 days', 'weekday 1') AS week, topic, count(*) AS posts,
           sum(intent = 'complaint') AS complaints, sum(polarity = 'negative') AS negative, avg(anger) AS anger
    FROM about_us JOIN topics USING (post) GROUP BY week, topic)",
    R"(CREATE VIEW posts_by_day AS
    SELECT date(created_at) AS day, platform, count(*) AS posts, sum(direction IS 'inbound') AS inbound,
           sum(direction IS 'outbound') AS outbound
    FROM posts GROUP BY day, platform)",
    nullptr,
};

} // namespace kummerkasten::store

// SPDX-License-Identifier: Apache-2.0
// No file of one platform is taken for another's: what each looks like at its plainest, and who says it is theirs.
#include "base/error.hpp"
#include "ingest/platforms.hpp"
#include "reading.hpp"
#include "record/reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

struct Sample {
    std::string format, json;
    std::size_t posts = 1;
};

const std::vector<Sample>& samples() {
    static const std::vector<Sample> all{
        {"facebook", R"({"id":"7_1","message":"a","created_time":"2026-09-12T18:20:00+0000"})"},
        {"facebook", R"({"data":[{"id":"7_1","message":"a","created_time":"2026-09-12T18:20:00+0000"}],"paging":{}})"},
        {"facebook", R"({"data":[],"paging":{}})", 0},
        {"facebook",
         R"({"data":[{"recommendation_type":"positive","review_text":"a","created_time":"2026-09-12T18:20:00+0000"}]})"},
        {"facebook",
         R"({"object":"page","entry":[{"id":"7","time":1757700000,"changes":[{"field":"feed","value":{"item":"status","verb":"add","post_id":"7_1","message":"a"}}]}]})"},
        {"instagram", R"({"data":[{"id":"1","text":"a","timestamp":"2026-09-12T18:20:00+0000"}]})"},
        {"instagram", R"([{"id":"1","caption":"a","media_type":"IMAGE","timestamp":"2026-09-12T18:20:00+0000"}])"},
        {"instagram",
         R"({"object":"instagram","entry":[{"id":"7","time":1757700000,"changes":[{"field":"comments","value":{"id":"1","text":"a"}}]}]})"},
        {"instagram",
         R"({"participants":[],"messages":[{"sender_name":"K","timestamp_ms":1757700000000,"content":"a"}]})"},
        {"google_play", R"({"reviews":[{"reviewId":"1","comments":[{"userComment":{"text":"a","starRating":1}}]}]})"},
        {"google_play", R"([{"reviewId":"1","userName":"K","content":"a","score":1,"at":"2026-09-12"}])"},
        {"google_play", R"([{"id":"1","userName":"K","text":"a","score":1,"scoreText":"1","date":"2026-09-12"}])"},
        {"app_store", R"({"feed":{"entry":[{"id":{"label":"1"},"im:rating":{"label":"1"},"content":{"label":"a"}}]}})"},
        {"app_store", R"({"data":[{"type":"customerReviews","id":"1","attributes":{"rating":1,"body":"a"}}]})"},
        {"app_store", R"([{"userName":"K","review":"a","rating":1,"isEdited":false,"date":"2026-09-12"}])"},
        {"trustpilot", R"({"reviews":[{"id":"1","consumer":{"displayName":"K"},"stars":1,"text":"a"}]})"},
        {"trustpilot", R"([{"review_id":"1","rating":1,"text":"a","consumer":{}}])"},
        {"google_reviews",
         R"({"reviews":[{"reviewId":"1","reviewer":{"displayName":"K"},"starRating":"ONE","comment":"a"}]})"},
        {"google_reviews", R"([{"name":"K","review":"a","star":"1 star","date":"2026-09-12"}])"},
        {"telegram",
         R"({"name":"C","type":"personal_chat","id":1,"messages":[{"id":1,"type":"message","date":"2026-09-12T20:00:00","text":"a"}]})"},
        {"telegram",
         R"({"chats":{"list":[{"id":1,"messages":[{"id":1,"type":"message","date":"2026-09-12T20:00:00","text":"a"}]}]}})"},
        {"zendesk",
         R"({"tickets":[{"id":1,"via":{"channel":"web"},"subject":"s","description":"a","requester_id":1,"submitter_id":1}],"count":1})"},
        {"zendesk", R"({"comments":[{"id":1,"author_id":1,"body":"a","public":true}],"count":1})"},
        {"freshdesk",
         R"([{"id":1,"subject":"s","description_text":"a","requester_id":1,"source":1,"status":2,"priority":1}])"},
        {"freshdesk", R"([{"id":1,"body_text":"a","incoming":true,"private":false,"ticket_id":1}])"},
        {"mastodon", R"([{"id":"1","account":{"acct":"k"},"content":"a"}])"},
        {"x_v2", R"({"data":[{"id":"1","text":"a"}],"meta":{"result_count":1}})"},
        {"x_v2", R"({"id":"1","text":"a","author_id":"1","created_at":"2026-09-12T18:20:00.000Z"})"},
        {"record", R"({"schema":1,"id":"a:1","text":"a"})"},
        {"json", R"({"id":"1","text":"a","rating":5,"date":"2026-09-12","title":"t","user":"K"})"},
        {"json", R"({"id":1,"message":"a","created_at":"2026-09-12","score":1})"},
        {"json", R"({"name":"K","comment":"a","stars":1})"},
    };
    return all;
}

} // namespace

TEST_CASE("each shape is found, and gives its posts") {
    for (const Sample& sample : samples()) {
        CAPTURE(sample.json);
        Collected found;
        read_bytes(sample.json, "auto", reading_options(), found);
        CHECK(found.format == sample.format);
        CHECK(found.posts.size() == sample.posts);
        CHECK(found.rejects.empty());
        for (const record::Post& post : found.posts) {
            CHECK(post.text == "a");
        }
    }
}

// The order of the list decides between formats that both say yes. For these shapes nobody else should, but for X, whose
// page of the smallest tweets has nothing but ids and texts.
TEST_CASE("only the platform's own format recognises it") {
    for (const Sample& sample : samples()) {
        std::string document = sample.json.front() == '[' ? sample.json.substr(1, sample.json.size() - 2) : sample.json;
        CAPTURE(document);
        document.append(record::kLinePadding, ' ');
        JsonParser parser;
        const Result<Json> value = parser.parse(document);
        REQUIRE(value.ok());
        for (const auto& format : formats()) {
            const auto* const json = dynamic_cast<const JsonFormat*>(format.get());
            if (json == nullptr || format->name() == "json" || format->name() == "x_v2") {
                continue;
            }
            CAPTURE(format->name());
            CHECK(json->recognises(*value) == (format->name() == sample.format));
        }
    }
}

TEST_CASE("every prefix of every shape is read without a crash, and invents no post") {
    for (const Sample& sample : samples()) {
        if (sample.format == "json") {
            continue;
        }
        for (std::size_t length = 0; length < sample.json.size(); ++length) {
            CAPTURE(sample.json);
            CAPTURE(length);
            Collected some;
            try {
                Collected guessed;
                read_bytes(sample.json.substr(0, length), sample.format, reading_options(), some);
                read_bytes(sample.json.substr(0, length), "auto", reading_options(), guessed);
            } catch (const DataError&) {
                continue; // "JSON of unknown shape" is an answer
            }
            REQUIRE(some.posts.size() <= sample.posts);
            for (const record::Post& post : some.posts) {
                CHECK(post.text == "a");
            }
        }
    }
}

// A service's error that could be anybody's is still named as one.
TEST_CASE("errors of services nobody knows") {
    for (const std::string body : {R"({"error":{"code":401,"message":"No entry","status":"UNAUTHENTICATED"}})",
                                   R"({"error":"No entry"})", R"({"errors":[{"title":"No entry"}]})"}) {
        CAPTURE(body);
        Collected found;
        try {
            read_bytes(body, "auto", reading_options(), found);
            FAIL("taken");
        } catch (const DataError& problem) {
            const std::string message = problem.what();
            CHECK(message.find(":1: an error of the API, not posts: 'No entry'") != std::string::npos);
        }
    }
}

// The list of each wrapper, twenty times as long and under a limit that a page must not reach.
TEST_CASE("long pages of every platform give the same posts as short ones") {
    std::size_t tried = 0;
    for (const Sample& sample : samples()) {
        const auto* const format = dynamic_cast<const JsonFormat*>(find_format(sample.format));
        const std::size_t list = sample.json.find(":[{");
        if (format == nullptr || format->streamed().empty() || sample.json.front() == '[' ||
            list == std::string::npos || sample.json.find("\"object\"") != std::string::npos ||
            sample.json.find("\"customerReviews\"") != std::string::npos) {
            continue;
        }
        std::size_t end = list + 2;
        for (int depth = 1; depth > 0; ++end) {
            const char c = sample.json[end];
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        }
        const std::string element = sample.json.substr(list + 2, end - 1 - (list + 2));
        std::string many = element;
        for (int i = 1; i < 20; ++i) {
            many += ", " + element;
        }
        const std::string document = sample.json.substr(0, list + 2) + many + sample.json.substr(end - 1);
        CAPTURE(document);
        ReadOptions small = reading_options();
        small.max_document = 400;
        REQUIRE(document.size() > small.max_document);
        for (const ReadOptions& options : {reading_options(), small}) {
            CAPTURE(options.max_document);
            Collected found;
            read_bytes(document, "auto", options, found);
            CHECK(found.format == sample.format);
            CHECK(found.posts.size() == 20);
            CHECK(found.rejects.empty());
        }
        ++tried;
    }
    CHECK(tried == 12);
}

// Whatever the values are: a format may say "no post", never fall over.
TEST_CASE("members of the wrong type") {
    for (const Sample& sample : samples()) {
        for (const std::string wrong : {"null", "17", "\"x\"", "[]", "{}", "[[1],{}]", "true", "{\"data\":[{}]}"}) {
            // Each value in turn: what stands between a colon and the next comma or bracket.
            for (std::size_t colon = sample.json.find("\":"); colon != std::string::npos;
                 colon = sample.json.find("\":", colon + 1)) {
                const char opens = sample.json[colon + 2];
                std::size_t end = sample.json.find_first_of(opens == '"' ? "\"" : ",}]", colon + 3);
                if (opens == '{' || opens == '[') {
                    int depth = 1;
                    for (end = colon + 3; depth > 0; ++end) {
                        const char c = sample.json[end];
                        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                    }
                } else if (opens == '"') {
                    ++end;
                }
                const std::string changed = sample.json.substr(0, colon + 2) + wrong + sample.json.substr(end);
                CAPTURE(changed);
                Collected found;
                if (sample.format != "json") {
                    read_bytes(changed, sample.format, reading_options(), found);
                    CHECK(found.posts.size() <= 1);
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// X (Twitter) API v1.1: statuses alone and in lists, search pages, the premium search's pages, streams, webhooks and direct
// messages. The API is closed by now; the files it left are many.
#include "base/strings.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"
#include "ingest/x_messages.hpp"
#include "ingest/x_status.hpp"
#include "ingest/x_text.hpp"

namespace kummerkasten::ingest {

namespace {

using record::Post;

bool is_status(Json value) {
    return value["user"].is_object() && value["id"].exists() && has_status_text(value) &&
           (value["created_at"].is_string() || value["user"]["screen_name"].is_string()) &&
           (value["id_str"].is_string() || value["user"]["screen_name"].is_string());
}

Outcome map_status(Json status, const Findings& found) {
    if (!status["id"].exists() || !has_status_text(status)) {
        return Problem{"no-text", "a tweet without id or text"};
    }
    Post post;
    read_status_user(status["user"], post.author);
    read_status_facts(status, post);
    const Json passed_on = status["retweeted_status"];
    const Json shown = has_status_text(passed_on) ? passed_on : status; // a retweet's own text is cut
    if (has_status_text(passed_on)) {
        Post original;
        read_status_facts(passed_on, original);
        post.repost_of = original.id;
    }
    read_status_words(shown, post);
    if (has_status_text(shown["quoted_status"])) {
        post.quoted_text = status_words(shown["quoted_status"]);
    }
    found.post(post);
    return std::nullopt;
}

// The lists of statuses that pages and webhooks hold.
constexpr std::string_view kLists[] = {"statuses", "results", "tweet_create_events"};

bool is_page(Json value) {
    if (value["accounts"].exists() && !value["search_metadata"].exists()) {
        return false; // a search on Mastodon
    }
    bool page = (value["statuses"].is_array() && value["search_metadata"].is_object()) ||
                (value["results"].is_array() && value["requestParameters"].is_object()) ||
                value["tweet_create_events"].is_array();
    for (const std::string_view list : kLists) {
        value[list].each_item([&page](Json item) { page = page || is_status(item); });
    }
    return page;
}

// What else a stream or webhook says. Nothing where it is none of that.
std::string_view notice(Json value) {
    if (value["delete"]["status"].is_object()) {
        return "deletion";
    }
    for (const std::string_view name :
         {"limit", "scrub_geo", "status_withheld", "user_withheld", "disconnect", "warning"}) {
        if (value[name].is_object() && value.size() <= 2) {
            return "stream-notice";
        }
    }
    if (value["friends"].is_array() && value.size() == 1) {
        return "stream-notice";
    }
    return value["for_user_id"].exists() || (value["event"].is_string() && value["target"].is_object())
               ? "event"
               : std::string_view();
}

bool is_error(Json value) {
    bool error = value["request"].is_string() && value["error"].is_string();
    value["errors"].each_item(
        [&error](Json item) { error = error || (item["code"].integer() && item["message"].is_string()); });
    return error && !value["data"].exists() && !value["title"].exists();
}

// A user is no post, though the profile has a description and the last status in it.
bool is_user(Json value) { return value["screen_name"].is_string() && value["followers_count"].exists(); }

bool is_list_of_users(Json value) {
    bool users = false;
    value["users"].each_item([&users](Json item) { users = users || is_user(item); });
    return users;
}

// {"id":{"17":{…},"18":null}}: statuses that were looked up by their id.
bool is_lookup(Json value) {
    bool lookup = false;
    value["id"].each_member([&lookup](std::string_view, Json status) { lookup = lookup || is_status(status); });
    return lookup;
}

class XV1 : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "x_v1"; }
    [[nodiscard]] std::string_view description() const override {
        return "X (Twitter) API v1.1: statuses, search pages, streams, direct messages";
    }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_status(value) || is_page(value) || has_x_messages(value) || !notice(value).empty() ||
               is_user(value) || is_list_of_users(value) || is_lookup(value) || is_error(value);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        if (!value.is_object()) {
            return Problem{"not-an-object", "expected a tweet or a page of tweets"};
        }
        if (is_status(value)) {
            return map_status(value, found);
        }
        if (has_x_messages(value)) {
            return map_x_messages(value, found);
        }
        if (is_user(value)) {
            found.skip("profile");
            return std::nullopt;
        }
        if (is_list_of_users(value)) {
            value["users"].each_item([&found](Json) { found.skip("profile"); });
            return std::nullopt;
        }
        Complaints complaints;
        bool page = is_lookup(value);
        value["id"].each_member([&](std::string_view, Json status) {
            if (is_status(status)) {
                complaints.add(map_status(status, found));
            } else {
                found.skip("deleted-post"); // null: there is none of that id any more
            }
        });
        for (const std::string_view list : kLists) {
            page = page || value[list].is_array();
            complaints.add(map_each(value[list], [&found](Json status) { return map_status(status, found); }));
        }
        if (page) {
            return complaints.all();
        }
        if (const std::string_view reason = notice(value); !reason.empty()) {
            found.skip(reason);
            return std::nullopt;
        }
        return is_error(value) ? x_api_error(value) : map_status(value, found);
    }
};

} // namespace

std::unique_ptr<Format> make_x_v1() { return std::make_unique<XV1>(); }

} // namespace kummerkasten::ingest

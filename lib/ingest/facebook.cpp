// SPDX-License-Identifier: Apache-2.0
// Facebook's Graph API: posts and feeds with the comments inside them, comments, conversations of a page, ratings
// (facebook_graph.cpp), and what its webhooks send (facebook_webhook.cpp). A page has no handle there: its id stands for
// it, in thread_owner too.
// https://developers.facebook.com/docs/graph-api/reference/v19.0/page/feed
#include "ingest/facebook.hpp"

#include "ingest/platforms.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using namespace facebook;

// {"error":{"message":…,"type":"OAuthException","code":190,"fbtrace_id":…}}
bool is_error(Json value) {
    const Json error = value["error"];
    return error["message"].is_string() && (error["fbtrace_id"].exists() || error["type"].is_string());
}

// The list in an answer: of one edge ("data"), or of a page that was asked for with its edges ("feed.data").
Json list_in(Json value) {
    if (value["data"].is_array()) {
        return value["data"];
    }
    for (const std::string_view edge :
         {"feed", "posts", "published_posts", "visitor_posts", "tagged", "conversations", "ratings"}) {
        if (const Json list = value[edge]["data"]; list.is_array()) {
            return list;
        }
    }
    return {};
}

class Facebook : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "Facebook Graph API: feeds, comments, conversations, ratings, webhooks of pages";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override {
        return {"data", "feed.data", "posts.data", "published_posts.data", "conversations.data", "ratings.data"};
    }

    [[nodiscard]] bool recognises(Json value) const override {
        const Json paging = value["paging"];
        return is_webhook(value) || is_error(value) || is_known(value) || first_fits(list_in(value), is_known) ||
               (value["data"].is_array() && value["data"].size() == 0 && paging.is_object());
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        if (is_webhook(value)) {
            return facebook::map_webhook(value, options, found);
        }
        if (is_error(value)) {
            return api_error(
                fmt::format("{} (code {})", value["error"]["message"].text(), value["error"]["code"].as_text()));
        }
        if (const Json list = list_in(value); list.is_array()) {
            return map_each(list, [&](Json item) { return map_object(item, options, found); });
        }
        return map_object(value, options, found);
    }
};

} // namespace

std::unique_ptr<Format> make_facebook() { return std::make_unique<Facebook>(); }

} // namespace kummerkasten::ingest

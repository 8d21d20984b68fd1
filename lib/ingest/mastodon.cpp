// SPDX-License-Identifier: Apache-2.0
// Mastodon: statuses as its API gives them, alone, in timelines, in a status' context, in notifications and searches.
// https://docs.joinmastodon.org/entities/Status/
#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"
#include "record/time.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using record::Post;

bool is_status(Json value) {
    return value["account"].is_object() && value["content"].is_string() && value["id"].exists();
}

void read_account(Json account, record::Author& author) {
    author.id = account["id"].as_text();
    author.handle.assign(account["acct"].text());
    author.name.assign(account["display_name"].text().empty() ? account["username"].text()
                                                              : account["display_name"].text());
    author.followers = account["followers_count"].integer();
}

void read_engagement(Json status, record::Engagement& engagement) {
    engagement.likes = status["favourites_count"].integer();
    engagement.reposts = status["reblogs_count"].integer();
    engagement.replies = status["replies_count"].integer();
    engagement.quotes = status["quotes_count"].integer();
}

std::string mastodon_id(Json id) { return native_id("mastodon", id); }

Outcome map_status(Json status, const Findings& found) {
    if (!is_status(status)) {
        return Problem{"no-text", "not a Mastodon status: no account, content or id"};
    }
    Post post;
    post.platform = "mastodon";
    post.id = mastodon_id(status["id"]);
    // A boost has no words of its own: it shows the other status.
    const Json boosted = status["reblog"];
    const Json shown = boosted.is_object() ? boosted : status;
    post.repost_of = mastodon_id(boosted["id"]);
    post.text = html_to_text(shown["content"].text());
    if (const std::string_view warning = shown["spoiler_text"].text(); !warning.empty()) {
        post.title.assign(warning);
    }
    if (post.text.empty()) {
        post.text = post.title; // only a picture: the warning is all that was written
    }
    post.created_at = record::parse_rfc3339(status["created_at"].text());
    post.url.assign(shown["url"].text().empty() ? shown["uri"].text() : shown["url"].text());
    post.lang.assign(shown["language"].text());
    read_account(status["account"], post.author);
    shown["mentions"].each_item([&post](Json mention) { post.mentions.emplace_back(mention["acct"].text()); });
    shown["tags"].each_item([&post](Json tag) { post.hashtags.emplace_back(tag["name"].text()); });
    read_engagement(shown, post.engagement);
    post.reply_to = mastodon_id(status["in_reply_to_id"]);
    post.kind = post.reply_to.empty() ? record::Kind::post : record::Kind::reply;
    const Json quote = shown["quote"]["quoted_status"];
    post.quoted_text = html_to_text((quote.exists() ? quote : shown["quote"])["content"].text());
    found.post(post);
    return std::nullopt;
}

class Mastodon : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "mastodon"; }
    [[nodiscard]] std::string_view description() const override {
        return "Mastodon API: statuses, context, notifications, search results";
    }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_status(value) || is_status(value["status"]) || is_status(value["last_status"]) ||
               value["ancestors"].is_array() || (value["statuses"].is_array() && value["accounts"].is_array());
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        if (is_status(value)) {
            return map_status(value, found);
        }
        if (value["status"].is_object()) { // a notification
            return map_status(value["status"], found);
        }
        if (value["last_status"].is_object()) { // a conversation, of which only the last post comes along
            return map_status(value["last_status"], found);
        }
        Complaints complaints;
        bool known = false;
        for (const std::string_view list : {"ancestors", "descendants", "statuses"}) {
            known = known || value[list].is_array();
            complaints.add(map_each(value[list], [&found](Json status) { return map_status(status, found); }));
        }
        if (known) {
            return complaints.all();
        }
        if (value["type"].is_string()) {
            found.skip("notification-without-status");
            return std::nullopt;
        }
        if (const std::string_view message = value["error"].text(); !message.empty()) {
            return api_error(message);
        }
        return Problem{"no-text", "not a Mastodon status: no account, content or id"};
    }
};

} // namespace

std::unique_ptr<Format> make_mastodon() { return std::make_unique<Mastodon>(); }

} // namespace kummerkasten::ingest

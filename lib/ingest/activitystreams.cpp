// SPDX-License-Identifier: Apache-2.0
// ActivityStreams, as the servers of the fediverse exchange and export it: version 2 (type, attributedTo, orderedItems) and
// version 1 (objectType, verb, items). Both name the same things differently, so one reader asks for either.
// https://www.w3.org/TR/activitystreams-vocabulary/
#include "base/strings.hpp"
#include "ingest/activity_object.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"
#include "ingest/times.hpp"

#include <fmt/format.h>

#include <array>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::array<std::string_view, 12> kWritten{"note",  "article", "comment", "question", "page",   "event",
                                                    "image", "video",   "audio",   "review",   "status", "bookmark"};
constexpr std::array<std::string_view, 4> kMakes{"create", "post", "update", "add"};
constexpr std::array<std::string_view, 22> kOtherActivities{
    "like",   "favorite", "follow", "accept",   "reject", "undo",          "delete", "block",
    "flag",   "remove",   "join",   "leave",    "move",   "invite",        "view",   "read",
    "listen", "dislike",  "ignore", "rsvp-yes", "tag",    "stop-following"};
constexpr std::array<std::string_view, 8> kProfiles{"person",       "service", "application", "group",
                                                    "organization", "place",   "tombstone",   "link"};

void map_object(Json object, Json actor, const Findings& found) {
    Post post;
    read_activity_object(object, post, found);
    Json author = object["attributedTo"].exists() ? object["attributedTo"] : object["author"];
    author = author.exists() ? author : object["actor"].exists() ? object["actor"] : actor;
    read_actor(author, post.author);
    if (post.text.empty() && post.id.empty()) {
        found.skip("no-words"); // nothing by which it could be found again
    } else {
        found.post(post);
    }
}

// Somebody passes on what another wrote; often only its address is given, and the text is empty.
void map_passed_on(Json activity, const Findings& found) {
    Post post;
    const Json object = first_reference(activity["object"]);
    read_activity_object(object, post, found);
    if (post.id.empty()) {
        return found.skip("repost-without-text");
    }
    post.repost_of = post.id;
    read_actor(activity["actor"].exists() ? activity["actor"] : activity["author"], post.author);
    const std::string own = activity_id(activity["id"].is_string() ? activity["id"].text() : activity["url"].text());
    post.id = own.empty() ? fmt::format("{}#repost-by-{}", post.repost_of, post.author.id) : own;
    if (const auto time = parse_any_time(activity["published"].text(), std::nullopt)) {
        post.created_at = time;
    }
    found.post(post);
}

bool is_list(Json value) { return value["orderedItems"].is_array() || value["items"].is_array(); }

bool map_value(Json value, Json actor, const Findings& found);

// Answers that came along whole; most often only their number or address does.
void map_replies(Json replies, const Findings& found) {
    for (const Json page : {replies, replies["first"]}) {
        (page["orderedItems"].is_array() ? page["orderedItems"] : page["items"]).each_item([&](Json reply) {
            if (reply.is_object() && !map_value(reply, {}, found)) {
                found.skip("no-post");
            }
        });
    }
}

// The parser has bounded the depth.
bool map_value(Json value, Json actor, const Findings& found) {
    const std::string type = activity_type(value);
    if (is_list(value) || is_list(value["first"])) {
        const Json page = is_list(value) ? value : value["first"];
        (page["orderedItems"].is_array() ? page["orderedItems"] : page["items"]).each_item([&](Json item) {
            if (!map_value(item, {}, found)) {
                found.skip("no-post"); // only an address, or something unknown
            }
        });
    } else if (is_among(type, kPassesOn)) {
        map_passed_on(value, found);
    } else if (is_among(type, kMakes) && value["object"].is_object()) {
        if (!map_value(value["object"], value["actor"].exists() ? value["actor"] : value["author"], found)) {
            found.skip("no-post");
        }
    } else if (is_among(type, kOtherActivities) || is_among(type, kMakes)) {
        found.skip(type == "like" || type == "favorite" ? "like"
                   : type == "follow"                   ? "follow"
                   : type == "delete"                   ? "deletion"
                                                        : "activity");
    } else if (is_among(type, kProfiles)) {
        found.skip(type == "tombstone" ? "deleted-post" : "profile");
    } else if (is_among(type, kWritten) || value["content"].is_string() ||
               (type.empty() && value["displayName"].is_string())) {
        map_object(value, actor, found);
        map_replies(value["replies"], found);
    } else {
        return false;
    }
    return true;
}

bool names_the_vocabulary(Json context) {
    bool found = context.text().find("w3.org/ns/activitystreams") != std::string_view::npos;
    context.each_item([&found](Json item) {
        found = found || item.text().find("w3.org/ns/activitystreams") != std::string_view::npos;
    });
    return found;
}

// An object of version 1, by a type that is one of its words.
bool is_version_1(Json value) {
    const std::string type = to_ascii_lower(value["objectType"].text());
    return is_among(type, kWritten) || is_among(type, kProfiles) || type == "activity" ||
           (value["verb"].is_string() && (value["object"].exists() || value["actor"].exists()));
}

class ActivityStreams : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "activitystreams"; }
    [[nodiscard]] std::string_view description() const override {
        return "ActivityStreams 1 and 2: notes, activities, collections, the outbox of a Mastodon export";
    }

    [[nodiscard]] bool recognises(Json value) const override {
        if (names_the_vocabulary(value["@context"]) || is_version_1(value)) {
            return true;
        }
        const std::string type = activity_type(value);
        if (value["type"].is_string() && (value["attributedTo"].exists() || value["actor"].exists()) &&
            (is_among(type, kWritten) || is_among(type, kMakes) || is_among(type, kPassesOn))) {
            return true;
        }
        bool list = type == "orderedcollection" || type == "orderedcollectionpage";
        value["items"].each_item([&list](Json item) { list = list || is_version_1(item); });
        return list;
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        if (map_value(value, {}, found)) {
            return std::nullopt;
        }
        const std::string type = activity_type(value);
        if (type.ends_with("collection") || type.ends_with("collectionpage")) {
            found.skip("no-post"); // a collection that only says where its items are
            return std::nullopt;
        }
        if (value["error"].is_string()) {
            return api_error(value["error"].text());
        }
        return Problem{"no-text", "not an object or activity of ActivityStreams"};
    }
};

} // namespace

std::unique_ptr<Format> make_activitystreams() { return std::make_unique<ActivityStreams>(); }

} // namespace kummerkasten::ingest

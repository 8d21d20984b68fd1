// SPDX-License-Identifier: Apache-2.0
// ActivityStreams, as the servers of the fediverse exchange and export it: version 2 (type, attributedTo, orderedItems) and
// version 1 (objectType, verb, items). Both name the same things differently, so one reader asks for either.
// https://www.w3.org/TR/activitystreams-vocabulary/
#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/platforms.hpp"
#include "ingest/times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kummerkasten::ingest {

namespace {

using record::Post;

template <std::size_t size> bool is_among(std::string_view word, const std::array<std::string_view, size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 12> kWritten{"note",  "article", "comment", "question", "page",   "event",
                                                    "image", "video",   "audio",   "review",   "status", "bookmark"};
constexpr std::array<std::string_view, 4> kMakes{"create", "post", "update", "add"};
constexpr std::array<std::string_view, 4> kPassesOn{"announce", "share", "repost", "retweet"};
constexpr std::array<std::string_view, 22> kOtherActivities{
    "like",   "favorite", "follow", "accept",   "reject", "undo",          "delete", "block",
    "flag",   "remove",   "join",   "leave",    "move",   "invite",        "view",   "read",
    "listen", "dislike",  "ignore", "rsvp-yes", "tag",    "stop-following"};
constexpr std::array<std::string_view, 8> kProfiles{"person",       "service", "application", "group",
                                                    "organization", "place",   "tombstone",   "link"};

// "Note" and "note" alike: what it is, or, for an activity, what was done.
std::string type_of(Json value) {
    if (value["verb"].is_string()) {
        return to_ascii_lower(value["verb"].text());
    }
    Json type = value["type"].exists() ? value["type"] : value["objectType"];
    if (type.is_array()) {
        Json first;
        type.each_item([&first](Json item) { first = first.exists() ? first : item; });
        type = first;
    }
    return to_ascii_lower(type.text());
}

// A reference is an address, an object with one, or a list of either; of several the first counts.
Json first_of(Json value) {
    Json first = value.is_array() ? Json() : value;
    value.each_item([&first](Json item) { first = first.exists() ? first : item; });
    return first;
}

std::string_view address_of(Json reference) {
    const Json one = first_of(reference);
    if (one.is_string()) {
        return one.text();
    }
    for (const std::string_view member : {"id", "url", "href"}) {
        if (one[member].is_string()) {
            return one[member].text();
        }
    }
    return {};
}

std::string as_id(std::string_view native) {
    return native.empty() ? std::string() : fmt::format("activitystreams:{}", native);
}

// "https://server/users/kai" and "https://server/@kai" → "kai@server"; nothing for other addresses.
std::string handle_of(std::string_view address) {
    const std::size_t host_begin = address.starts_with("https://") ? 8 : address.starts_with("http://") ? 7 : 0;
    const std::size_t host_end = address.find('/', host_begin);
    if (host_begin == 0 || host_end == std::string_view::npos) {
        return {};
    }
    std::string_view name = address.substr(address.rfind('/') + 1);
    name.remove_prefix(name.starts_with('@') ? 1 : 0);
    return name.empty() ? std::string() : fmt::format("{}@{}", name, address.substr(host_begin, host_end - host_begin));
}

void read_author(Json reference, record::Author& author) {
    const Json person = first_of(reference);
    const std::string_view address = address_of(person);
    author.id.assign(address);
    author.handle = handle_of(address);
    for (const std::string_view member : {"preferredUsername", "username"}) {
        const std::string_view name = person[member].text();
        if (!name.empty() && (author.handle.empty() || author.handle.substr(0, author.handle.find('@')) != name)) {
            const std::string at_server = handle_of(address);
            const std::size_t at = at_server.find('@');
            author.handle = std::string(name) + (at == std::string::npos ? std::string() : at_server.substr(at));
        }
    }
    author.name.assign(person["name"].is_string() ? person["name"].text() : person["displayName"].text());
}

// "content", or the first of "contentMap", whose key is the language.
std::string content_of(Json object, std::string& lang) {
    std::string content(object["content"].is_string() ? object["content"].text() : object["body"].text());
    object["contentMap"].each_member([&](std::string_view key, Json translated) {
        if (content.empty()) {
            content = translated.text();
        }
        if (lang.empty() && translated.text() == content) {
            lang = key;
        }
    });
    return html_to_text(content);
}

std::string name_of(Json object) {
    return html_to_text(object["name"].is_string() ? object["name"].text() : object["displayName"].text());
}

// Mentions and hashtags; version 1 puts likes and reposts of others here as well.
void read_tags(Json object, Post& post, const Findings& found) {
    const Json tags = object["tag"].exists() ? object["tag"] : object["tags"];
    const auto read = [&](Json tag) {
        const std::string type = type_of(tag);
        const std::string_view shown = tag["name"].is_string() ? tag["name"].text() : tag["displayName"].text();
        const std::string_view bare = shown.substr(std::min(shown.find_first_not_of("@#"), shown.size()));
        if (type == "hashtag" && !bare.empty()) {
            post.hashtags.emplace_back(bare);
        } else if (type == "mention" || type == "person") {
            const bool server = bare.find('@') != std::string_view::npos || bare.find(' ') != std::string_view::npos;
            std::string handle = server ? std::string() : handle_of(address_of(tag));
            post.mentions.emplace_back(handle.empty() ? std::string(bare) : handle);
        } else if (is_among(type, kPassesOn) || is_among(type, kOtherActivities)) {
            found.skip(is_among(type, kPassesOn) ? "repost-without-text" : "like");
        }
    };
    if (tags.is_object()) {
        read(tags);
    }
    tags.each_item(read);
    std::erase(post.mentions, "");
}

void read_object(Json object, Post& post, const Findings& found) {
    post.platform = "activitystreams";
    const std::string_view native = object["id"].is_string() ? object["id"].text() : address_of(object["url"]);
    post.id = as_id(native);
    post.url.assign(address_of(object["url"]));
    if (post.url.empty() && native.starts_with("http")) {
        post.url.assign(native);
    }
    post.text = content_of(object, post.lang);
    std::string name = name_of(object);
    std::string summary = html_to_text(object["summary"].text());
    if (post.text.empty()) {
        post.text = summary.empty() ? name : summary;
    }
    if (name != post.text) {
        post.title = name.empty() ? summary : name;
    }
    post.title = post.title == post.text ? std::string() : post.title;
    const Json published = object["published"].is_string() ? object["published"] : object["postedTime"];
    post.created_at = parse_any_time(published.text(), std::nullopt);
    post.reply_to = as_id(address_of(object["inReplyTo"]));
    post.kind = type_of(object) == "comment" ? record::Kind::comment
                : post.reply_to.empty()      ? record::Kind::post
                                             : record::Kind::reply;
    post.thread = as_id(object["context"].is_string() ? object["context"].text() : object["conversation"].text());
    post.engagement.likes = object["likes"]["totalItems"].integer();
    post.engagement.reposts = object["shares"]["totalItems"].integer();
    post.engagement.replies = object["replies"]["totalItems"].integer();
    read_tags(object, post, found);
}

void map_object(Json object, Json actor, const Findings& found) {
    Post post;
    read_object(object, post, found);
    Json author = object["attributedTo"].exists() ? object["attributedTo"] : object["author"];
    author = author.exists() ? author : object["actor"].exists() ? object["actor"] : actor;
    read_author(author, post.author);
    if (post.text.empty()) {
        found.skip("no-words");
    } else {
        found.post(post);
    }
}

// Somebody passes on what another wrote; often only its address is given.
void map_passed_on(Json activity, const Findings& found) {
    Post post;
    const Json object = first_of(activity["object"]);
    read_object(object, post, found);
    if (post.text.empty()) {
        return found.skip("repost-without-text");
    }
    post.repost_of = post.id;
    const std::string own = as_id(activity["id"].is_string() ? activity["id"].text() : activity["url"].text());
    post.id = own.empty() ? post.id + "#repost" : own;
    if (const auto time = parse_any_time(activity["published"].text(), std::nullopt)) {
        post.created_at = time;
    }
    read_author(activity["actor"].exists() ? activity["actor"] : activity["author"], post.author);
    found.post(post);
}

bool is_list(Json value) { return value["orderedItems"].is_array() || value["items"].is_array(); }

// The parser has bounded the depth.
bool map_value(Json value, Json actor, const Findings& found) {
    const std::string type = type_of(value);
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
        const std::string type = type_of(value);
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
        const std::string type = type_of(value);
        if (type.ends_with("collection") || type.ends_with("collectionpage")) {
            found.skip("no-post"); // a collection that only says where its items are
            return std::nullopt;
        }
        if (value["error"].is_string()) {
            return Problem{"api-error", fmt::format("an error of the server, not a post: {}",
                                                    in_quotes(value["error"].text(), 120))};
        }
        return Problem{"no-text", "not an object or activity of ActivityStreams"};
    }
};

} // namespace

std::unique_ptr<Format> make_activitystreams() { return std::make_unique<ActivityStreams>(); }

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "ingest/activity_object.hpp"

#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/times.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

using record::Post;

namespace {

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
        const std::string type = activity_type(tag);
        const std::string_view shown = tag["name"].is_string() ? tag["name"].text() : tag["displayName"].text();
        const std::string_view bare = shown.substr(std::min(shown.find_first_not_of("@#"), shown.size()));
        if (type == "hashtag" && !bare.empty()) {
            post.hashtags.emplace_back(bare);
        } else if (type == "mention" || type == "person") {
            const bool server = bare.find('@') != std::string_view::npos || bare.find(' ') != std::string_view::npos;
            std::string handle = server ? std::string() : handle_of(activity_address(tag));
            post.mentions.emplace_back(handle.empty() ? std::string(bare) : handle);
        } else if (is_among(type, kPassesOn) || type == "like" || type == "favorite") {
            found.skip(is_among(type, kPassesOn) ? "repost-without-text" : "like");
        }
    };
    if (tags.is_object()) {
        read(tags);
    }
    tags.each_item(read);
    std::erase(post.mentions, "");
}

} // namespace

std::string activity_type(Json value) {
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

Json first_reference(Json value) {
    Json first = value.is_array() ? Json() : value;
    value.each_item([&first](Json item) { first = first.exists() ? first : item; });
    return first;
}

std::string_view activity_address(Json reference) {
    const Json one = first_reference(reference);
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

std::string activity_id(std::string_view native) {
    return native.empty() ? std::string() : fmt::format("activitystreams:{}", native);
}

void read_actor(Json reference, record::Author& author) {
    const Json person = first_reference(reference);
    const std::string_view address = activity_address(person);
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

void read_activity_object(Json object, Post& post, const Findings& found) {
    post.platform = "activitystreams";
    std::string_view native = activity_address(object);
    native = native.empty() ? activity_address(object["url"]) : native;
    post.id = activity_id(native);
    post.url.assign(activity_address(object["url"]));
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
    post.reply_to = activity_id(activity_address(object["inReplyTo"]));
    post.kind = activity_type(object) == "comment" ? record::Kind::comment
                : post.reply_to.empty()            ? record::Kind::post
                                                   : record::Kind::reply;
    post.thread = activity_id(object["context"].is_string() ? object["context"].text() : object["conversation"].text());
    post.engagement.likes = object["likes"]["totalItems"].integer();
    post.engagement.reposts = object["shares"]["totalItems"].integer();
    post.engagement.replies = object["replies"]["totalItems"].integer();
    read_tags(object, post, found);
}

} // namespace kummerkasten::ingest

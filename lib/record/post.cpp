// SPDX-License-Identifier: Apache-2.0
#include "record/post.hpp"

#include "record/json_writer.hpp"

namespace kummerkasten::record {

namespace {

void write_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) {
        return;
    }
    json.key(name).begin_array();
    for (const std::string& value : values) {
        json.string(value);
    }
    json.end_array();
}

void write_author(JsonWriter& json, const Author& author) {
    if (author.id.empty() && author.handle.empty() && author.name.empty() && !author.verified && !author.followers) {
        return;
    }
    json.key("author").begin_object();
    json.member_if("id", author.id).member_if("handle", author.handle).member_if("name", author.name);
    json.member_if("verified", author.verified).member_if("followers", author.followers);
    json.end_object();
}

void write_engagement(JsonWriter& json, const Engagement& e) {
    if (!e.likes && !e.reposts && !e.replies && !e.quotes && !e.views) {
        return;
    }
    json.key("engagement").begin_object();
    json.member_if("likes", e.likes).member_if("reposts", e.reposts).member_if("replies", e.replies);
    json.member_if("quotes", e.quotes).member_if("views", e.views);
    json.end_object();
}

} // namespace

void Post::clear() {
    for (std::string* member : {&id, &platform, &text, &title, &url, &lang, &author.id, &author.handle, &author.name,
                                &reply_to, &thread, &thread_owner, &duplicate_of, &repost_of, &quoted_text}) {
        member->clear();
    }
    for (std::vector<std::string>* list : {&mentions, &hashtags, &links}) {
        list->clear();
    }
    kind.reset();
    direction.reset();
    created_at.reset();
    author.verified.reset();
    author.followers.reset();
    engagement = {};
    rating.reset();
}

void append_json(std::string& out, const Post& post) {
    JsonWriter json(out);
    json.begin_object().key("schema").number(std::int64_t{1}).member("id", post.id);
    json.member_if("platform", post.platform);
    if (post.kind) {
        json.member("kind", name_of(*post.kind));
    }
    if (post.direction) {
        json.member("direction", name_of(*post.direction));
    }
    if (post.created_at) {
        json.member("created_at", format_rfc3339(*post.created_at));
    }
    json.member_if("title", post.title).member("text", post.text);
    json.member_if("quoted_text", post.quoted_text).member_if("url", post.url).member_if("lang", post.lang);
    write_author(json, post.author);
    write_strings(json, "mentions", post.mentions);
    write_strings(json, "hashtags", post.hashtags);
    write_strings(json, "links", post.links);
    json.member_if("reply_to", post.reply_to)
        .member_if("thread", post.thread)
        .member_if("thread_owner", post.thread_owner);
    write_engagement(json, post.engagement);
    if (post.rating) {
        json.key("rating").begin_object().key("value").number(post.rating->value).key("best").number(post.rating->best);
        json.end_object();
    }
    json.member_if("repost_of", post.repost_of).member_if("duplicate_of", post.duplicate_of);
    json.end_object();
}

} // namespace kummerkasten::record

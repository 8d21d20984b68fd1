// SPDX-License-Identifier: Apache-2.0
#include "record/json_members.hpp"
#include "record/post.hpp"

namespace kummerkasten::record {

namespace {

void read_author(element value, Author& author) {
    if (value.is_string()) { // many exports know no more than a name
        read_string(value, author.name);
        return;
    }
    for_each_member(value, [&author](std::string_view key, element member) {
        if (key == "id") {
            read_string(member, author.id);
        } else if (key == "handle") {
            read_string(member, author.handle);
        } else if (key == "name") {
            read_string(member, author.name);
        } else if (key == "verified") {
            if (member.is_bool()) {
                author.verified = bool(member.get_bool());
            }
        } else if (key == "followers") {
            read_integer(member, author.followers);
        }
    });
}

void read_engagement(element value, Engagement& engagement) {
    for_each_member(value, [&engagement](std::string_view key, element member) {
        if (key == "likes") {
            read_integer(member, engagement.likes);
        } else if (key == "reposts") {
            read_integer(member, engagement.reposts);
        } else if (key == "replies") {
            read_integer(member, engagement.replies);
        } else if (key == "quotes") {
            read_integer(member, engagement.quotes);
        } else if (key == "views") {
            read_integer(member, engagement.views);
        }
    });
}

void read_rating(element value, std::optional<Rating>& into) {
    Rating rating;
    bool found = false;
    for_each_member(value, [&](std::string_view key, element member) {
        if (key == "value" && member.is_number()) {
            read_number(member, rating.value);
            found = true;
        } else if (key == "best") {
            read_number(member, rating.best);
        }
    });
    if (found) {
        into = rating;
    }
}

} // namespace

// Members of a post, by the length of the key first: one comparison for most of them. True where the key is ours.
bool read_post_member(std::string_view key, element value, Post& post) {
    switch (key.size()) {
    case 3:
        if (key == "url") {
            read_string(value, post.url);
            return true;
        }
        return false;
    case 4:
        if (key == "kind") {
            read_word(value, post.kind);
            return true;
        }
        if (key == "lang") {
            read_string(value, post.lang);
            return true;
        }
        return false;
    case 5:
        if (key == "title") {
            read_string(value, post.title);
            return true;
        }
        if (key == "links") {
            read_strings(value, post.links);
            return true;
        }
        return false;
    case 6:
        if (key == "author") {
            read_author(value, post.author);
            return true;
        }
        if (key == "thread") {
            read_string(value, post.thread);
            return true;
        }
        if (key == "rating") {
            read_rating(value, post.rating);
            return true;
        }
        return false;
    case 8:
        if (key == "platform") {
            read_string(value, post.platform);
            return true;
        }
        if (key == "mentions") {
            read_strings(value, post.mentions);
            return true;
        }
        if (key == "hashtags") {
            read_strings(value, post.hashtags);
            return true;
        }
        if (key == "reply_to") {
            read_string(value, post.reply_to);
            return true;
        }
        return false;
    case 9:
        if (key == "direction") {
            read_word(value, post.direction);
            return true;
        }
        if (key == "repost_of") {
            read_string(value, post.repost_of);
            return true;
        }
        return false;
    default:
        if (key == "created_at") {
            read_time(value, post.created_at);
            return true;
        }
        if (key == "engagement") {
            read_engagement(value, post.engagement);
            return true;
        }
        if (key == "quoted_text") {
            read_string(value, post.quoted_text);
            return true;
        }
        if (key == "thread_owner") {
            read_string(value, post.thread_owner);
            return true;
        }
        if (key == "duplicate_of") {
            read_string(value, post.duplicate_of);
            return true;
        }
        return false;
    }
}

} // namespace kummerkasten::record

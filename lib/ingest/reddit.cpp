// SPDX-License-Identifier: Apache-2.0
// Reddit: listings of posts and comments, a post with its tree of comments, private messages, and the dumps of Pushshift and
// Arctic Shift (one object a line). Text is Markdown as it was typed.
// https://www.reddit.com/dev/api
#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"
#include "ingest/times.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using record::Post;

bool is_comment(Json data) {
    return data["body"].is_string() && (data["link_id"].is_string() || data["parent_id"].is_string()) &&
           (data["subreddit"].is_string() || data["author"].is_string());
}

bool is_submission(Json data) {
    return data["title"].is_string() && data["subreddit"].is_string() &&
           (data["selftext"].is_string() || data["is_self"].exists() || data["permalink"].is_string());
}

bool is_thing(Json value) {
    const std::string_view kind = value["kind"].text();
    return value["data"].is_object() &&
           (kind == "Listing" || kind == "more" || (kind.size() == 2 && kind[0] == 't' && is_ascii_digit(kind[1])));
}

// {"message":"Forbidden","error":403}
bool is_error(Json value) { return value["message"].is_string() && value["error"].integer() && value.size() <= 3; }

// Entities are resolved twice: once for the JSON, where Reddit escapes &, < and >, and once for the Markdown in it.
std::string as_read(Json text) { return std::string(trim(unescape_entities(unescape_entities(text.text())))); }

bool is_gone(std::string_view text) {
    return text == "[deleted]" || text == "[removed]" || text == "[ Removed by Reddit ]";
}

std::string reddit_id(std::string_view name) { return native_id("reddit", name); }

// "t1_d0iaye9": the id with the type in front, by which parents are named. Dumps leave it out.
std::string name_of(Json data, std::string_view type) {
    if (data["name"].is_string()) {
        return data["name"].as_text();
    }
    const std::string id = data["id"].as_text();
    return id.empty() || id.find('_') != std::string::npos ? id : fmt::format("{}_{}", type, id);
}

// "u/name" or "/u/name" is what "@name" is elsewhere.
void read_mentions(Post& post) {
    const std::string_view text = post.text;
    const auto is_name = [](char c) { return is_ascii_alnum(c) || c == '_' || c == '-'; };
    const auto is_edge = [&text](std::size_t at) {
        return at == 0 || is_ascii_space(text[at - 1]) ||
               std::string_view("([*,;:").find(text[at - 1]) != std::string_view::npos;
    };
    for (std::size_t at = text.find("u/"); at != std::string_view::npos; at = text.find("u/", at + 2)) {
        std::size_t end = at + 2;
        while (end < text.size() && is_name(text[end])) {
            ++end;
        }
        const bool alone = is_edge(at) || (text[at - 1] == '/' && is_edge(at - 1));
        if (alone && end - at >= 5 && end - at <= 22) { // names have 3 to 20 characters
            post.mentions.emplace_back(text.substr(at + 2, end - at - 2));
        }
    }
}

void read_common(Json data, Post& post) {
    read_mentions(post);
    post.platform = "reddit";
    const Json created = data["created_utc"].exists() ? data["created_utc"] : data["created"];
    post.created_at =
        parse_any_time(created.integer() ? std::to_string(*created.integer()) : created.as_text(), std::nullopt);
    if (data["author"].text() != "[deleted]") { // the words are still there, the account is not
        post.author.handle.assign(data["author"].text());
        post.author.id.assign(data["author_fullname"].text());
    }
    const Json score = data["score"];
    post.engagement.likes = score.exists() ? score.integer() : data["ups"].integer();
    if (const std::string_view subreddit = data["subreddit"].text(); !subreddit.empty()) {
        post.thread_owner = fmt::format("r/{}", subreddit);
    }
    if (const std::string_view path = data["permalink"].text(); path.starts_with('/')) {
        post.url = fmt::format("https://www.reddit.com{}", path);
    }
}

void map_comment(Json data, const Findings& found) {
    Post post;
    post.text = as_read(data["body"]);
    if (is_gone(post.text) || post.text.empty()) {
        return found.skip("deleted-post");
    }
    read_common(data, post);
    const std::string name = name_of(data, "t1");
    post.id = reddit_id(name);
    const std::string parent = data["parent_id"].as_text();
    post.reply_to = reddit_id(parent);
    post.thread = reddit_id(data["link_id"].text());
    post.kind = parent.starts_with("t1_") ? record::Kind::reply : record::Kind::comment;
    if (post.url.empty() && data["link_id"].text().starts_with("t3_") && name.starts_with("t1_")) {
        post.url =
            fmt::format("https://www.reddit.com/comments/{}/_/{}", data["link_id"].text().substr(3), name.substr(3));
    }
    found.post(post);
}

void map_submission(Json data, const Findings& found) {
    Post post;
    post.title = as_read(data["title"]);
    post.text = as_read(data["selftext"]);
    if (is_gone(post.text) || is_gone(post.title)) {
        return found.skip("deleted-post");
    }
    read_common(data, post);
    post.id = reddit_id(name_of(data, "t3"));
    post.thread = post.id;
    post.kind = record::Kind::post;
    post.engagement.replies = data["num_comments"].integer();
    post.engagement.reposts = data["num_crossposts"].integer();
    post.engagement.views = data["view_count"].integer();
    if (const std::string_view url = data["url"].text();
        url.starts_with("http") && data["is_self"].boolean() == false) {
        post.links.push_back(unescape_entities(url));
    }
    if (post.text.empty()) {
        post.text = post.title; // a link or picture: the title is all that was written
    }
    post.repost_of = reddit_id(data["crosspost_parent"].text());
    data["crosspost_parent_list"].each_item(
        [&post](Json original) { post.quoted_text = as_read(original["selftext"]); });
    found.post(post);
}

void map_message(Json data, const Findings& found) {
    Post post;
    post.text = as_read(data["body"]);
    if (post.text.empty()) {
        return found.skip("no-words");
    }
    read_common(data, post);
    const std::string name = name_of(data, "t4");
    post.id = reddit_id(name);
    post.title = as_read(data["subject"]);
    post.kind = record::Kind::message;
    post.reply_to = reddit_id(data["parent_id"].text());
    const Json first = data["first_message_name"];
    post.thread = first.is_string() ? reddit_id(first.text()) : post.id;
    post.thread_owner.assign(data["dest"].text());
    found.post(post);
}

// The parser has bounded the depth of replies.
void map_thing(Json value, const Findings& found) {
    const std::string_view kind = value["kind"].text();
    const Json data = value["data"];
    if (kind == "Listing") {
        data["children"].each_item([&found](Json child) { map_thing(child, found); });
    } else if (kind == "t3") {
        map_submission(data, found);
    } else if (kind == "t1") {
        map_comment(data, found);
        map_thing(data["replies"], found); // "" where there are none
    } else if (kind == "t4") {
        map_message(data, found);
        map_thing(data["replies"], found);
    } else if (kind == "more") {
        found.skip("comments-not-exported");
    } else if (value.is_object()) {
        found.skip("no-post"); // an account, a subreddit, an award
    }
}

class Reddit : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "reddit"; }
    [[nodiscard]] std::string_view description() const override {
        return "Reddit: listings, posts with comments, dumps of Pushshift and Arctic Shift";
    }

    [[nodiscard]] bool recognises(Json value) const override {
        bool list = false; // of a dump's search service
        value["data"].each_item([&list](Json item) { list = list || is_dumped(item); });
        return list || is_thing(value) || is_dumped(value) || is_error(value);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        if (is_thing(value)) {
            map_thing(value, found);
        } else if (value["data"].is_array()) {
            value["data"].each_item([&found](Json item) { map_dumped(item, found); });
        } else if (is_error(value)) {
            return api_error(value["message"].text());
        } else if (!map_dumped(value, found)) {
            return Problem{"no-text", "not a post, comment or listing of Reddit"};
        }
        return std::nullopt;
    }

private:
    static bool is_dumped(Json value) {
        return (is_comment(value) && value["subreddit"].is_string()) || is_submission(value);
    }

    static bool map_dumped(Json value, const Findings& found) {
        if (is_submission(value)) {
            map_submission(value, found);
        } else if (is_comment(value)) {
            map_comment(value, found);
        } else {
            return false;
        }
        return true;
    }
};

} // namespace

std::unique_ptr<Format> make_reddit() { return std::make_unique<Reddit>(); }

} // namespace kummerkasten::ingest

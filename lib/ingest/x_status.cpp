// SPDX-License-Identifier: Apache-2.0
#include "ingest/x_status.hpp"

#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/times.hpp"
#include "ingest/x_text.hpp"
#include "text/utf8.hpp"

namespace kummerkasten::ingest {

namespace {

using record::Post;

// "17" where the export has the digits as a string, also where a number would have lost its last ones.
std::string id_of(Json status, std::string_view name) {
    const std::string digits = status[std::string(name) + "_str"].as_text();
    return digits.empty() ? status[name].as_text() : digits;
}

// Long posts of the time before full_text carry it in here, together with its entities.
Json extended(Json status) {
    const Json longer = status["extended_tweet"];
    return longer["full_text"].text().empty() ? status : longer;
}

std::string_view raw_text(Json status) {
    const Json source = extended(status);
    const std::string_view full = source["full_text"].text();
    return full.empty() ? source["text"].text() : full;
}

std::size_t offset_of_character(std::string_view text, std::int64_t index) {
    std::size_t offset = 0;
    for (std::int64_t i = 0; i < index && offset < text.size(); ++i) {
        offset += text::sequence_length(text[offset]);
    }
    return std::min(offset, text.size());
}

// display_text_range: characters of the text as it stands in the export, before entities are resolved (seen in archives
// and answers of the API with "&amp;" in them).
std::string_view shown_range(std::string_view text, Json range) {
    std::vector<std::int64_t> ends;
    range.each_item([&ends](Json end) { ends.push_back(end.integer().value_or(-1)); });
    if (ends.size() != 2 || ends[0] < 0 || ends[1] <= ends[0]) {
        return text;
    }
    const std::size_t begin = offset_of_character(text, ends[0]);
    return text.substr(begin, offset_of_character(text.substr(begin), ends[1] - ends[0]));
}

// Adds to the lists what the entities name, and to `links` what stands for what in the text.
void read_entities(Json entities, Post& post, XLinks& links, std::string& picture) {
    entities["user_mentions"].each_item([&post](Json item) {
        if (!item["screen_name"].text().empty()) {
            post.mentions.emplace_back(item["screen_name"].text());
        }
    });
    entities["hashtags"].each_item([&post](Json item) {
        if (!item["text"].text().empty()) {
            post.hashtags.emplace_back(item["text"].text());
        }
    });
    entities["urls"].each_item([&](Json item) {
        const std::string_view expanded = item["expanded_url"].text();
        if (!expanded.empty()) {
            links.add(item["url"].text(), expanded);
            post.links.emplace_back(expanded);
        }
    });
    entities["media"].each_item([&](Json item) {
        links.add(item["url"].text(), "");
        if (picture.empty()) {
            picture.assign(item["display_url"].text());
        }
    });
}

std::string as_read(std::string_view text, const XLinks& links, const std::string& picture) {
    std::string words(trim(links.write_out(unescape_entities(text))));
    return words.empty() ? picture : words;
}

} // namespace

bool has_status_text(Json status) { return !raw_text(status).empty(); }

void read_status_facts(Json status, Post& post) {
    post.platform = "x";
    const std::string id = id_of(status, "id");
    post.id = x_id(id);
    post.created_at = parse_any_time(status["created_at"].text(), std::nullopt);
    post.lang.assign(x_lang(status["lang"].text()));
    post.engagement.likes = status["favorite_count"].integer();
    post.engagement.reposts = status["retweet_count"].integer();
    post.engagement.replies = status["reply_count"].integer();
    post.engagement.quotes = status["quote_count"].integer();
    post.reply_to = x_id(id_of(status, "in_reply_to_status_id"));
    post.kind = post.reply_to.empty() ? record::Kind::post : record::Kind::reply;
    post.thread = x_id(id_of(status, "conversation_id"));
    if (post.thread.empty() && post.reply_to.empty()) {
        post.thread = post.id; // whoever answers nobody begins a conversation of that id
    }
    post.url = x_url(post.author.handle, id);
}

void read_status_words(Json status, Post& post) {
    const Json source = extended(status);
    const bool entities_here = source["entities"].exists();
    XLinks links;
    std::string picture;
    read_entities(entities_here ? source["entities"] : status["entities"], post, links, picture);
    // A post with several pictures names only the first in "entities"; the link in the text is the same for all.
    source["extended_entities"]["media"].each_item([&links](Json item) { links.add(item["url"].text(), ""); });
    post.text = as_read(shown_range(raw_text(status), source["display_text_range"]), links, picture);
}

std::string status_words(Json status) {
    Post other;
    read_status_words(status, other);
    return other.text;
}

bool read_note_words(Json note, Json status, Post& post) {
    const std::string_view text = note["text"].text();
    if (text.empty()) {
        return false;
    }
    XLinks links;
    std::string picture;
    read_entities(note["entity_set"], post, links, picture);
    status["entities"]["media"].each_item([&links](Json item) { links.add(item["url"].text(), ""); });
    post.text = as_read(text, links, picture);
    return true;
}

void read_status_user(Json user, record::Author& author) {
    author.id = id_of(user, "id");
    author.handle.assign(user["screen_name"].text());
    author.name.assign(user["name"].text());
    author.verified = user["verified"].boolean();
    author.followers = user["followers_count"].integer();
}

} // namespace kummerkasten::ingest

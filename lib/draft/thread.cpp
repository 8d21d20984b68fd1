// SPDX-License-Identifier: Apache-2.0
#include "draft/thread.hpp"

#include "base/strings.hpp"
#include "draft/length.hpp"
#include "draft/reply_prefix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace kummerkasten::draft {

namespace {

constexpr std::string_view kNumber = " 9/9"; // as long as each of them will be

class Thread {
public:
    explicit Thread(const Channel& channel) : channel_(channel) {}

    /// Puts it behind what is there, or into a new post; false where it has no room in one.
    bool add(std::string_view piece) {
        if (!posts_.empty()) {
            const std::string longer = posts_.back() + " " + std::string(piece);
            if (fits(channel_, longer + std::string(kNumber))) {
                posts_.back() = longer;
                return true;
            }
        }
        if (!fits(channel_, std::string(piece) + std::string(kNumber))) {
            return false;
        }
        posts_.emplace_back(piece);
        return true;
    }

    [[nodiscard]] std::vector<std::string> numbered() {
        if (posts_.size() < 2 || posts_.size() > kMostPosts) {
            return {};
        }
        for (std::size_t i = 0; i < posts_.size(); ++i) {
            posts_[i] += fmt::format(" {}/{}", i + 1, posts_.size());
        }
        return std::move(posts_);
    }

private:
    const Channel& channel_;
    std::vector<std::string> posts_;
};

constexpr std::array<std::string_view, 17> kAbbreviations{"Abs",  "Art", "bzw", "ca", "Dr",  "evtl", "Fr", "ggf", "Hr",
                                                          "inkl", "max", "min", "Mr", "Mrs", "No",   "Nr", "Tel"};

// Does `text`, up to the blank that follows, end with the end of a sentence?
bool ends_sentence(std::string_view text) {
    for (const std::string_view closing : {"“", "”", "»", "«", "\"", ")"}) {
        if (text.ends_with(closing)) {
            text.remove_suffix(closing.size());
            break;
        }
    }
    if (text.ends_with('!') || text.ends_with('?') || text.ends_with("…")) {
        return true;
    }
    if (!text.ends_with('.')) {
        return false;
    }
    text.remove_suffix(1);
    const std::string_view word = text.substr(text.find_last_of(" \n(") + 1); // npos + 1 is the begin
    const bool number = !word.empty() && is_ascii_digit(word.back());
    return word.size() > 1 && !number &&
           std::find(kAbbreviations.begin(), kAbbreviations.end(), word) == kAbbreviations.end();
}

} // namespace

std::vector<std::string> thread_of(const Channel& channel, const std::vector<std::string>& pieces) {
    if (!channel.threads) {
        return {};
    }
    Thread thread(channel);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::string piece = pieces[i];
        if (i + 2 == pieces.size()) {
            piece += " " + pieces[++i];
        }
        if (thread.add(piece)) {
            continue;
        }
        for (const std::string_view word : split(piece, ' ')) {
            if (!word.empty() && !thread.add(word)) {
                return {};
            }
        }
    }
    return thread.numbered();
}

std::vector<std::string> thread_of(const Channel& channel, const record::Post& post, std::string_view reply) {
    const std::size_t prefix = reply_prefix(channel, post, reply);
    std::vector<std::string> posts = thread_of(channel, sentences_of(reply.substr(prefix)));
    if (!posts.empty()) {
        posts.front().insert(0, reply.substr(0, prefix));
    }
    return posts;
}

std::vector<std::string> sentences_of(std::string_view text) {
    std::vector<std::string> sentences;
    std::size_t begin = 0;
    const auto end_at = [&](std::size_t end) {
        if (const std::string_view sentence = trim(text.substr(begin, end - begin)); !sentence.empty()) {
            sentences.emplace_back(sentence);
        }
        begin = end;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' || (is_ascii_space(text[i]) && ends_sentence(text.substr(begin, i - begin)))) {
            end_at(i);
        }
    }
    end_at(text.size());
    return sentences;
}

} // namespace kummerkasten::draft

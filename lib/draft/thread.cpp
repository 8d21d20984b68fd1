// SPDX-License-Identifier: Apache-2.0
#include "draft/thread.hpp"

#include "base/strings.hpp"
#include "draft/length.hpp"

#include <fmt/format.h>

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

} // namespace kummerkasten::draft

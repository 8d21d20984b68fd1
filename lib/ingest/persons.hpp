// SPDX-License-Identifier: Apache-2.0
// Puts pseudonyms in place of people: the author of a post, who is mentioned, whose thread it is; in links, ids and texts too.
// A person is known by the handle, without regard to case; one without a handle by the id, else by the name. On servers
// of the fediverse the part behind "@" is left out, as it often is there. The accounts of the house and its rivals, as the
// profile lists them, are no people and stay.
#pragma once

#include "ingest/pseudonym.hpp"
#include "profile/profile.hpp"
#include "record/post.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kummerkasten::ingest {

/// Platforms whose handles may look like e-mail addresses: "jana@chaos.example".
[[nodiscard]] bool is_fediverse(std::string_view platform);

class Persons {
public:
    /// Throws as Pseudonyms does.
    Persons(const std::string& key_file, const profile::Profile* profile);

    /// The strings that follow belong to `post`.
    void begin(const record::Post& post);

    // Each is true where `out`, which comes empty, holds what takes the place of `value`.

    /// Id, handle or name of the author.
    bool author(std::string_view value, std::string& out);
    /// A handle or id of somebody.
    bool account(std::string_view value, std::string& out);
    /// The id of a post or thread. "mastodon:109" stays; what holds an account, or is the hash of one, does not.
    bool reference(std::string_view value, std::string& out);
    /// Any other text.
    bool text(std::string_view value, std::string& out);

    /// How many places were changed.
    [[nodiscard]] std::uint64_t count() const { return count_; }

private:
    struct Edit {
        std::size_t begin, end;
        std::string text;
    };
    [[nodiscard]] bool is_house(std::string_view handle) const;
    [[nodiscard]] std::string pseudonym(std::string_view identity);
    void find_accounts(std::string_view value, bool in_id);
    void find_word(std::string_view value, std::string_view word, const std::string& pseudonym, bool at_end_of_line);
    void remember(std::string_view name);
    void note_mentioned(const record::Post& post);
    void find_names(std::string_view value);
    void find_addressed(std::string_view value);
    bool apply_edits(std::string_view value, std::string& out);

    Pseudonyms pseudonyms_;
    const profile::Profile* profile_;
    const record::Post* post_ = nullptr;
    bool house_writes_ = false;
    std::string author_; ///< pseudonym of the author, empty where nobody is named or the house writes
    std::vector<std::string_view> name_parts_; ///< of the author's name, which post_ holds
    std::vector<std::pair<std::string, std::string>>
        mentioned_; ///< full names among the mentions, and their pseudonyms
    std::vector<Edit> edits_;
    std::unordered_map<std::string, std::string> names_; ///< of authors seen: whole, first and last; and pseudonyms
    std::uint64_t count_ = 0;
};

} // namespace kummerkasten::ingest

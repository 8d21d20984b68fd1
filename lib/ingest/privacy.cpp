// SPDX-License-Identifier: Apache-2.0
#include "ingest/privacy.hpp"

#include "text/tokenise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace kummerkasten::ingest {

namespace {

template <std::size_t size> bool is_in(const std::array<std::string_view, size>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Members at the top level that nobody's words get into.
constexpr std::array<std::string_view, 6> kFixed{"schema", "platform", "kind", "direction", "created_at", "lang"};
constexpr std::array<std::string_view, 5> kReferences{"id", "reply_to", "thread", "duplicate_of", "repost_of"};
constexpr std::array<std::string_view, 3> kTexts{"text", "title", "quoted_text"};

enum class Field { fixed, reference, author, account, text, other };

Field field_of(const JsonPlace& place) {
    if (place.is_key) {
        return place.depth == 1 ? Field::fixed : Field::other;
    }
    if (place.top == "author") {
        const bool named =
            place.depth == 1 || place.member == "id" || place.member == "handle" || place.member == "name";
        return named ? Field::author : Field::other;
    }
    if (place.top == "mentions" || (place.top == "thread_owner" && place.depth == 1)) {
        return Field::account;
    }
    if (place.depth == 1) {
        return is_in(kFixed, place.top)        ? Field::fixed
               : is_in(kReferences, place.top) ? Field::reference
               : is_in(kTexts, place.top)      ? Field::text
                                               : Field::other;
    }
    return Field::other;
}

} // namespace

Privacy::Privacy(const PrivacyOptions& options, const profile::Profile* profile) {
    if (options.redact) {
        redactor_.emplace(*options.redact, profile);
    }
    if (options.key_file) {
        persons_.emplace(*options.key_file, profile);
    }
}

void Privacy::apply(std::string& line, const record::Post& post) {
    if (!is_on()) {
        return;
    }
    post_ = &post;
    if (persons_) {
        persons_->begin(post);
    }
    if (strings_.rewrite(line, changed_, *this)) {
        line.swap(changed_);
    }
}

std::string Privacy::message(std::string_view message) {
    std::string safe;
    return redactor_ && redactor_->apply(message, {}, safe) ? safe : std::string(message);
}

std::string Privacy::written_id(std::string_view id) {
    std::string written;
    return persons_ && persons_->reference(id, written) ? written : std::string(id);
}

Reasons Privacy::account() const {
    Reasons account;
    for (std::size_t i = 0; redactor_ && i < kPersonalKinds.size(); ++i) {
        if (redactor_->counts()[i] > 0) {
            account.emplace(kPersonalKinds[i], redactor_->counts()[i]);
        }
    }
    if (persons_ && persons_->count() > 0) {
        account.emplace("person", persons_->count());
    }
    return account;
}

bool Privacy::visit(const JsonPlace& place, std::string_view value, std::string& into) {
    if (!persons_) {
        return redactor_ && redact(place, value, into);
    }
    redacted_.clear();
    const bool redacted = redactor_ && redact(place, value, redacted_);
    if (pseudonymise(place, redacted ? redacted_ : value, into)) {
        return true;
    }
    if (redacted) {
        into = redacted_;
    }
    return redacted;
}

// "@jana@chaos.example": with the sign in front it is an account, on every platform.
bool Privacy::is_mentioned(std::string_view account) const {
    const std::string_view judged =
        std::string_view(post_->text).substr(0, text::kMaxJudgedBytes); // where mentions come from
    return account.find('@') != std::string_view::npos &&
           judged.find("@" + std::string(account)) != std::string_view::npos;
}

bool Privacy::redact(const JsonPlace& place, std::string_view value, std::string& into) {
    const Field field = field_of(place);
    switch (field) {
    case Field::fixed:
    case Field::reference: return false;
    case Field::author:
    case Field::account:
        // Where it gets a pseudonym that is enough; and an account of the fediverse only looks like an address.
        return !persons_ && !is_fediverse(post_->platform) && !is_mentioned(value) && redactor_->apply(value, {}, into);
    case Field::text: return redactor_->apply(value, {}, into);
    case Field::other: break;
    }
    const bool ours =
        place.top == "triage" || place.top == "draft"; // made from the text, often without the words around
    return redactor_->apply(value, ours || place.is_key ? std::string_view() : place.member, into) ||
           (ours && !place.is_key && redactor_->apply_known(value, into));
}

bool Privacy::pseudonymise(const JsonPlace& place, std::string_view value, std::string& into) {
    switch (field_of(place)) {
    case Field::fixed: return false;
    case Field::reference: return persons_->reference(value, into);
    case Field::author: return persons_->author(value, into);
    case Field::account: return persons_->account(value, into);
    case Field::text:
    case Field::other: break;
    }
    return persons_->text(value, into);
}

} // namespace kummerkasten::ingest

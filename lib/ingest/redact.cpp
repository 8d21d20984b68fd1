// SPDX-License-Identifier: Apache-2.0
#include "ingest/redact.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace kummerkasten::ingest {

namespace {

std::string key_of(PersonalKind kind, std::string_view value) { return fmt::format("{} {}", name_of(kind), value); }

} // namespace

PersonalKinds parse_personal_kinds(std::string_view words) {
    PersonalKinds kinds{};
    for (const std::string_view word : split(words, ',')) {
        if (word == "all") {
            kinds.fill(true);
            continue;
        }
        const auto found = std::find(kPersonalKinds.begin(), kPersonalKinds.end(), word);
        if (found == kPersonalKinds.end()) {
            const auto meant = nearest(word, kPersonalKinds);
            throw error<UsageError>("--redact knows no kind {}; kinds are {}, or all{}", in_quotes(word),
                                    list_of(kPersonalKinds), meant ? fmt::format(" (did you mean '{}'?)", *meant) : "");
        }
        kinds[static_cast<std::size_t>(found - kPersonalKinds.begin())] = true;
    }
    return kinds;
}

Redactor::Redactor(const PersonalKinds& kinds, const profile::Profile* profile) : kinds_(kinds) {
    if (profile == nullptr) {
        return;
    }
    const auto keep = [this](PersonalKind kind, std::string_view written) {
        if (!written.empty()) {
            kept_.insert(key_of(kind, normal_form(kind, written)));
        }
    };
    keep(PersonalKind::email, profile->contact.email);
    keep(PersonalKind::phone, profile->contact.phone);
    for (const auto& [platform, accounts] : profile->handles) {
        for (const std::string& account : accounts) {
            keep(account.find('@') != std::string::npos ? PersonalKind::email : PersonalKind::phone, account);
        }
    }
}

bool Redactor::stays(const PersonalValue& value) const {
    return !kinds_[static_cast<std::size_t>(value.kind)] ||
           (!kept_.empty() && kept_.find(key_of(value.kind, value.value)) != kept_.end());
}

bool Redactor::apply(std::string_view text, std::string_view label, std::string& out) {
    std::size_t copied = 0;
    bool found = false;
    for (const PersonalValue& value : finder_.find(text, label)) {
        if (stays(value)) {
            continue;
        }
        found = true;
        out.append(text.substr(copied, value.begin - copied));
        append_mark(out, value.kind, value.value);
        copied = value.end;
    }
    if (found) {
        out.append(text.substr(copied));
    }
    return found;
}

bool Redactor::apply_known(std::string_view text, std::string& out) {
    constexpr std::size_t kShortest = 5, kLongest = 64; // shorter ones mean many things
    if (text.size() < kShortest || text.size() > kLongest || std::none_of(text.begin(), text.end(), is_ascii_digit)) {
        return false;
    }
    for (std::size_t i = 0; i < kPersonalKinds.size(); ++i) {
        const auto kind = static_cast<PersonalKind>(i);
        const std::string value = normal_form(kind, text);
        if (kinds_[i] && numbers_.find(key_of(kind, value)) != numbers_.end()) {
            append_mark(out, kind, value);
            return true;
        }
    }
    return false;
}

void Redactor::append_mark(std::string& out, PersonalKind kind, std::string_view value) {
    if (numbers_.size() >= kMostRemembered) {
        numbers_.clear();
    }
    const auto index = static_cast<std::size_t>(kind);
    const auto [entry, is_new] = numbers_.emplace(key_of(kind, value), last_[index] + 1);
    last_[index] += is_new ? 1 : 0;
    ++counts_[index];
    fmt::format_to(std::back_inserter(out), "[{}:{}]", name_of(kind), entry->second);
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
#include "draft/checker.hpp"

#include "base/strings.hpp"
#include "draft/address.hpp"
#include "draft/check_form.hpp"
#include "draft/check_privacy.hpp"
#include "draft/check_words.hpp"
#include "draft/length.hpp"
#include "text/tokenise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace kummerkasten::draft {

namespace {

using record::Finding;
using record::Level;

constexpr std::string_view kAsksAgain = "asks-again:";

void check_words(const CheckWords& words, std::string_view folded, const record::Triage& triage,
                 std::vector<Finding>& findings) {
    std::vector<CheckWords::Hit> hits;
    words.search(folded, hits);
    for (const CheckWords::Hit& hit : hits) {
        const CheckWord& row = words.rows()[hit.row];
        std::string_view rule = row.rule;
        if (rule.starts_with(kAsksAgain)) {
            const std::string_view kind = rule.substr(kAsksAgain.size());
            const auto is_that = [kind](const auto& fact) { return fact.kind == kind; };
            const bool known = std::any_of(triage.facts.begin(), triage.facts.end(), is_that) ||
                               std::any_of(triage.earlier.facts.begin(), triage.earlier.facts.end(), is_that);
            if (!known) {
                continue;
            }
            rule = kAsksAgain.substr(0, kAsksAgain.size() - 1);
        }
        findings.push_back({std::string(rule), row.level, hit.span, row.message});
    }
}

void check_length(const Channel& channel, std::string_view name, std::string_view reply,
                  std::vector<Finding>& findings) {
    if (!channel.known) {
        findings.push_back({"channel-unknown",
                            Level::info,
                            {},
                            fmt::format("channel {} is not in the table; no limit is known", in_quotes(name))});
        return;
    }
    if (fits(channel, reply)) {
        return;
    }
    const record::Length length = measure(channel, reply);
    const bool by_unit = length.limit != 0 && length.used > length.limit;
    findings.push_back(
        {"over-length",
         Level::error,
         {},
         by_unit ? fmt::format("{} of {} ({}) on {}; shorten it", length.used, length.limit, length.unit, channel.name)
                 : fmt::format("{} of {} bytes on {}; shorten it", reply.size(), channel.byte_limit, channel.name)});
}

void check_address(std::string_view reply, const profile::Profile* profile, const record::Triage& triage,
                   std::vector<Finding>& findings) {
    const AddressUse use = find_address(reply);
    if (use.registers() > 1) {
        // The second register to show is the slip, more often than not.
        record::Span second;
        for (const auto& first_use : {use.du, use.ihr, use.sie}) {
            if (first_use && first_use->start >= second.start) {
                second = *first_use;
            }
        }
        findings.push_back({"register-mixed", Level::error, second, "du, ihr and Sie in one reply; choose one"});
        return;
    }
    const record::Address expected = choose_address(profile, triage);
    if (profile != nullptr && !use.suits(expected)) {
        const record::Span at = use.du ? *use.du : use.ihr ? *use.ihr : *use.sie;
        findings.push_back({"register-unexpected", Level::warning, at,
                            fmt::format("the house rule asks for '{}' here", record::name_of(expected))});
    }
}

} // namespace

struct Checker::Parts {
    Parts(const io::DataPath& data, const profile::Profile* the_profile)
        : channels(data), german(data, "de"), english(data, "en"), profile(the_profile) {}

    ChannelTable channels;
    CheckWords german, english;
    const profile::Profile* profile;
};

Checker::Checker(const io::DataPath& data, const profile::Profile* profile)
    : parts_(std::make_unique<const Parts>(data, profile)) {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

void Checker::check(std::string_view reply, const record::Post& post, const record::Triage& triage,
                    std::string_view channel_name, std::string_view language, std::vector<Finding>& findings) const {
    const std::size_t before = findings.size();
    if (trim(reply).empty()) {
        findings.push_back({"reply-empty", Level::error, {}, "there is no reply"});
        return;
    }
    const bool german = !language.starts_with("en");
    const std::string_view name = channel_name.empty() ? std::string_view(post.platform) : channel_name;
    const Channel& channel = parts_->channels.find(name);
    text::Document document;
    text::analyse(reply, document);
    check_words(german ? parts_->german : parts_->english, document.folded, triage, findings);
    check_length(channel, name, reply, findings);
    if (german) {
        check_address(document.text, parts_->profile, triage, findings);
    }
    if (channel.privacy != Privacy::itself && post.kind != record::Kind::message) {
        check_privacy(document, post.text, triage, parts_->profile, findings);
    }
    check_form(document, post, channel, parts_->profile, german, findings);
    findings.resize(std::min(findings.size(), before + kMostFindings));
}

} // namespace kummerkasten::draft

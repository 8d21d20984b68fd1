// SPDX-License-Identifier: Apache-2.0
#include "draft/checker.hpp"

#include "base/strings.hpp"
#include "draft/address.hpp"
#include "draft/check_customer.hpp"
#include "draft/check_form.hpp"
#include "draft/check_privacy.hpp"
#include "draft/check_sources.hpp"
#include "draft/check_words.hpp"
#include "draft/length.hpp"
#include "draft/permission.hpp"
#include "draft/reply_prefix.hpp"
#include "draft/said.hpp"
#include "draft/sms.hpp"
#include "text/tokenise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace kummerkasten::draft {

namespace {

using record::Finding;
using record::Level;

constexpr std::string_view kAsksAgain = "asks-again:";
constexpr std::array<std::string_view, 3> kPromises{"promise", "promise-vague", "refund"};

// Rules that ask for something: can the reply owe it to this customer?
bool may_be_owed(std::string_view rule, const record::Triage& triage) {
    using record::Intent;
    const bool wants =
        triage.intent == Intent::complaint ||
        (rule == "next-step-missing" && (triage.intent == Intent::question || triage.intent == Intent::request));
    return wants &&
           triage.route != record::Route::human; // a person decides first, and a holding reply promises nothing
}

bool is_owed(std::string_view rule, const record::Post& post, const record::Triage& triage) {
    if (!may_be_owed(rule, triage)) {
        return false;
    }
    Said said(post.text);
    return may_reply(post, triage, said).allowed == record::ReplyAllowed::yes;
}

// Has the customer said what a rule "asks-again:kind" finds asked for?
bool is_told(std::string_view rule, const record::Triage& triage) {
    const auto is_that = [kind = rule.substr(kAsksAgain.size())](const auto& fact) {
        return fact.kind == kind && is_telling(kind, fact.value);
    };
    return std::any_of(triage.facts.begin(), triage.facts.end(), is_that) ||
           std::any_of(triage.earlier.facts.begin(), triage.earlier.facts.end(), is_that);
}

// Can the words of this row lead to a finding here?
bool matters(const CheckWord& row, const record::Triage& triage, bool in_private) {
    const std::string_view rule = row.rule;
    if (rule.starts_with('!')) {
        return !in_private && may_be_owed(rule.substr(1), triage);
    }
    return !rule.starts_with(kAsksAgain) || is_told(rule, triage);
}

void check_missing(const CheckWords& words, const std::vector<CheckWords::Hit>& hits, const record::Post& post,
                   const record::Triage& triage, std::vector<Finding>& findings) {
    for (const std::size_t index : words.rows_of_missing()) {
        const CheckWord& row = words.rows()[index];
        const bool said = std::any_of(hits.begin(), hits.end(), [&](const CheckWords::Hit& hit) {
            return words.rows()[hit.row].rule == row.rule;
        });
        const std::string_view rule = std::string_view(row.rule).substr(1);
        if (!said && is_owed(rule, post, triage)) {
            findings.push_back({std::string(rule), row.level, {}, row.message, row.hint});
        }
    }
}

void check_words(const CheckWords& words, const std::vector<CheckWords::Hit>& hits, std::string_view folded,
                 const record::Triage& triage, const Sources& sources, bool humour_welcome,
                 std::vector<Finding>& findings) {
    for (const CheckWords::Hit& hit : hits) {
        const CheckWord& row = words.rows()[hit.row];
        std::string_view rule = row.rule;
        if (rule.starts_with('!')) {
            continue;
        }
        if (rule.starts_with(kAsksAgain)) {
            rule = kAsksAgain.substr(0, kAsksAgain.size() - 1);
        }
        const std::string_view said = folded.substr(hit.span.start, hit.span.end - hit.span.start);
        if (std::find(kPromises.begin(), kPromises.end(), rule) != kPromises.end() &&
            sources.is_decided(said, triage)) {
            continue;
        }
        const bool playful = (rule == "humour" || rule == "irony") && row.level == Level::warning;
        if (playful && triage.intent == record::Intent::praise) {
            continue; // a smile in answer to a kind word is no joke, and thanks for kind words are meant
        }
        const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& before) {
            return before.rule == rule && before.span.start < hit.span.end && hit.span.start < before.span.end;
        });
        if (told) {
            continue; // by another row, of the same words
        }
        // Where the house allows humour, a joke is pointed out and left to the person.
        const Level level = rule == "humour" && humour_welcome ? Level::warning : row.level;
        findings.push_back({std::string(rule), level, hit.span, row.message, row.hint});
    }
}

void check_length(const Channel& channel, std::string_view name, std::string_view reply,
                  std::vector<Finding>& findings) {
    if (!channel.known) {
        findings.push_back({"channel-unknown",
                            Level::info,
                            {},
                            fmt::format("channel {} is not in the table", in_quotes(name)),
                            "no limit is known; count by hand"});
        return;
    }
    if (fits(channel, reply)) {
        return;
    }
    const record::Length length = measure(channel, reply);
    if (length.segments) {
        Finding finding{"over-length",
                        Level::error,
                        {},
                        fmt::format("{} segments of {} ({} {}) on {}", *length.segments, channel.limit, length.used,
                                    length.unit, channel.name),
                        "shorten it"};
        if (const std::optional<record::Span> foreign = count_sms(reply).foreign) {
            finding.span = *foreign;
            finding.hint = "shorten it, or write this sign otherwise: with any that SMS lacks, 70 fit for 160";
        }
        findings.push_back(std::move(finding));
        return;
    }
    const bool by_unit = length.limit != 0 && length.used > length.limit;
    findings.push_back({"over-length",
                        Level::error,
                        {},
                        by_unit
                            ? fmt::format("{} of {} ({}) on {}", length.used, length.limit, length.unit, channel.name)
                            : fmt::format("{} of {} bytes on {}", reply.size(), channel.byte_limit, channel.name),
                        "shorten it"});
}

void check_address(const text::Document& reply, const profile::Profile* profile, const record::Triage& triage,
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
        findings.push_back({"register-mixed", Level::error, second, "du, ihr and Sie in one reply", "choose one"});
        return;
    }
    const record::Address expected = choose_address(profile, triage);
    if (profile != nullptr && !use.suits(expected)) {
        const record::Span at = use.du ? *use.du : use.ihr ? *use.ihr : *use.sie;
        findings.push_back({"register-unexpected", Level::warning, at,
                            fmt::format("the house rule asks for '{}' here", record::name_of(expected)),
                            "write it so, or change [tone] in the profile"});
    }
}

} // namespace

struct Checker::Parts {
    Parts(const io::DataPath& data, const profile::Profile* the_profile,
          const std::vector<incident::Incident>* incidents)
        : channels(data),
          names(data),
          german(data, "de", CheckWords::Examples::untried),
          english(data, "en", CheckWords::Examples::untried),
          sources(the_profile, incidents),
          profile(the_profile) {}

    ChannelTable channels;
    NameRules names;
    CheckWords german, english;
    Sources sources;
    const profile::Profile* profile;
};

Checker::Checker(const io::DataPath& data, const profile::Profile* profile,
                 const std::vector<incident::Incident>* incidents)
    : parts_(std::make_unique<const Parts>(data, profile, incidents)) {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

const Channel& Checker::channel(std::string_view name, const record::Post& post) const {
    return parts_->channels.find(name.empty() ? std::string_view(post.platform) : name);
}

// A text that is read, and for whom.
struct Checker::Reading {
    std::string_view text;
    const record::Post& post;
    const record::Triage& triage;
    const Channel& channel;
    std::string_view language; // as given
    bool in_private;
    std::vector<Finding>& findings;
};

// What matters wherever the text is read.
void Checker::read(Reading& reading) const {
    std::vector<Finding>& findings = reading.findings;
    thread_local text::Document document; // its memory is as long as the longest reply
    text::analyse(reading.text, document);
    const std::string_view expected = reading.language.starts_with("en") ? "en" : "de";
    const std::string_view spoken = language_of(document);
    const bool german = (spoken.empty() ? expected : spoken) == "de";
    const bool humour = parts_->profile != nullptr && parts_->profile->tone.humour;
    const CheckWords& words = german ? parts_->german : parts_->english;
    std::vector<CheckWords::Hit> hits;
    words.search(
        document.folded, [&](const CheckWord& row) { return matters(row, reading.triage, reading.in_private); }, hits);
    check_words(words, hits, document.folded, reading.triage, parts_->sources, humour, findings);
    if (!reading.in_private) {
        check_missing(words, hits, reading.post, reading.triage, findings);
    }
    // Otherwise nobody knows what it should be.
    const bool told = reading.language.starts_with("en") || reading.language.starts_with("de");
    if (told && !spoken.empty() && spoken != expected) {
        findings.push_back({"language-wrong",
                            Level::error,
                            {},
                            fmt::format("the reply is in '{}', the customer writes in '{}'", spoken, expected),
                            "answer in the customer's language"});
    }
    if (german) {
        check_address(document, parts_->profile, reading.triage, findings);
    }
    if (reading.channel.privacy != Privacy::itself && reading.post.kind != record::Kind::message) {
        check_privacy(document, reading.post.text, reading.triage, parts_->profile, findings);
    }
    check_customer(document, reading.post, reading.triage, reading.channel, parts_->names, findings);
    parts_->sources.check(document, reading.post, reading.triage, findings);
    check_form(document, reading.post, reading.channel, parts_->profile, german, findings);
}

void Checker::check(std::string_view reply, const record::Post& post, const record::Triage& triage,
                    std::string_view channel_name, std::string_view language, std::vector<Finding>& findings) const {
    const std::size_t before = findings.size();
    if (trim(reply).empty()) {
        findings.push_back({"reply-empty", Level::error, {}, "there is no reply", "write one"});
        return;
    }
    const Channel& channel = this->channel(channel_name, post);
    Reading reading{reply, post, triage, channel, language, false, findings};
    read(reading);
    check_length(channel, channel_name.empty() ? std::string_view(post.platform) : channel_name,
                 counted_part(channel, post, reply), findings);
    findings.resize(std::min(findings.size(), before + kMostFindings));
}

void Checker::check_private(std::string_view message, const record::Post& post, const record::Triage& triage,
                            std::string_view language, std::vector<Finding>& findings) const {
    static const Channel kDirectMessage{.name = "direct message", .privacy = Privacy::itself};
    const std::size_t before = findings.size();
    Reading reading{message, post, triage, kDirectMessage, language, true, findings};
    read(reading);
    findings.resize(std::min(findings.size(), before + kMostFindings));
    std::for_each(findings.begin() + static_cast<std::ptrdiff_t>(before), findings.end(),
                  [](Finding& finding) { finding.in_private = true; });
}

} // namespace kummerkasten::draft

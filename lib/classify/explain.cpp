// SPDX-License-Identifier: Apache-2.0
#include "classify/explain.hpp"

#include "base/strings.hpp"
#include "text/display_width.hpp"
#include "text/safe_text.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace kummerkasten::classify {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kValues = 14;       // the column in which values begin
constexpr std::size_t kLongestQuote = 60; // bytes of the words of a reason; they are marked in the text anyway

std::string two_decimals(double value) { return fmt::format("{:.2f}", value); }

class Block {
public:
    Block(std::string& out, const record::Post& post, const record::Triage& triage, const Sheet& sheet)
        : out_(out), post_(post), triage_(triage), sheet_(sheet), told_(triage.reasons.size()) {}

    void write(std::uint64_t ordinal) {
        heading(ordinal);
        text();
        urgency();
        route();
        out_ += '\n';
        address_labels();
        meaning_labels();
        facts();
        earlier();
        others();
        out_ += '\n';
    }

private:
    [[nodiscard]] std::string painted(std::string_view words, std::string_view code) const {
        return sheet_.colour ? std::string(code).append(words).append(kPaintOff) : std::string(words);
    }

    void heading(std::uint64_t ordinal) {
        std::string line = fmt::format("#{}", ordinal);
        const auto add = [&line](std::string_view word) {
            if (!word.empty()) {
                line.append("  ").append(word);
            }
        };
        add(text::clean_line(post_.id));
        if (post_.created_at) {
            add(record::format_rfc3339(*post_.created_at));
        }
        add(text::clean_line(post_.author.name));
        if (!post_.author.handle.empty()) {
            add("@" + text::clean_line(post_.author.handle));
        }
        out_ += painted(text::cut_to_width(line, std::max(sheet_.width, kLeastWidth)), "\x1b[1m") + "\n\n";
    }

    void text() {
        std::vector<record::Span> marks;
        for (const record::Reason& reason : triage_.reasons) {
            marks.push_back(reason.span);
        }
        for (const record::Fact& fact : triage_.facts) {
            marks.push_back(fact.span);
        }
        if (post_.text.empty()) {
            return line("text", "none");
        }
        append_marked(out_, post_.text, std::move(marks), kIndent, sheet_);
        out_ += '\n';
    }

    // A label and its value, wrapped behind the column of values.
    void line(std::string_view label, std::string_view value) {
        std::string head(kIndent, ' ');
        text::append_padded(head, label, kValues - kIndent);
        if (head.size() > 0 && head.back() != ' ') {
            head += ' '; // a label of the house's own may be longer than the column
        }
        const std::size_t begin = out_.size();
        append_marked(out_, value, {}, kValues, sheet_);
        if (out_.size() == begin) {
            out_.append(head).append(1, '\n');
        } else {
            out_.replace(begin, std::min(kValues, out_.size() - begin), head);
        }
    }

    // The reasons for a label, `kind` alone or `kind:value`; where other values of the kind were weighed too, which one.
    void reasons(std::string_view kind, std::string_view value) {
        std::string all;
        for (std::size_t i = 0; i < triage_.reasons.size(); ++i) {
            const record::Reason& reason = triage_.reasons[i];
            const std::string_view label = reason.label;
            const std::size_t colon = label.find(':');
            if (label.substr(0, colon) != kind || told_[i]) {
                continue;
            }
            const std::string_view other = colon == std::string_view::npos ? "" : label.substr(colon + 1);
            if (!value.empty() && !other.empty() && other != value && is_set(kind)) {
                continue; // of several topics and signals each is told by itself
            }
            told_[i] = true;
            all += all.empty() ? "" : ", ";
            all += words_of(reason);
            all += text::clean_line(reason.by);
            if (reason.weight > 0) {
                all += ' ' + two_decimals(static_cast<double>(reason.weight));
            }
            if (!other.empty() && other != value) {
                all += " (for " + text::clean_line(other) + ")";
            }
        }
        if (!all.empty()) {
            line("", all);
        }
    }

    [[nodiscard]] static bool is_set(std::string_view kind) {
        return kind == "topics" || kind == "signals" || kind == "labels";
    }

    // The words in quotes, and a blank.
    [[nodiscard]] std::string words_of(const record::Reason& reason) const {
        const record::Span span = reason.span;
        if (span.end <= span.start || span.end > post_.text.size()) {
            return {};
        }
        const std::string_view words = std::string_view(post_.text).substr(span.start, span.end - span.start);
        const std::string_view shown = text::prefix(words, kLongestQuote);
        return "\"" + text::clean_line(shown) + (shown.size() < words.size() ? "…" : "") + "\" ";
    }

    void urgency() {
        const record::Urgency& urgency = triage_.urgency;
        std::string value = fmt::format("{} {}", urgency.score, record::name_of(urgency.band));
        if (urgency.due_at) {
            value += ", due " + record::format_rfc3339(*urgency.due_at);
        }
        line("urgency", value);
        std::string sum;
        for (const record::Summand& summand : urgency.because) {
            sum += sum.empty() ? (summand.points < 0 ? "-" : "") : (summand.points < 0 ? " - " : " + ");
            sum += fmt::format("{} {}", summand.points < 0 ? -summand.points : summand.points, summand.what);
        }
        if (!sum.empty()) {
            line("", sum);
        }
    }

    void route() {
        std::string value(record::name_of(triage_.route));
        if (!triage_.decide.empty()) {
            value += ": decide " + text::clean_line(triage_.decide);
        }
        line("route", value + (triage_.needs_reply ? ", a reply is owed" : ", no reply is owed"));
        reasons("route", record::name_of(triage_.route));
    }

    void address_labels() {
        std::string ownership(record::name_of(triage_.ownership));
        if (!triage_.ownership_reason.empty()) {
            ownership += ", " + text::clean_line(triage_.ownership_reason);
        }
        line("ownership", ownership);
        reasons("ownership", record::name_of(triage_.ownership));
    }

    void meaning_labels() {
        const record::Confidence& sure = triage_.confidence;
        line("intent", fmt::format("{} {}", record::name_of(triage_.intent), two_decimals(sure.intent)));
        reasons("intent", record::name_of(triage_.intent));
        line("polarity", fmt::format("{} {}, on the scale from -1 to 1: {}", record::name_of(triage_.polarity),
                                     two_decimals(sure.polarity), two_decimals(triage_.polarity_score)));
        reasons("polarity", record::name_of(triage_.polarity));
        line("anger", two_decimals(triage_.anger));
        reasons("anger", "");
        std::string offence = fmt::format("{} {}", record::name_of(triage_.offence), two_decimals(sure.offence));
        if (triage_.offence_target != record::OffenceTarget::none) {
            offence.append(", against: ").append(record::name_of(triage_.offence_target));
        }
        line("offence", offence);
        reasons("offence", record::name_of(triage_.offence));
        bool first = true;
        for (const record::Topic& topic : triage_.topics) {
            line(first ? "topics" : "", text::clean_line(topic.name) + ' ' + two_decimals(topic.score));
            reasons("topics", topic.name);
            first = false;
        }
        first = true;
        for (std::size_t i = 0; i < record::Names<record::Signal>::values.size(); ++i) {
            if (triage_.signals.contains(static_cast<record::Signal>(i))) {
                const std::string_view name = record::Names<record::Signal>::values[i];
                line(first ? "signals" : "", name);
                reasons("signals", name);
                first = false;
            }
        }
        manner();
    }

    void manner() {
        std::string value(record::name_of(triage_.address));
        value += triage_.colloquial ? ", colloquial" : "";
        value += triage_.dialect ? ", dialect" : "";
        if (triage_.irony > 0) {
            value += ", irony " + two_decimals(triage_.irony);
        }
        line("register", value);
        reasons("register", record::name_of(triage_.address));
        reasons("irony", "");
    }

    void facts() {
        bool first = true;
        for (const record::Fact& fact : triage_.facts) {
            line(first ? "facts" : "", text::clean_line(fact.kind) + ' ' + text::clean_line(fact.value));
            first = false;
        }
    }

    void earlier() {
        const record::Earlier& earlier = triage_.earlier;
        if (earlier.empty()) {
            return;
        }
        line("earlier", fmt::format("{} of this conversation, {} by this author", counted(earlier.posts, "post"),
                                    earlier.own_posts));
        if (earlier.complaints > 0) {
            line("", counted(earlier.complaints, "complaint") + " that nothing has settled");
        }
        if (earlier.waiting_since) {
            line("", "waits for a reply since " + record::format_rfc3339(*earlier.waiting_since));
        }
        if (earlier.house_replied_at) {
            line("", "the house replied at " + record::format_rfc3339(*earlier.house_replied_at));
        }
        for (const record::EarlierFact& fact : earlier.facts) {
            line("", text::clean_line(fact.kind) + ' ' + text::clean_line(fact.value) + ", from " +
                         text::clean_line(fact.from));
        }
    }

    void others() {
        if (!triage_.incident.empty()) {
            line("incident", text::clean_line(triage_.incident));
            reasons("incident", triage_.incident);
        }
        for (const record::OwnLabel& label : triage_.labels) {
            line(text::clean_line(label.name), text::clean_line(label.value) + ' ' + two_decimals(label.score));
            reasons("labels", label.name);
        }
        line("language", (triage_.language.empty() ? std::string("und") : text::clean_line(triage_.language)) + ' ' +
                             two_decimals(triage_.language_score));
    }

    std::string& out_;
    const record::Post& post_;
    const record::Triage& triage_;
    const Sheet& sheet_;
    std::vector<bool> told_; // by reason
};

} // namespace

void explain(std::string& out, std::uint64_t number, const record::Post& post, const record::Triage& triage,
             const Sheet& sheet) {
    Block(out, post, triage, sheet).write(number);
}

} // namespace kummerkasten::classify

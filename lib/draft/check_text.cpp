// SPDX-License-Identifier: Apache-2.0
#include "draft/check_text.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/input.hpp"
#include "io/output.hpp"
#include "record/filter.hpp"
#include "record/splice.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kummerkasten::draft {

namespace {

constexpr std::size_t kReadBytes = 16 * 1024;

struct OneRecord {
    std::string line;
    record::Post post;
    record::Triage triage;
    bool has_draft = false;     // an object
    bool has_draft_key = false; // whatever it is
};

OneRecord read_record(const std::string& file, Diagnostics& diagnostics) {
    OneRecord only;
    std::size_t count = 0;
    record::FilterOptions options;
    options.inputs = {file};
    options.strict = true;
    static_cast<void>(record::visit_records(
        options, {.triage = true, .draft = false},
        [&](const record::Record& record) {
            if (++count == 1) {
                only = {std::string(trim(record.line)), record.post, record.triage, record.members.draft,
                        record.members.has_draft_key};
            }
        },
        diagnostics));
    if (count != 1) {
        throw DataError(Place{io::input_name(file), 0},
                        fmt::format("{}; --record wants the one that is answered", counted(count, "record")));
    }
    return only;
}

// With line feeds alone, without those at the end.
std::string read_text(const std::string& operand, std::size_t most, std::string& name) {
    io::Input input(operand);
    name = input.name();
    std::string bytes;
    std::array<char, kReadBytes> buffer{};
    while (const std::size_t got = input.read(buffer.data(), buffer.size())) {
        bytes.append(buffer.data(), got);
        if (bytes.size() > most) {
            throw DataError(Place{name, 0}, fmt::format("more than {} bytes; no reply is that long", most));
        }
    }
    std::string text = text::repair_utf8(bytes).text;
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) {
        text.erase(0, kByteOrderMark.size());
    }
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    while (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    return text;
}

// A finding without a place is one of the whole reply: its first line.
void tell_by_line(const std::vector<record::Finding>& findings, const std::string& reply, const std::string& name,
                  const Diagnostics& diagnostics) {
    for (const record::Finding& finding : findings) {
        const auto before = reply.begin() + std::min<std::ptrdiff_t>(finding.span.start, std::ssize(reply));
        const auto line = static_cast<std::uint64_t>(std::count(reply.begin(), before, '\n')) + 1;
        tell({finding}, reply, {name, line}, diagnostics);
    }
}

} // namespace

void check_texts(const Checker& checker, const std::string& record_file, const std::vector<std::string>& replies,
                 std::string_view channel, std::size_t most, Diagnostics& diagnostics, CheckTotals& totals) {
    const OneRecord answered = read_record(record_file, diagnostics);
    io::Output output = io::Output::standard(false);
    for (const std::string& operand : replies.empty() ? std::vector<std::string>{"-"} : replies) {
        std::string name;
        const std::string reply = read_text(operand, most, name);
        std::vector<record::Finding> findings;
        checker.check(reply, answered.post, answered.triage, channel, answered.triage.language, findings);
        ++totals.replies;
        totals.with_errors += has_error(findings) ? 1 : 0;
        tell_by_line(findings, reply, name, diagnostics);
        const auto old = answered.has_draft ? record::find_member(answered.line, "draft") : std::nullopt;
        std::string draft;
        append_checked(draft, old.value_or(std::string_view()), reply, findings);
        std::string line;
        record::append_with_member(line, answered.line, "draft", draft, answered.has_draft_key);
        line += '\n';
        output.write(line);
    }
    output.close();
}

} // namespace kummerkasten::draft

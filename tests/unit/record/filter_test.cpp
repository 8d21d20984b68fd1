// SPDX-License-Identifier: Apache-2.0
// The whole loop over files, to a standard output that is caught: every line is answered or named, neighbours are unharmed.
#include "record/filter.hpp"

#include "base/error.hpp"
#include "captured.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::record;
using namespace std::string_literals;

namespace {

// Answers with the length of the text; refuses the text "no".
class Lengths : public RecordStep {
public:
    Outcome apply(const Record& record, std::string& value) override {
        if (record.post.text == "no") {
            return Problem{"refused", "this text is refused"};
        }
        value = std::to_string(record.post.text.size());
        return std::nullopt;
    }
};

struct Ran {
    ExitCode code = ExitCode::kFailed;
    std::string output, messages, rejects, thrown;
};

Ran run(const std::string& bytes, FilterOptions options = {}, const std::string& member = "triage") {
    const WrittenFile file("in.jsonl", bytes);
    const WrittenFile rejects("rejects", "");
    Ran ran;
    options.inputs = {file.path().string()};
    if (options.rejects == "yes") {
        options.rejects = rejects.path().string();
    }
    {
        const Captured standard_output(STDOUT_FILENO);
        const Captured standard_error(STDERR_FILENO);
        Diagnostics diagnostics("t");
        try {
            ran.code = run_filter(
                options, member, {}, [] { return std::make_unique<Lengths>(); }, diagnostics);
        } catch (const std::exception& problem) {
            ran.thrown = file.relative(problem.what());
        }
        ran.output = standard_output.text();
        ran.messages = file.relative(rejects.relative(standard_error.text()));
    }
    std::ostringstream kept;
    kept << std::ifstream(rejects.path(), std::ios::binary).rdbuf();
    ran.rejects = file.relative(kept.str());
    return ran;
}

} // namespace

TEST_CASE("good lines get the member, all else untouched") {
    const Ran ran = run(
        "{\"z\":1.10,\"text\":\"abc\",\"id\":123456789012345678901234567890}\r\n\n  \n{\"text\":\"\",\"triage\":[1]}");
    CHECK(ran.code == ExitCode::kOk);
    CHECK(ran.output ==
          "{\"z\":1.10,\"text\":\"abc\",\"id\":123456789012345678901234567890,\"triage\":3}\n{\"text\":\"\",\"triage\":"
          "0}\n");
    CHECK(ran.messages.empty());
}

TEST_CASE("a bad line is named and harms no other") {
    struct Row {
        std::string name, line, message;
    };
    const std::vector<Row> rows{
        {"no JSON", "{\"text\":", "in.jsonl:2: not valid JSON, it ends in '{\"text\":' and may be cut off; rejected"},
        {"NUL byte", "{\"text\":\"a\0b\"}"s, "in.jsonl:2: NUL byte in the line; rejected"},
        {"no text", "{\"id\":1}", "in.jsonl:2: no string member 'text'; a record needs one; rejected"},
        {"too deep", "{\"text\":\"a\",\"x\":" + std::string(70, '[') + std::string(70, ']') + "}",
         "in.jsonl:2: nested deeper than 64 levels; rejected"},
        {"too long", "{\"text\":\"" + std::string(3000, 'a') + "\"}",
         "in.jsonl:2: line is longer than the limit (--max-line); rejected"},
        {"refused by the step", "{\"text\":\"no\"}", "in.jsonl:2: this text is refused; rejected"},
    };
    for (const Row& row : rows) {
        for (const unsigned workers : {1U, 3U}) {
            CAPTURE(row.name);
            FilterOptions options;
            options.max_line = 2000;
            options.workers = workers;
            const Ran ran = run("{\"text\":\"a\"}\n" + row.line + "\n{\"text\":\"bc\"}\n", options);
            CHECK(ran.code == ExitCode::kRejected);
            CHECK(ran.output == "{\"text\":\"a\",\"triage\":1}\n{\"text\":\"bc\",\"triage\":2}\n");
            CHECK(ran.messages.find("t: warning: " + row.message) == 0);
            CHECK(ran.messages.find("t: warning: 1 of 3 records rejected; --rejects FILE keeps them\n") !=
                  std::string::npos);
        }
    }
}

TEST_CASE("invalid UTF-8 is repaired with a word, or rejected under --strict") {
    const std::string input = "{\"text\":\"f\xFCr\"}\n";
    const Ran mended = run(input);
    CHECK(mended.code == ExitCode::kOk);
    CHECK(mended.output == "{\"text\":\"f\uFFFDr\",\"triage\":5}\n"); // f, three bytes of U+FFFD, r
    CHECK(mended.messages ==
          "t: warning: in.jsonl:1: invalid UTF-8 at byte 11; 1 replaced by U+FFFD\n"); // 10 bytes stand in front
    FilterOptions options;
    options.strict = true;
    const Ran strict = run(input, options);
    CHECK(strict.output.empty());
    CHECK(strict.thrown == "in.jsonl:1: invalid UTF-8; stopped there (--strict)");
}

TEST_CASE("rejected lines are kept whole, long ones too") {
    FilterOptions options;
    options.rejects = "yes";
    options.max_line = 1024;
    const std::string longest(700'000, 'x');
    const Ran ran = run("{broken\n" + longest + "\n{\"text\":\"a\"}\n", options);
    CHECK(ran.code == ExitCode::kRejected);
    CHECK(ran.output == "{\"text\":\"a\",\"triage\":1}\n");
    const std::string tail = "in.jsonl\t2\tline is longer than the limit (--max-line)\t" + longest + "\n";
    REQUIRE(ran.rejects.size() > tail.size());
    CHECK(ran.rejects.substr(ran.rejects.size() - tail.size()) == tail);
    CHECK(ran.rejects.find("in.jsonl\t1\tnot valid JSON") == 0);
    CHECK(ran.messages == "t: warning: 2 of 3 records rejected; see rejects\n");
}

TEST_CASE("strict stops at the first bad line, after all that was in front of it") {
    FilterOptions options;
    options.strict = true;
    for (const unsigned workers : {1U, 2U}) {
        options.workers = workers;
        const Ran ran = run("{\"text\":\"a\"}\n{\"id\":1}\n{\"text\":\"b\"}\n", options);
        CHECK(ran.output == "{\"text\":\"a\",\"triage\":1}\n");
        CHECK(ran.thrown == "in.jsonl:2: no string member 'text'; a record needs one; stopped there (--strict)");
    }
}

TEST_CASE("a last line without LF counts if it is whole, and is named if it is not") {
    CHECK(run("{\"text\":\"a\"}").output == "{\"text\":\"a\",\"triage\":1}\n");
    const Ran cut = run("{\"text\":\"a\"}\n{\"text\":\"b\"");
    CHECK(cut.output == "{\"text\":\"a\",\"triage\":1}\n");
    CHECK(cut.code == ExitCode::kRejected);
}

TEST_CASE("every prefix of an input gives the whole records in it") {
    const std::string input = "{\"text\":\"ä\"}\n{\"text\":\"b\",\"x\":[1]}\r\n\n{\"text\":\"😡\"}\n";
    const std::string good = run(input).output;
    REQUIRE(good ==
            "{\"text\":\"ä\",\"triage\":2}\n{\"text\":\"b\",\"x\":[1],\"triage\":1}\n{\"text\":\"😡\",\"triage\":4}\n");
    // A record is whole with its closing brace: behind bytes 13, 35 and 53. (ä: two bytes, 😡: four, CRLF and an empty line.)
    const std::size_t first = input.find("}\n") + 1;
    const std::size_t second = input.find("}\r\n") + 1;
    const std::size_t third = input.size() - 1;
    for (std::size_t length = 0; length <= input.size(); ++length) {
        CAPTURE(length);
        const Ran ran = run(input.substr(0, length));
        const std::size_t records = length >= third ? 3 : length >= second ? 2 : length >= first ? 1 : 0;
        CHECK(good.substr(0, ran.output.size()) == ran.output);
        CHECK(static_cast<std::size_t>(std::count(ran.output.begin(), ran.output.end(), '\n')) == records);
        CHECK(ran.thrown.empty());
    }
}

TEST_CASE("the same bytes at any number of workers, with bad lines in between") {
    std::string input;
    for (int i = 0; i < 40'000; ++i) {
        input +=
            i % 997 == 5 ? "{broken\n" : "{\"text\":\"" + std::string(static_cast<std::size_t>(i % 40), 'x') + "\"}\n";
    }
    const Ran one = run(input);
    CHECK(one.code == ExitCode::kRejected);
    for (const unsigned workers : {2U, 4U}) {
        FilterOptions options;
        options.workers = workers;
        const Ran more = run(input, options);
        CHECK(more.output == one.output);
        CHECK(more.messages == one.messages);
    }
}

TEST_CASE("no input that can be read is a failure, one of two is not") {
    FilterOptions options;
    const Captured standard_error(STDERR_FILENO);
    Diagnostics diagnostics("t");
    const WrittenFile file("in.jsonl", "{\"text\":\"a\"}\n");
    const auto step = [] { return std::make_unique<Lengths>(); };
    {
        const Captured standard_output(STDOUT_FILENO);
        options.inputs = {"/nonexistent"};
        CHECK_THROWS_WITH_AS(static_cast<void>(run_filter(options, "triage", {}, step, diagnostics)),
                             "no input could be read", IoError);
    }
    const Captured standard_output(STDOUT_FILENO);
    options.inputs = {"/nonexistent", file.path().string()};
    CHECK(run_filter(options, "triage", {}, step, diagnostics) == ExitCode::kRejected);
    CHECK(standard_output.text() == "{\"text\":\"a\",\"triage\":1}\n");
    CHECK(standard_error.text().find("t: warning: cannot open '/nonexistent': No such file or directory; the input was "
                                     "skipped from there on\n") == 0);
}

TEST_CASE("visit_records sees each record in order and writes nothing") {
    const WrittenFile file("in.jsonl", "{\"text\":\"a\",\"triage\":{\"anger\":0.5}}\n{\"text\":\n{\"text\":\"b\"}\n");
    FilterOptions options;
    options.inputs = {file.path().string()};
    options.workers = 4; // made no use of: the visitor is one
    std::string seen;
    std::string output;
    {
        const Captured standard_output(STDOUT_FILENO);
        const Captured standard_error(STDERR_FILENO);
        Diagnostics diagnostics("t");
        const ExitCode code = visit_records(
            options, {true, false},
            [&seen](const Record& record) {
                seen += record.post.text + (record.members.triage ? "+" : "-") + (record.triage.anger > 0 ? "!" : "");
            },
            diagnostics);
        CHECK(code == ExitCode::kRejected);
        output = standard_output.text();
    }
    CHECK(seen == "a+!b-");
    CHECK(output.empty());
}

TEST_CASE("a full standard output is told") {
    const WrittenFile file("in.jsonl", "{\"text\":\"a\"}\n");
    FilterOptions options;
    options.inputs = {file.path().string()};
    const int saved = ::dup(STDOUT_FILENO);
    const int full = ::open("/dev/full", O_WRONLY);
    ::dup2(full, STDOUT_FILENO);
    Diagnostics diagnostics("t");
    std::string thrown;
    try {
        static_cast<void>(run_filter(
            options, "draft", {}, [] { return std::make_unique<Lengths>(); }, diagnostics));
    } catch (const IoError& problem) {
        thrown = problem.what();
    }
    ::dup2(saved, STDOUT_FILENO);
    ::close(saved);
    ::close(full);
    CHECK(thrown == "cannot write standard output: No space left on device");
}

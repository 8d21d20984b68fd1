// SPDX-License-Identifier: Apache-2.0
// The whole job over files, to a standard output that is caught.
#include "base/error.hpp"
#include "captured.hpp"
#include "ingest/ingest.hpp"
#include "io/line_reader.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

struct Ran {
    ExitCode code = ExitCode::kFailed;
    std::string output, messages, thrown;
};

Ran run(IngestOptions options, const profile::Profile* profile = nullptr) {
    options.read.max_piece = io::kMaxLine;
    Ran ran;
    const Captured standard_output(STDOUT_FILENO);
    const Captured standard_error(STDERR_FILENO);
    Diagnostics diagnostics("ingest");
    try {
        ran.code = run_ingest(options, profile, diagnostics);
    } catch (const std::exception& problem) {
        ran.thrown = problem.what();
    }
    ran.output = standard_output.text();
    ran.messages = standard_error.text();
    return ran;
}

IngestOptions over(const std::vector<std::string>& inputs) {
    IngestOptions options;
    options.inputs = inputs;
    return options;
}

std::vector<nlohmann::json> records(const std::string& output) {
    std::vector<nlohmann::json> all;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        all.push_back(nlohmann::json::parse(line));
    }
    return all;
}

} // namespace

TEST_CASE("inputs of several formats, said which") {
    const WrittenFile csv("a.csv", "id,text\n1,eins @haus\n");
    const WrittenFile text("b.txt", "zwei\n");
    const Ran ran = run(over({csv.path().string(), text.path().string()}));
    CHECK(ran.code == ExitCode::kOk);
    const auto all = records(ran.output);
    REQUIRE(all.size() == 2);
    CHECK(
        all[0] ==
        nlohmann::json::parse(
            R"({"schema":1,"id":"csv:1","platform":"csv","kind":"message","text":"eins @haus","mentions":["haus"]})"));
    CHECK(all[1]["text"] == "zwei");
    CHECK(text.relative(csv.relative(ran.messages)) ==
          "ingest: note: a.csv: read as csv, 1 post\ningest: note: b.txt: read as text, 1 post\n");
    IngestOptions quiet = over({csv.path().string()});
    quiet.quiet = true;
    CHECK(run(quiet).messages.empty());
}

TEST_CASE("what ingest writes it passes on unchanged") {
    const WrittenFile csv("a.csv", "id,text,Datum\n1,\"eins\n@haus\",11.09.2026 22:14\n,zwei,\n");
    const Ran first = run(over({csv.path().string()}));
    const WrittenFile again("b.jsonl", first.output);
    CHECK(run(over({again.path().string()})).output == first.output);
}

TEST_CASE("--platform names the posts of tables and texts") {
    const WrittenFile csv("a.csv", "id,text,reply_to\n1,eins,2\n,zwei,\n");
    IngestOptions options = over({csv.path().string()});
    options.platform = "zendesk";
    const auto all = records(run(options).output);
    REQUIRE(all.size() == 2);
    CHECK(all[0]["id"] == "zendesk:1");
    CHECK(all[0]["reply_to"] == "zendesk:2");
    CHECK(all[0]["platform"] == "zendesk");
    CHECK(all[1]["id"].get<std::string>().substr(0, 9) == "zendesk:h");
}

TEST_CASE("a profile tells the direction, of our own records too") {
    profile::Profile profile;
    profile.handles["x"] = {"haus"};
    const WrittenFile file(
        "a.jsonl",
        "{\"schema\":1,\"id\":\"x:1\",\"platform\":\"x\",\"text\":\"a\",\"author\":{\"handle\":\"haus\"}}\n"
        "{\"schema\":1,\"id\":\"x:2\",\"platform\":\"x\",\"text\":\"b\",\"author\":{\"handle\":\"kunde\"}}\n"
        "{\"schema\":1,\"id\":\"x:3\",\"text\":\"c\",\"direction\":\"outbound\"}\r\n");
    const auto all = records(run(over({file.path().string()}), &profile).output);
    REQUIRE(all.size() == 3);
    CHECK(all[0]["direction"] == "outbound");
    CHECK(all[1]["direction"] == "inbound");
    CHECK(all[2]["direction"] == "outbound");
}

TEST_CASE("rejected pieces: code 1, named or kept") {
    const WrittenFile file("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"b\"}\n");
    const WrittenFile rejects("rejects", "");
    IngestOptions options = over({file.path().string()});
    options.quiet = true;
    const Ran named = run(options);
    CHECK(named.code == ExitCode::kRejected);
    CHECK(records(named.output).size() == 2);
    CHECK(file.relative(named.messages).find("ingest: warning: a.jsonl:2: not valid JSON") == 0);
    CHECK(named.messages.find("1 of 3 posts rejected; --rejects FILE keeps them\n") != std::string::npos);
    options.rejects = rejects.path().string();
    const Ran kept = run(options);
    CHECK(kept.output == named.output);
    std::ostringstream bytes;
    bytes << std::ifstream(rejects.path(), std::ios::binary).rdbuf();
    CHECK(file.relative(bytes.str()).find("a.jsonl\t2\tnot valid JSON") == 0);
    CHECK(bytes.str().substr(bytes.str().size() - 10) == "\t{\"text\":\n");
}

TEST_CASE("strict stops at the first bad piece, after all that was in front of it") {
    const WrittenFile file("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"b\"}\n");
    IngestOptions options = over({file.path().string(), file.path().string()});
    options.strict = true;
    options.quiet = true;
    const Ran ran = run(options);
    CHECK(records(ran.output).size() == 1);
    CHECK(file.relative(ran.thrown).find("a.jsonl:2: not valid JSON") == 0);
    CHECK(ran.thrown.find("; stopped there (--strict)") != std::string::npos);
}

TEST_CASE("an input that cannot be read or recognised is skipped; all of them are a failure") {
    const WrittenFile good("a.txt", "eins\n");
    const WrittenFile page("b.html", "<html>\n");
    const Ran ran = run(over({"/nonexistent", good.path().string(), page.path().string()}));
    CHECK(ran.code == ExitCode::kRejected);
    CHECK(records(ran.output).size() == 1);
    CHECK(ran.messages.find("ingest: warning: cannot open '/nonexistent': No such file or directory; the input was "
                            "skipped from there on\n") == 0);
    CHECK(ran.messages.find("this is an HTML page") != std::string::npos);
    const Ran none = run(over({"/nonexistent", page.path().string()}));
    CHECK(none.thrown == "no input could be used");
}

TEST_CASE("an empty input is no trouble and no post") {
    const WrittenFile empty("a", "");
    const Ran ran = run(over({empty.path().string()}));
    CHECK(ran.code == ExitCode::kOk);
    CHECK(ran.output.empty());
    CHECK(ran.messages.empty());
}

TEST_CASE("lost output is the end, not a skipped input") {
    std::string lines;
    for (int i = 0; i < 5000; ++i) {
        lines += "eine Zeile, die in der Ausgabe gut hundert Byte lang wird\n"; // far more than is buffered
    }
    const WrittenFile large("a.txt", lines);
    const WrittenFile empty("b.txt", "");
    IngestOptions options = over({large.path().string(), empty.path().string()});
    options.quiet = true;
    options.read.max_piece = io::kMaxLine;
    const int saved = ::dup(STDOUT_FILENO);
    const int full = ::open("/dev/full", O_WRONLY);
    ::dup2(full, STDOUT_FILENO);
    std::string thrown;
    {
        const Captured standard_error(STDERR_FILENO);
        Diagnostics diagnostics("ingest");
        try {
            static_cast<void>(run_ingest(options, nullptr, diagnostics));
        } catch (const IoError& problem) {
            thrown = problem.what();
        }
    }
    ::dup2(saved, STDOUT_FILENO);
    ::close(saved);
    ::close(full);
    CHECK(thrown == "cannot write standard output: No space left on device");
}

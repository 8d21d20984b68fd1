// SPDX-License-Identifier: Apache-2.0
#include "cli/tool_app.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::cli;

namespace {

struct Parsed {
    CommonOptions common;
    std::string from = "auto";
    std::string profile;
    std::vector<std::string> map;
    std::optional<record::Timestamp> now;
    std::size_t workers = 1;
    bool quiet = false;
    std::optional<std::string> redact, key;
    std::string usage, information; // what was thrown
};

Parsed parse(std::vector<std::string> words) {
    Parsed parsed;
    ToolApp tool("ingest", "Read posts.", "ingest --profile house.toml export.json");
    tool.add_common(parsed.common);
    tool.add_choice("--from", parsed.from, {"auto", "json", "csv"}, "Format");
    tool.add_text("--profile", parsed.profile, "FILE", "Profile");
    tool.add_texts("--map", parsed.map, "PART=COLUMN", "Mapping");
    tool.add_time("--now", parsed.now, "What counts as now");
    tool.add_workers(parsed.workers);
    tool.add_switch("-q,--quiet", parsed.quiet, "Say less");
    tool.add_optional("--redact", parsed.redact, "all", "KINDS", "Put marks");
    tool.add_text("--key", parsed.key, "FILE", "Key");
    words.insert(words.begin(), "ingest");
    std::vector<char*> argv;
    for (std::string& word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    try {
        tool.parse(static_cast<int>(words.size()), argv.data());
    } catch (const UsageError& problem) {
        parsed.usage = problem.what();
    } catch (const InformationAsked& asked) {
        parsed.information = asked.text();
    }
    return parsed;
}

using Words = std::vector<std::string>;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("nothing given, defaults") {
    const Parsed parsed = parse({});
    CHECK(parsed.usage.empty());
    CHECK(parsed.information.empty());
    CHECK(parsed.common.inputs.empty());
    CHECK(parsed.from == "auto");
    CHECK_FALSE(parsed.common.strict);
    CHECK(parsed.common.max_line == io::kMaxLine);
    CHECK_FALSE(parsed.now);
}

TEST_CASE("flags and operands in any order") {
    const Parsed parsed = parse({"a.json",    "--from",     "csv",
                                 "--strict",  "-",          "--now=2026-09-13T20:00:00Z",
                                 "--map",     "text=a",     "b.json",
                                 "--map",     "id=b",       "-j",
                                 "4",         "-q",         "--line-buffered",
                                 "--rejects", "r",          "--data",
                                 "d",         "--max-line", "2048"});
    CHECK(parsed.usage == "");
    CHECK(parsed.common.inputs == Words{"a.json", "-", "b.json"});
    CHECK(parsed.from == "csv");
    CHECK(parsed.common.strict);
    CHECK(parsed.common.line_buffered);
    CHECK(parsed.common.rejects == "r");
    CHECK(parsed.common.data == "d");
    CHECK(parsed.common.max_line == 2048);
    CHECK(parsed.map == Words{"text=a", "id=b"});
    CHECK(record::format_rfc3339(parsed.now.value()) == "2026-09-13T20:00:00Z");
    CHECK(parsed.workers == 4);
    CHECK(parsed.quiet);
}

TEST_CASE("behind -- everything is an operand") {
    CHECK(parse({"--", "--strict", "-x"}).common.inputs == Words{"--strict", "-x"});
}

TEST_CASE("wrong command lines") {
    struct Row {
        std::string name;
        Words words;
        std::string message; // a part of it
    };
    const std::vector<Row> rows{
        {"unknown option", {"--frobnicate"}, "unknown option '--frobnicate'"},
        {"near miss", {"--stict"}, "unknown option '--stict'; did you mean '--strict'?"},
        {"near miss with a value", {"--profil=house.toml"}, "unknown option '--profil'; did you mean '--profile'?"},
        {"unknown letter", {"-x"}, "unknown option '-x'"},
        {"bad choice", {"--from", "xml"}, "'xml' is not a value of --from; allowed are auto, json or csv"},
        {"bad choice, near one", {"--from", "jsn"}, "(did you mean 'json'?)"},
        {"bad time",
         {"--now", "gestern"},
         "'gestern' is no point in time; expected RFC 3339 such as 2026-09-13T20:00:00Z"},
        {"a time without a zone", {"--now", "2026-09-13T20:00:00"}, "is no point in time"},
        {"a limit too small",
         {"--max-line", "10"},
         "--max-line: expected a whole number from 1024 to 268435456, not '10'"},
        {"a limit too large", {"--max-line", "99999999999999999999"}, "--max-line: expected a whole number"},
        {"no number", {"--max-line", "1M"}, "--max-line: expected a whole number"},
        {"negative", {"--max-line", "-5"}, "--max-line"},
        {"no threads", {"-j", "0"}, "expected a whole number from 1 to 256, not '0'"},
        {"half a thread", {"-j", "1.5"}, "expected a whole number from 1 to 256, not '1.5'"},
        {"value missing", {"--profile"}, "--profile wants a value"},
        {"given twice", {"--profile", "a", "--profile", "b"}, "--profile is given more than once"},
        {"controls are made harmless", {"--from", "a\x1b[2J"}, "'a\\x1b[2J' is not a value"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const std::string usage = parse(row.words).usage;
        CAPTURE(usage);
        CHECK(holds(usage, row.message));
        CHECK_FALSE(holds(usage, "\n"));
        CHECK((usage.empty() || usage.back() != '.'));
    }
}

TEST_CASE("--help shows each flag, the example and where to read on") {
    for (const std::string flag : {"--help", "-h"}) {
        const std::string help = parse({flag}).information;
        for (const std::string part :
             {"Read posts.", "--profile FILE", "--from auto|json|csv", "--map PART=COLUMN", "--now TIME", "-j,--jobs",
              "--strict", "--rejects FILE", "--data DIR", "--line-buffered", "--max-line BYTES", "--version",
              "Example:\n  ingest --profile house.toml export.json\n", "See ingest(1) and kummerkasten(7).\n"}) {
            CAPTURE(part);
            CHECK(holds(help, part));
        }
    }
}

TEST_CASE("--version") {
    CHECK(parse({"--version"}).information == "ingest (Kummerkasten) " KUMMERKASTEN_VERSION "\n");
}

TEST_CASE("--help wins over an option that nobody knows") {
    CHECK_FALSE(parse({"--help", "--frobnicate"}).information.empty());
}

TEST_CASE("a flag with a value that may be left out never takes the next word") {
    CHECK_FALSE(parse({"a.csv"}).redact);
    const Parsed bare = parse({"--redact", "a.csv"});
    CHECK(bare.redact == "all");
    CHECK(bare.common.inputs == Words{"a.csv"});
    CHECK(parse({"--redact=phone,email"}).redact == "phone,email");
    CHECK(parse({"--redact="}).redact == "all"); // an empty variable in a script must not switch it off
    CHECK(parse({"--redact=phone", "--redact=email"}).usage == "--redact is given more than once");
    CHECK(holds(parse({"--help"}).information, "  --redact[=KINDS]   "));
}

TEST_CASE("an empty value is one where it matters") {
    CHECK_FALSE(parse({}).key);
    CHECK(parse({"--key", ""}).key == "");
    CHECK(parse({"--key", "k"}).key == "k");
    CHECK(parse({"--key"}).usage == "--key wants a value");
}

// SPDX-License-Identifier: Apache-2.0
// The books, and the law that they keep: read = written + duplicates + skipped + rejected, over good and bad input.
#include "ingest/account.hpp"
#include "captured.hpp"
#include "ingest/ingest.hpp"
#include "io/line_reader.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

struct Ran {
    nlohmann::json stats;
    std::string output, messages, thrown;
};

// Runs over the inputs and reads the account it leaves.
Ran run(IngestOptions options) {
    const WrittenFile stats("stats.json", "");
    options.read.max_piece = io::kMaxLine;
    options.stats = stats.path().string();
    Ran ran;
    {
        const Captured standard_output(STDOUT_FILENO);
        const Captured standard_error(STDERR_FILENO);
        Diagnostics diagnostics("ingest");
        try {
            static_cast<void>(run_ingest(options, nullptr, diagnostics));
        } catch (const std::exception& problem) {
            ran.thrown = problem.what();
        }
        ran.output = standard_output.text();
        ran.messages = standard_error.text();
    }
    std::ifstream file(stats.path());
    ran.stats = nlohmann::json::parse(file);
    return ran;
}

IngestOptions over(const std::vector<std::string>& inputs) {
    IngestOptions options;
    options.inputs = inputs;
    return options;
}

std::uint64_t sum(const nlohmann::json& reasons) {
    std::uint64_t total = 0;
    for (const auto& [reason, count] : reasons.items()) {
        total += count.get<std::uint64_t>();
    }
    return total;
}

void check_law(const nlohmann::json& counts) {
    const auto number = [&counts](const char* name) { return counts.at(name).get<std::uint64_t>(); };
    CHECK(number("read") == number("written") + number("duplicates") + number("skipped") + number("rejected"));
    CHECK(number("skipped") == sum(counts.at("skipped_by_reason")));
    CHECK(number("rejected") == sum(counts.at("rejected_by_reason")));
    CHECK(number("near_duplicates") <= number("written"));
    CHECK(number("edited") <= number("written"));
}

void check_account(const Ran& ran) {
    check_law(ran.stats);
    nlohmann::json by_input = {{"read", 0}, {"written", 0}, {"rejected", 0}, {"bytes", 0}};
    for (const auto& input : ran.stats.at("inputs")) {
        check_law(input);
        for (auto& [name, total] : by_input.items()) {
            total = total.get<std::uint64_t>() + input.at(name).get<std::uint64_t>();
        }
    }
    for (const auto& [name, total] : by_input.items()) {
        CHECK(ran.stats.at(name) == total);
    }
    for (const auto& [name, format] : ran.stats.at("formats").items()) {
        check_law(format);
    }
    // What it says was written is there.
    CHECK(ran.stats.at("written").get<std::ptrdiff_t>() == std::count(ran.output.begin(), ran.output.end(), '\n'));
}

} // namespace

TEST_CASE("an account of good, bad and unreadable inputs, counted by hand") {
    const WrittenFile csv("a.csv", "id,text\n1,eins\n2\n3,drei\n,drei\n"); // row 2 lacks a field
    // A blank line is nothing, a NUL is rejected; so few of them do not make a file a binary one.
    const WrittenFile text("b.txt", std::string(100, 'z') + "\n\nvi" + '\0' + "er\n");
    const WrittenFile json("c.jsonl", "{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"\"}\n{\"text\":\"b\xff\"}\n");
    const Ran ran = run(over({csv.path().string(), text.path().string(), "/nonexistent", json.path().string()}));
    check_account(ran);
    CHECK(ran.stats["schema"] == 1);
    CHECK(ran.stats["read"] == 10); // 4 rows, 2 lines, 4 objects
    CHECK(ran.stats["inputs"][1]["rejected_by_reason"] == nlohmann::json{{"nul-byte", 1}});
    CHECK(ran.stats["inputs"].size() == 4);
    CHECK(ran.stats["inputs"][0]["format"] == "csv");
    CHECK(ran.stats["inputs"][0]["written"] == 3);
    CHECK(ran.stats["inputs"][0]["rejected"] == 1);
    CHECK(ran.stats["inputs"][0]["bytes"] == std::filesystem::file_size(csv.path()));
    CHECK(ran.stats["inputs"][2]["problem"] == "cannot open '/nonexistent': No such file or directory");
    CHECK(ran.stats["inputs"][2].count("format") == 0);
    CHECK(ran.stats["inputs"][3]["written"] == 2);
    CHECK(ran.stats["inputs"][3]["rejected"] == 2);
    CHECK(ran.stats["inputs"][3]["mended"] == 1); // the invalid byte
    CHECK(ran.stats["formats"]["json"]["inputs"] == 1);
    CHECK(ran.stats["seconds"].get<double>() >= 0);
}

TEST_CASE("of very many inputs the first are told one by one, the others as one sum") {
    Account account;
    for (std::size_t i = 0; i < Account::kMostInputs + 3; ++i) {
        account.begin_input(std::to_string(i));
        account.set_format(i % 2 == 0 ? "csv" : "text");
        account.current().read = account.current().written = 2;
        CHECK(account.total().written == 2 * (i + 1));
    }
    account.set_problem("cannot read it");
    const nlohmann::json stats = nlohmann::json::parse(account.json());
    CHECK(stats["inputs"].size() == Account::kMostInputs);
    CHECK(stats["inputs"][1999]["name"] == "1999");
    CHECK(stats["further_inputs"]["inputs"] == 3);
    CHECK(stats["further_inputs"]["problems"] == 1);
    CHECK(stats["further_inputs"]["written"] == 6);
    CHECK(stats["written"] == 2 * (Account::kMostInputs + 3));
    CHECK(stats["formats"]["csv"]["inputs"] == Account::kMostInputs / 2 + 2); // 0, 2, … 2002
    check_law(stats["further_inputs"]);
}

TEST_CASE("a second run with the same state writes nothing and says so") {
    const WrittenFile csv("a.csv", "id,text\n1,eins\n2,zwei\n,drei\n,drei\n"); // the last two cannot be told apart
    const WrittenFile state("s.db", "");
    IngestOptions options = over({csv.path().string()});
    options.outlet.state = state.path().string();
    const Ran first = run(options);
    check_account(first);
    CHECK(first.stats["written"] == 3);
    CHECK(first.stats["duplicates"] == 1);
    CHECK(csv.relative(first.messages) == "ingest: note: a.csv: read as csv, 3 posts, 1 seen before\n");
    const Ran second = run(options);
    check_account(second);
    CHECK(second.output.empty());
    CHECK(second.stats["duplicates"] == 4);
    // Own records count by their id as well, whatever way they came in.
    const WrittenFile own("own.jsonl", first.output + "{\"schema\":1,\"id\":\"csv:9\",\"text\":\"neu\"}\n");
    options.inputs = {own.path().string()};
    const Ran third = run(options);
    check_account(third);
    CHECK(third.output == "{\"schema\":1,\"id\":\"csv:9\",\"text\":\"neu\"}\n");
}

TEST_CASE("an edited post is written again, a mended spelling of it is not") {
    const WrittenFile state("s.db", "");
    const auto run_with = [&state](const std::string& text) {
        const WrittenFile csv("a.csv", "id,text,likes\n1,\"" + text + "\",5\n");
        IngestOptions options = over({csv.path().string()});
        options.outlet.state = state.path().string();
        return run(options);
    };
    CHECK(run_with("Auftrag 4711 fehlt seit Tagen, siehe https://t.example/a").stats["written"] == 1);
    CHECK(run_with("AUFTRAG 4711 fehlt seit Tagen!!! siehe https://lang.example/b 😡").stats["duplicates"] == 1);
    const Ran edited = run_with("Auftrag 4712 fehlt seit Tagen, siehe https://t.example/a");
    check_account(edited);
    CHECK(edited.stats["written"] == 1);
    CHECK(edited.stats["edited"] == 1);
    CHECK(nlohmann::json::parse(edited.output)["id"] == "csv:1");
    CHECK(run_with("Auftrag 4712 fehlt seit Tagen, siehe https://t.example/a").stats["duplicates"] == 1);
}

TEST_CASE("copies are marked, and records of our own only where it is asked for") {
    const std::string wave = "Seit gestern Abend geht bei uns gar nichts mehr, und an der Hotline hebt niemand ab.";
    const WrittenFile csv("a.csv", "id,author,text\n1,Anna,\"" + wave + "\"\n2,Bert,\"RT @anna: " + wave + "\"\n");
    IngestOptions options = over({csv.path().string()});
    const Ran marked = run(options);
    check_account(marked);
    CHECK(marked.stats["near_duplicates"] == 1);
    CHECK(nlohmann::json::parse(marked.output.substr(marked.output.find('\n')))["duplicate_of"] == "csv:1");
    options.outlet.mark = Mark::none;
    const Ran plain = run(options);
    CHECK(plain.stats["near_duplicates"] == 0);
    const WrittenFile own("own.jsonl", plain.output);
    options.inputs = {own.path().string()};
    options.outlet.mark = Mark::fresh;
    CHECK(run(options).output == plain.output);
    options.outlet.mark = Mark::all;
    CHECK(run(options).output == marked.output);
    const WrittenFile again("own.jsonl", marked.output);
    options.inputs = {again.path().string()};
    CHECK(run(options).output == marked.output); // one that is there is left as it is
}

TEST_CASE("what the profile adds and strict stops is in the account too") {
    const WrittenFile file("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"b\"}\n");
    IngestOptions options = over({file.path().string(), file.path().string()});
    options.strict = true;
    const Ran ran = run(options);
    check_account(ran);
    CHECK(ran.thrown.find("; stopped there (--strict)") != std::string::npos);
    CHECK(ran.stats["read"] == 2);
    CHECK(ran.stats["inputs"].size() == 1);
}

TEST_CASE("the law holds over broken input of every format") {
    const std::vector<std::string> whole{
        "id,text,Datum\n1,\"eins\n@haus\",11.09.2026 22:14\n2,zwei,gestern\n3,drei\n,,\n",
        "eine Zeile\nnoch eine\n\n   \nund die letzte",
        "{\"schema\":1,\"id\":\"x:1\",\"text\":\"a\"}\n{\"schema\":1,\"id\":\"x:2\",\"text\":\"b\"}\n",
        "[{\"text\":\"a\",\"id\":1},{\"text\":\"b\"},{\"nix\":1}]",
        "{\"data\":[{\"id\":\"1\",\"text\":\"a\",\"author_id\":\"9\"},{\"id\":\"2\",\"text\":\"b\"}],\"includes\":{"
        "\"users\":[{\"id\":\"9\","
        "\"username\":\"u\"}]}}\n",
    };
    std::mt19937 random(20261128);
    const WrittenFile state("s.db", "");
    for (const std::string& good : whole) {
        for (int round = 0; round < 40; ++round) {
            std::string bytes = good.substr(0, round == 0 ? good.size() : 1 + random() % good.size());
            if (round % 2 == 1) {
                bytes[random() % bytes.size()] = "\0\n\"\\{\x80\xff,"[random() % 8];
            }
            CAPTURE(bytes);
            const WrittenFile one("a", bytes);
            const WrittenFile two("b", good);
            IngestOptions options = over({one.path().string(), two.path().string()});
            options.strict = round % 5 == 4;
            options.outlet.state = round % 3 == 0 ? state.path().string() : "";
            check_account(run(options));
        }
    }
}

TEST_CASE("the law holds over real exports") {
    const std::filesystem::path fixtures = KUMMERKASTEN_SOURCE_DIR "/../shared/fixtures";
    if (!std::filesystem::is_directory(fixtures)) {
        MESSAGE("skipped: ../shared/fixtures is not there");
        return;
    }
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(fixtures)) {
        if (entry.is_regular_file() && entry.file_size() < 4'000'000) {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() > 20);
    const Ran ran = run(over(files));
    check_account(ran);
    CHECK(ran.stats["read"].get<std::uint64_t>() > 300);
    CHECK(ran.stats["inputs"].size() == files.size());
}

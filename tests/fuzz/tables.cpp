// SPDX-License-Identifier: Apache-2.0
// The data files, each known by its first line ("#kummerkasten-rules 1"): it is loaded, or refused with file and line, and
// what was loaded works.
#include "base/error.hpp"
#include "classify/lexicon.hpp"
#include "classify/rules.hpp"
#include "draft/channel.hpp"
#include "draft/checker.hpp"
#include "draft/phrase_book.hpp"
#include "draft/public_name.hpp"
#include "draft/trades.hpp"
#include "example_house.hpp"
#include "fuzz.hpp"

#include <filesystem>

using namespace kummerkasten;

namespace {

/// A data directory that is the shipped one, but for one file at a time, which is in memory.
class DataDirectory {
public:
    DataDirectory() {
        std::string pattern = (std::filesystem::temp_directory_path() / "kummerkasten-fuzz-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("cannot make a temporary directory");
        }
        root_ = pattern;
        for (const char* language : {"de", "en"}) {
            std::filesystem::create_directory(root_ / language);
        }
        const std::filesystem::path shipped = KUMMERKASTEN_SOURCE_DIR "/data";
        for (const char* name : {"taxonomy.tsv", "channels.tsv", "names.tsv", "trades.tsv", "de/checks.tsv",
                                 "en/checks.tsv", "de/aspects.tsv", "en/aspects.tsv", "de/phrases.tsv",
                                 "en/phrases.tsv", "de/lexicon.tsv", "de/rules.tsv", "de/pattern-parts.tsv"}) {
            std::filesystem::create_symlink(shipped / name, root_ / name);
        }
    }
    ~DataDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(root_, ignored);
    }
    DataDirectory(const DataDirectory&) = delete;
    DataDirectory& operator=(const DataDirectory&) = delete;

    /// The directory with `bytes` as `name`, until the next call.
    io::DataPath with(std::string_view name, std::string_view bytes) {
        file_.write(bytes);
        if (!replaced_.empty()) {
            std::filesystem::remove(root_ / replaced_);
            std::filesystem::create_symlink(std::filesystem::path(KUMMERKASTEN_SOURCE_DIR "/data") / replaced_,
                                            root_ / replaced_);
        }
        replaced_ = name;
        std::filesystem::remove(root_ / replaced_);
        std::filesystem::create_symlink(file_.path(), root_ / replaced_);
        return io::DataPath(root_.string());
    }

private:
    std::filesystem::path root_;
    std::string replaced_;
    fuzz::MemoryFile file_;
};

void load(std::string_view kind, std::string_view bytes) {
    static DataDirectory directory;
    const auto& house = fuzz::example_house();
    const classify::TopicNames topics(house.taxonomy.names());
    if (kind == "lexicon") {
        classify::WordTable table;
        load_lexicon(directory.with("de/lexicon.tsv", bytes) / "de/lexicon.tsv", classify::Source::german, topics,
                     table);
        std::vector<classify::Sense> found;
        static_cast<void>(table.find("rechnung", found));
    } else if (kind == "pattern-parts") {
        classify::Rules rules;
        rules.load_parts(directory.with("de/pattern-parts.tsv", bytes) / "de/pattern-parts.tsv");
    } else if (kind == "rules") {
        classify::Rules rules;
        rules.load(directory.with("de/rules.tsv", bytes) / "de/rules.tsv", classify::Source::german, topics);
        rules.prepare();
        if (rules.rules().size() > 8) {
            return; // to compile one takes a while
        }
        static_cast<void>(rules.check());
        text::Prefilter::Scratch scratch;
        for (const auto& rule : rules.rules()) {
            std::vector<classify::RuleHit> hits;
            std::vector<classify::RuleHit> all;
            rules.match(rule->example, {}, scratch, hits);
            rules.match_all(rule->example, {}, all);
            fuzz::require(hits == all, "the prefilter loses no match", rule->example);
        }
    } else if (kind == "taxonomy") {
        const record::Taxonomy taxonomy(directory.with("taxonomy.tsv", bytes));
        for (const std::string& name : taxonomy.names()) {
            fuzz::require(taxonomy.contains(name), "a topic is in its taxonomy", name);
        }
    } else if (kind == "channels") {
        const draft::ChannelTable channels(directory.with("channels.tsv", bytes));
        for (const draft::Channel& channel : channels.channels()) {
            fuzz::require(channels.find(channel.name).known, "a channel is in its table", channel.name);
        }
    } else if (kind == "names") {
        static_cast<void>(draft::NameRules(directory.with("names.tsv", bytes)));
    } else if (kind == "trades") {
        const draft::Trades trades(directory.with("trades.tsv", bytes));
        fuzz::require(trades.named_in("Bahn und Bus").size() == trades.names().size(), "each trade is asked", bytes);
    } else if (kind == "aspects") {
        const draft::Aspects aspects(directory.with("de/aspects.tsv", bytes), "de");
        const auto places = aspects.listen("der aufzug steht, und die rechnung stimmt nicht");
        fuzz::require(places.size() == aspects.names().size(), "each aspect is listened for", bytes);
    } else if (kind == "phrases") {
        for (const char* language : {"de", "en"}) {
            const std::string name = std::string(language) + "/phrases.tsv";
            try {
                static_cast<void>(draft::PhraseBook(directory.with(name, bytes), house.taxonomy, language));
            } catch (const DataError&) {}
        }
    } else if (kind == "checks") {
        const draft::Checker checker(directory.with("de/checks.tsv", bytes), &house.profile);
        std::vector<record::Finding> findings;
        record::Post post;
        checker.check("Leider war das Ihre Schuld.", post, {}, "x", "de", findings);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view kFront = "#kummerkasten-";
    const std::string_view bytes = fuzz::view(data, size);
    if (bytes.starts_with(kFront)) {
        try {
            load(bytes.substr(kFront.size(), bytes.find_first_of(" \n") - kFront.size()), bytes);
        } catch (const DataError&) {}
    }
    return 0;
}

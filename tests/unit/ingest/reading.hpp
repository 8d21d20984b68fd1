// SPDX-License-Identifier: Apache-2.0
// Reads bytes with a format and keeps what it gives to the sink.
#pragma once

#include "ingest/format.hpp"
#include "io/line_reader.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

struct Rejected {
    std::uint64_t line;
    std::string kind, message, raw;
};

class Collected : public kummerkasten::ingest::Sink {
public:
    void post(kummerkasten::record::Post& found) override { posts.push_back(found); }
    void record(std::string_view line, const kummerkasten::record::Post& found) override {
        lines.emplace_back(line);
        posts.push_back(found);
    }
    void reject(std::uint64_t line, const kummerkasten::Problem& problem, std::string_view raw, bool first,
                bool) override {
        if (first) {
            rejects.push_back({line, problem.kind, problem.message, std::string(raw)});
        } else {
            REQUIRE_FALSE(rejects.empty());
            rejects.back().raw += raw;
        }
    }
    void skip(std::uint64_t, std::string_view reason) override { skipped.emplace_back(reason); }
    void warn(std::uint64_t line, const kummerkasten::Problem& problem) override {
        warnings.push_back({line, problem.kind, problem.message, {}});
    }
    void remark(std::string_view what) override { remark_ = what; }
    [[nodiscard]] bool stopped() const override { return false; }

    std::vector<kummerkasten::record::Post> posts;
    std::vector<std::string> lines; // of our own records
    std::vector<Rejected> rejects, warnings;
    std::vector<std::string> skipped; // the reasons
    std::string format, remark_;
};

inline kummerkasten::ingest::ReadOptions reading_options() {
    kummerkasten::ingest::ReadOptions options;
    options.max_piece = kummerkasten::io::kMaxLine;
    return options;
}

/// Fills `into`. `format` "auto" detects.
inline void read_path(const std::string& path, std::string_view format,
                      const kummerkasten::ingest::ReadOptions& options, Collected& into) {
    using namespace kummerkasten::ingest;
    Source source(path);
    const Format* found = format == "auto" ? &detect(source, options) : find_format(format);
    REQUIRE(found != nullptr);
    into.format = found->name();
    found->read(source, options, into);
}

inline void read_bytes(std::string_view bytes, std::string_view format,
                       const kummerkasten::ingest::ReadOptions& options, Collected& into) {
    const WrittenFile file("in", bytes);
    read_path(file.path().string(), format, options, into);
}

/// What a Collected holds, as a value that can be returned.
struct Reading {
    std::vector<kummerkasten::record::Post> posts;
    std::vector<Rejected> rejects, warnings;
    std::vector<std::string> skipped;
    std::string format;
};

inline Reading reading_of(std::string_view bytes, const kummerkasten::ingest::ReadOptions& options) {
    Collected found;
    read_bytes(bytes, "auto", options, found);
    return {found.posts, found.rejects, found.warnings, found.skipped, found.format};
}

// SPDX-License-Identifier: Apache-2.0
// A command line in the manner of the house: CLI11 with our common flags, our messages and our exit codes. Parsing opens
// no file. The flags' sentences here are the ones that the man pages repeat; scripts/lint-man compares the flags.
#pragma once

#include "base/error.hpp"
#include "record/filter.hpp"
#include "record/time.hpp"

#include <CLI/App.hpp>

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::cli {

/// Thrown by ToolApp::parse for --help and --version: there is something to print, and nothing to do.
class InformationAsked : public std::exception {
public:
    explicit InformationAsked(std::string text) : text_(std::move(text)) {}
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

private:
    std::string text_;
};

/// Flags that every tool understands.
struct CommonOptions {
    std::vector<std::string> inputs;
    std::string data;
    std::string rejects;
    bool strict = false;
    bool line_buffered = false;
    std::size_t max_line = io::kMaxLine;
};

class ToolApp {
public:
    /// `summary` is one sentence; `example` one command line, shown first, since that is what people look for.
    ToolApp(std::string_view tool, std::string_view summary, std::string_view example);

    /// Operands, --data, --rejects, --strict, --line-buffered, --max-line, into `options`, which must outlive parse().
    void add_common(CommonOptions& options);

    /// The CLI11 application, for a tool's own flags.
    [[nodiscard]] CLI::App& app() { return app_; }
    /// An option that takes one of `values`; the message for any other says what is allowed and what was probably meant.
    void add_choice(const std::string& flag, std::string& into, std::vector<std::string> values, const std::string& sentence);
    /// An option that takes a point in time, RFC 3339.
    void add_time(const std::string& flag, std::optional<record::Timestamp>& into, const std::string& sentence);

    /// -j, --jobs: threads, 1 to 256.
    void add_workers(unsigned& into);

    /// Throws UsageError or InformationAsked.
    void parse(int argc, char** argv);

private:
    [[nodiscard]] std::string help() const;
    [[nodiscard]] std::string unknown_word() const;

    CLI::App app_;
    std::string tool_;
    std::string example_;
};

} // namespace kummerkasten::cli

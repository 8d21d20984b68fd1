// SPDX-License-Identifier: Apache-2.0
// A command line in the manner of the house: CLI11 with our common flags, our messages and our exit codes. Parsing opens
// no file. The flags' sentences here are the ones that the man pages repeat; scripts/lint-man compares the flags.
#pragma once

#include "base/error.hpp"
#include "record/filter.hpp"
#include "record/time.hpp"

#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

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
    /// `summary` is one sentence; `example` one command line, shown in --help, since that is what people look for.
    ToolApp(std::string_view tool, std::string_view summary, std::string_view example);
    ~ToolApp();
    ToolApp(const ToolApp&) = delete;
    ToolApp& operator=(const ToolApp&) = delete;

    // Each of these declares one flag; what it fills must outlive parse(). `type` is the word shown for the value.

    /// Operands, --data, --rejects, --strict, --line-buffered, --max-line.
    void add_common(CommonOptions& options);
    void add_text(const std::string& flag, std::string& into, const std::string& type, const std::string& sentence);
    /// Where it matters whether it was said: an empty value is one.
    void add_text(const std::string& flag, std::optional<std::string>& into, const std::string& type,
                  const std::string& sentence);
    /// May be given several times.
    void add_texts(const std::string& flag, std::vector<std::string>& into, const std::string& type,
                   const std::string& sentence);
    /// A flag that may have a value behind "=", and means `unsaid` without one. Never takes the next word of the command line.
    void add_optional(const std::string& flag, std::optional<std::string>& into, const std::string& unsaid,
                      const std::string& type, const std::string& sentence);
    void add_switch(const std::string& flag, bool& into, const std::string& sentence);
    /// A whole number in [least, most].
    void add_number(const std::string& flag, std::size_t& into, std::size_t least, std::size_t most,
                    const std::string& type, const std::string& sentence);
    /// A number with a decimal point, in [least, most].
    void add_decimal(const std::string& flag, double& into, double least, double most, const std::string& type,
                     const std::string& sentence);
    /// "15m", "6h", "1d"; more than nothing.
    void add_duration(const std::string& flag, std::chrono::seconds& into, const std::string& sentence);
    /// One of `values`; the message for any other says what is allowed and what was probably meant.
    void add_choice(const std::string& flag, std::string& into, std::vector<std::string> values,
                    const std::string& sentence);
    /// A point in time, RFC 3339.
    void add_time(const std::string& flag, std::optional<record::Timestamp>& into, const std::string& sentence);
    /// -j, --jobs: threads.
    void add_workers(std::size_t& into);

    /// Throws UsageError or InformationAsked.
    void parse(int argc, char** argv);

    /// After parse(): did the command line have this flag?
    [[nodiscard]] bool was_given(const std::string& flag) const;

private:
    [[nodiscard]] std::string help() const;
    [[nodiscard]] std::string unknown_word() const;

    std::unique_ptr<CLI::App> app_; // CLI11 stays in the .cpp: it takes longer to compile than all of a tool
    std::string tool_;
    std::string example_;
};

} // namespace kummerkasten::cli

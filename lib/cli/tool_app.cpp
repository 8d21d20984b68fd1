// SPDX-License-Identifier: Apache-2.0
#include "cli/tool_app.hpp"

#include "base/strings.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>

namespace kummerkasten::cli {

namespace {

std::string allowed(const std::vector<std::string>& values) {
    const std::vector<std::string_view> views(values.begin(), values.end());
    return list_of(views);
}

// "classify: no such thing" from CLI11 begins with a capital and may span lines; ours are one lower-case sentence.
std::string as_sentence(std::string message) {
    std::replace(message.begin(), message.end(), '\n', ' ');
    if (!message.empty()) {
        message.front() = to_ascii_lower(message.front());
    }
    while (!message.empty() && (message.back() == ' ' || message.back() == '.')) {
        message.pop_back();
    }
    return message;
}

} // namespace

ToolApp::ToolApp(std::string_view tool, std::string_view summary, std::string_view example)
    : app_(std::make_unique<CLI::App>(std::string(summary), std::string(tool))), tool_(tool), example_(example) {
    app_->set_help_flag("-h,--help", "Show this help and exit");
    app_->set_version_flag("--version", fmt::format("{} (Kummerkasten) {}", tool, KUMMERKASTEN_VERSION),
                           "Show the version and exit");
    app_->get_formatter()->column_width(34);
}

ToolApp::~ToolApp() = default;

void ToolApp::add_common(CommonOptions& options) {
    app_->add_option("FILE", options.inputs, "Inputs; none or - is standard input")->type_name("");
    add_text("--data", options.data, "DIR", "Directory with the data files");
    add_text("--rejects", options.rejects, "FILE", "Keep rejected lines there: file, line, reason, line");
    add_switch("--strict", options.strict, "Stop at the first bad line");
    add_switch("--line-buffered", options.line_buffered, "Write each answer at once");
    add_number("--max-line", options.max_line, 1024, std::size_t{256} * 1024 * 1024, "BYTES", "Longest line");
}

void ToolApp::add_text(const std::string& flag, std::string& into, const std::string& type,
                       const std::string& sentence) {
    // An empty value is a variable of a script that was not set: without a word, "--state ''" would remember nothing.
    app_->add_option(flag, into, sentence)->type_name(type)->check([](const std::string& given) {
        return std::string(given.empty() ? "expected a value that is not empty" : "");
    });
}

void ToolApp::add_text(const std::string& flag, std::optional<std::string>& into, const std::string& type,
                       const std::string& sentence) {
    app_->add_option_function<std::string>(
            flag, [&into](const std::string& given) { into = given; }, sentence)
        ->type_name(type);
}

void ToolApp::add_texts(const std::string& flag, std::vector<std::string>& into, const std::string& type,
                        const std::string& sentence) {
    // One value each time: otherwise CLI11 takes the operands that follow as further values.
    app_->add_option(flag, into, sentence)->type_name(type)->allow_extra_args(false);
}

void ToolApp::add_optional(const std::string& flag, std::optional<std::string>& into, const std::string& unsaid,
                           const std::string& type, const std::string& sentence) {
    app_->add_flag(flag + "{" + unsaid + "}", into, sentence)
        ->type_name("[=" + type + "]")
        ->multi_option_policy(CLI::MultiOptionPolicy::Throw);
}

void ToolApp::add_switch(const std::string& flag, bool& into, const std::string& sentence) {
    app_->add_flag(flag, into, sentence);
}

void ToolApp::add_number(const std::string& flag, std::size_t& into, std::size_t least, std::size_t most,
                         const std::string& type, const std::string& sentence) {
    app_->add_option(flag, into, sentence)
        ->type_name(type)
        ->capture_default_str()
        ->check([least, most](const std::string& given) {
            std::size_t value = 0;
            const auto [end, failure] = std::from_chars(given.data(), given.data() + given.size(), value);
            const bool fits =
                failure == std::errc() && end == given.data() + given.size() && value >= least && value <= most;
            return fits ? std::string()
                        : fmt::format("expected a whole number from {} to {}, not {}", least, most, in_quotes(given));
        });
}

void ToolApp::add_workers(std::size_t& into) {
    add_number("-j,--jobs", into, 1, 256, "N", "Threads, by default one a core; the output is the same at any number");
}

void ToolApp::add_decimal(const std::string& flag, double& into, double least, double most, const std::string& type,
                          const std::string& sentence) {
    // from_chars: the same in every locale.
    app_->add_option_function<std::string>(
            flag,
            [flag, least, most, &into](const std::string& given) {
                double value = 0;
                const auto [end, failure] = std::from_chars(given.data(), given.data() + given.size(), value);
                if (failure != std::errc() || end != given.data() + given.size() ||
                    !(value >= least && value <= most)) {
                    throw CLI::ValidationError(
                        fmt::format("{} wants a number from {} to {}, not {}", flag, least, most, in_quotes(given)));
                }
                into = value;
            },
            sentence)
        ->type_name(type)
        ->default_str(fmt::format("{}", into));
}

void ToolApp::add_duration(const std::string& flag, std::chrono::seconds& into, const std::string& sentence) {
    app_->add_option_function<std::string>(
            flag,
            [flag, &into](const std::string& given) {
                const auto duration = record::parse_duration(given);
                if (!duration || duration->count() <= 0) {
                    throw CLI::ValidationError(
                        fmt::format("{} wants a time such as 15m, 6h or 1d, not {}", flag, in_quotes(given)));
                }
                into = *duration;
            },
            sentence)
        ->type_name("TIME");
}

void ToolApp::add_choice(const std::string& flag, std::string& into, std::vector<std::string> values,
                         const std::string& sentence) {
    const std::string type = fmt::format("{}", fmt::join(values, "|"));
    app_->add_option(flag, into, sentence)
        ->type_name(type)
        ->check([flag, values = std::move(values)](const std::string& given) {
            if (std::find(values.begin(), values.end(), given) != values.end()) {
                return std::string();
            }
            const std::vector<std::string_view> views(values.begin(), values.end());
            const auto meant = nearest(given, views);
            return fmt::format("{} is not a value of {}; allowed are {}{}", in_quotes(given), flag, allowed(values),
                               meant ? fmt::format(" (did you mean '{}'?)", *meant) : "");
        });
}

void ToolApp::add_time(const std::string& flag, std::optional<record::Timestamp>& into, const std::string& sentence) {
    app_->add_option_function<std::string>(
            flag,
            [flag, &into](const std::string& given) {
                into = record::parse_rfc3339(given);
                if (!into) {
                    throw CLI::ValidationError(
                        flag, fmt::format("{} is no point in time; expected RFC 3339 such as 2026-09-13T20:00:00Z",
                                          in_quotes(given)));
                }
            },
            sentence)
        ->type_name("TIME");
}

std::string ToolApp::help() const {
    std::string options = app_->help();
    // "--flag{value} [=TYPE]", where only "--flag[=TYPE]" is of use.
    for (std::size_t end = options.find("} [="); end != std::string::npos; end = options.find("} [=")) {
        const std::size_t begin = options.rfind('{', end);
        options.insert(options.find(']', end) + 1, end + 2 - begin, ' ');
        options.erase(begin, end + 2 - begin);
    }
    return fmt::format("{}\nExample:\n  {}\n\nSee {}(1) and kummerkasten(7).\n", options, example_, tool_);
}

// What CLI11 could not place, with a guess at what was meant.
std::string ToolApp::unknown_word() const {
    const std::vector<std::string> extras = app_->remaining();
    const std::string first = extras.empty() ? std::string() : extras.front();
    const std::string word = first.substr(0, first.find('='));
    std::vector<std::string> names;
    for (const CLI::Option* option : app_->get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    const std::vector<std::string_view> views(names.begin(), names.end());
    const auto meant = nearest(word, views);
    return fmt::format("unknown option {}{}", in_quotes(word),
                       meant ? fmt::format("; did you mean '{}'?", *meant) : "");
}

void ToolApp::parse(int argc, char** argv) {
    try {
        app_->parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        throw InformationAsked(help());
    } catch (const CLI::CallForVersion&) {
        throw InformationAsked(app_->version() + "\n");
    } catch (const CLI::ExtrasError&) {
        throw UsageError(unknown_word());
    } catch (const CLI::ArgumentMismatch& problem) {
        // "--profile: At Most 1 required but received 2", or a value that is missing.
        const std::string message = problem.what();
        const std::string flag = message.substr(0, message.find(':'));
        const bool twice = message.find("At Most") != std::string::npos;
        throw error<UsageError>("{} {}", flag, twice ? "is given more than once" : "wants a value");
    } catch (const CLI::ParseError& problem) {
        throw UsageError(as_sentence(problem.what()));
    }
}

bool ToolApp::was_given(const std::string& flag) const { return app_->count(flag) > 0; }

} // namespace kummerkasten::cli

// SPDX-License-Identifier: Apache-2.0
// The command line of report: its flags, and which of them go together. What is asked for is only understood here; nothing
// has been opened yet.
#pragma once

#include "cli/house.hpp"
#include "cli/run_tool.hpp"
#include "report/options.hpp"
#include "report/render.hpp"

#include <cstddef>
#include <string>

namespace kummerkasten {

struct ReportOptions {
    cli::CommonOptions common;
    cli::HouseOptions house;
    report::Options report;
    std::string format = "text";
    report::CsvStyle csv;
    std::string colour = "auto";
    std::string since, until;
    std::size_t top = 0; // not asked for
    std::string bin = "1h";
    bool check = false;
    std::string state;
    std::string output;
    std::string to_sqlite;
    std::string partial;
    bool merge = false;
};

/// Throws UsageError for what is no command line.
[[nodiscard]] ReportOptions parse_report_options(const cli::ToolContext& context);

} // namespace kummerkasten

// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_line.hpp"

#include "base/strings.hpp"

#include <fmt/format.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace kummerkasten::cli {

namespace {

// A line that cannot be shown is no trouble of the run.
void write_error(std::string_view text) { static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size())); }

std::string amount(double bytes) {
    return bytes >= 1e9 ? fmt::format("{:.1f} GB", bytes / 1e9) : fmt::format("{:.1f} MB", bytes / 1e6);
}

} // namespace

std::string progress_text(std::uint64_t bytes, std::uint64_t posts, std::chrono::duration<double> elapsed) {
    const auto read = static_cast<double>(bytes);
    return fmt::format("{}, {}, {}/s", amount(read), counted(posts, "post"),
                       amount(elapsed.count() > 0 ? read / elapsed.count() : 0));
}

bool ProgressLine::wanted() {
    const char* term = std::getenv("TERM");
    if (::isatty(STDERR_FILENO) != 1 || (term != nullptr && std::string_view(term) == "dumb")) {
        return false;
    }
    struct stat output {
    }, error{};
    return ::isatty(STDOUT_FILENO) != 1 || ::fstat(STDOUT_FILENO, &output) != 0 ||
           ::fstat(STDERR_FILENO, &error) != 0 || output.st_rdev != error.st_rdev;
}

ProgressLine::ProgressLine(Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    diagnostics_.set_before_message([this] { clear(); });
}

ProgressLine::~ProgressLine() {
    diagnostics_.set_before_message({});
    clear();
}

void ProgressLine::show(std::uint64_t bytes, std::uint64_t posts) {
    const Clock::time_point now = Clock::now();
    if (now < next_) {
        return;
    }
    next_ = now + kPause;
    shown_ = true;
    write_error(fmt::format("\r{}: {}\x1b[K", diagnostics_.tool(), progress_text(bytes, posts, now - started_)));
}

void ProgressLine::clear() {
    if (shown_) {
        write_error("\r\x1b[K");
        shown_ = false;
    }
}

} // namespace kummerkasten::cli

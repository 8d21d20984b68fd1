// SPDX-License-Identifier: Apache-2.0
#include "ingest/maildir.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace kummerkasten::ingest {

namespace {

// "1757678733.M20P3Q4.host:2,DS": the flags stand behind ":2,", or ";2," and "!2," where a file system forbids the colon.
bool is_draft(std::string_view file_name) {
    const std::size_t flags = file_name.rfind("2,");
    return flags != std::string_view::npos && file_name.find('D', flags) != std::string_view::npos;
}

} // namespace

bool is_maildir(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path + "/cur", ignored) &&
           std::filesystem::is_directory(path + "/new", ignored);
}

std::vector<std::string> maildir_files(const std::string& path) {
    std::vector<std::filesystem::path> files;
    for (const char* const folder : {"/cur", "/new"}) {
        std::error_code failure;
        std::filesystem::directory_iterator entries(path + folder, failure);
        for (; !failure && entries != std::filesystem::directory_iterator(); entries.increment(failure)) {
            const std::string name = entries->path().filename().string();
            std::error_code ignored;
            if (!name.starts_with('.') && !is_draft(name) && !entries->is_directory(ignored)) {
                files.push_back(entries->path());
            }
        }
        if (failure) {
            throw error<IoError>("cannot read {}: {}", in_quotes(path + folder, 200), failure.message());
        }
    }
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return std::pair(a.filename(), a) < std::pair(b.filename(), b); });
    std::vector<std::string> names;
    names.reserve(files.size());
    std::transform(files.begin(), files.end(), std::back_inserter(names),
                   [](const auto& file) { return file.string(); });
    return names;
}

} // namespace kummerkasten::ingest

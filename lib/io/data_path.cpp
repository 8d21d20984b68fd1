// SPDX-License-Identifier: Apache-2.0
#include "io/data_path.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <cstdlib>
#include <system_error>

namespace kummerkasten::io {

namespace {

// Every data directory has this file.
bool is_data_directory(const std::filesystem::path& directory) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(directory / "taxonomy.tsv", ignored);
}

std::filesystem::path beside_program() {
    std::error_code failed;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
    return failed ? std::filesystem::path() : program.parent_path().parent_path() / "share" / "kummerkasten";
}

} // namespace

DataPath::DataPath(const std::string& given) {
    if (!given.empty()) {
        if (!is_data_directory(given)) {
            throw error<DataError>("{} (--data) holds no data of ours; expected a directory with 'taxonomy.tsv' in it",
                                   in_quotes(given, 200));
        }
        root_ = given;
        return;
    }
    if (const char* variable = std::getenv("KUMMERKASTEN_DATA"); variable != nullptr && *variable != '\0') {
        if (!is_data_directory(variable)) {
            throw error<DataError>(
                "{} ($KUMMERKASTEN_DATA) holds no data of ours; expected a directory with "
                "'taxonomy.tsv' in it",
                in_quotes(variable, 200));
        }
        root_ = variable;
        return;
    }
    root_ = beside_program();
    if (root_.empty() || !is_data_directory(root_)) {
        throw error<DataError>("no data files in {}; set KUMMERKASTEN_DATA or give --data DIRECTORY",
                               in_quotes(root_.string(), 200));
    }
}

} // namespace kummerkasten::io

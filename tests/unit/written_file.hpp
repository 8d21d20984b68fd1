// SPDX-License-Identifier: Apache-2.0
// A file in a directory of its own, for loaders that want a path; both are gone with the object.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

class WrittenFile {
public:
    WrittenFile(std::string_view name, std::string_view bytes) {
        std::string pattern = (std::filesystem::temp_directory_path() / "kummerkasten-test-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("cannot make a temporary directory");
        }
        directory_ = pattern;
        path_ = directory_ / name;
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~WrittenFile() {
        std::error_code ignored;
        std::filesystem::remove_all(directory_, ignored);
    }
    WrittenFile(const WrittenFile&) = delete;
    WrittenFile& operator=(const WrittenFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }

    /// `message` without the directory in front, so that a test can say "profile.toml:3: …".
    [[nodiscard]] std::string relative(std::string message) const {
        const std::string prefix = directory_.string() + "/";
        for (auto at = message.find(prefix); at != std::string::npos; at = message.find(prefix)) {
            message.erase(at, prefix.size());
        }
        return message;
    }

private:
    std::filesystem::path directory_, path_;
};

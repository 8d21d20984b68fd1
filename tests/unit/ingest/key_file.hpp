// SPDX-License-Identifier: Apache-2.0
// A key file with the mode that a key should have.
#pragma once

#include "written_file.hpp"

#include <filesystem>
#include <string>
#include <string_view>

class KeyFile {
public:
    explicit KeyFile(std::string_view key, std::filesystem::perms mode = std::filesystem::perms::owner_read)
        : file_("key", key) {
        std::filesystem::permissions(file_.path(), mode);
    }
    [[nodiscard]] std::string name() const { return file_.path().string(); }
    [[nodiscard]] std::string relative(const std::string& text) const { return file_.relative(text); }

private:
    WrittenFile file_;
};

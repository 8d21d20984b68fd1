// SPDX-License-Identifier: Apache-2.0
// Where the data files are (kummerkasten(7), FILES). In this order: the directory given with --data; $KUMMERKASTEN_DATA;
// ../share/kummerkasten beside the directory of the running program, which holds for the installed tools as well as for
// the build tree.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kummerkasten::io {

class DataPath {
public:
    /// `given` is the argument of --data, or empty. Throws DataError where no directory with our data is found,
    /// and says where it looked.
    explicit DataPath(const std::string& given);

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return root_ / name; }

private:
    std::filesystem::path root_;
};

} // namespace kummerkasten::io

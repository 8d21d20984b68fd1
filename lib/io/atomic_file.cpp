// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_file.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace kummerkasten::io {

namespace {

// Removes the temporary file unless it was renamed away.
class Temporary {
public:
    explicit Temporary(const std::filesystem::path& target) : name_(target.string() + ".XXXXXX") {
        const int number = ::mkostemp(name_.data(), O_CLOEXEC);
        if (number < 0) {
            throw IoError("cannot create a temporary file beside " + in_quotes(target.string(), 200), errno);
        }
        descriptor = Descriptor(number);
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() {
        if (!renamed_) {
            ::unlink(name_.c_str());
        }
    }

    void rename_to(const std::filesystem::path& target) {
        if (::rename(name_.c_str(), target.c_str()) != 0) {
            throw IoError("cannot replace " + in_quotes(target.string(), 200), errno);
        }
        renamed_ = true;
    }

    Descriptor descriptor;

private:
    std::string name_;
    bool renamed_ = false;
};

// mkostemp makes files for their owner only; a result should have the rights any new file gets.
mode_t usual_rights() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

// What is there and is no file: a device, a pipe.
bool is_special(const std::filesystem::path& file) {
    std::error_code ignored;
    const std::filesystem::file_status status = std::filesystem::status(file, ignored);
    return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
           !std::filesystem::is_directory(status);
}

void write_to_special(const std::filesystem::path& file, std::string_view bytes, const std::string& name) {
    Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!descriptor.is_open()) {
        throw IoError("cannot open " + name, errno);
    }
    write_all(descriptor.number(), bytes, name);
    descriptor.close_checked(name);
}

} // namespace

void replace_file(const std::filesystem::path& given, std::string_view bytes) {
    const std::string name = in_quotes(given.string(), 200);
    if (is_special(given)) { // root who replaced /dev/null by a file would break the machine
        return write_to_special(given, bytes, name);
    }
    // A link stays one: the file that it leads to is replaced.
    std::error_code missing;
    const std::filesystem::path target = std::filesystem::canonical(given, missing);
    const std::filesystem::path& file = missing ? given : target;
    Temporary temporary(file);
    write_all(temporary.descriptor.number(), bytes, name);
    if (::fchmod(temporary.descriptor.number(), usual_rights()) != 0 || ::fsync(temporary.descriptor.number()) != 0) {
        throw IoError("cannot write " + name, errno);
    }
    temporary.descriptor.close_checked(name);
    temporary.rename_to(file);
    const std::filesystem::path directory = file.has_parent_path() ? file.parent_path() : ".";
    const Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.is_open() && ::fsync(opened.number()) != 0 && errno != EINVAL) {
        throw IoError("cannot sync the directory of " + name, errno);
    }
}

} // namespace kummerkasten::io

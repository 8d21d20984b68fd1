// SPDX-License-Identifier: Apache-2.0
// Exceptions: the job as a whole cannot be done. run_tool (cli/run_tool.hpp) is the one place that catches
// them and turns each kind into a message and an exit code. Trouble with one record is never an exception:
// see base/result.hpp.
#pragma once

#include "base/place.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace kummerkasten {

/// Something the user can mend: every message says what was found and what was expected.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The command line is wrong.
class UsageError : public Error {
public:
    using Error::Error;
};

/// A data file, profile or incident file is missing or does not hold what it should.
class DataError : public Error {
public:
    explicit DataError(const std::string& message) : Error(message) {}
    DataError(const Place& place, const std::string& message) : Error(to_string(place) + ": " + message) {}
};

/// Reading or writing failed for a reason outside the data; the message ends with the system's reason.
class IoError : public Error {
public:
    explicit IoError(const std::string& message) : Error(message) {}
    IoError(const std::string& what, int error_number);
};

/// Another run holds the state; trying again later helps (exit code 75).
class LockedError : public Error {
public:
    using Error::Error;
};

/// The reader of our output went away. Not an Error: there is nothing to report, the tool ends as if by SIGPIPE.
class BrokenPipe : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "broken pipe"; }
};

/// Builds an exception in one line: `throw error<DataError>("unknown topic '{}'", name)`.
template <class Exception, class... Arguments>
[[nodiscard]] Exception error(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    return Exception(fmt::format(format, std::forward<Arguments>(arguments)...));
}

} // namespace kummerkasten

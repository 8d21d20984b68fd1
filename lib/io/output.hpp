// SPDX-License-Identifier: Apache-2.0
// Buffered, checked output. What was written is either on its way to the reader or an exception was thrown: an output that
// was lost never ends in exit code 0. Call close(); the destructor only gives the descriptor back, it cannot report.
#pragma once

#include "io/descriptor.hpp"

#include <string>
#include <string_view>

namespace kummerkasten::io {

class Output {
public:
    /// Standard output. Not owned: close() flushes and asks the system whether all of it arrived.
    static Output standard(bool line_buffered);
    /// A file, created or emptied.
    static Output file(const std::string& name);

    void write(std::string_view bytes);
    /// Hands everything to the system. With line buffering the caller does this after each record.
    void flush();
    /// flush, then close with the error checked.
    void close();

    [[nodiscard]] bool line_buffered() const { return line_buffered_; }

private:
    Output(Descriptor descriptor, std::string name, bool line_buffered);

    Descriptor descriptor_;
    std::string name_;
    std::string buffer_;
    bool line_buffered_ = false;
};

} // namespace kummerkasten::io

// SPDX-License-Identifier: Apache-2.0
#include "io/rejects.hpp"

#include "base/strings.hpp"

namespace kummerkasten::io {

Rejects::Rejects(const std::string& file) {
    if (!file.empty()) {
        output_ = Output::file(file);
    }
}

void Rejects::add(const Place& place, std::string_view reason, const Line& line) {
    if (!output_) {
        return;
    }
    if (line.first_piece) {
        output_->write(escape_controls(place.file));
        output_->write("\t" + std::to_string(place.line) + "\t");
        output_->write(escape_controls(reason));
        output_->write("\t");
    }
    output_->write(line.text);
    if (line.last_piece) {
        output_->write("\n");
    }
}

void Rejects::close() {
    if (output_) {
        output_->close();
    }
}

} // namespace kummerkasten::io

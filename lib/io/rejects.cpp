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
        end_line();
        output_->write(escape_controls(place.file));
        output_->write("\t" + std::to_string(place.line) + "\t");
        output_->write(escape_controls(reason));
        output_->write("\t");
    }
    output_->write(line.text);
    open_ = true;
    if (line.last_piece) {
        end_line();
    }
}

void Rejects::end_line() {
    if (open_) {
        output_->write("\n");
        open_ = false;
    }
}

void Rejects::close() {
    if (output_) {
        end_line();
        output_->close();
    }
}

} // namespace kummerkasten::io

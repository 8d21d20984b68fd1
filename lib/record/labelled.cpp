// SPDX-License-Identifier: Apache-2.0
#include "record/labelled.hpp"

#include "base/strings.hpp"
#include "io/worker_pool.hpp"
#include "record/json_problem.hpp"
#include "record/line_gate.hpp"
#include "record/long_numbers.hpp"
#include "record/reader.hpp"
#include "record/run_account.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <optional>

namespace kummerkasten::record {

namespace {

using simdjson::dom::element;

// Of several members of a name the last counts, as everywhere.
std::optional<element> member(element value, std::string_view name) {
    std::optional<element> found;
    if (value.is_object()) {
        for (const auto pair : value.get_object()) {
            if (pair.key == name) {
                found = pair.value;
            }
        }
    }
    return found;
}

std::optional<element> follow(element value, std::string_view path) {
    if (const auto whole = member(value, path)) {
        return whole;
    }
    const std::size_t point = path.find('.');
    if (point == std::string_view::npos) {
        return std::nullopt;
    }
    const auto first = member(value, path.substr(0, point));
    return first ? follow(*first, path.substr(point + 1)) : std::nullopt;
}

Result<LabelState> read_label(element value, std::string& label) {
    switch (value.type()) {
    case simdjson::dom::element_type::STRING:
        label.assign(trim(std::string_view(value.get_string())));
        return label.empty() ? LabelState::absent : LabelState::present;
    case simdjson::dom::element_type::NULL_VALUE: return LabelState::absent;
    case simdjson::dom::element_type::ARRAY: {
        const simdjson::dom::array items = value.get_array();
        if (items.size() == 1) {
            return read_label(items.at(0), label);
        }
        return items.size() == 0 ? LabelState::absent : LabelState::several;
    }
    case simdjson::dom::element_type::OBJECT:
        return Problem{"label", "the label is an object; expected a string, number or boolean, or a path that goes on"};
    default: label = simdjson::minify(value); return LabelState::present;
    }
}

class LabelledWorker : public io::BatchWorker {
public:
    LabelledWorker(bool strict, std::string_view label_path, std::string_view text_path, LabelledCounts& counts,
                   const std::function<void(const Post&, const std::string&)>& visit)
        : gate_(strict), reader_(label_path, text_path), counts_(counts), visit_(visit) {}

    void work(io::Batch& batch) override {
        for (std::size_t i = 0; i < batch.block.lines.size(); ++i) {
            gate_.pass(batch, i, [this, &batch](std::string_view line) { return use(line, batch); });
        }
    }

private:
    Outcome use(std::string_view line, io::Batch& batch) {
        const Result<LabelState> state = reader_.read(line, post_, label_);
        if (!state) {
            return state.problem();
        }
        ++batch.records;
        switch (*state) {
        case LabelState::present:
            ++counts_.used;
            visit_(post_, label_);
            break;
        case LabelState::absent: ++counts_.without; break;
        case LabelState::several: ++counts_.several; break;
        }
        return std::nullopt;
    }

    LineGate gate_;
    LabelledReader reader_;
    Post post_;
    std::string label_;
    LabelledCounts& counts_;
    const std::function<void(const Post&, const std::string&)>& visit_;
};

} // namespace

struct LabelledReader::Parser {
    simdjson::dom::parser json;
    std::string copy;

    Parser() {
        if (json.allocate(64 * 1024, kMaxDepth) != simdjson::SUCCESS) {
            throw std::bad_alloc();
        }
    }
};

LabelledReader::LabelledReader(std::string_view label_path, std::string_view text_path)
    : parser_(std::make_unique<Parser>()), label_path_(label_path), text_path_(text_path) {}
LabelledReader::~LabelledReader() = default;

Result<LabelState> LabelledReader::read(std::string_view line, Post& post, std::string& label) {
    auto document = parser_->json.parse(line.data(), line.size(), /*realloc_if_needed=*/false);
    if (document.error() == simdjson::NUMBER_ERROR) {
        blank_long_numbers(line, parser_->copy);
        parser_->copy.append(kLinePadding, ' ');
        document = parser_->json.parse(parser_->copy.data(), line.size(), /*realloc_if_needed=*/false);
    }
    if (document.error() != simdjson::SUCCESS) {
        return json_problem(line, document.error() == simdjson::DEPTH_ERROR);
    }
    const element root = document.value_unsafe();
    if (!root.is_object()) {
        return Problem{"not-an-object", "a record must be a JSON object"};
    }
    const auto text = follow(root, text_path_);
    if (!text || !text->is_string()) {
        return Problem{"no-text",
                       fmt::format("no string member {}; --text names the member that is read", in_quotes(text_path_))};
    }
    post.clear();
    post.text.assign(std::string_view(text->get_string()));
    if (const auto lang = member(root, "lang"); lang && lang->is_string()) {
        post.lang.assign(std::string_view(lang->get_string()));
    }
    label.clear();
    const auto value = follow(root, label_path_);
    return value ? read_label(*value, label) : LabelState::absent;
}

ExitCode visit_labelled(const FilterOptions& options, std::string_view label_path, std::string_view text_path,
                        LabelledCounts& counts, const std::function<void(const Post&, const std::string&)>& visit,
                        Diagnostics& diagnostics) {
    io::LineReader reader(options.inputs, options.max_line);
    RunAccount account(options.rejects, options.strict, diagnostics);
    const auto make_worker = [&] {
        return std::make_unique<LabelledWorker>(options.strict, label_path, text_path, counts, visit);
    };
    io::process_in_order(reader, 1, make_worker, [&account](const io::Batch& batch) {
        static_cast<void>(account.take(batch)); // there is no output to be cut
        account.throw_if_stopped();
    });
    return account.finish(reader);
}

} // namespace kummerkasten::record

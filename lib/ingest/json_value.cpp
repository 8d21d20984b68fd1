// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_value.hpp"

#include "ingest/json_scan.hpp"
#include "record/json_problem.hpp"
#include "record/long_numbers.hpp"
#include "record/reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace kummerkasten::ingest {

namespace {

using simdjson::dom::element;
using Bytes = std::array<std::byte, 16>;

// An element is a pointer to the document and an index into its tape. If simdjson changes that, this stops the build.
static_assert(sizeof(element) == sizeof(Bytes) && std::is_trivially_copyable_v<element>);

element element_of(const Bytes& bytes) { return std::bit_cast<element>(bytes); }

} // namespace

struct JsonParser::Parser {
    simdjson::dom::parser json;
    std::string shallow, copy; ///< of a document that is too deep, or has numbers too long

    Parser() {
        if (json.allocate(64 * 1024, record::kMaxDepth) != simdjson::SUCCESS) {
            throw std::bad_alloc();
        }
    }
};

bool Json::is_object() const { return exists_ && element_of(element_).is_object(); }
bool Json::is_array() const { return exists_ && element_of(element_).is_array(); }
bool Json::is_string() const { return exists_ && element_of(element_).is_string(); }

Json Json::operator[](std::string_view key) const {
    if (!is_object()) {
        return {};
    }
    const auto found = element_of(element_).at_key(key);
    return found.error() == simdjson::SUCCESS ? JsonParser::wrap_bytes(std::bit_cast<Bytes>(found.value_unsafe()))
                                              : Json();
}

Json Json::at_path(std::string_view path) const {
    if (const Json whole = (*this)[path]; whole.exists()) {
        return whole;
    }
    const std::size_t point = path.find('.');
    return point == std::string_view::npos ? Json() : (*this)[path.substr(0, point)].at_path(path.substr(point + 1));
}

std::string_view Json::text() const {
    return is_string() ? std::string_view(element_of(element_).get_string()) : std::string_view();
}

std::string Json::as_text() const {
    if (!exists_) {
        return {};
    }
    const element value = element_of(element_);
    switch (value.type()) {
    case simdjson::dom::element_type::STRING: return std::string(text());
    case simdjson::dom::element_type::INT64: return std::to_string(std::int64_t(value.get_int64()));
    case simdjson::dom::element_type::UINT64: return std::to_string(std::uint64_t(value.get_uint64()));
    case simdjson::dom::element_type::DOUBLE: return fmt::format("{}", double(value.get_double()));
    case simdjson::dom::element_type::BOOL: return bool(value.get_bool()) ? "true" : "false";
    default: return {};
    }
}

std::optional<std::int64_t> Json::integer() const {
    if (!exists_) {
        return std::nullopt;
    }
    const element value = element_of(element_);
    if (value.is_int64()) {
        return std::int64_t(value.get_int64());
    }
    const std::optional<double> approximate = number();
    if (approximate && std::abs(*approximate) < 9e15) { // beyond 2^53 a double is no exact integer
        return static_cast<std::int64_t>(*approximate);
    }
    return std::nullopt;
}

std::optional<double> Json::number() const {
    if (!exists_) {
        return std::nullopt;
    }
    const element value = element_of(element_);
    if (value.is_number()) {
        return double(value.get_double());
    }
    if (!value.is_string()) {
        return std::nullopt;
    }
    const std::string_view digits = text();
    double parsed = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
    if (failure != std::errc() || end != digits.data() + digits.size() || !std::isfinite(parsed)) {
        return std::nullopt;
    }
    return parsed;
}

std::optional<bool> Json::boolean() const {
    if (exists_ && element_of(element_).is_bool()) {
        return bool(element_of(element_).get_bool());
    }
    return std::nullopt;
}

std::size_t Json::size() const {
    if (is_array()) {
        return element_of(element_).get_array().size();
    }
    return is_object() ? element_of(element_).get_object().size() : 0;
}

void Json::each_item(const std::function<void(Json)>& visit) const {
    if (is_array()) {
        for (const element item : element_of(element_).get_array()) {
            visit(JsonParser::wrap_bytes(std::bit_cast<Bytes>(item)));
        }
    }
}

void Json::each_member(const std::function<void(std::string_view, Json)>& visit) const {
    if (is_object()) {
        for (const auto member : element_of(element_).get_object()) {
            visit(member.key, JsonParser::wrap_bytes(std::bit_cast<Bytes>(member.value)));
        }
    }
}

Json JsonParser::wrap_bytes(const std::array<std::byte, 16>& bytes) {
    Json json;
    json.element_ = bytes;
    json.exists_ = !element_of(bytes).is_null();
    return json;
}

JsonParser::JsonParser() : parser_(std::make_unique<Parser>()) {}
JsonParser::~JsonParser() = default;
JsonParser::JsonParser(JsonParser&&) noexcept = default;
JsonParser& JsonParser::operator=(JsonParser&&) noexcept = default;

Result<Json> JsonParser::parse(std::string_view document) {
    has_cut_ = false;
    std::string_view text = document;
    const auto parse = [&] { return parser_->json.parse(text.data(), text.size(), /*realloc_if_needed=*/false); };
    const auto parse_instead = [&](std::string& copy) {
        const std::size_t length = copy.size();
        copy.append(record::kLinePadding, ' ');
        text = std::string_view(copy).substr(0, length);
        return parse();
    };
    auto parsed = parse();
    if (parsed.error() == simdjson::DEPTH_ERROR) {
        has_cut_ = true;
        // On the last level simdjson takes only lists and objects that are empty.
        parser_->shallow = without_depths(document, record::kMaxDepth - 1);
        parsed = parse_instead(parser_->shallow);
    }
    if (parsed.error() == simdjson::NUMBER_ERROR) {
        record::blank_long_numbers(text, parser_->copy);
        parsed = parse_instead(parser_->copy);
    }
    if (parsed.error() != simdjson::SUCCESS) {
        return record::json_problem(document, false);
    }
    return wrap_bytes(std::bit_cast<Bytes>(parsed.value_unsafe()));
}

} // namespace kummerkasten::ingest

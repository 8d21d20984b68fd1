// SPDX-License-Identifier: Apache-2.0
#include "profile/section.hpp"

#include "base/strings.hpp"
#include "base/suggest.hpp"

#include <algorithm>

namespace kummerkasten::profile {

namespace {

std::string_view kind_of(TomlValue::Type type) {
    switch (type) {
    case TomlValue::Type::text: return "a text";
    case TomlValue::Type::flag: return "true or false";
    case TomlValue::Type::number: return "a number";
    case TomlValue::Type::list: return "a list";
    case TomlValue::Type::table: return "a table";
    case TomlValue::Type::time: return "a time";
    case TomlValue::Type::other: break;
    }
    return "a date, a time or a fraction";
}

} // namespace

Section::Section(const TomlValue& table, std::string file, Keys keys) : table_(&table), place_{std::move(file), 0} {
    check_keys(keys);
}

Section::Section(const TomlValue* table, Place place, std::string title)
    : table_(table), place_(std::move(place)), title_(std::move(title)) {}

void Section::check_keys(Keys keys) const {
    if (table_ == nullptr) {
        return;
    }
    for (const TomlValue& member : table_->children) {
        if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) {
            throw DataError({place_.file, member.line},
                            fmt::format("unknown key {}; {}", title_of(member.key), suggest(member.key, keys)));
        }
    }
}

std::string Section::title_of(std::string_view key) const {
    return title_.empty() ? in_quotes(key) : fmt::format("{} in [{}]", in_quotes(key), title_);
}

DataError Section::wrong(std::string_view key, std::string_view fact) const {
    return DataError(place(key), fmt::format("{} {}", title_of(key), fact));
}

Place Section::place(std::string_view key) const {
    const TomlValue* value = find(key);
    return value == nullptr ? place_ : Place{place_.file, value->line};
}

const TomlValue* Section::find(std::string_view key) const {
    if (table_ == nullptr) {
        return nullptr;
    }
    const auto& members = table_->children;
    const auto found =
        std::find_if(members.begin(), members.end(), [key](const TomlValue& member) { return member.key == key; });
    return found == members.end() ? nullptr : &*found;
}

const TomlValue* Section::find(std::string_view key, TomlValue::Type expected, std::string_view example) const {
    const TomlValue* value = find(key);
    if (value != nullptr && value->type != expected) {
        throw wrong(key, fmt::format("is {}; expected {}", kind_of(value->type), example));
    }
    return value;
}

// Texts of the profile go into one-line messages and replies; a line break in them is a slip of the pen.
PlacedText Section::one_line(std::string_view key, const TomlValue& value) const {
    const Place place{place_.file, value.line};
    const std::string_view text = trim(value.text);
    if (escape_controls(text) != text) {
        throw DataError(place, fmt::format("{} has a control character in {}; expected one line of text", title_of(key),
                                           in_quotes(text)));
    }
    return {std::string(text), place};
}

void Section::check_length(std::string_view key, const TomlValue& list) const {
    if (list.children.size() > kLongestList) {
        throw wrong(key, fmt::format("has {} entries; expected at most {}", list.children.size(), kLongestList));
    }
}

std::string Section::text(std::string_view key, std::string_view otherwise) const {
    const TomlValue* value = find(key, TomlValue::Type::text, "a text in double quotes");
    return value == nullptr ? std::string(otherwise) : one_line(key, *value).text;
}

std::string Section::required(std::string_view key) const {
    std::string value = text(key);
    if (value.empty()) {
        throw wrong(key, has(key) ? "is empty; expected a text" : "is missing; expected a text");
    }
    return value;
}

std::string Section::choice(std::string_view key, Keys allowed, std::string_view otherwise) const {
    std::string value = text(key, otherwise);
    if (has(key) && std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
        throw wrong(key, fmt::format("is {}; {}", in_quotes(value), suggest(value, allowed)));
    }
    return value;
}

bool Section::flag(std::string_view key, bool otherwise) const {
    const TomlValue* value = find(key, TomlValue::Type::flag, "true or false, without quotes");
    return value == nullptr ? otherwise : value->flag;
}

std::int64_t Section::number(std::string_view key, std::int64_t otherwise) const {
    const TomlValue* value = find(key, TomlValue::Type::number, "a whole number, without quotes");
    return value == nullptr ? otherwise : value->number;
}

std::vector<PlacedText> Section::texts(std::string_view key) const {
    std::vector<PlacedText> texts;
    const TomlValue* list = find(key, TomlValue::Type::list, R"(a list of texts, as in ["one", "two"])");
    if (list == nullptr) {
        return texts;
    }
    check_length(key, *list);
    for (const TomlValue& element : list->children) {
        const Place place{place_.file, element.line};
        if (element.type != TomlValue::Type::text) {
            throw DataError(place, fmt::format("{} has {} among its entries; expected texts in double quotes",
                                               title_of(key), kind_of(element.type)));
        }
        texts.push_back(one_line(key, element));
        if (texts.back().text.empty()) {
            throw DataError(place, fmt::format("{} has an empty entry; expected a text", title_of(key)));
        }
    }
    return texts;
}

Section Section::section(std::string_view key, Keys keys) const {
    const TomlValue* table = find(key, TomlValue::Type::table, fmt::format("a table, [{}]", key));
    Section section(table, place(key), title_.empty() ? std::string(key) : fmt::format("{}.{}", title_, key));
    section.check_keys(keys);
    return section;
}

std::vector<Section> Section::sections(std::string_view key, Keys keys) const {
    const std::string expected = fmt::format("tables, each headed [[{}]]", key);
    const TomlValue* list = find(key, TomlValue::Type::list, expected);
    if (list == nullptr) {
        return {};
    }
    check_length(key, *list);
    std::vector<Section> sections;
    for (const TomlValue& element : list->children) {
        const Place place{place_.file, element.line};
        if (element.type != TomlValue::Type::table) {
            throw DataError(place, fmt::format("{} has {} among its entries; expected {}", title_of(key),
                                               kind_of(element.type), expected));
        }
        sections.push_back(Section(&element, place, std::string(key)));
        sections.back().check_keys(keys);
    }
    return sections;
}

std::vector<PlacedList> Section::lists(std::string_view key) const {
    std::vector<PlacedList> lists;
    if (const TomlValue* table = find(key, TomlValue::Type::table, "a table, as in { x = [\"one\"] }")) {
        const Section inner(table, place(key), title_.empty() ? std::string(key) : fmt::format("{}.{}", title_, key));
        for (const TomlValue& member : table->children) {
            lists.push_back({member.key, {place_.file, member.line}, inner.texts(member.key)});
        }
    }
    return lists;
}

} // namespace kummerkasten::profile

// SPDX-License-Identifier: Apache-2.0
#include "record/labelled.hpp"

#include "record/reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::record;

namespace {

struct Read {
    std::string text, label, problem;
    LabelState state = LabelState::absent;
};

Read read(const std::string& json, const std::string& label_path, const std::string& text_path = "text") {
    LabelledReader reader(label_path, text_path);
    const std::string padded = json + std::string(kLinePadding, ' ');
    Post post;
    Read read;
    const auto result = reader.read(std::string_view(padded).substr(0, json.size()), post, read.label);
    if (result) {
        read.text = post.text;
        read.state = *result;
    } else {
        read.problem = result.problem().kind;
    }
    return read;
}

} // namespace

TEST_CASE("labels of every kind") {
    struct Row {
        const char* name;
        const char* label;
        LabelState state;
        const char* spelt;
    };
    const std::vector<Row> rows{
        {"a string", R"("netz")", LabelState::present, "netz"},
        {"blanks around it are no part of it", R"(" netz ")", LabelState::present, "netz"},
        {"a whole number", "1", LabelState::present, "1"},
        {"a negative number", "-2", LabelState::present, "-2"},
        {"a boolean", "false", LabelState::present, "false"},
        {"one value in an array", R"(["film"])", LabelState::present, "film"},
        {"null", "null", LabelState::absent, ""},
        {"an empty string", R"("")", LabelState::absent, ""},
        {"an empty array", "[]", LabelState::absent, ""},
        {"several values", R"(["netz","film"])", LabelState::several, ""},
    };
    for (const Row& row : rows) {
        const Read got = read(std::string(R"({"text":"Hallo","labels":{"desk":)") + row.label + "}}", "labels.desk");
        CHECK_MESSAGE(got.state == row.state, row.name);
        CHECK_MESSAGE(got.label == row.spelt, row.name);
        CHECK_MESSAGE(got.problem == "", row.name);
        CHECK_MESSAGE(got.text == "Hallo", row.name);
    }
}

TEST_CASE("paths") {
    CHECK(read(R"({"text":"a","desk":"netz"})", "desk").label == "netz");
    CHECK(read(R"({"text":"a","a":{"b":{"c":"netz"}}})", "a.b.c").label == "netz");
    CHECK(read(R"({"text":"a","a.b":"whole","a":{"b":"parts"}})", "a.b").label == "whole");
    CHECK(read(R"({"text":"a","a":"no object"})", "a.b").state == LabelState::absent);
    CHECK(read(R"({"text":"a","desk":"first","desk":"last"})", "desk").label == "last");
    CHECK(read(R"({"post":{"body":"tief"},"desk":"netz"})", "desk", "post.body").text == "tief");
}

TEST_CASE("what is no labelled line") {
    CHECK(read(R"({"text":"a)", "desk").problem == "json");
    CHECK(read(R"(["text"])", "desk").problem == "not-an-object");
    CHECK(read(R"({"desk":"netz"})", "desk").problem == "no-text");
    CHECK(read(R"({"text":7,"desk":"netz"})", "desk").problem == "no-text");
    CHECK(read(R"({"text":"a","desk":{"name":"netz"}})", "desk").problem == "label");
    // A number that no machine type holds elsewhere in the line does no harm.
    CHECK(read(R"({"text":"a","id":123456789012345678901234567890,"desk":"netz"})", "desk").label == "netz");
}

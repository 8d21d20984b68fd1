// SPDX-License-Identifier: Apache-2.0
#include "base/web_url.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using kummerkasten::is_web_url;
using kummerkasten::kLongestUrl;

TEST_CASE("is_web_url") {
    const std::string longest =
        "https://e.example/" + std::string(kLongestUrl - 18, 'a'); // "https://e.example/" has 18
    for (const std::string& url :
         std::vector<std::string>{"https://e.example", "http://e.example", "https://e.example:8080/a?b=c#d",
                                  "https://e.example/stördienst", longest}) {
        CAPTURE(url);
        CHECK(is_web_url(url));
    }
    for (const std::string& url : std::vector<std::string>{
             "", "e.example", "https://", "https:///path", "https://?q", "HTTPS://e.example", "ftp://e.example",
             "javascript:alert(1)", " https://e.example", "https://e.example/a b", "https://e.example/\n",
             "https://e.example/\x7F", longest + "a"}) {
        CAPTURE(url);
        CHECK_FALSE(is_web_url(url));
    }
}

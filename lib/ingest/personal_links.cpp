// SPDX-License-Identifier: Apache-2.0
// Links, their parameters, and e-mail addresses in all spellings.
#include "ingest/pattern_matches.hpp"
#include "ingest/personal_patterns.hpp"

#include "base/strings.hpp"
#include "text/fold.hpp"

#include <memory>
#include <vector>

namespace kummerkasten::ingest {

namespace {

// Top-level domains after which "name at domain punkt de" is an address and no sentence.
const std::string kSpelledEnd = "(?:de|at|ch|li|com|net|org|info|eu|biz|name|io|me|uk|co uk|online|email)";
const std::string kLabel = R"([\pL\pN](?:[\pL\pN\-]*[\pL\pN])?)";
const std::string kLocal = R"([\pL\pN](?:[\pL\pN._%+\-]*[\pL\pN_+\-])?)";
const std::string kBracketedAt = R"((?:[(\[{<] ?(?:at|ät|aet|a|@) ?[)\]}>]))";
const std::string kSpelledPoint = R"((?: ?[(\[{<] ?(?:dot|punkt|\.) ?[)\]}>] ?| (?:dot|punkt) ))";

// What stands in front keeps "@jana@chaos.social" out.
const std::string kFront = R"((?:^|[^@\pL\pN._%+\-]))";

// "a@", "a%40": with nothing in front "@" begins a mention.
bool has_address_sign(std::string_view text) {
    for (const std::string_view sign : {"@", "%40"}) {
        for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
            const char before = at > 0 ? text[at - 1] : ' ';
            if (is_word_byte(before) || before == '+' || before == '-') {
                return true;
            }
        }
    }
    return false;
}

// "(at)", "[ät]", "<@>"
bool has_bracketed_sign(std::string_view text) {
    for (const char bracket : {'(', '[', '{', '<'}) {
        for (std::size_t at = text.find(bracket); at != std::string_view::npos; at = text.find(bracket, at + 1)) {
            const std::size_t sign = text.find_first_not_of(' ', at + 1);
            if (sign < text.size() &&
                (text[sign] == 'a' || text[sign] == 'A' || text[sign] == '@' || text[sign] == '\xC3')) {
                return true;
            }
        }
    }
    return false;
}

struct Parameter {
    PersonalKind kind;
    Pattern pattern;
};

const std::vector<std::unique_ptr<Parameter>>& parameters() {
    static const auto table = [] {
        std::vector<std::unique_ptr<Parameter>> rows;
        const auto add = [&rows](PersonalKind kind, const std::string& names) {
            rows.push_back(std::unique_ptr<Parameter>(
                new Parameter{kind, Pattern(R"((?i)[?&;#](?:)" + names + R"()=([^&;#\s\x1f]+))")}));
        };
        add(PersonalKind::phone,
            "[a-z_]*(?:phone|mobile|mobil|telefon|rufnummer|handy|msisdn|whatsapp)[a-z_]*|tel|fon");
        add(PersonalKind::iban, "iban");
        add(PersonalKind::number,
            "(?:kunden|vertrags|bestell|auftrags|rechnungs|customer|contract|order|account|invoice|"
            "member|client|sendungs|tracking)[_-]?(?:nummer|nr|no|number|id)|kdnr");
        add(PersonalKind::birth_date, "geburtsdatum|geb|birth_?da(?:te|y)|dob");
        add(PersonalKind::address, "stra(?:ss|%c3%9f|ß)e|street|address|adresse|anschrift|plz|zip|postcode");
        return rows;
    }();
    return table;
}

} // namespace

std::optional<Stretch> next_link(std::string_view text, std::size_t from) {
    const auto begins = [&](std::size_t sign, std::string_view start) { // in front of the sign at `sign`
        return sign >= from + start.size() &&
               equals_ignoring_ascii_case(text.substr(sign - start.size(), start.size()), start);
    };
    // Colons and points are rarer than the letters in front of them.
    for (std::size_t at = from; at < text.size(); ++at) {
        std::size_t length = 0; // of what stands in front
        if (text[at] == ':' && text.substr(at, 3) == "://" && at + 3 < text.size()) {
            length = begins(at, "https") ? 5 : begins(at, "http") ? 4 : 0;
        } else if (text[at] == '.' && at + 1 < text.size() && begins(at, "www")) {
            length = at > 3 && is_ascii_alnum(text[at - 4]) ? 0 : 3;
        }
        if (length > 0) {
            const std::size_t end = text.find_first_of(" \t\n\r\f\v<>\"\x1f", at);
            return Stretch{at - length, std::min(end, text.size())};
        }
    }
    return std::nullopt;
}

void each_link_parameter(std::string_view link, const std::function<void(PersonalKind, Stretch)>& take) {
    if (link.find('=') == std::string_view::npos) {
        return;
    }
    for (const auto& parameter : parameters()) {
        each_match(parameter->pattern, link, [&](Stretch found) {
            if (std::any_of(link.begin() + static_cast<std::ptrdiff_t>(found.begin),
                            link.begin() + static_cast<std::ptrdiff_t>(found.end), is_ascii_digit)) {
                take(parameter->kind, found);
            }
        });
    }
}

void each_email(std::string_view text, const Take& take) {
    if (has_address_sign(text)) {
        static const Pattern plain("(?i)" + kFront + "(" + kLocal + "(?:@|%40)(?:" + kLabel + R"(\.)+[\pL]{2,}))");
        each_match(plain, text, take);
    }
    if (text.find(" @ ") != std::string_view::npos) {
        static const Pattern apart("(?i)" + kFront + "(" + kLocal + " @ (?:" + kLabel + R"(\.)+)" + kSpelledEnd +
                                   R"()(?:[^\pL\pN]|$))");
        each_match(apart, text, take);
    }
    if (has_bracketed_sign(text)) {
        static const Pattern bracketed("(?i)" + kFront + "(" + kLocal + " ?" + kBracketedAt + " ?(?:" + kLabel +
                                       R"((?:\.|)" + kSpelledPoint + "))+" + R"([\pL]{2,}))");
        each_match(bracketed, text, take);
    }
    const bool at = text.find(" at ") != std::string_view::npos || text.find(" ät ") != std::string_view::npos;
    if (at && (text.find("dot") != std::string_view::npos || text.find("punkt") != std::string_view::npos)) {
        static const Pattern spelled("(?i)" + kFront + "(" + kLocal + " (?:at|ät) " + kLabel + "(?:" + kSpelledPoint +
                                     kLabel + "){0,3}" + kSpelledPoint + kSpelledEnd + R"()(?:[^\pL\pN]|$))");
        each_match(spelled, text, take);
    }
}

std::string plain_address(std::string_view written) {
    static const Pattern at("(?i) ?(?:" + kBracketedAt + "|%40| at | ät ) ?");
    static const Pattern point("(?i)" + kSpelledPoint);
    std::string address(written);
    re2::RE2::GlobalReplace(&address, at, "@");
    re2::RE2::GlobalReplace(&address, point, ".");
    return text::fold(address);
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Postal addresses as people write them: a street known by its ending, with a house number; any name with a number where a
// postcode and town follow; postcode and town alone where a word, a country letter or a line of their own make it clear.
#include "ingest/pattern_matches.hpp"
#include "ingest/personal_patterns.hpp"

namespace kummerkasten::ingest {

namespace {

const std::string kHouse =
    R"([0-9]{1,4}(?:[a-zA-Z]\b| [a-hA-H]\b)?(?: ?[/\-+] ?[0-9]{1,4}(?:[a-zA-Z]\b| [a-hA-H]\b)?){0,3})";
// "ring", "ufer", "steig" end too many other words ("Hering", "Käufer", "Anstieg") and need a postcode.
const std::string kStreet =
    R"((?:(?:(?:Obere|Untere|Alte|Neue|Große|Kleine|Lange|Kurze|Hintere|Vordere|Innere|Äußere|Mittlere)[nrs]? )?)"
    R"(\p{Lu}[\pL\-]+(?:straße|strasse|str\.|str|weg|allee|gasse|platz|chaussee|damm|promenade|pfad)|)"
    R"([\pL\-]+(?:straße|strasse|gasse|allee)|)"
    R"((?:\p{Lu}[\pL.\-]+[ \-]){1,3}(?:Straße|Strasse|Str\.|Weg|Allee|Gasse|Platz|Chaussee|Damm|Ufer|Ring|Promenade)|)"
    R"((?:Straße|Platz|Allee|Weg|Ufer) de[rs] (?:[0-9]{1,2}\. )?\p{Lu}[\pL\-]+|)"
    R"((?:Rue|Avenue|Chemin|Route|Place|Via|Viale|Piazza) (?:(?:de la|de|du|des|della|del|dei) )?\p{Lu}[\pL'\-]+))";
const std::string kTown =
    R"((?:\p{Lu}[a-zß-ÿ][\pL\-]*|[A-ZÄÖÜ]{4,})(?:[ ](?:am|an der|an|im|in der|ob der|bei|vor der|St\.) \p{Lu}[\pL\-]+|/\p{Lu}[\pL\-]+| \(\p{Lu}[\pL\-]+\))?)";
const std::string kCountry = R"((?:(?:DE?|AT?|CH|L)(?: ?[\-–] ?| ))?)";
const std::string kPostcodeTown = kCountry + "[0-9]{4,5} " + kTown;
const std::string kGap = R"((?: ?[,;|·/] ?\n? {0,2}| {0,2}\n\n? {0,2}| (?:-|–|in) | ?\(| {1,2}))";
const std::string kBeforeName =
    R"((?:(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Unter den|Hinter der|Beim) (?:\p{Lu}[\pL]+ )?)?)";

const Pattern& with_postcode() {
    static const Pattern pattern(R"((?:^|[^\pL\pN]))"
                                 "((?:" +
                                 kStreet + "|" + kBeforeName + R"(\p{Lu}[\pL.\-]{2,}) )" + kHouse + kGap +
                                 kPostcodeTown + ")");
    return pattern;
}

const Pattern& street_alone() {
    static const Pattern pattern(R"((?:^|[^\pL\pN]))"
                                 "(" +
                                 kStreet + " ?" + kHouse + R"()(?:[^\pL\pN]|$))");
    return pattern;
}

const Pattern& town_alone() {
    static const Pattern pattern(
        R"(\b(?i:plz|postleitzahl|wohn(?:e|en|t|haft|ort)|lebe|(?:wohn|liefer|post|heimat|rechnungs)?(?:adresse|anschrift))\b[ :.,]{1,3})"
        R"((?:(?:ist|hier|jetzt|seit|in|aus|der|die|und)[ :]{1,2}){0,3}()" +
        kPostcodeTown + R"()(?:[^\pL\pN]|$))");
    return pattern;
}

const Pattern& town_of_origin() { // four digits after "aus" are too often something else: "aus 1001 Nacht"
    static const Pattern pattern(R"(\b(?i:aus|nach) ([0-9]{5} )" + kTown + R"()(?:[^\pL\pN]|$))");
    return pattern;
}

const Pattern& town_on_a_line() {
    static const Pattern pattern(R"((?m:^)[ \t]*()" + kPostcodeTown + R"()[ \t]*(?m:$))");
    return pattern;
}

const Pattern& postcode_alone() {
    static const Pattern pattern(
        R"(\b(?i:plz|postleitzahl|postcode|zip(?: ?code)?)[ :]{1,3}(?:(?:ist|is|lautet)[ :]{1,2})?([0-9]{4,5}\b))");
    return pattern;
}

const Pattern& with_country_letter() {
    static const Pattern pattern(R"((?:^|[^\pL\pN\-]))"
                                 "((?:DE?|AT?|CH) ?[\\-–] ?[0-9]{4,5} " +
                                 kTown + ")");
    return pattern;
}

const Pattern& english() {
    static const Pattern pattern(
        R"((?:^|[^\pL\pN])([0-9]{1,4}[a-z]? (?:\p{Lu}[\pL']+ ){1,3}(?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Crescent|Terrace|Boulevard|Blvd\.?))"
        R"((?:,? ?\p{Lu}[\pL]+)?(?:,? [A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2})?)(?:[^\pL\pN]|$))");
    return pattern;
}

// Places and ways with a number that nobody lives in.
bool is_no_street(std::string_view found) {
    static const Pattern pattern(
        R"((?i)^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember) |^(?:[\pL]+-)?(?:sitz|steh|stell|park|arbeits|fenster|gang|speicher|tabellen|start|camping|liege|podest|fußweg|heim|um|rück|)"
        R"(hin|aus|rechts|schul|arbeits|wander|fuß|lauf|lehr|flug|rang|listen|lade|geräte|zelt|ausbildungs|studien|betreuungs|kita|spiel|)"
        R"(schreib|schlaf|wege|strom|server|beipack)(?:platz|weg|pfad)|(?: |[a-zß])(?:19|20)[0-9]{2}$)");
    return matches(pattern, found);
}

bool is_crowd(std::string_view found) { // "aus 10000 Haushalten", "2026 September"
    static const Pattern pattern(
        R"((?i)^(?:[0-9]{4,5} (?:paket|exemplar|fäll|wohnung|besucher|euro|eur|franken|kunden|menschen|leute|mitarbeiter|haushalte|nutzer|teilnehmer|follower|punkte|)"
        R"(personen|stück|stunden|tage|wochen|monate|jahre|minuten|meter|kilometer|einwohner|bewertungen|aufrufe|uhr|dollar|schritte|)"
        R"(wörter|zeichen|kalorien|mitglieder|fans|zuschauer|exemplare|mal|prozent)[\pL]*|(?:19|20)[0-9]{2} (?:jan|feb|mär|apr|mai|jun|jul|aug|)"
        R"(sep|okt|nov|dez|wurde|war|haben|hat|gab|kam|ist)[\pL]*))");
    return matches(pattern, found);
}

} // namespace

void each_address(std::string_view text, const DigitGroups& digits, const Take& take) {
    const auto view = [text](Stretch s) { return text.substr(s.begin, s.end - s.begin); };
    const Near postcode{.fewest = 4, .most = 5, .back = 120, .ahead = 80};
    each_match(with_postcode(), text, digits, postcode, [&](Stretch found) {
        const std::string_view written = view(found);
        const std::size_t last = written.find_last_of("0123456789");
        if (!is_no_street(written) && !is_crowd(written.substr(written.find_last_not_of("0123456789", last) + 1))) {
            take(found);
        }
    });
    const Near house{.most = 4, .behind_letter = true, .back = 80, .ahead = 24};
    each_match(street_alone(), text, digits, house, [&](Stretch found) {
        if (!is_no_street(view(found)) && !counts_something({}, text.substr(found.end, 16))) {
            take(found);
        }
    });
    const Near town{.fewest = 4, .most = 5, .back = 60, .ahead = 80};
    each_match(with_country_letter(), text, digits, town, take);
    for (const Pattern* pattern : {&town_alone(), &town_of_origin(), &town_on_a_line(), &postcode_alone()}) {
        each_match(*pattern, text, digits, town, [&](Stretch found) {
            if (!is_crowd(view(found))) {
                take(found);
            }
        });
    }
    each_match(english(), text, digits, {.most = 4, .back = 2, .ahead = 100}, take);
}

} // namespace kummerkasten::ingest

// SPDX-License-Identifier: Apache-2.0
// Values that a word in front makes what they are: numbers of customers and contracts, dates of birth, licence plates; and
// what the words around a number say of it.
#include "ingest/pattern_matches.hpp"
#include "ingest/personal_patterns.hpp"

#include "base/strings.hpp"

namespace kummerkasten::ingest {

namespace {

// Small words between a label and its number: "Kundennummer lautet: ", "customer number is ".
const std::string kBetween =
    R"((?:(?:[ \t:=#.,"'„“»(\-–]|\n|\b(?:ist|lautet|war|wäre|is|was|die|der|das|folgende|hier|meine?|unsere?|von|des|mit|unter|)"
    R"(the|my|our|wie folgt|nochmals?|noch mal|again|angegeben|ebenfalls|also)\b){0,9}|)"
    R"([a-zäöüß, ]{1,48}: ?))";

// Of a customer, contract, order …: compounds, then abbreviations, then English.
const std::string kLabels =
    R"((?:(?:kunden|kundinnen|vertrags?|bestell(?:ungs)?|auftrags?|rechnungs?|sendungs?|paket|tracking|ticket|vorgangs?|fall|)"
    R"(buchungs?|reservierungs?|mitglieds?|versicherungs?|versicherten|policen?|polizzen|schadens?(?:fall)?|serien|zähler|geräte|)"
    R"(referenz|bearbeitungs?|konto|anschluss|retouren?|beschwerde|reklamations?|abo|antrags?|ma(?:tri|rti)kel|ausweis|personalausweis|)"
    R"((?:reise)?pass|steuer(?:identifikations)?|sozialversicherungs|renten(?:versicherungs)?|kassen|bonus|karten|kunden-?karten|)"
    R"(mandats|gläubiger|depot|teilnehmer|personal|lieferschein|mahnungs?|kassenzeichen|imei|identifikations|transaktions)[ \-]?)"
    R"((?:nummern?|nrn?\.?|no\.?|id|kennung|code|#)|aktenzeichen|geschäftszeichen|kassenzeichen|imei|\baz\b\.?|)"
    R"(\b(?:kd|kdn|kto|vtr|vertr|best|rg|rng|auftr|vers|versich|mitgl|ktr|sdg|ref|pers|matr|sv)\.?[ \-]?nr\.?|)"
    R"(\b(?:customer|client|contract|order|account|invoice|booking|reservation|ticket|case|reference|ref|tracking|membership|)"
    R"(member|policy|claim|serial|shipment|parcel|passport|insurance|transaction|subscriber|meter)[ \-]?)"
    R"((?:numbers?|nos?\b\.?|nr\b\.?|num\b\.?|id\b|code\b|ref(?:erence)?\b|#)|\bs/n\b|)"
    R"(\b(?:bestellung|auftrag|rechnung|ticket|vorgang|sendung|buchung|vertrag) (?:mit |unter )?(?:der |meiner )?(?:nummer|nr\b\.?)))";

// The thing alone, behind which only a longer number is one: "Bestellung 4711-2233", "order #20931".
const std::string kThings =
    R"(\b(?:bestellung|auftrag|rechnung|ticket|vorgang|sendung|buchung|vertrag|reklamation|kunde|kundin|)"
    R"(order|invoice|booking|case|shipment|parcel|claim|customer|account|contract))";

const std::string kValue =
    R"(((?:(?-i:[A-ZÄÖÜ]{1,5})[ \-/]?|[a-z]{1,5}[\-/]|[a-z]{1,3})?[0-9](?:[0-9A-Za-z]|[\-/._][0-9A-Za-z]|)"
    R"( [0-9]{2,}| (?-i:[A-Z]) [0-9]{2,})*))";

// "12345 und 23456": one label, several numbers.
const std::string kNext = R"([ ,]*(?:,|und|sowie|oder|and|or|&|/|\n)[ ]*)";

bool is_year_or_date(std::string_view value) {
    static const Pattern date(
        R"(^(?:(?:19|20)[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.?(?:[0-9]{2}|[0-9]{4})?|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})$)");
    return matches(date, value);
}

std::size_t digits_in(std::string_view value) {
    return static_cast<std::size_t>(std::count_if(value.begin(), value.end(), is_ascii_digit));
}

bool is_number(std::string_view text, Stretch found, std::size_t fewest) {
    const std::string_view value = text.substr(found.begin, found.end - found.begin);
    return digits_in(value) >= fewest && !is_year_or_date(value) && !counts_something({}, text.substr(found.end, 16));
}

void take_with_followers(std::string_view text, Stretch found, std::size_t fewest, const Take& take) {
    static const Pattern follower("(?i)" + kNext + kValue);
    while (is_number(text, found, fewest)) {
        take(found);
        const auto next = next_match(follower, text, found.end, text.size(), re2::RE2::ANCHOR_START);
        if (!next) {
            return;
        }
        found = *next;
    }
}

const std::string kMonth = R"((?:jan|jän|feb|mär|maer|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[\pL]{0,7})";
const std::string kDate =
    R"((?:[0-9]{1,2}\. ?[0-9]{1,2}\. ?(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}|)"
    R"([0-9]{1,2}[/\-][0-9]{1,2}[/\-](?:[0-9]{4}|[0-9]{2})|[0-9]{1,2}(?:\.|st|nd|rd|th)? ?(?:of )?)" +
    kMonth + R"([.,]? ?[0-9]{4}|)" + kMonth + R"( [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4})\b)";

const std::string kPlate =
    R"((?:(?-i:[A-Z]{2}[0-9]{2} ?[A-Z]{3}|[A-Z]{1,2}[ \-]?[0-9]{2,6} ?[A-Z]{1,3}\b|[A-ZÄÖÜ]{1,3}[ \-·]{0,3}[A-Z]{1,2}[ \-]?[0-9]{1,4}[EH]?|)"
    R"([A-Z]{2}[ \-·]?[0-9]{3,6})|[a-zäöü]{1,3}-[a-z]{1,2}[ \-]?[0-9]{1,4}[eh]?))";

} // namespace

void each_labelled_number(std::string_view text, const DigitGroups& digits, const Take& take) {
    static const Pattern labelled("(?i)" + kLabels + kBetween + kValue);
    const Near number{.fewest_in_word = kFewestNumberDigits, .back = 120, .ahead = 16};
    each_match(labelled, text, digits, number,
               [&](Stretch found) { take_with_followers(text, found, kFewestNumberDigits, take); });
    constexpr std::size_t kFewestBare = 5;
    static const Pattern bare("(?i)" + kThings + R"([ \-]?(?:nr\.?|no\.?|#)?[ :#]{1,3})" + kValue);
    const Near long_number{.fewest_in_word = 4, .back = 40, .ahead = 16};
    each_match(bare, text, digits, long_number,
               [&](Stretch found) { take_with_followers(text, found, kFewestBare, take); });
}

void each_birth_date(std::string_view text, const DigitGroups& digits, const Take& take) {
    static const Pattern in_front(
        R"((?i)(?:geburtsdat(?:um|en)|geburtstag|geb(?:urts)?\.? ?-?dat(?:um|\.)?|\bgeboren(?:e[nr]?)?|\bgeb\.?|)"
        R"(\bdate of birth|\bbirth ?date|\bbirthday|\bborn|\bd\.?o\.?b\b\.?)(?: in [\pL]{2,}(?: [\pL]{2,})?)?)"
        R"((?:[ \t:.,;(=\-–]|\n|\b(?:ist|war|wurde|ich|bin|am|on|is|was|der|den|des|the|my|mein|lautet|vom|kindes|kunden|versicherten)\b){0,7})"
        "(" +
        kDate + ")");
    each_match(in_front, text, digits, {.fewest_in_word = 4, .back = 90, .ahead = 16}, take);
    static const Pattern behind(R"((?i)(?:^|[^0-9.\-/]))"
                                "(" +
                                kDate + R"()(?: in [\pL]{2,})? (?:geboren|born)\b)");
    each_match(behind, text, digits, {.fewest_in_word = 4, .back = 24, .ahead = 48}, take);
}

void each_plate(std::string_view text, const DigitGroups& digits, const Take& take) {
    static const Pattern announced(
        R"((?i)(?:kennzeichen|nummernschild|\bkfz(?:-?kz)?\b\.?|(?:licen[cs]e|number|registration) plate|\bplate|\breg\.? no\.?|)"
        R"(registration number)(?:[ \t:=.,"„(]|\n|\b(?:ist|lautet|is|was|war|number|nr|no|des|meines|my|car|autos|wagens|fahrzeugs|)"
        R"(pkw|lkw|mit|dem|von|vom|am)\b){0,7}\b()" +
        kPlate + R"()(?:[^\pL\pN]|$))");
    const Near letters{.most = 6, .behind_letter = true, .back = 80, .ahead = 8};
    each_match(announced, text, digits, letters, take);
    static const Pattern shape(R"((?:^|[^\pL\pN\-/])([A-ZÄÖÜ]{1,3}-[A-Z]{1,2} [0-9]{1,4}[EH]?)(?:[^\pL\pN\-/]|$))");
    // Names of things with a hyphen and one letter or two: "USB-C 3", "DVD-R 16", "L-M 50".
    static const Pattern thing("^(?:USB|DVD|CD|BD|TV|HD|PC|HP|LG|IT|EC|VW|HDMI|SIM|SD|SSD|PDF|XL|WLAN|CO|LTE|DSL)-");
    each_match(shape, text, digits, {.most = 4, .behind_letter = true, .back = 12, .ahead = 4}, [&](Stretch found) {
        const std::string_view plate = text.substr(found.begin, found.end - found.begin);
        const bool short_town = plate[1] == '-' && plate[3] == ' ';
        if (!matches(thing, plate) && (!short_town || digits_in(plate) >= 3)) {
            take(found);
        }
    });
}

Announced phone_announced(std::string_view front, std::string_view behind) {
    // Up to the number only letters and a few signs: another number in between would be the one that was meant.
    static const Pattern clearly(
        R"((?i)(?:\btel\b|telef|telephon|\bphone|telnr|\bfon\b|\bfax|handy|mobil|mobile\b|\bcell\b|rufnummer|rückruf|hotline|whats ?app|)"
        R"(\banruf|\brufen|ruft|\bruf\b|\bcall|durchwahl|msisdn|festnetz|\bsms\b|☎|📞|📱|\b[tmf]\.?:)[\pL \t:.,;=()/"\-–]*$)");
    static const Pattern weakly(
        R"((?i)(?:nummer|\bnr\.?|number|erreich(?:bar|en)|\bunter|\breach|\bcontact|kontakt)[\pL \t:.,;="()\-–]*$)");
    static const Pattern reachable(
        R"((?i)^[ ,.)]{0,3}(?:[\pL]+ ){0,2}(?:zur? )?(?:erreich|anruf|rufen|mobil|tel|verfügung))");
    if (matches(clearly, front)) {
        return Announced::clearly;
    }
    if (matches(reachable, behind)) {
        return matches(weakly, front) ? Announced::clearly : Announced::weakly;
    }
    return matches(weakly, front) ? Announced::weakly : Announced::no;
}

bool counts_something(std::string_view front, std::string_view behind) {
    static const Pattern unit(
        R"((?i)^(?:[.,][0-9]| ?(?:€|%|°|\$|£|,-|(?:eur|euro|chf|franken|usd|dollar|cent|uhr|km|km/h|kg|g|m|cm|mm|m²|qm|kb|mb|gb|tb|ml|l|)"
        R"(kwh|mbit|mbps|mah|hz|px|std|stunden?|min|minuten?|sek|sekunden?|tagen?|wochen?|monaten?|jahren?|x|mal|stück|stk|leuten?|)"
        R"(personen|kunden|follower|punkten?|prozent|mio|mrd|millionen|tausend|days?|hours?|minutes?|weeks?|months?|years?|people|)"
        R"(times|percent|pieces|grad|seiten|zeichen)(?:[^\pL\pN]|$))))");
    static const Pattern thing(
        R"((?i)(?:\b(?:isbn|ean|gtin|upc|wkn|isin|hrb|hra|ust-?id[\pL]*|version|build|firmware|modell?|(?:artikel|art|produkt|modell)[. \-]{0,2}(?:nummer|nr|no)?|)"
        R"(sku|seite|kapitel|paragraph|din|iso|rfc|plz|blz)|§)\b?[ \t:.#=\-]{0,3}$|[€$£] ?$)");
    return matches(unit, behind) || matches(thing, front);
}

} // namespace kummerkasten::ingest

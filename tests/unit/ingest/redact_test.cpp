// SPDX-License-Identifier: Apache-2.0
#include "ingest/redact.hpp"
#include "base/error.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

std::string redacted(Redactor& redactor, std::string_view text, std::string_view label = {}) {
    std::string out;
    return redactor.apply(text, label, out) ? out : "=";
}

} // namespace

TEST_CASE("a value has one number, however it is spelt; another one has another") {
    Redactor redactor(parse_personal_kinds("all"), nullptr);
    CHECK(redacted(redactor, "Tel. 0170 1234567 oder +49 (0)170/123 45 67, sonst 0171 7654321") ==
          "Tel. [phone:1] oder [phone:1], sonst [phone:2]");
    CHECK(redacted(redactor, "0049 170 1234567, A@Example.de, a (at) example punkt de") ==
          "[phone:1], [email:1], [email:1]");
    CHECK(redacted(redactor, "IBAN de89370400440532013000 = DE89 3704 0044 0532 0130 00") ==
          "IBAN [iban:1] = [iban:1]");
    CHECK(redacted(redactor, "Kundennummer K-4711-88, customer no. K471188") ==
          "Kundennummer [number:1], customer no. [number:1]");
    CHECK(redacted(redactor, "nichts davon, 12 Uhr") == "=");
    CHECK(redactor.counts() == std::array<std::uint64_t, 8>{2, 4, 2, 0, 2, 0, 0, 0}); // as they stand in kPersonalKinds
}

TEST_CASE("marks are no finds: redacting twice is redacting once") {
    Redactor redactor(parse_personal_kinds("all"), nullptr);
    const std::string once = redacted(redactor,
                                      "Kundennr. 471123, geb. 12.03.1980, Hauptstr. 5, 12345 Musterstadt, Tel. 030 "
                                      "1234567, Karte 4111 1111 1111 1111, "
                                      "Kennzeichen B-AB 123, a@example.de, DE89370400440532013000");
    CHECK(once ==
          "Kundennr. [number:1], geb. [birth_date:1], [address:1], Tel. [phone:1], Karte [card:1], Kennzeichen "
          "[plate:1], "
          "[email:1], [iban:1]");
    CHECK(redacted(redactor, once) == "=");
}

TEST_CASE("only the kinds that were asked for are replaced, and no others are mistaken for them") {
    Redactor phones(parse_personal_kinds("phone"), nullptr);
    CHECK(redacted(phones, "Bestellnummer 0123456789, Tel. 0170 1234567") ==
          "Bestellnummer 0123456789, Tel. [phone:1]");
    Redactor two(parse_personal_kinds("email,iban"), nullptr);
    CHECK(redacted(two, "a@example.de 0170 1234567") == "[email:1] 0170 1234567");
    CHECK_THROWS_WITH_AS(
        static_cast<void>(parse_personal_kinds("phone,emails")),
        "--redact knows no kind 'emails'; kinds are email, phone, iban, card, number, address, birth_date or "
        "plate, or all (did you mean 'email'?)",
        UsageError);
    CHECK_THROWS_AS(static_cast<void>(parse_personal_kinds("phone,")), UsageError);
}

TEST_CASE("the house's own address and number stay") {
    profile::Profile profile;
    profile.contact.email = "hilfe@wiesenpieper.example";
    profile.contact.phone = "0800 1234567";
    profile.handles["mail"] = {"service@wiesenpieper.example"};
    Redactor redactor(parse_personal_kinds("all"), &profile);
    CHECK(redacted(redactor, "an HILFE@wiesenpieper.example, Service@Wiesenpieper.example, +49 800 1234567") == "=");
    CHECK(redacted(redactor, "an hilfe@wiesenpieper.test") == "an [email:1]");
}

TEST_CASE("a label counts as a word in front, and is not itself changed") {
    Redactor redactor(parse_personal_kinds("all"), nullptr);
    CHECK(redacted(redactor, "471123") == "=");
    CHECK(redacted(redactor, "471123", "kunden_nr") == "[number:1]");
    CHECK(redacted(redactor, "3012345", "telefon") == "[phone:1]");
    CHECK(redacted(redactor, "12.03.1980", "geburtsdatum") == "[birth_date:1]");
    CHECK(redacted(redactor, "12.03.1980", "a@example.de") == "=");
}

TEST_CASE("a number taken out of the text is known by itself") {
    Redactor redactor(parse_personal_kinds("all"), nullptr);
    std::string out;
    CHECK_FALSE(redactor.apply_known("K-4711-88", out));
    CHECK(redacted(redactor, "Kundennummer K-4711-88, Tel. 0170 1234567") == "Kundennummer [number:1], Tel. [phone:1]");
    CHECK(redactor.apply_known("k471188", out));
    CHECK(out == "[number:1]");
    out.clear();
    CHECK(redactor.apply_known("+491701234567", out));
    CHECK(out == "[phone:1]");
    CHECK_FALSE(redactor.apply_known("4711", out)); // too short to mean only this
}

TEST_CASE("links keep their digits and lose what they say by name") {
    Redactor redactor(parse_personal_kinds("all"), nullptr);
    CHECK(redacted(redactor, "https://x.com/haus/status/2098278360806330001?s=20") == "=");
    CHECK(redacted(redactor,
                   "https://a.example/?email=jana%40example.de&tel=%2B491701234567&kundennr=4711&seite=12345678") ==
          "https://a.example/?email=[email:1]&tel=[phone:1]&kundennr=[number:1]&seite=12345678");
    CHECK(redacted(redactor, "mailto:jana@example.de tel:+491701234567") == "mailto:[email:1] tel:[phone:1]");
}

TEST_CASE("memory is bounded: beyond the limit numbers go on and nothing is mixed up") {
    Redactor redactor(parse_personal_kinds("email"), nullptr);
    std::string text;
    for (std::size_t i = 0; i < kMostRemembered; ++i) {
        text = "k" + std::to_string(i) + "@example.de";
        std::string out;
        REQUIRE(redactor.apply(text, {}, out));
    }
    CHECK(redacted(redactor, "neu@example.de") == "[email:100001]");
    CHECK(redacted(redactor, "neu@example.de") == "[email:100001]");
    CHECK(redacted(redactor, "k0@example.de") == "[email:100002]"); // forgotten, and no one else's number
}

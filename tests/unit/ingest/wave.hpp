// SPDX-License-Identifier: Apache-2.0
// Invented posts, and what people do to a text when they pass it on. A post is four of 52 sentences; any two of the 169 posts
// share at most one of them (lines of the affine plane over 13 meet in one point), as different complaints about the same
// thing do. Names of people and places stand in {…} so that a copy can have others.
#pragma once

#include "text/utf8.hpp"

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace wave {

using Random = std::mt19937;
constexpr std::size_t kSide = 13;

inline const std::array<std::array<std::string_view, kSide>, 4>& sentences() {
    static const std::array<std::array<std::string_view, kSide>, 4> all{{
        {"Seit drei Tagen ist bei uns in {Ort} das Internet weg.",
         "Mein Router blinkt nur noch rot und nichts geht mehr.", "Die Rechnung für Oktober ist schon wieder falsch.",
         "Gestern hat man mir ohne ein Wort die Leitung gekappt.",
         "Der Techniker ist zum zweiten Mal einfach nicht gekommen.",
         "Meine Mutter {Name} kann seit Montag nicht telefonieren.",
         "Ich warte seit sechs Wochen auf meine neue Karte.",
         "Das Paket aus {Ort} liegt angeblich seit Tagen im Depot.",
         "Euer Vertreter {Name} hat mir an der Tür Unsinn erzählt.", "In der App sehe ich die Verträge fremder Leute.",
         "Das Fernsehen friert jeden Abend um acht ein.", "Beim Umzug nach {Ort} wurde der Anschluss vergessen.",
         "Trotz Kündigung bucht ihr munter weiter ab."},
        {"In der Warteschleife hing ich heute wieder eine ganze Stunde.",
         "Auf meine drei Mails kam bis jetzt keine Silbe zurück.", "Frau {Name} von der Hotline hat einfach aufgelegt.",
         "Im Laden in {Ort} wusste keiner, wer zuständig ist.", "Der Chat antwortet immer mit demselben Textbaustein.",
         "Jeder bei euch erzählt mir etwas völlig anderes.", "Man verspricht einen Rückruf und dann passiert nichts.",
         "Das Ticket wurde geschlossen, ohne dass jemand nachgesehen hat.",
         "Angeblich liegt der Fehler immer bei mir zu Hause.", "Herr {Name} meinte nur, ich solle mich gedulden.",
         "Die Störungsseite behauptet, alles sei in bester Ordnung.",
         "Zweimal habe ich die Unterlagen schon per Post geschickt.", "Ein Brief vom Inkasso war die einzige Antwort."},
        {"Ich arbeite von daheim und verliere deshalb Aufträge.",
         "Die Kinder können ihre Schulaufgaben nicht hochladen.", "Im Notfall könnte hier niemand einen Arzt rufen.",
         "Dafür zahle ich nun wirklich nicht jeden Monat.", "Mein Nachbar {Name} hat genau das gleiche Problem.",
         "So etwas habe ich in zwanzig Jahren nicht erlebt.", "Das ganze Haus in {Ort} schimpft inzwischen darüber.",
         "Auf den Kosten für das mobile Netz bleibe ich sitzen.", "Meine Bank hat schon zum zweiten Mal zurückgebucht.",
         "Ich musste mir extra einen Tag Urlaub nehmen.", "Die Prüfung im Fernstudium ist damit geplatzt.",
         "Ohne Empfang steht auch die Alarmanlage still.", "Langsam glaube ich, dass das Absicht ist."},
        {"Wann meldet sich endlich jemand, der entscheiden darf?", "Wenn bis Freitag nichts passiert, kündige ich.",
         "Ich will mein Geld zurück, und zwar alles.", "Die Verbraucherzentrale in {Ort} weiß schon Bescheid.",
         "Bitte sagt mir einfach ehrlich, wie lange das dauert.", "Mein Anwalt {Name} freut sich auf die Akte.",
         "Bei der Konkurrenz bekommt man wenigstens eine Antwort.", "Schickt mir wenigstens ein Ersatzgerät vorbei.",
         "Ich werde das jedem erzählen, der es hören will.", "Lest ihr diese Nachrichten hier überhaupt noch?",
         "Eine Entschuldigung wäre ja wohl das Mindeste gewesen.", "Holt eure Kiste ab, ich brauche sie nicht mehr.",
         "Sonderkündigung ist raus, das war es dann."},
    }};
    return all;
}

/// The four sentences of the post on the point (a, b); two posts share at most one.
inline std::string frame(std::size_t a, std::size_t b) {
    const auto& all = sentences();
    std::string text;
    for (const std::string_view sentence :
         {all[0][a], all[1][b], all[2][(a + b) % kSide], all[3][(a + 2 * b) % kSide]}) {
        text += text.empty() ? "" : " ";
        text += sentence;
    }
    return text;
}

inline std::string fill(std::string text, Random& random) {
    static const std::vector<std::string_view> people{"Holtkötter", "Brinkmann", "Yıldırım",
                                                      "Sommerlad",  "Petrović",  "Kranz"};
    static const std::vector<std::string_view> places{"Hinterwalden", "Bad Mühlbrunn", "Oberau", "Klein Wiesental",
                                                      "Seebruck"};
    const auto one_of = [&random](const auto& list) { return list[random() % list.size()]; };
    const auto replace = [&text](std::string_view what, std::string_view with) {
        for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what)) {
            text.replace(at, what.size(), with);
        }
    };
    replace("{Name}", one_of(people));
    replace("{Ort}", one_of(places));
    return text;
}

enum class Change { none, retweet, names, marks, shouting, umlauts, typos, cut, comment, link, count };

inline std::string apply(Change change, std::string text, Random& random) {
    switch (change) {
    case Change::retweet: return "RT @gast_" + std::to_string(random() % 1000) + ": " + text;
    case Change::marks: { // other punctuation, emoji between sentences
        std::string out;
        for (const char c : text) {
            if (c == '.' || c == ',' || c == '?') {
                out += random() % 3 == 0 ? "!!!" : random() % 2 == 0 ? " 😡" : "";
            } else {
                out += c;
            }
        }
        return "🤬🤬 " + out;
    }
    case Change::shouting: {
        for (char& c : text) {
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        }
        return text;
    }
    case Change::umlauts: {
        const auto replace = [&text](std::string_view what, std::string_view with) {
            for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what)) {
                text.replace(at, what.size(), with);
            }
        };
        replace("ä", "ae");
        replace("ö", "oe");
        replace("ü", "ue");
        replace("ß", "ss");
        return text;
    }
    case Change::typos: // three letters changed places
        for (int i = 0; i < 3; ++i) {
            const std::size_t at = random() % (text.size() - 1);
            if (static_cast<unsigned char>(text[at]) < 0x80 && static_cast<unsigned char>(text[at + 1]) < 0x80) {
                std::swap(text[at], text[at + 1]);
            }
        }
        return text;
    case Change::cut: { // 60 to 95 of a hundred are left
        const std::size_t keep = text.size() * (60 + random() % 36) / 100;
        return std::string(kummerkasten::text::prefix(text, keep)) + "…";
    }
    case Change::comment: {
        static const std::vector<std::string_view> words{"Genau so ist es.", "Kann ich nur bestätigen!",
                                                         "Bitte teilen:", "Lesenswert:"};
        return std::string(words[random() % words.size()]) + " " + text;
    }
    case Change::link:
        return text + " https://kurz.example/" + std::to_string(random() % 100000) + " @wiesenpieper #" +
               std::to_string(random() % 90);
    default: return text;
    }
}

} // namespace wave

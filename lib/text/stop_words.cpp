// SPDX-License-Identifier: Apache-2.0
#include "text/stop_words.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::text {

namespace {

// German and English in one list: posts mix them. Folded, sorted.
// clang-format off
constexpr auto kStopWords = std::to_array<std::string_view>({
    "ab", "aber", "about", "above", "after", "again", "all", "alle", "allem", "allen", "aller", "alles", "als",
    "also", "am", "amp", "an", "and", "andere", "anderen", "anderer", "anderes", "any", "are", "aren't", "as", "at",
    "auch", "auf", "aus", "be", "because", "been", "before", "bei", "beim", "being", "below", "bereits", "between",
    "bin", "bis", "bist", "bitte", "both", "but", "by", "bzw", "ca", "can", "could", "da", "dabei", "dadurch",
    "dafuer", "dagegen", "daher", "dahin", "damit", "danach", "danke", "dann", "daran", "darauf", "daraus", "darf",
    "darin", "darum", "das", "dass", "dasselbe", "davon", "davor", "dazu", "dein", "deine", "deinem", "deinen",
    "deiner", "dem", "den", "denn", "der", "deren", "des", "deshalb", "dessen", "deswegen", "dich", "did", "die",
    "dies", "diese", "diesem", "diesen", "dieser", "dieses", "dir", "dm", "do", "doch", "does", "doing", "dort",
    "down", "du", "durch", "during", "each", "eben", "eigentlich", "ein", "eine", "einem", "einen", "einer", "eines",
    "einfach", "einmal", "er", "es", "etwa", "etwas", "euch", "euer", "eure", "eurem", "euren", "eurer", "even",
    "few", "for", "from", "fuer", "further", "ganz", "gar", "gegen", "geht's", "genau", "gern", "gerne", "get",
    "gets", "getting", "gewesen", "gibt", "gibt's", "gleich", "go", "going", "got", "gruesse", "gruss", "guten",
    "hab", "habe", "haben", "habt", "had", "haette", "haetten", "hallo", "halt", "has", "hat", "hatte", "hatten",
    "have", "having", "he", "hello", "her", "here", "hers", "herself", "hey", "hi", "hier", "him", "himself", "hin",
    "hinter", "his", "how", "i'd", "i'll", "i'm", "i've", "ich", "if", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrem",
    "ihren", "ihrer", "im", "immer", "in", "into", "irgendwie", "is", "ist", "it", "it's", "its", "itself", "ja",
    "je", "jede", "jedem", "jeden", "jeder", "jedes", "jedoch", "jemand", "jetzt", "just", "kann", "kannst", "know",
    "koennen", "koennt", "koennte", "koennten", "leider", "let", "let's", "liebe", "lieber", "liebes", "like",
    "machen", "macht", "made", "make", "mal", "man", "manche", "many", "me", "mehr", "mein", "meine", "meinem",
    "meinen", "meiner", "mich", "mir", "mit", "moechte", "more", "most", "much", "muessen", "muesst", "muss",
    "musste", "my", "myself", "nach", "nachdem", "naja", "nein", "noch", "now", "nun", "nur", "ob", "oder", "of",
    "off", "oft", "oh", "ohne", "ok", "okay", "on", "once", "one", "only", "or", "other", "our", "ours", "ourselves",
    "out", "over", "own", "per", "please", "really", "rt", "sagen", "said", "same", "say", "schon", "see", "sehr",
    "sei", "seid", "sein", "seine", "seinem", "seinen", "seiner", "seit", "selbst", "she", "should", "sich", "sie",
    "sind", "so", "sogar", "solche", "soll", "sollen", "sollte", "sollten", "some", "sondern", "sonst", "sowas",
    "sowie", "statt", "still", "such", "tag", "than", "thank", "thanks", "that", "that's", "the", "their", "theirs",
    "them", "themselves", "then", "there", "these", "they", "they're", "this", "those", "through", "to", "too",
    "ueber", "uebrigens", "um", "und", "under", "uns", "unser", "unsere", "unserem", "unseren", "unserer", "unter",
    "until", "up", "us", "usw", "very", "via", "viel", "viele", "vielen", "vielleicht", "vom", "von", "vor", "waere",
    "waeren", "wann", "want", "war", "waren", "warum", "was", "way", "we", "we're", "we've", "wegen", "weil",
    "weiter", "welche", "welchem", "welchen", "welcher", "welches", "wenn", "wer", "wer's", "werde", "werden", "were",
    "what", "when", "where", "which", "while", "who", "whom", "why", "wie", "wieder", "wieso", "will", "wir", "wird",
    "wirklich", "with", "wo", "wohl", "wollen", "wollte", "would", "wuerde", "wuerden", "wurde", "wurden", "yes",
    "yet", "you", "you're", "you've", "your", "yours", "yourself", "zu", "zum", "zur", "zwar", "zwischen",
});
// clang-format on

static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()));

} // namespace

bool is_stop_word(std::string_view folded_word) {
    return folded_word.size() < 2 || std::binary_search(kStopWords.begin(), kStopWords.end(), folded_word);
}

} // namespace kummerkasten::text

// SPDX-License-Identifier: Apache-2.0
// Every word that a report says for people, in English and German, in one place. A phrase has both or does not compile.
// Braces are filled in order (fmt). Counts come behind a colon or in front of a word that suits one and many, so that
// no phrase needs a plural rule.
#pragma once

#include "record/labels.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

namespace kummerkasten::report {

struct Phrase {
    std::string_view english, german;
};

/// Picks the language: German for "de" and "de-…", English for anything else.
class Words {
public:
    explicit Words(std::string_view language) : german_(language.substr(0, 2) == "de") {}

    [[nodiscard]] bool german() const { return german_; }
    [[nodiscard]] std::string operator()(const Phrase& phrase) const {
        return std::string(german_ ? phrase.german : phrase.english);
    }
    template <class... Arguments>
    [[nodiscard]] std::string operator()(const Phrase& phrase, const Arguments&... arguments) const {
        return fmt::vformat(german_ ? phrase.german : phrase.english, fmt::make_format_args(arguments...));
    }

private:
    bool german_;
};

namespace phrases {

// clang-format off
// The document and its headline.
inline constexpr Phrase kPeriod{"Period", "Zeitraum"};
inline constexpr Phrase kAsOf{"As of {}", "Stand {}"};
inline constexpr Phrase kHeadline{"At a glance", "Auf einen Blick"};
inline constexpr Phrase kNoPosts{"There are no posts in the input.", "In der Eingabe stehen keine Beiträge."};
inline constexpr Phrase kNoPostsInPeriod{"No post of the input falls into the period asked for.", "Kein Beitrag der Eingabe fällt in den gewünschten Zeitraum."};
inline constexpr Phrase kNoPostsWhere{"No post of the input meets --where.", "Kein Beitrag der Eingabe erfüllt --where."};
inline constexpr Phrase kPosts{"Posts", "Beiträge"};
inline constexpr Phrase kInbound{"From customers", "Von Kunden"};
inline constexpr Phrase kOutbound{"From the house", "Vom Haus"};
inline constexpr Phrase kUnknownDirection{"Direction unknown", "Richtung unbekannt"};
inline constexpr Phrase kNeedsReply{"Need a reply", "Brauchen Antwort"};
inline constexpr Phrase kAnswered{"Answered", "Beantwortet"};
inline constexpr Phrase kOpen{"Open", "Offen"};
inline constexpr Phrase kOverdue{"Overdue", "Überfällig"};
inline constexpr Phrase kDraftsReady{"Open with a draft ready to check", "Offen mit fertigem Entwurf"};

// The queue.
inline constexpr Phrase kQueue{"Due next", "Als Nächstes fällig"};
inline constexpr Phrase kQueueEmpty{"Nothing is waiting for a reply.", "Nichts wartet auf eine Antwort."};
inline constexpr Phrase kQueueNeedsTriage{"Which posts need a reply is known only once classify has judged them.", "Welche Beiträge eine Antwort brauchen, steht erst fest, wenn classify sie beurteilt hat."};
inline constexpr Phrase kMore{"{} more are open.", "{} weitere sind offen."};
inline constexpr Phrase kCardsDropped{"Of {} of them only the due time was kept, not the text (limit on memory); a shorter period helps.", "Von {} davon ist nur die Frist gespeichert, nicht der Text (Speichergrenze); ein kürzerer Zeitraum hilft."};
inline constexpr Phrase kDue{"Due", "Fällig"};
inline constexpr Phrase kOverdueFor{"overdue for {}", "überfällig seit {}"};
inline constexpr Phrase kDueIn{"due in {}", "fällig in {}"};
inline constexpr Phrase kDueNow{"due now", "jetzt fällig"};
inline constexpr Phrase kUrgency{"Urgency", "Dringlichkeit"};
inline constexpr Phrase kBand{"Band", "Stufe"};
inline constexpr Phrase kScore{"Score", "Punkte"};
inline constexpr Phrase kIntent{"Intent", "Anliegen"};
inline constexpr Phrase kTopics{"Topics", "Themen"};
inline constexpr Phrase kAuthor{"Author", "Von"};
inline constexpr Phrase kText{"Text", "Text"};
inline constexpr Phrase kBecause{"Because", "Weil"};
inline constexpr Phrase kReach{"reach", "Reichweite"};
inline constexpr Phrase kWaiting{"waiting", "wartet schon"};
inline constexpr Phrase kWaitingFor{"waiting", "wartet"};
inline constexpr Phrase kState{"State", "Stand"};
inline constexpr Phrase kRoute{"Route", "Weg"};
inline constexpr Phrase kDecide{"To decide", "Zu entscheiden"};
inline constexpr Phrase kDraft{"Draft", "Entwurf"};
inline constexpr Phrase kDraftReady{"ready to check", "zum Prüfen bereit"};
inline constexpr Phrase kDraftOpen{"has gaps", "hat Lücken"};
inline constexpr Phrase kDraftHumanOnly{"a person only", "nur durch einen Menschen"};
inline constexpr Phrase kDraftNo{"no reply allowed", "keine Antwort erlaubt"};
inline constexpr Phrase kId{"Id", "Kennung"};

// Causes, labels, volumes.
inline constexpr Phrase kCauses{"Causes", "Ursachen"};
inline constexpr Phrase kCausesNote{"{} posts by customers about the house; a post may have several topics, so shares need not add up.", "{} Beiträge von Kunden über das Haus; ein Beitrag kann mehrere Themen haben, die Anteile ergeben also nicht 100 %."};
inline constexpr Phrase kTopic{"Topic", "Thema"};
inline constexpr Phrase kShare{"Share", "Anteil"};
inline constexpr Phrase kAnger{"Anger", "Ärger"};
inline constexpr Phrase kNegative{"Negative", "Negativ"};
inline constexpr Phrase kRest{"(further names)", "(weitere Namen)"};
inline constexpr Phrase kIntents{"What customers want", "Was Kunden wollen"};
inline constexpr Phrase kOwnership{"Whom it concerns", "Wen es angeht"};
inline constexpr Phrase kOffence{"Tone", "Ton"};
inline constexpr Phrase kPolarity{"Mood", "Stimmung"};
inline constexpr Phrase kNet{"Net sentiment", "Stimmungssaldo"};
inline constexpr Phrase kNetBasis{"Posts with a mood", "Beiträge mit Stimmung"};
inline constexpr Phrase kNetLow{"95 % interval from", "95-%-Bereich von"};
inline constexpr Phrase kNetHigh{"to", "bis"};
inline constexpr Phrase kNetNote{"Net sentiment is (positive − negative) / (positive + negative), from −1 to 1.", "Der Saldo ist (positiv − negativ) / (positiv + negativ), von −1 bis 1."};
inline constexpr Phrase kSignals{"Signals", "Warnzeichen"};
inline constexpr Phrase kPlatforms{"Platforms", "Plattformen"};
inline constexpr Phrase kPlatform{"Platform", "Plattform"};
inline constexpr Phrase kNoPlatform{"(not stated)", "(ohne Angabe)"};
inline constexpr Phrase kByDay{"Posts by day", "Beiträge nach Tag"};
inline constexpr Phrase kByWeek{"Posts by week, from its Monday", "Beiträge nach Woche, ab Montag"};
inline constexpr Phrase kByMonth{"Posts by month", "Beiträge nach Monat"};
inline constexpr Phrase kByYear{"Posts by year", "Beiträge nach Jahr"};
inline constexpr Phrase kDate{"Date", "Datum"};
inline constexpr Phrase kClock{"On the clock of {}.", "Nach der Uhr von {}."};

// Reply times.
inline constexpr Phrase kReplyTimes{"Reply times", "Antwortzeiten"};
inline constexpr Phrase kReplyTimesByPlatform{"First reply by platform", "Erste Antwort nach Plattform"};
inline constexpr Phrase kReplyTimesByBand{"First reply by urgency", "Erste Antwort nach Dringlichkeit"};
inline constexpr Phrase kWhich{"Reply", "Antwort"};
inline constexpr Phrase kFirstReply{"first", "erste"};
inline constexpr Phrase kLaterReply{"later", "weitere"};
inline constexpr Phrase kCount{"n", "n"};
inline constexpr Phrase kMedian{"Median", "Median"};
inline constexpr Phrase kP90{"p90", "p90"};
inline constexpr Phrase kP95{"p95", "p95"};
inline constexpr Phrase kLongest{"Longest", "Längste"};
inline constexpr Phrase kTarget{"Target", "Ziel"};
inline constexpr Phrase kWithin{"Within target", "Im Ziel"};
inline constexpr Phrase kUnanswered{"Unanswered", "Ohne Antwort"};
inline constexpr Phrase kReplyTimesNote{"On the customer's clock, nights and weekends included: from a customer's first unanswered post in a thread to the first reply of the house to them. Percentiles by nearest rank.", "Nach der Uhr des Kunden, Nächte und Wochenenden zählen mit: vom ersten unbeantworteten Beitrag eines Kunden in einem Gespräch bis zur ersten Antwort des Hauses an ihn. Perzentile nach dem nächsten Rang."};
inline constexpr Phrase kReplyTimesAllNote{"No record was judged by classify, so every customer's post counts as one that waits for a reply.", "Kein Beitrag wurde von classify beurteilt, daher gilt jeder Beitrag eines Kunden als einer, der auf Antwort wartet."};
inline constexpr Phrase kWithinNote{"Within target: replies in time, of all that were replied to or are past their target.", "Im Ziel: rechtzeitige Antworten, gemessen an allen, die beantwortet sind oder deren Frist vorbei ist."};
inline constexpr Phrase kUntimedNote{"{} replies could not be timed, since a record lacks created_at.", "{} Antworten ohne Zeit, weil created_at fehlt."};
inline constexpr Phrase kNoOutbound{"The input has no posts by the house, so nothing can be said about replies.", "Die Eingabe enthält keine Beiträge des Hauses, über Antworten lässt sich also nichts sagen."};

// Service levels, for which the titles are put together: measure, then by what.
inline constexpr Phrase kSla{"Service levels", "Antwort- und Lösungszeiten"};
inline constexpr Phrase kMeasure{"Measure", "Maß"};
inline constexpr Phrase kMeasureFirst{"first reply", "erste Antwort"};
inline constexpr Phrase kMeasureNext{"next reply", "weitere Antwort"};
inline constexpr Phrase kMeasureResolution{"resolution", "Lösung"};
inline constexpr Phrase kMeasureLastResolution{"last resolution", "letzte Lösung"};
inline constexpr Phrase kMeasureLastReply{"last reply", "letzte Antwort"};
inline constexpr Phrase kFirstReplyBy{"First reply by {}", "Erste Antwort nach {}"};
inline constexpr Phrase kNextReplyBy{"Next reply by {}", "Weitere Antwort nach {}"};
inline constexpr Phrase kResolutionBy{"Resolution by {}", "Lösung nach {}"};
inline constexpr Phrase kByChannel{"channel", "Kanal"};
inline constexpr Phrase kByBand{"urgency", "Dringlichkeit"};
inline constexpr Phrase kByTopic{"topic", "Thema"};
inline constexpr Phrase kByAgent{"agent", "Mitarbeiter"};
inline constexpr Phrase kByHour{"hour of the customer's post", "Stunde des Kundenbeitrags"};
inline constexpr Phrase kByWeekday{"weekday of the customer's post", "Wochentag des Kundenbeitrags"};
inline constexpr Phrase kAgent{"Agent", "Mitarbeiter"};
inline constexpr Phrase kHour{"Hour", "Stunde"};
inline constexpr Phrase kWeekday{"Day", "Tag"};
inline constexpr Phrase kNoTopic{"(no topic)", "(kein Thema)"};
inline constexpr Phrase kNobody{"(nobody)", "(niemand)"};
inline constexpr Phrase kNotKnown{"(not known)", "(unbekannt)"};
inline constexpr Phrase kNotDone{"Open", "Offen"};
inline constexpr Phrase kBusinessMedian{"Opening h: median", "Öffnungszeit: Median"};
inline constexpr Phrase kBusinessP90{"p90", "p90"};
inline constexpr Phrase kBusinessP95{"p95", "p95"};
inline constexpr Phrase kBusinessLongest{"longest", "längste"};
inline constexpr Phrase kBusinessWithin{"Opening h: in target", "Öffnungszeit: im Ziel"};
inline constexpr Phrase kSlaNote{"First and next reply: from a customer's first unanswered post in a thread to the reply. Resolution: from the first post of the case to the customer's word that it is solved, the first and the last such. Last reply: from the first post to the last reply of the house. Percentiles by nearest rank; open ones are counted, not timed. A post with several topics counts for each.", "Erste und weitere Antwort: vom ersten unbeantworteten Beitrag eines Kunden in einem Gespräch bis zur Antwort. Lösung: vom ersten Beitrag des Falls bis zum Wort des Kunden, dass es gelöst ist, das erste und das letzte. Letzte Antwort: vom ersten Beitrag bis zur letzten Antwort des Hauses. Perzentile nach dem nächsten Rang; Offene sind gezählt, nicht gemessen. Ein Beitrag mit mehreren Themen zählt bei jedem."};
inline constexpr Phrase kSlaCalendarNote{"Times count nights and weekends; “opening h” counts only the house's opening time ({}, holidays of {}).", "Die Zeiten zählen Nächte und Wochenenden mit; „Öffnungszeit“ zählt nur, solange das Haus offen hat ({}, Feiertage {})."};
inline constexpr Phrase kSlaNoHours{"On calendar time alone: a profile with [hours] adds opening time.", "Nur nach dem Kalender: Ein Profil mit [hours] bringt die Öffnungszeit dazu."};
inline constexpr Phrase kNoResolutionNote{"Whether a case is solved is known only once classify has judged the posts.", "Ob ein Fall gelöst ist, steht erst fest, wenn classify die Beiträge beurteilt hat."};

// Early warning.
inline constexpr Phrase kGrowth{"Growth", "Wachstum"};
inline constexpr Phrase kGrave{"Grave posts", "Schwerwiegende Beiträge"};
inline constexpr Phrase kSeverity{"Severity", "Schwere"};
inline constexpr Phrase kAlarm{"Alarm", "Alarm"};
inline constexpr Phrase kSeries{"What grew", "Was wuchs"};
inline constexpr Phrase kAllPosts{"all posts", "alle Beiträge"};
inline constexpr Phrase kComplaints{"complaints", "Beschwerden"};
inline constexpr Phrase kBegin{"From", "Von"};
inline constexpr Phrase kLasted{"Lasted", "Dauer"};
inline constexpr Phrase kObserved{"Posts", "Beiträge"};
inline constexpr Phrase kExpected{"Expected", "Erwartet"};
inline constexpr Phrase kNoGrowth{"Nothing grew beyond what is usual.", "Nichts wuchs über das Übliche hinaus."};
inline constexpr Phrase kNoGrave{"No post is grave by itself.", "Kein Beitrag ist für sich schwerwiegend."};
inline constexpr Phrase kStormNoPosts{"There are no posts of customers with a time before now.", "Es gibt keine Beiträge von Kunden mit einer Zeit vor jetzt."};
inline constexpr Phrase kStormTooShort{"To judge growth takes a day of posts; these are fewer.", "Um Wachstum zu beurteilen, braucht es Beiträge eines Tages; das sind weniger."};
inline constexpr Phrase kStormNoTriage{"No record was judged by classify: topics and grave posts are not seen.", "Kein Beitrag wurde von classify beurteilt: Themen und schwerwiegende Beiträge bleiben ungesehen."};
inline constexpr Phrase kStormLeftOut{"{} posts were left out: without a time, later than now, or older than {} weeks.", "{} Beiträge blieben außen vor: ohne Zeit, später als jetzt oder älter als {} Wochen."};
inline constexpr Phrase kGraveDropped{"{} older ones were dropped (limit on memory).", "{} ältere sind entfallen (Speichergrenze)."};
inline constexpr Phrase kGrowthFormula{"Expected m: the mean of the same weekday and time in bins of {}, at most {} weeks back, drawn a little to the mean of that time on all days. Alarm: P(X >= posts) for 1, 2 or 4 bins is below alpha / 3, X negative binomial with mean m and the over-dispersion of the past. Severity 1 to 10: 1 + 2 log2(posts / (m + 1)).", "Erwartet m: das Mittel desselben Wochentags und derselben Zeit in Abschnitten von {}, höchstens {} Wochen zurück, etwas zum Mittel dieser Zeit an allen Tagen gezogen. Alarm: P(X >= Beiträge) für 1, 2 oder 4 Abschnitte liegt unter alpha / 3, X negativ binomial mit Mittel m und der Überstreuung der Vergangenheit. Schwere 1 bis 10: 1 + 2 log2(Beiträge / (m + 1))."};
inline constexpr Phrase kGrowthParameters{"alpha = {} in all (half of it for all posts, the rest shared by complaints and topics), at least {} posts and {} times the expected, cool-down {}.", "alpha = {} insgesamt (die Hälfte für alle Beiträge, der Rest geteilt unter Beschwerden und Themen), mindestens {} Beiträge und das {}-Fache des Erwarteten, Ruhe danach {}."};

// Drawings.
inline constexpr Phrase kVolumeTrend{"Posts over time", "Beiträge im Verlauf"};
inline constexpr Phrase kVolumeSummary{"Posts of customers: {}. Most, {}, from {}.", "Beiträge von Kunden: {}. Die meisten, {}, ab {}."};
inline constexpr Phrase kBursts{"Growth", "Wachstum"};
inline constexpr Phrase kAndMore{"and {} more", "und {} weitere"};
inline constexpr Phrase kNoBursts{"No burst is marked.", "Kein Ausbruch ist markiert."};
inline constexpr Phrase kCausesTrend{"Causes over time", "Ursachen im Verlauf"};
inline constexpr Phrase kCausesSummary{"The most frequent topics: {}. All on one scale.", "Die häufigsten Themen: {}. Alle im selben Maßstab."};
inline constexpr Phrase kAngerTrend{"Anger over time", "Ärger im Verlauf"};
inline constexpr Phrase kMeanAnger{"Mean anger", "Mittlerer Ärger"};
inline constexpr Phrase kAngerSummary{"Mean anger {} from 0 to 1; posts about the house: {}.", "Mittlerer Ärger {} von 0 bis 1; Beiträge zum Haus: {}."};
inline constexpr Phrase kAngerMost{"Highest, {}, from {} (posts: {}).", "Am höchsten, {}, ab {} (Beiträge: {})."};
inline constexpr Phrase kAngerNote{"A mean of few posts says little: below stands on how many each one rests.", "Ein Mittel aus wenigen Beiträgen sagt wenig: Darunter steht, auf wie vielen es beruht."};
inline constexpr Phrase kWeek{"The week by the hour", "Die Woche nach Stunden"};
inline constexpr Phrase kWeekPosts{"Posts of customers", "Beiträge von Kunden"};
inline constexpr Phrase kWeekReplies{"Median wait for the first reply", "Median bis zur ersten Antwort"};
inline constexpr Phrase kWeekBasis{"First replies", "Erste Antworten"};
inline constexpr Phrase kWeekSummary{"Most posts, {}: {}, from {}:00.", "Die meisten Beiträge, {}: {}, ab {} Uhr."};
inline constexpr Phrase kWeekSlowest{"Slowest median of the first reply, {}: {}, from {}:00.", "Längster Median bis zur ersten Antwort, {}: {}, ab {} Uhr."};
inline constexpr Phrase kWeekNote{"By the hour of the customer's post.", "Nach der Stunde des Kundenbeitrags."};
inline constexpr Phrase kFarOff{"{} posts with a time far from all others are left out.", "{} Beiträge, deren Zeit weit von allen anderen liegt, sind weggelassen."};

inline constexpr Phrase kPeak{"peak {}", "Spitze {}"};

// The page for a browser.
inline constexpr Phrase kValues{"The values", "Die Werte"};
inline constexpr Phrase kReckoned{"How it is reckoned", "Wie gerechnet wird"};
inline constexpr Phrase kContents{"On this page", "Auf dieser Seite"};

// Incidents, what is missing, praise.
inline constexpr Phrase kIncidents{"Known problems", "Bekannte Probleme"};
inline constexpr Phrase kIncident{"Incident", "Vorfall"};
inline constexpr Phrase kMoreNames{"{} more are not shown.", "{} weitere sind nicht gezeigt."};
inline constexpr Phrase kMissing{"What is missing", "Was fehlt"};
inline constexpr Phrase kNoTriage{"Without triage", "Ohne triage"};
inline constexpr Phrase kNoCreatedAt{"Without created_at", "Ohne created_at"};
inline constexpr Phrase kNoDirection{"Without direction", "Ohne direction"};
inline constexpr Phrase kDuplicates{"Near-identical posts", "Fast gleiche Beiträge"};
inline constexpr Phrase kReposts{"Reposts", "Weitergereichte Beiträge"};
inline constexpr Phrase kRepeatedIds{"Ids that come again", "Kennungen mehrfach"};
inline constexpr Phrase kOutside{"Outside the period", "Außerhalb des Zeitraums"};
inline constexpr Phrase kNoTriageNote{"Records without triage are missing from the queue, the causes and the labels; run classify first.", "Beiträge ohne triage fehlen in der Warteschlange, bei den Ursachen und den Etiketten; zuerst classify laufen lassen."};
inline constexpr Phrase kApartNote{"Near-identical posts and reposts count as posts, but not for causes and labels.", "Fast gleiche und weitergereichte Beiträge zählen als Beiträge, aber nicht bei Ursachen und Etiketten."};
inline constexpr Phrase kRepeatedNote{"Ids that come again count as posts; for open and answered the last version counts.", "Mehrfache Kennungen zählen als Beiträge; bei offen und beantwortet gilt die letzte Fassung."};
inline constexpr Phrase kNoTimeInPeriodNote{"Posts without created_at cannot be placed and are left out, since a period was asked for.", "Beiträge ohne created_at bleiben außen vor, weil ein Zeitraum gewünscht ist."};
inline constexpr Phrase kPraise{"Praise", "Lob"};
inline constexpr Phrase kPraiseFor{"For", "Für"};
inline constexpr std::array<Phrase, 7> kWeekdays{{{"Mon", "Mo"}, {"Tue", "Di"}, {"Wed", "Mi"}, {"Thu", "Do"}, {"Fri", "Fr"}, {"Sat", "Sa"}, {"Sun", "So"}}};
// clang-format on

} // namespace phrases

/// Display names of the values of an enum of the record, in the order of its enumerators.
template <class Enum> struct ShownNames;

using record::Band;
using record::Intent;
using record::Offence;
using record::Ownership;
using record::Polarity;
using record::Route;
using record::Signal;

// clang-format off
template <> struct ShownNames<Intent> {
    static constexpr std::array<Phrase, 6> values{{{"complaint", "Beschwerde"}, {"question", "Frage"}, {"request", "Bitte"},
        {"praise", "Lob"}, {"resolved", "erledigt"}, {"other", "sonstiges"}}};
};
template <> struct ShownNames<Ownership> {
    static constexpr std::array<Phrase, 5> values{{{"addressed to us", "an uns"}, {"about us, not to us", "über uns, nicht an uns"},
        {"to others", "an andere"}, {"off topic", "anderes Thema"}, {"spam", "Spam"}}};
};
template <> struct ShownNames<Offence> {
    static constexpr std::array<Phrase, 4> values{{{"clean", "sauber"}, {"foul language", "derbe Worte"}, {"insult", "Beleidigung"},
        {"abuse", "Hass oder Drohung"}}};
};
template <> struct ShownNames<Polarity> {
    static constexpr std::array<Phrase, 4> values{{{"positive", "positiv"}, {"neutral", "neutral"}, {"negative", "negativ"},
        {"undefined", "unbestimmt"}}};
};
template <> struct ShownNames<Band> {
    static constexpr std::array<Phrase, 4> values{{{"low", "niedrig"}, {"medium", "mittel"}, {"high", "hoch"}, {"urgent", "dringend"}}};
};
template <> struct ShownNames<Route> {
    static constexpr std::array<Phrase, 6> values{{{"none", "keiner"}, {"reply", "antworten"}, {"to a person", "an einen Menschen"},
        {"watch", "beobachten"}, {"pass on praise", "Lob weitergeben"}, {"close", "abschließen"}}};
};
template <> struct ShownNames<Signal> {
    static constexpr std::array<Phrase, 16> values{{{"threatens to leave", "droht zu kündigen"}, {"lawyer or court", "Anwalt oder Gericht"},
        {"press", "Presse"}, {"danger", "Gefahr"}, {"health", "Gesundheit"}, {"discrimination", "Diskriminierung"},
        {"data leak", "Datenleck"}, {"self-harm", "Selbstgefährdung"}, {"threat of violence", "Gewaltdrohung"},
        {"not the first time", "nicht das erste Mal"}, {"long wait", "lange Wartezeit"}, {"deadline", "Frist"},
        {"money", "Geld"}, {"vulnerable person", "schutzbedürftig"}, {"spreads fast", "große Reichweite"}, {"resolved", "erledigt"}}};
};
// clang-format on

template <class Enum> [[nodiscard]] std::string shown_name(const Words& words, Enum value) {
    static_assert(ShownNames<Enum>::values.size() == record::Names<Enum>::values.size());
    return words(ShownNames<Enum>::values[static_cast<std::size_t>(value)]);
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
// The words of the views that are asked for by name (by, causes, praise, followup, people, tone, quality, terms), in
// English and German; see report/phrases.hpp.
#pragma once

#include "report/phrases.hpp"

namespace kummerkasten::report::phrases {

// clang-format off
// Grouped by words of the record.
inline constexpr Phrase kByHeading{"By {}", "Nach {}"};
inline constexpr Phrase kNone{"(none)", "(ohne)"};
inline constexpr Phrase kReplyAfter{"Reply after", "Antwort nach"};
inline constexpr Phrase kByNote{"Of {} posts. One with several values counts for each. Reply after: the median of first replies.", "Von {} Beiträgen. Einer mit mehreren Werten zählt bei jedem. Antwort nach: der Median der ersten Antworten."};
inline constexpr Phrase kLeftOut{"Left out by --where", "Durch --where ausgelassen"};

// Causes: what grew.
inline constexpr Phrase kTopicGrowth{"Topics: now and earlier", "Themen: jetzt und vorher"};
inline constexpr Phrase kIncidentGrowth{"Known problems: now and earlier", "Bekannte Probleme: jetzt und vorher"};
inline constexpr Phrase kNowPosts{"Now", "Jetzt"};
inline constexpr Phrase kEarlierPosts{"Earlier", "Vorher"};
inline constexpr Phrase kChange{"Change", "Änderung"};
inline constexpr Phrase kDeviation{"z", "z"};
inline constexpr Phrase kAngerNow{"Anger now", "Ärger jetzt"};
inline constexpr Phrase kAngerEarlier{"earlier", "vorher"};
inline constexpr Phrase kNowFrom{"Now: from", "Jetzt: ab"};
inline constexpr Phrase kEarlierFrom{"Earlier: from", "Vorher: ab"};
inline constexpr Phrase kGrowthNote{"Change is (now − earlier) / earlier. z = (now − earlier) / √(now + earlier): beyond ±2 it is hardly chance.", "Änderung ist (jetzt − vorher) / vorher. z = (jetzt − vorher) / √(jetzt + vorher): jenseits von ±2 ist es kaum Zufall."};
inline constexpr Phrase kEarlierTooFew{"Fewer than {} posts with a topic stand in the earlier half of the time, too few to say what grew; --since sets the time to compare.", "In der früheren Hälfte der Zeit liegen weniger als {} Beiträge mit Thema, zu wenige für einen Vergleich; --since legt den Zeitraum fest."};
inline constexpr Phrase kHalvesNote{"No --since was given, so the time of the posts is halved.", "Ohne --since ist die Zeit der Beiträge in zwei Hälften geteilt."};
inline constexpr Phrase kNoSpan{"The posts are too close together to be compared with an earlier time.", "Die Beiträge liegen zu dicht beieinander, um sie mit einer früheren Zeit zu vergleichen."};
inline constexpr Phrase kEarlierShort{"The input begins only after the earlier period does: {}. It looks as if more had grown than has.", "Die Eingabe beginnt später als der frühere Zeitraum: {}. Es sieht nach mehr Wachstum aus, als da ist."};
inline constexpr Phrase kExamples{"Examples, the angriest first", "Beispiele, die ärgerlichsten zuerst"};
inline constexpr Phrase kCausesNeedTriage{"What hurts is known only once classify has judged the posts.", "Was weh tut, steht erst fest, wenn classify die Beiträge beurteilt hat."};

// Praise.
inline constexpr Phrase kPraiseTopics{"What the praise is about", "Wofür das Lob ist"};
inline constexpr Phrase kPraisePosts{"In their own words", "Im Wortlaut"};
inline constexpr Phrase kPraiseNeedsTriage{"What is praise is known only once classify has judged the posts.", "Was Lob ist, steht erst fest, wenn classify die Beiträge beurteilt hat."};
inline constexpr Phrase kPraiseNobody{"Nobody is named: the profile lists no [[agents]], or no praise names one.", "Niemand ist genannt: Das Profil führt keine [[agents]], oder kein Lob nennt jemanden."};

// Follow-up and people.
inline constexpr Phrase kFollowUp{"Answered, never confirmed", "Beantwortet, nie bestätigt"};
inline constexpr Phrase kCasesAnswered{"Cases answered", "Beantwortete Fälle"};
inline constexpr Phrase kCasesConfirmed{"Confirmed as solved", "Als gelöst bestätigt"};
inline constexpr Phrase kCasesUnconfirmed{"Not confirmed", "Nicht bestätigt"};
inline constexpr Phrase kQuietFor{"quiet for", "still seit"};
inline constexpr Phrase kQuietMedian{"Quiet for, median", "Still seit, Median"};
inline constexpr Phrase kFollowUpNote{"A case is confirmed when the customer says after their last question that it is solved. It is due at the time that its draft names, without one as soon as it is answered; those due longest stand first.", "Ein Fall ist bestätigt, wenn der Kunde nach seiner letzten Frage sagt, dass es gelöst ist. Fällig ist er zu der Zeit, die sein Entwurf nennt, ohne eine solche, sobald er beantwortet ist; was am längsten fällig ist, steht vorn."};
inline constexpr Phrase kFollowUpAt{"follow up from", "nachfassen ab"};
inline constexpr Phrase kFollowUpLater{"Not due yet", "Noch nicht fällig"};
inline constexpr Phrase kFollowUpNext{"The next is due", "Der nächste ist fällig"};
inline constexpr Phrase kNothingToFollowYet{"No answered case is due to be followed up yet.", "Noch ist bei keinem beantworteten Fall nachzufassen."};
inline constexpr Phrase kNothingToFollow{"No answered case is waiting to be confirmed.", "Kein beantworteter Fall wartet auf eine Bestätigung."};
inline constexpr Phrase kMoreCases{"{} more cases.", "{} weitere Fälle."};
inline constexpr Phrase kCasesWithoutText{"Of {} of them only the time was kept, not the text (limit on memory); a shorter period helps.", "Von {} davon ist nur die Zeit gespeichert, nicht der Text (Speichergrenze); ein kürzerer Zeitraum hilft."};
inline constexpr Phrase kRepeatContacts{"Who writes again", "Wer sich wieder meldet"};
inline constexpr Phrase kPeople{"People", "Menschen"};
inline constexpr Phrase kPeopleAgain{"of them again", "davon wieder"};
inline constexpr Phrase kTheirContacts{"Their posts", "Deren Beiträge"};
inline constexpr Phrase kContacts{"Posts", "Beiträge"};
inline constexpr Phrase kTheirComplaints{"Complaints", "Beschwerden"};
inline constexpr Phrase kLatest{"Latest", "Zuletzt"};
inline constexpr Phrase kPeopleNote{"Listed is who complained at least twice or says that it is not the first time; without verdicts of classify, who wrote at least twice.", "Aufgeführt ist, wer sich mindestens zweimal beschwert hat oder sagt, dass es nicht das erste Mal ist; ohne Urteil von classify, wer mindestens zweimal schrieb."};
inline constexpr Phrase kForgotten{"{} people with few posts were forgotten (limit on memory).", "{} Menschen mit wenigen Beiträgen wurden vergessen (Speichergrenze)."};
inline constexpr Phrase kLongWaits{"Who waited longest", "Wer am längsten wartete"};
inline constexpr Phrase kWaited{"waited", "gewartet"};

// Tone.
inline constexpr Phrase kToneByDay{"Tone by day", "Ton nach Tag"};
inline constexpr Phrase kToneByWeek{"Tone by week, from its Monday", "Ton nach Woche, ab Montag"};
inline constexpr Phrase kToneByMonth{"Tone by month", "Ton nach Monat"};
inline constexpr Phrase kToneByYear{"Tone by year", "Ton nach Jahr"};
inline constexpr Phrase kAngryShare{"Angry", "Verärgert"};
inline constexpr Phrase kProfanityShare{"Foul", "Derb"};
inline constexpr Phrase kInsultShare{"Insulting", "Beleidigend"};
inline constexpr Phrase kDuShare{"du", "du"};
inline constexpr Phrase kIhrShare{"ihr", "ihr"};
inline constexpr Phrase kSieShare{"Sie", "Sie"};
inline constexpr Phrase kColloquialShare{"Colloquial", "Umgangsspr."};
inline constexpr Phrase kToneNote{"Anger is the mean; angry are posts of 0.5 or more; insulting are insults and abuse. Shares are of the posts about the house; copies do not count.", "Ärger ist das Mittel; verärgert sind Beiträge ab 0,5; beleidigend sind Beleidigung, Hass und Drohung. Anteile an den Beiträgen über das Haus; Kopien zählen nicht."};
inline constexpr Phrase kToneNeedsTriage{"How people sound is known only once classify has judged the posts.", "Wie der Ton ist, steht erst fest, wenn classify die Beiträge beurteilt hat."};

// Quality.
inline constexpr Phrase kVerdicts{"Verdicts", "Urteile"};
inline constexpr Phrase kJudged{"Judged, about the house", "Beurteilt, über das Haus"};
inline constexpr Phrase kUnjudged{"Not judged", "Nicht beurteilt"};
inline constexpr Phrase kRejected{"Lines that are no records", "Zeilen, die keine Datensätze sind"};
inline constexpr Phrase kUndefined{"Mood not to be told", "Stimmung unbestimmt"};
inline constexpr Phrase kNoTopicFound{"Without a topic", "Ohne Thema"};
inline constexpr Phrase kNoLanguage{"Language not to be told", "Sprache unbestimmt"};
inline constexpr Phrase kNeedsPerson{"Need a person", "Brauchen einen Menschen"};
inline constexpr Phrase kConfidence{"Confidence", "Sicherheit"};
inline constexpr Phrase kOfLabel{"Label", "Etikett"};
inline constexpr Phrase kMean{"Mean", "Mittel"};
inline constexpr Phrase kBelowHalf{"below 0.5", "unter 0,5"};
inline constexpr Phrase kMiddling{"0.5–0.8", "0,5–0,8"};
inline constexpr Phrase kSure{"0.8 or more", "ab 0,8"};
inline constexpr Phrase kLabelIntent{"intent", "Anliegen"};
inline constexpr Phrase kLabelPolarity{"mood", "Stimmung"};
inline constexpr Phrase kLabelOffence{"tone", "Ton"};
inline constexpr Phrase kLabelTopics{"topics", "Themen"};
inline constexpr Phrase kDecisions{"What a person has to decide", "Was ein Mensch entscheiden muss"};
inline constexpr Phrase kDrafts{"Drafts", "Entwürfe"};
inline constexpr Phrase kReadyDrafts{"Ready to be checked", "Fertig zum Prüfen"};
inline constexpr Phrase kHumanOnlyDrafts{"For a person only", "Nur für einen Menschen"};
inline constexpr Phrase kNoDrafts{"No reply allowed", "Keine Antwort erlaubt"};
inline constexpr Phrase kOpenSlots{"What drafts lack", "Was Entwürfen fehlt"};
inline constexpr Phrase kSlot{"Missing", "Fehlt"};
inline constexpr Phrase kFindings{"What the checker found", "Was der Prüfer fand"};
inline constexpr Phrase kRule{"Rule", "Regel"};

// Emerging terms.
inline constexpr Phrase kTerms{"New in the words", "Neu in den Worten"};
inline constexpr Phrase kTerm{"Term", "Ausdruck"};
inline constexpr Phrase kLogOdds{"Log-odds", "Log-Chance"};
inline constexpr Phrase kTermsNote{"Posts with a word or phrase of up to three words, now and earlier; each post counts once. z: log-odds ratio with a prior from the earlier posts (Monroe, Colaresi and Quinn 2008) by its standard deviation. Listed from {} posts and z = {} on.", "Beiträge mit einem Wort oder bis zu drei Wörtern, jetzt und vorher; jeder Beitrag zählt einmal. z: logarithmiertes Chancenverhältnis mit einer Vorannahme aus den früheren Beiträgen (Monroe, Colaresi und Quinn 2008) durch seine Standardabweichung. Aufgeführt ab {} Beiträgen und z = {}."};
inline constexpr Phrase kNoTerms{"No word is used more than before beyond chance.", "Kein Wort kommt über den Zufall hinaus öfter vor als vorher."};
inline constexpr Phrase kTermsNoEarlier{"There are no earlier posts to compare with.", "Es gibt keine früheren Beiträge zum Vergleich."};
inline constexpr Phrase kTermsNoSpan{"The posts lie within one day and cannot be halved; --since compares with the time before it.", "Die Beiträge liegen an einem Tag und lassen sich nicht teilen; --since vergleicht mit der Zeit davor."};
inline constexpr Phrase kHalvesByDayNote{"No --since was given, so the days of the posts (UTC) are halved; an odd first day is left out.", "Ohne --since sind die Tage der Beiträge (UTC) in zwei Hälften geteilt; ein ungerader erster Tag bleibt weg."};
inline constexpr Phrase kTermsForgotten{"Rare terms were forgotten (limit on memory); a count may miss {} posts.", "Seltene Ausdrücke wurden vergessen (Speichergrenze); einer Zahl können {} Beiträge fehlen."};
// clang-format on

} // namespace kummerkasten::report::phrases

// SPDX-License-Identifier: Apache-2.0
// What columns of tables and members of JSON objects are called, in English and German.
#include "base/strings.hpp"
#include "ingest/mapping.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace kummerkasten::ingest {

namespace {

// Names seen in exports of platforms, help desks, dashboards, review scrapers and web forms, folded to lower case without
// blanks, "_", "-" and ".", with "ae" for "ä".
using Parts = std::unordered_map<std::string_view, std::string_view>;
const Parts& parts_by_column() {
    static const Parts parts{
        {"text", "text"},
        {"message", "text"},
        {"tweet", "text"},
        {"content", "text"},
        {"body", "text"},
        {"comment", "text"},
        {"commenttext", "text"},
        {"review", "text"},
        {"reviewtext", "text"},
        {"description", "text"},
        {"nachricht", "text"},
        {"nachrichtentext", "text"},
        {"kommentar", "text"},
        {"beschreibung", "text"},
        {"beitrag", "text"},
        {"anliegen", "text"},
        {"rezension", "text"},
        {"hitsentence", "text"},
        {"openingtext", "text"},
        {"fulltext", "text"},
        {"snippet", "text"},
        {"feedback", "text"},
        {"reviewcontent", "text"},
        {"reviewbody", "text"},
        {"messagetext", "text"},
        {"posttext", "text"},
        {"freitext", "text"},
        {"inhalt", "text"},
        {"mitteilung", "text"},
        {"meldung", "text"},
        {"bewertungstext", "text"},
        {"kommentartext", "text"},
        {"beitragstext", "text"},
        {"rezensionstext", "text"},
        {"beschwerde", "text"},
        {"ihrenachricht", "text"},
        {"ihranliegen", "text"},
        {"ihrfeedback", "text"},
        {"ihrkommentar", "text"},
        {"yourmessage", "text"},
        {"yourcomment", "text"},
        {"yourfeedback", "text"},
        {"id", "id"},
        {"tweetid", "id"},
        {"reviewid", "id"},
        {"commentid", "id"},
        {"messageid", "id"},
        {"postid", "id"},
        {"universalmessageid", "id"},
        {"ticket", "id"},
        {"ticketid", "id"},
        {"ticketnummer", "id"},
        {"vorgang", "id"},
        {"vorgangsnummer", "id"},
        {"nr", "id"},
        {"beitragsid", "id"},
        {"kommentarid", "id"},
        {"bewertungsid", "id"},
        {"nachrichtenid", "id"},
        {"vorgangsnr", "id"},
        {"ticketnr", "id"},
        {"fallnummer", "id"},
        {"createdat", "created_at"},
        {"date", "created_at"},
        {"datetime", "created_at"},
        {"time", "created_at"},
        {"timestamp", "created_at"},
        {"tweetcreated", "created_at"},
        {"at", "created_at"},
        {"published", "created_at"},
        {"publishedat", "created_at"},
        {"datum", "created_at"},
        {"zeitpunkt", "created_at"},
        {"zeit", "created_at"},
        {"eingang", "created_at"},
        {"eingegangen", "created_at"},
        {"erstelltam", "created_at"},
        {"created", "created_at"},
        {"createdtime", "created_at"},
        {"creationdate", "created_at"},
        {"publishedon", "created_at"},
        {"publishdate", "created_at"},
        {"publisheddate", "created_at"},
        {"reviewdate", "created_at"},
        {"postedat", "created_at"},
        {"timestamp(utc)", "created_at"},
        {"reviewsubmitdateandtime", "created_at"},
        {"datum/uhrzeit", "created_at"},
        {"erstellungsdatum", "created_at"},
        {"eingangsdatum", "created_at"},
        {"erstellt", "created_at"},
        {"veroeffentlicht", "created_at"},
        {"veroeffentlichtam", "created_at"},
        {"gesendetam", "created_at"},
        {"submissiondate", "created_at"},
        {"zeitstempel", "created_at"},
        {"username", "author.handle"},
        {"handle", "author.handle"},
        {"screenname", "author.handle"},
        {"senderscreenname", "author.handle"},
        {"authorhandle", "author.handle"},
        {"extraauthorattributesshortname", "author.handle"},
        {"userhandle", "author.handle"},
        {"twitterscreenname", "author.handle"},
        {"nutzername", "author.handle"},
        {"benutzername", "author.handle"},
        {"email", "author.handle"},
        {"emailadresse", "author.handle"},
        {"requesteremail", "author.handle"},
        {"fromemail", "author.handle"},
        {"author", "author.name"},
        {"authorname", "author.name"},
        {"name", "author.name"},
        {"user", "author.name"},
        {"reviewer", "author.name"},
        {"reviewername", "author.name"},
        {"absender", "author.name"},
        {"verfasser", "author.name"},
        {"kunde", "author.name"},
        {"autor", "author.name"},
        {"customername", "author.name"},
        {"influencer", "author.name"},
        {"extraauthorattributesname", "author.name"},
        {"fullname", "author.name"},
        {"displayname", "author.name"},
        {"requester", "author.name"},
        {"requestername", "author.name"},
        {"sender", "author.name"},
        {"sendername", "author.name"},
        {"from", "author.name"},
        {"von", "author.name"},
        {"kundenname", "author.name"},
        {"nutzer", "author.name"},
        {"rezensent", "author.name"},
        {"authorid", "author.id"},
        {"userid", "author.id"},
        {"senderuserid", "author.id"},
        {"useridstr", "author.id"},
        {"twitterid", "author.id"},
        {"followers", "author.followers"},
        {"twitterfollowers", "author.followers"},
        {"followercount", "author.followers"},
        {"follower", "author.followers"},
        {"title", "title"},
        {"subject", "title"},
        {"betreff", "title"},
        {"headline", "title"},
        {"titel", "title"},
        {"reviewtitle", "title"},
        {"thema", "title"},
        {"ueberschrift", "title"},
        {"url", "url"},
        {"link", "url"},
        {"permalink", "url"},
        {"messageurl", "url"},
        {"reviewlink", "url"},
        {"lang", "lang"},
        {"language", "lang"},
        {"languagecode", "lang"},
        {"reviewerlanguage", "lang"},
        {"sprache", "lang"},
        {"rating", "rating"},
        {"stars", "rating"},
        {"score", "rating"},
        {"sterne", "rating"},
        {"bewertung", "rating"},
        {"starrating", "rating"},
        {"reviewrating", "rating"},
        {"sternebewertung", "rating"},
        {"inresponseto", "reply_to"},
        {"inresponsetotweetid", "reply_to"},
        {"inreplyto", "reply_to"},
        {"inreplytoid", "reply_to"},
        {"inreplytostatusid", "reply_to"},
        {"replyto", "reply_to"},
        {"parentid", "reply_to"},
        {"conversationid", "thread"},
        {"thread", "thread"},
        {"threadid", "thread"},
        {"direction", "direction"},
        {"inbound", "direction"},
        {"richtung", "direction"},
        {"platform", "platform"},
        {"channel", "platform"},
        {"kanal", "platform"},
        {"likes", "likes"},
        {"nlikes", "likes"},
        {"likecount", "likes"},
        {"thumbsupcount", "likes"},
        {"gefaelltmir", "likes"},
        {"retweetcount", "reposts"},
        {"nretweets", "reposts"},
        {"nreplies", "replies"},
        {"replycount", "replies"},
        {"views", "views"},
    };
    return parts;
}

std::string column_key(std::string_view column) {
    constexpr std::pair<std::string_view, std::string_view> kUmlauts[] = {
        {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}};
    std::string key;
    for (std::size_t i = 0; i < column.size(); ++i) {
        const char c = column[i];
        if (is_ascii_space(c) || c == '_' || c == '-' || c == '.') {
            continue;
        }
        const auto* const umlaut = static_cast<unsigned char>(c) < 0x80
                                       ? std::end(kUmlauts)
                                       : std::find_if(std::begin(kUmlauts), std::end(kUmlauts), [&](const auto& pair) {
                                             return column.substr(i, pair.first.size()) == pair.first;
                                         });
        if (umlaut != std::end(kUmlauts)) {
            key += umlaut->second;
            i += umlaut->first.size() - 1;
        } else {
            key += to_ascii_lower(c);
        }
    }
    return key;
}

} // namespace

std::optional<std::string_view> guess_part(std::string_view column) {
    const auto found = parts_by_column().find(column_key(column));
    return found == parts_by_column().end() ? std::nullopt : std::optional(found->second);
}

bool is_excerpt(std::string_view column) {
    const std::string key = column_key(column);
    return key == "snippet" || key == "hitsentence" || key == "openingtext";
}

} // namespace kummerkasten::ingest

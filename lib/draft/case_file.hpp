// SPDX-License-Identifier: Apache-2.0
// Everything that the draft for one post depends on, gathered before a word is written: language, register, channel, the
// known incident, and what the slots hold. Gathering is linear in the post and does no I/O.
#pragma once

#include "draft/channel.hpp"
#include "draft/gratitude.hpp"
#include "draft/matter.hpp"
#include "draft/phrase_book.hpp"
#include "draft/public_name.hpp"
#include "draft/said.hpp"
#include "incident/incident.hpp"
#include "profile/profile.hpp"
#include "record/post.hpp"
#include "record/taxonomy.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kummerkasten::draft {

/// What stays the same from post to post. Immutable; outlives every CaseFile.
struct House {
    const profile::Profile* profile = nullptr;
    const record::Taxonomy* taxonomy = nullptr;
    const ChannelTable* channels = nullptr;
    const NameRules* names = nullptr;
    const PhraseBook* german = nullptr;
    const PhraseBook* english = nullptr;
    record::TimeZone zone;
    record::Timestamp now;
    profile::Agent agent; ///< who signs; empty where nobody does
    std::unordered_map<std::string_view, const incident::Incident*> incidents;

    /// The language in which profile and incidents are written: de or en.
    [[nodiscard]] std::string_view language() const;
};

struct CaseFile {
    /// `said` is the text of `post`. Where nothing is to be written, which is half of an ordinary stream, it is null, and no
    /// words are gathered: slots, incident and topic stay empty.
    CaseFile(const House& house, const record::Post& post, const record::Triage& triage, std::string_view channel_name,
             Said* said);

    const House& house;
    const record::Post& post;
    const record::Triage& triage;
    Channel channel;
    const PhraseBook* book = nullptr;
    std::string_view language;                    ///< of the reply
    const incident::Incident* incident = nullptr; ///< known and citable now
    bool is_article = false;
    bool own_language = true;        ///< the reply is in the language of the house
    Matter matter;                   ///< what it is about
    bool goes_on_about_more = false; ///< a complaint in German goes on about something else (clauses.hpp)
    bool wants_to_know = false;      ///< something that stands in no case file (said.hpp)
    bool has_written = false;        ///< a direct message already
    bool tells_number = false;       ///< which may be one that classify does not know (said.hpp)
    Gratitude gratitude;             ///< of praise
    bool brief = false;              ///< the customer is short, and so is the answer (care rule M3)
    std::uint64_t seed = 0;
    Situation situation;
    SlotValues slots;

private:
    void greet();
    void take_up_incident();
    void quote_the_house();
    void take_up_topic(std::string_view said);
    void tell_contacts();
    void take_up_facts();
    void tell_details(Said& said, bool mentions_place);
    void take_up_circumstances(Said& said);
    void name_the_praised(std::string_view said);
};

} // namespace kummerkasten::draft

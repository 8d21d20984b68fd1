// SPDX-License-Identifier: Apache-2.0
#include "classify/complaint_memory.hpp"

#include <algorithm>

namespace kummerkasten::classify {

bool ComplaintMemory::complained_elsewhere(const Note& note) {
    if (!note.known_account || !note.pressure.written || !is_complaint(note)) {
        return false;
    }
    const Complainant* known = complainants_.find(note.author);
    return known != nullptr &&
           std::any_of(known->complaints.begin(), known->complaints.end(), [&note](const Complaint& earlier) {
               const auto since = *note.pressure.written - earlier.at;
               const bool elsewhere = note.conversation == 0 || note.conversation != earlier.conversation;
               return earlier.topic != 0 && elsewhere && since >= kSameContact && since <= kRepeatWithin &&
                      std::find(note.topics.begin(), note.topics.end(), earlier.topic) != note.topics.end();
           });
}

void ComplaintMemory::remember(const Note& note) {
    if (!note.known_account || !note.pressure.written) {
        return;
    }
    if (settles(note)) {
        if (Complainant* known = complainants_.find(note.author)) {
            for (Complaint& complaint : known->complaints) {
                const bool same_topic =
                    std::find(note.topics.begin(), note.topics.end(), complaint.topic) != note.topics.end();
                if (same_topic || (note.conversation != 0 && complaint.conversation == note.conversation)) {
                    complaint = {};
                }
            }
        }
        return;
    }
    if (!is_complaint(note) || note.topics[0] == 0) {
        return;
    }
    Complainant& complainant = complainants_[note.author];
    for (const std::uint64_t topic : note.topics) {
        if (topic == 0) {
            continue;
        }
        const auto known = std::find_if(complainant.complaints.begin(), complainant.complaints.end(),
                                        [topic](const Complaint& complaint) { return complaint.topic == topic; });
        Complaint& into = known != complainant.complaints.end()
                              ? *known
                              : complainant.complaints[complainant.next++ % complainant.complaints.size()];
        into = {topic, note.conversation, *note.pressure.written};
    }
}

} // namespace kummerkasten::classify

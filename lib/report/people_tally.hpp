// SPDX-License-Identifier: Apache-2.0
// Who writes again and again: contacts by author. A contact is a post of a customer that is no copy.
//
// Memory: some 250 bytes an author, at most kMostPeople of them. Where there are more, those with a single contact are
// forgotten first, then those with two, until there is room: one who wrote often enough stays, and a forgotten one who
// comes back begins at one. `forgotten` tells how many; parts put together may forget others than the whole.
#pragma once

#include "record/triage.hpp"
#include "report/excerpt.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kummerkasten::report {

struct PeopleTally {
    static constexpr std::size_t kMostPeople = 200'000;
    struct Person {
        std::string shown, platform;
        std::uint64_t contacts = 0, complaints = 0, judged = 0;
        std::uint64_t says_again = 0, says_long_wait = 0; ///< posts with the signals repeat_contact, long_wait
        std::int64_t anger_thousandths = 0;
        std::int64_t first = kNoTime, last = kNoTime; ///< micros
        std::string last_id, last_url;

        void merge(const Person& other);
        template <class Archive> void visit(Archive& archive) {
            archive(shown, platform, contacts, complaints, judged, says_again, says_long_wait, anger_thousandths);
            archive.micros(first, 0, kNoTime);
            archive.micros(last, 0, kNoTime);
            archive(last_id, last_url);
        }
    };
    std::map<std::string, Person, std::less<>> people; ///< by platform and folded handle
    std::uint64_t forgotten = 0;

    void add(const record::Post& post, const record::Triage* triage);
    void merge(const PeopleTally& other);
    template <class Archive> void visit(Archive& archive) { archive(people, forgotten); }

    /// Those with two contacts or more, of whom two were complaints where classify judged any, or who say that it is not
    /// the first time; most complaints first.
    [[nodiscard]] std::vector<const Person*> repeated(bool judged) const;

private:
    void make_room();
};

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
#include "report/people_tally.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kMostKey = 128; // bytes of a name that tell people apart

} // namespace

void PeopleTally::Person::merge(const Person& other) {
    contacts += other.contacts;
    complaints += other.complaints;
    judged += other.judged;
    says_again += other.says_again;
    says_long_wait += other.says_long_wait;
    anger_thousandths += other.anger_thousandths;
    if (other.first != kNoTime && (first == kNoTime || other.first < first)) {
        first = other.first;
    }
    // A later post, or at the same time the one whose id comes later: whatever the order of the input, the same.
    if (std::tie(other.last, other.last_id) > std::tie(last, last_id)) {
        last = other.last;
        last_id = other.last_id;
        last_url = other.last_url;
    }
}

void PeopleTally::add(const record::Post& post, const record::Triage* triage) {
    const record::Author& author = post.author;
    const std::string& name = !author.handle.empty() ? author.handle : !author.id.empty() ? author.id : author.name;
    if (name.empty()) {
        return;
    }
    std::string key = to_ascii_lower(post.platform + '\x1f' + name);
    key.resize(std::min(key.size(), kMostKey));
    Person once;
    once.contacts = 1;
    if (triage != nullptr) {
        once.judged = 1;
        once.complaints = triage->intent == record::Intent::complaint ? 1 : 0;
        once.says_again = triage->signals.contains(record::Signal::repeat_contact) ? 1 : 0;
        once.says_long_wait = triage->signals.contains(record::Signal::long_wait) ? 1 : 0;
        once.anger_thousandths = std::lround(std::clamp(triage->anger, 0.0, 1.0) * 1000);
    }
    once.first = once.last = post.created_at ? post.created_at->time_since_epoch().count() : kNoTime;
    once.last_id = post.id.substr(0, 256);
    once.last_url = post.url.size() <= 256 ? post.url : std::string();
    Person& person = people[key];
    if (person.contacts == 0) {
        person.shown = author_of(author);
        person.platform = post.platform.substr(0, 32);
    }
    person.merge(once);
    make_room();
}

void PeopleTally::merge(const PeopleTally& other) {
    forgotten += other.forgotten;
    for (const auto& [key, theirs] : other.people) {
        Person& mine = people[key];
        if (mine.contacts == 0) {
            mine.shown = theirs.shown;
            mine.platform = theirs.platform;
        }
        mine.merge(theirs);
        make_room();
    }
}

void PeopleTally::make_room() {
    for (std::uint64_t least = 1; people.size() > kMostPeople; ++least) {
        forgotten += std::erase_if(people, [least](const auto& entry) { return entry.second.contacts <= least; });
    }
}

std::vector<const PeopleTally::Person*> PeopleTally::repeated(bool judged) const {
    std::vector<const Person*> found;
    for (const auto& [key, person] : people) {
        const bool again = judged ? person.complaints >= 2 || person.says_again > 0 : person.contacts >= 2;
        if (again) {
            found.push_back(&person);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Person* a, const Person* b) {
        return std::tie(a->complaints, a->says_again, a->contacts) >
               std::tie(b->complaints, b->says_again, b->contacts);
    });
    return found;
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
#include "report/people_tally.hpp"

#include "base/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kummerkasten::report {

namespace {

// Bytes; all are cut between characters, since a summary and JSON are UTF-8.
constexpr std::size_t kMostKey = 128; // of a name that tell people apart
constexpr std::size_t kMostLink = 256;
constexpr std::size_t kMostPlatform = 32;

} // namespace

void PeopleTally::Person::merge(const Person& other) {
    // A later post, or at the same time the one whose id comes later, or whose name does: whatever the order of the input,
    // the same.
    if (contacts == 0 || std::tie(other.last, other.last_id, other.shown, other.platform, other.last_url) >
                             std::tie(last, last_id, shown, platform, last_url)) {
        shown = other.shown;
        platform = other.platform;
        last = other.last;
        last_id = other.last_id;
        last_url = other.last_url;
    }
    contacts += other.contacts;
    complaints += other.complaints;
    judged += other.judged;
    says_again += other.says_again;
    says_long_wait += other.says_long_wait;
    anger_thousandths += other.anger_thousandths;
    if (other.first != kNoTime && (first == kNoTime || other.first < first)) {
        first = other.first;
    }
}

void PeopleTally::add(const record::Post& post, const record::Triage* triage) {
    const record::Author& author = post.author;
    const std::string& name = !author.handle.empty() ? author.handle : !author.id.empty() ? author.id : author.name;
    if (name.empty()) {
        return;
    }
    std::string key = to_ascii_lower(post.platform + '\x1f' + name);
    key = std::string(text::prefix(key, kMostKey));
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
    once.last_id = text::prefix(post.id, kMostLink);
    once.last_url = post.url.size() <= kMostLink ? post.url : std::string();
    once.shown = author_of(author);
    once.platform = text::prefix(post.platform, kMostPlatform);
    people[key].merge(once);
    make_room();
}

void PeopleTally::merge(const PeopleTally& other) {
    forgotten += other.forgotten;
    for (const auto& [key, theirs] : other.people) {
        people[key].merge(theirs);
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

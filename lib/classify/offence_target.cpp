// SPDX-License-Identifier: Apache-2.0
#include "classify/offence_target.hpp"

#include <algorithm>
#include <cstdlib>

namespace kummerkasten::classify {

namespace {

using record::Address;
using record::OffenceTarget;
using record::Ownership;

constexpr std::uint32_t kNear = 5; ///< tokens between a name and the one it is for

std::uint32_t distance(const Hit& hit, std::uint32_t first, std::uint32_t last) {
    return hit.first > last ? hit.first - last : first > hit.last ? first - hit.last : 0;
}

class TargetFinder {
public:
    TargetFinder(const Case& post, const Hit& name, bool names_count)
        : post_(post), name_(name), names_count_(names_count) {}

    OffenceTarget find() {
        for (const AddressMark& mark : post_.findings.addresses) {
            const bool certain = mark.weight >= 0.7F || mark.token + 1 == name_.first; // "ihr Napfsülzen"
            if (certain) {
                consider(
                    mark.token, mark.token,
                    mark.address != Address::du || is_to_house(post_) ? OffenceTarget::company : OffenceTarget::person);
            }
        }
        if (!names_count_) {
            return found_;
        }
        for (const Hit& hit : post_.evidence.hits) {
            switch (hit.sense.category) {
            case Category::own_name:
            case Category::own_handle:
            case Category::rival_name:
            case Category::rival_handle: consider(hit.first, hit.last, OffenceTarget::company); break;
            case Category::topic:
                if (hit.sense.reference == post_.setting.staff_topic && hit.first != name_.first) {
                    consider(hit.first, hit.last, OffenceTarget::agent);
                }
                break;
            default: break;
            }
        }
        return found_;
    }

private:
    void consider(std::uint32_t first, std::uint32_t last, OffenceTarget target) {
        const std::uint32_t away = distance(name_, first, last);
        const int clauses = std::abs(static_cast<int>(post_.evidence.clauses[first]) -
                                     static_cast<int>(post_.evidence.clauses[name_.first]));
        if (away <= kNear && clauses <= 1 && away < nearest_) {
            nearest_ = away;
            found_ = target;
        }
    }

    const Case& post_;
    const Hit& name_;
    bool names_count_;
    std::uint32_t nearest_ = kNear + 1;
    OffenceTarget found_ = OffenceTarget::none;
};

} // namespace

OffenceTarget find_target(const Case& post, const Hit& name, bool names_count) {
    return TargetFinder(post, name, names_count).find();
}

OffenceTarget target_unseen(const Case& post) {
    return post.out.ownership == Ownership::direct && post.setting.profile != nullptr ? OffenceTarget::company
                                                                                      : OffenceTarget::person;
}

bool stands_before_name(const Case& post, const Hit& curse) {
    return std::any_of(post.evidence.hits.begin(), post.evidence.hits.end(), [&curse](const Hit& hit) {
        return (hit.sense.category == Category::own_name || hit.sense.category == Category::rival_name) &&
               hit.first == curse.last + 1;
    });
}

bool is_for_oneself(const Case& post, const Hit& name) {
    const auto& words = post.evidence.words;
    const auto is_self = [](std::string_view word) { return word == "ich" || word == "mir" || word == "mich"; };
    if (name.first > 0 && (words[name.first - 1] == "ich" || words[name.first - 1] == "mich")) {
        return true;
    }
    bool self = false;
    bool likened = false; // by "bin", "war" or "wie"
    for (std::size_t i = name.first; i > 0 && name.first - i < kNear; --i) {
        const std::string_view word = words[i - 1];
        if (post.evidence.clauses[i - 1] != post.evidence.clauses[name.first] || word == "ihr" || word == "euch" ||
            word == "du" || word == "sie" || word == "mit" || word == "von") {
            break;
        }
        self = self || is_self(word);
        likened = likened || word == "bin" || word == "war" || word == "wie" || word == "als";
    }
    return self && likened;
}

bool is_to_house(const Case& post) {
    return post.setting.profile != nullptr &&
           (post.out.ownership == Ownership::direct || post.out.ownership == Ownership::overheard);
}

} // namespace kummerkasten::classify

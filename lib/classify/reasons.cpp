// SPDX-License-Identifier: Apache-2.0
#include "classify/reasons.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::classify {

namespace {

struct Origin {
    std::string_view kind, name;
};

Origin origin_of(const Sense& sense) {
    switch (sense.category) {
    case Category::own_name: return {"profile", "name"};
    case Category::own_handle: return {"profile", "handle"};
    case Category::not_meant: return {"profile", "not_meant"};
    case Category::rival_name:
    case Category::rival_handle: return {"profile", "rival"};
    case Category::product: return {"profile", "product"};
    case Category::incident: return {"incident", "words"};
    default: break;
    }
    switch (sense.source) {
    case Source::german: return {"lexicon", "de"};
    case Source::english: return {"lexicon", "en"};
    case Source::profile: return {"profile", "topic"};
    case Source::incidents: break;
    }
    return {"incident", "words"};
}

void write_pair(std::string& out, std::string_view kind, std::string_view name) {
    out.assign(kind);
    if (!name.empty()) {
        out.append(1, ':').append(name);
    }
}

} // namespace

void Reasons::add(Label label, record::Span span, std::string_view by_kind, std::string_view by_name, double strength) {
    pending_.push_back({label, by_kind, by_name, span, static_cast<float>(strength)});
}

void Reasons::add(Label label, const Hit& hit) {
    const Origin origin = origin_of(hit.sense);
    add(label, hit.span, origin.kind, origin.name, std::fabs(hit.weight));
}

void Reasons::add(Label label, const RuleHit& hit) { add(label, hit.span, "rule", hit.rule->id, hit.rule->weight); }

void Reasons::forget(std::string_view kind) {
    std::erase_if(pending_, [kind](const Pending& pending) { return pending.label.kind == kind; });
}

record::Reason Reasons::recycled() {
    if (spare_.empty()) {
        return {};
    }
    record::Reason reason = std::move(spare_.back());
    spare_.pop_back();
    return reason;
}

void Reasons::write(std::vector<record::Reason>& out) {
    // Ties are broken down to the last letter, so that the order never depends on the way here.
    std::sort(pending_.begin(), pending_.end(), [](const Pending& a, const Pending& b) {
        if (a.strength != b.strength) return a.strength > b.strength;
        if (a.span.start != b.span.start) return a.span.start < b.span.start;
        if (a.span.end != b.span.end) return a.span.end > b.span.end;
        if (a.label.kind != b.label.kind) return a.label.kind < b.label.kind;
        if (a.label.value != b.label.value) return a.label.value < b.label.value;
        return a.by_name < b.by_name;
    });
    for (const Pending& pending : pending_) {
        if (out.size() >= kMostReasons) {
            return;
        }
        record::Reason reason = recycled();
        write_pair(reason.label, pending.label.kind, pending.label.value);
        const bool known = std::any_of(out.begin(), out.end(), [&](const record::Reason& other) {
            return other.span == pending.span && other.label == reason.label;
        });
        if (known) {
            spare_.push_back(std::move(reason));
            continue;
        }
        reason.span = pending.span;
        write_pair(reason.by, pending.by_kind, pending.by_name);
        reason.weight = pending.strength;
        out.push_back(std::move(reason));
    }
}

} // namespace kummerkasten::classify

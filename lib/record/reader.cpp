// SPDX-License-Identifier: Apache-2.0
#include "record/reader.hpp"

#include "base/strings.hpp"
#include "record/json_problem.hpp"
#include "record/long_numbers.hpp"
#include "record/splice.hpp"

#include <simdjson.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace kummerkasten::record {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

static_assert(kLinePadding >= simdjson::SIMDJSON_PADDING);

// Each reader below takes a member of the wrong type as absent: the record is lenient, see the header.

void read_string(element value, std::string& into) {
    if (value.is_string()) {
        into.assign(std::string_view(value.get_string()));
    }
}

template <class Enum> void read_word(element value, Enum& into) {
    if (value.is_string()) {
        into = value_of<Enum>(std::string_view(value.get_string())).value_or(into);
    }
}

template <class Enum> void read_word(element value, std::optional<Enum>& into) {
    if (value.is_string()) {
        into = value_of<Enum>(std::string_view(value.get_string()));
    }
}

void read_integer(element value, std::optional<std::int64_t>& into) {
    if (value.is_int64()) {
        into = std::int64_t(value.get_int64());
    }
}

void read_boolean(element value, bool& into) {
    if (value.is_bool()) {
        into = bool(value.get_bool());
    }
}

void read_number(element value, double& into) {
    if (value.is_number()) {
        into = double(value.get_double());
    }
}

void read_time(element value, std::optional<Timestamp>& into) {
    if (value.is_string()) {
        into = parse_rfc3339(std::string_view(value.get_string()));
    }
}

void read_strings(element value, std::vector<std::string>& into) {
    if (!value.is_array()) {
        return;
    }
    into.clear();
    for (const element item : value.get_array()) {
        if (item.is_string()) {
            into.emplace_back(std::string_view(item.get_string()));
        }
    }
}

// Calls read(key, value) for each member, if `value` is an object.
template <class Read> void for_each_member(element value, Read read) {
    if (!value.is_object()) {
        return;
    }
    for (const auto member : value.get_object()) {
        read(member.key, member.value);
    }
}

// Calls read(item) for each object in an array.
template <class Read> void for_each_item(element value, Read read) {
    if (!value.is_array()) {
        return;
    }
    for (const element item : value.get_array()) {
        if (item.is_object()) {
            read(item);
        }
    }
}

void read_author(element value, Author& author) {
    if (value.is_string()) { // many exports know no more than a name
        read_string(value, author.name);
        return;
    }
    for_each_member(value, [&author](std::string_view key, element member) {
        if (key == "id") {
            read_string(member, author.id);
        } else if (key == "handle") {
            read_string(member, author.handle);
        } else if (key == "name") {
            read_string(member, author.name);
        } else if (key == "verified") {
            if (member.is_bool()) {
                author.verified = bool(member.get_bool());
            }
        } else if (key == "followers") {
            read_integer(member, author.followers);
        }
    });
}

void read_engagement(element value, Engagement& engagement) {
    for_each_member(value, [&engagement](std::string_view key, element member) {
        if (key == "likes") {
            read_integer(member, engagement.likes);
        } else if (key == "reposts") {
            read_integer(member, engagement.reposts);
        } else if (key == "replies") {
            read_integer(member, engagement.replies);
        } else if (key == "quotes") {
            read_integer(member, engagement.quotes);
        } else if (key == "views") {
            read_integer(member, engagement.views);
        }
    });
}

void read_rating(element value, std::optional<Rating>& into) {
    Rating rating;
    bool found = false;
    for_each_member(value, [&](std::string_view key, element member) {
        if (key == "value" && member.is_number()) {
            read_number(member, rating.value);
            found = true;
        } else if (key == "best") {
            read_number(member, rating.best);
        }
    });
    if (found) {
        into = rating;
    }
}

// Members of a post, by the length of the key first: one comparison for most of them. True where the key is ours.
bool read_post_member(std::string_view key, element value, Post& post) {
    switch (key.size()) {
    case 3:
        if (key == "url") {
            read_string(value, post.url);
            return true;
        }
        return false;
    case 4:
        if (key == "kind") {
            read_word(value, post.kind);
            return true;
        }
        if (key == "lang") {
            read_string(value, post.lang);
            return true;
        }
        return false;
    case 5:
        if (key == "title") {
            read_string(value, post.title);
            return true;
        }
        if (key == "links") {
            read_strings(value, post.links);
            return true;
        }
        return false;
    case 6:
        if (key == "author") {
            read_author(value, post.author);
            return true;
        }
        if (key == "thread") {
            read_string(value, post.thread);
            return true;
        }
        if (key == "rating") {
            read_rating(value, post.rating);
            return true;
        }
        return false;
    case 8:
        if (key == "platform") {
            read_string(value, post.platform);
            return true;
        }
        if (key == "mentions") {
            read_strings(value, post.mentions);
            return true;
        }
        if (key == "hashtags") {
            read_strings(value, post.hashtags);
            return true;
        }
        if (key == "reply_to") {
            read_string(value, post.reply_to);
            return true;
        }
        return false;
    case 9:
        if (key == "direction") {
            read_word(value, post.direction);
            return true;
        }
        if (key == "repost_of") {
            read_string(value, post.repost_of);
            return true;
        }
        return false;
    default:
        if (key == "created_at") {
            read_time(value, post.created_at);
            return true;
        }
        if (key == "engagement") {
            read_engagement(value, post.engagement);
            return true;
        }
        if (key == "quoted_text") {
            read_string(value, post.quoted_text);
            return true;
        }
        if (key == "thread_owner") {
            read_string(value, post.thread_owner);
            return true;
        }
        if (key == "duplicate_of") {
            read_string(value, post.duplicate_of);
            return true;
        }
        return false;
    }
}

void read_span_member(std::string_view key, element value, Span& span) {
    std::uint32_t& into = key == "start" ? span.start : span.end;
    if ((key == "start" || key == "end") && value.is_uint64()) {
        into = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(std::uint64_t(value.get_uint64()), std::numeric_limits<std::uint32_t>::max()));
    }
}

int read_int(element value) {
    std::optional<std::int64_t> number;
    read_integer(value, number);
    return static_cast<int>(std::clamp<std::int64_t>(number.value_or(0), -1'000'000, 1'000'000));
}

void read_urgency(element value, Urgency& urgency) {
    for_each_member(value, [&urgency](std::string_view key, element member) {
        if (key == "score") {
            urgency.score = read_int(member);
        } else if (key == "band") {
            read_word(member, urgency.band);
        } else if (key == "due_at") {
            read_time(member, urgency.due_at);
        } else if (key == "because") {
            for_each_item(member, [&urgency](element item) {
                Summand summand;
                for_each_member(item, [&summand](std::string_view name, element part) {
                    if (name == "what") {
                        read_string(part, summand.what);
                    } else if (name == "points") {
                        summand.points = read_int(part);
                    }
                });
                urgency.because.push_back(std::move(summand));
            });
        }
    });
}

void read_topics(element value, std::vector<Topic>& topics) {
    for_each_item(value, [&topics](element item) {
        Topic topic;
        for_each_member(item, [&topic](std::string_view key, element member) {
            if (key == "name") {
                read_string(member, topic.name);
            } else if (key == "score") {
                read_number(member, topic.score);
            }
        });
        topics.push_back(std::move(topic));
    });
}

void read_facts(element value, std::vector<Fact>& facts) {
    for_each_item(value, [&facts](element item) {
        Fact fact;
        for_each_member(item, [&fact](std::string_view key, element member) {
            if (key == "kind") {
                read_string(member, fact.kind);
            } else if (key == "value") {
                read_string(member, fact.value);
            } else if (key == "normal") {
                read_string(member, fact.normal);
            } else {
                read_span_member(key, member, fact.span);
            }
        });
        facts.push_back(std::move(fact));
    });
}

void read_count(element value, std::uint32_t& into) {
    std::optional<std::int64_t> number;
    read_integer(value, number);
    into = static_cast<std::uint32_t>(std::clamp<std::int64_t>(number.value_or(0), 0, 1'000'000'000));
}

void read_earlier(element value, Earlier& earlier) {
    for_each_member(value, [&earlier](std::string_view key, element member) {
        if (key == "posts") {
            read_count(member, earlier.posts);
        } else if (key == "own_posts") {
            read_count(member, earlier.own_posts);
        } else if (key == "complaints") {
            read_count(member, earlier.complaints);
        } else if (key == "waiting_since") {
            read_time(member, earlier.waiting_since);
        } else if (key == "house_replied_at") {
            read_time(member, earlier.house_replied_at);
        } else if (key == "facts") {
            for_each_item(member, [&earlier](element item) {
                EarlierFact fact;
                for_each_member(item, [&fact](std::string_view name, element part) {
                    if (name == "kind") {
                        read_string(part, fact.kind);
                    } else if (name == "value") {
                        read_string(part, fact.value);
                    } else if (name == "from") {
                        read_string(part, fact.from);
                    }
                });
                earlier.facts.push_back(std::move(fact));
            });
        }
    });
}

void read_reasons(element value, std::vector<Reason>& reasons) {
    for_each_item(value, [&reasons](element item) {
        Reason reason;
        for_each_member(item, [&reason](std::string_view key, element member) {
            if (key == "label") {
                read_string(member, reason.label);
            } else if (key == "by") {
                read_string(member, reason.by);
            } else {
                read_span_member(key, member, reason.span);
            }
        });
        reasons.push_back(std::move(reason));
    });
}

void read_signals(element value, SignalSet& signals) {
    if (!value.is_array()) {
        return;
    }
    for (const element item : value.get_array()) {
        if (item.is_string()) {
            if (const auto signal = value_of<Signal>(std::string_view(item.get_string()))) {
                signals.insert(*signal);
            }
        }
    }
}

void read_confidence(element value, Confidence& confidence) {
    for_each_member(value, [&confidence](std::string_view key, element member) {
        if (key == "intent") {
            read_number(member, confidence.intent);
        } else if (key == "polarity") {
            read_number(member, confidence.polarity);
        } else if (key == "offence") {
            read_number(member, confidence.offence);
        } else if (key == "topics") {
            read_number(member, confidence.topics);
        }
    });
}

void read_labels(element value, std::vector<OwnLabel>& labels) {
    for_each_member(value, [&labels](std::string_view name, element item) {
        OwnLabel label;
        label.name.assign(name);
        for_each_member(item, [&label](std::string_view key, element member) {
            if (key == "value") {
                read_string(member, label.value);
            } else if (key == "score") {
                read_number(member, label.score);
            }
        });
        labels.push_back(std::move(label));
    });
}

void read_triage_member(std::string_view key, element value, Triage& triage) {
    if (key == "ownership") {
        read_word(value, triage.ownership);
    } else if (key == "ownership_reason") {
        read_string(value, triage.ownership_reason);
    } else if (key == "intent") {
        read_word(value, triage.intent);
    } else if (key == "polarity") {
        read_word(value, triage.polarity);
    } else if (key == "polarity_score") {
        read_number(value, triage.polarity_score);
    } else if (key == "anger") {
        read_number(value, triage.anger);
    } else if (key == "offence") {
        read_word(value, triage.offence);
    } else if (key == "offence_target") {
        read_word(value, triage.offence_target);
    } else if (key == "topics") {
        read_topics(value, triage.topics);
    } else if (key == "signals") {
        read_signals(value, triage.signals);
    } else if (key == "register") {
        read_word(value, triage.address);
    } else if (key == "colloquial") {
        read_boolean(value, triage.colloquial);
    } else if (key == "dialect") {
        read_boolean(value, triage.dialect);
    } else if (key == "irony") {
        read_number(value, triage.irony);
    } else if (key == "facts") {
        read_facts(value, triage.facts);
    } else if (key == "earlier") {
        read_earlier(value, triage.earlier);
    } else if (key == "incident") {
        read_string(value, triage.incident);
    } else if (key == "urgency") {
        read_urgency(value, triage.urgency);
    } else if (key == "needs_reply") {
        read_boolean(value, triage.needs_reply);
    } else if (key == "route") {
        read_word(value, triage.route);
    } else if (key == "decide") {
        read_string(value, triage.decide);
    } else if (key == "confidence") {
        read_confidence(value, triage.confidence);
    } else if (key == "labels") {
        read_labels(value, triage.labels);
    } else if (key == "reasons") {
        read_reasons(value, triage.reasons);
    } else if (key == "language") {
        read_string(value, triage.language);
    } else if (key == "language_score") {
        read_number(value, triage.language_score);
    }
}

void read_parts(element value, std::vector<DraftPart>& parts) {
    for_each_item(value, [&parts](element item) {
        DraftPart part;
        for_each_member(item, [&part](std::string_view key, element member) {
            if (key == "part") {
                read_string(member, part.part);
            } else if (key == "text") {
                read_string(member, part.text);
            } else if (key == "from") {
                read_string(member, part.from);
            }
        });
        parts.push_back(std::move(part));
    });
}

void read_findings(element value, std::vector<Finding>& findings) {
    for_each_item(value, [&findings](element item) {
        Finding finding;
        for_each_member(item, [&finding](std::string_view key, element member) {
            if (key == "rule") {
                read_string(member, finding.rule);
            } else if (key == "level") {
                read_word(member, finding.level);
            } else if (key == "message") {
                read_string(member, finding.message);
            } else if (key == "hint") {
                read_string(member, finding.hint);
            } else {
                read_span_member(key, member, finding.span);
            }
        });
        findings.push_back(std::move(finding));
    });
}

void read_size(element value, std::size_t& into) {
    std::optional<std::int64_t> number;
    read_integer(value, number);
    into = static_cast<std::size_t>(std::max<std::int64_t>(0, number.value_or(0)));
}

void read_length(element value, Length& length) {
    for_each_member(value, [&length](std::string_view key, element member) {
        if (key == "used") {
            read_size(member, length.used);
        } else if (key == "limit") {
            read_size(member, length.limit);
        } else if (key == "unit") {
            read_string(member, length.unit);
        }
    });
}

void read_rapport(element value, Draft& draft) {
    for_each_member(value, [&draft](std::string_view key, element member) {
        if (key == "score") {
            read_number(member, draft.rapport_score);
        } else if (key == "because") {
            read_strings(member, draft.rapport_because);
        }
    });
}

void read_draft_member(std::string_view key, element value, Draft& draft) {
    if (key == "reply_allowed") {
        read_word(value, draft.reply_allowed);
    } else if (key == "reply_reason") {
        read_string(value, draft.reply_reason);
    } else if (key == "ready") {
        read_boolean(value, draft.ready);
    } else if (key == "text") {
        read_string(value, draft.text);
    } else if (key == "private") {
        read_string(value, draft.private_text);
    } else if (key == "parts") {
        read_parts(value, draft.parts);
    } else if (key == "open") {
        read_strings(value, draft.open);
    } else if (key == "length") {
        read_length(value, draft.length);
    } else if (key == "rapport") {
        read_rapport(value, draft);
    } else if (key == "findings") {
        read_findings(value, draft.findings);
    } else if (key == "register") {
        read_word(value, draft.address);
    } else if (key == "variant") {
        read_string(value, draft.variant);
    } else if (key == "sources") {
        read_strings(value, draft.sources);
    } else if (key == "follow_up_at") {
        read_time(value, draft.follow_up_at);
    }
}

} // namespace

struct Reader::Parser {
    simdjson::dom::parser json;
    std::string copy; // of a line with long numbers, see record/long_numbers.hpp

    Parser() {
        if (json.allocate(64 * 1024, kMaxDepth) != simdjson::SUCCESS) {
            throw std::bad_alloc();
        }
    }

    simdjson::simdjson_result<element> parse(std::string_view line) {
        auto document = json.parse(line.data(), line.size(), /*realloc_if_needed=*/false);
        if (document.error() != simdjson::NUMBER_ERROR) {
            return document;
        }
        blank_long_numbers(line, copy);
        copy.append(kLinePadding, ' ');
        return json.parse(copy.data(), line.size(), /*realloc_if_needed=*/false);
    }
};

Reader::Reader() : parser_(std::make_unique<Parser>()) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Members> Reader::read(std::string_view line, Post& post, Triage* triage, Draft* draft) {
    post.clear();
    if (triage != nullptr) {
        triage->clear();
    }
    if (draft != nullptr) {
        draft->clear();
    }
    const auto document = parser_->parse(line);
    if (document.error() != simdjson::SUCCESS) {
        return json_problem(line, document.error() == simdjson::DEPTH_ERROR);
    }
    const element root = document.value_unsafe();
    if (!root.is_object()) {
        return Problem{"not-an-object", "a record must be a JSON object"};
    }
    Members members;
    bool has_text = false;
    bool numeric_id = false;
    for (const auto member : object(root.get_object())) {
        const std::string_view key = member.key;
        const element value = member.value;
        if (key == "text") {
            has_text = value.is_string();
            post.text.clear();
            read_string(value, post.text);
        } else if (key == "id") {
            read_string(value, post.id);
            numeric_id = value.is_number();
        } else if (key == "triage") {
            members.triage = value.is_object();
            if (triage != nullptr) {
                triage->clear(); // of several members of a name the last counts
                for_each_member(value, [&](std::string_view k, element v) { read_triage_member(k, v, *triage); });
            }
        } else if (key == "draft") {
            members.draft = value.is_object();
            if (draft != nullptr) {
                draft->clear();
                for_each_member(value, [&](std::string_view k, element v) { read_draft_member(k, v, *draft); });
            }
        } else {
            read_post_member(key, value, post);
        }
        members.has_triage_key = members.has_triage_key || key == "triage";
        members.has_draft_key = members.has_draft_key || key == "draft";
    }
    if (!has_text) {
        return Problem{"no-text", "no string member 'text'; a record needs one"};
    }
    if (numeric_id) { // as it is spelt: it may be longer than any number type
        post.id.assign(find_member(line, "id").value_or(""));
    }
    return members;
}

} // namespace kummerkasten::record

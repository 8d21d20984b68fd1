// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_elements.hpp"

#include "base/strings.hpp"
#include "ingest/json_scan.hpp"
#include "record/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

// Names and kinds of chats and tickets take some hundred bytes. Each part is parsed with them, so this bounds what a
// document full of tiny elements can cost.
constexpr std::size_t kMostFront = 4 * 1024;

Problem cut_off() { return {"json", "the input ends inside a JSON value; it may be cut off"}; }

Problem unexpected(std::string_view found, std::string_view expected) {
    return {"json", fmt::format("expected {}, found {}; the rest of the input is skipped", expected,
                                in_quotes(found.substr(0, 20)))};
}

} // namespace

JsonElements::JsonElements(Source& source, std::vector<std::string_view> paths, std::size_t most)
    : source_(source), paths_(std::move(paths)), most_(most) {}

bool JsonElements::begin() {
    enter('{', {}, {});
    at_ = 1;
    Problem problem;
    if (walk(problem) != Step::part) {
        return false;
    }
    begun_ = true;
    return true;
}

JsonElements::Step JsonElements::next(Part& part, Problem& problem) {
    const Step step = walk(problem);
    if (step != Step::part) {
        source_.consume(at_);
        at_ = 0;
        return step;
    }
    std::size_t end = 0;
    const Scan scan = scan_value(end);
    if (scan != Scan::whole || end == at_) {
        problem = scan == Scan::too_long  ? Problem{"too-long", fmt::format("longer than {} bytes (--max-line)", most_)}
                  : scan == Scan::cut_off ? cut_off()
                                          : unexpected(source_.window(), "a value");
        return Step::lost;
    }
    text_ = front_;
    const std::string_view element = source_.window().substr(at_, end - at_);
    text_ += element;
    for (std::size_t i = levels_.size(); i-- > 0;) {
        text_ += levels_[i].object ? '}' : ']';
    }
    const std::size_t length = text_.size();
    text_.append(record::kLinePadding, ' ');
    part.text = std::string_view(text_).substr(0, length);
    part.element = part.text.substr(front_.size(), element.size());
    part.line = source_.line();
    part.too_long = element.size() > most_;
    at_ = end;
    return Step::part;
}

// Goes on to the next element: the window begins with it. Before the first one nothing is consumed.
JsonElements::Step JsonElements::walk(Problem& problem) {
    while (!levels_.empty()) {
        const char c = next_byte();
        if (begun_) {
            source_.consume(at_);
            at_ = 0;
        }
        if (c == '\0' || (!begun_ && at_ > most_)) {
            problem = cut_off();
            return Step::lost;
        }
        const Level& level = levels_.back();
        if (c == '}' || c == ']') {
            if ((c == '}') != level.object) {
                problem = unexpected(source_.window().substr(at_), level.object ? "a member" : "an element");
                return Step::lost;
            }
            ++at_;
            front_.resize(level.front);
            levels_.pop_back();
        } else if (level.elements) {
            return Step::part;
        } else if (level.object) {
            if (!member(problem)) {
                return Step::lost;
            }
        } else if (c == '{') { // an array on the way to the elements
            enter('{', level.path, {});
            ++at_;
        } else if (!pass_over()) {
            problem = cut_off();
            return Step::lost;
        }
    }
    return Step::end;
}

// A member of an object: entered where it leads to the elements, else kept in front_ or left out. False where the structure is lost.
bool JsonElements::member(Problem& problem) {
    std::size_t end = 0;
    if (source_.window()[at_] != '"' || scan_value(end) != Scan::whole) {
        problem = unexpected(source_.window().substr(at_), "the name of a member");
        return false;
    }
    const std::string key(source_.window().substr(at_, end - at_));
    at_ = end;
    if (next_byte() != ':') {
        problem = unexpected(source_.window().substr(std::min(at_, source_.window().size())), "':'");
        return false;
    }
    ++at_;
    const char c = next_byte();
    const std::string& outer = levels_.back().path;
    std::string path = outer.empty() ? key.substr(1, key.size() - 2)
                                     : fmt::format("{}.{}", outer, std::string_view(key).substr(1, key.size() - 2));
    if ((c == '{' || c == '[') && leads_to_elements(path)) {
        enter(c, std::move(path), key);
        ++at_;
        return true;
    }
    const Scan scan = scan_value(end);
    if (scan == Scan::whole && end != at_) {
        if (front_.size() + key.size() + (end - at_) <= kMostFront) {
            front_.append(key).append(":").append(source_.window().substr(at_, end - at_)).append(",");
        }
        at_ = end;
        return true;
    }
    if (scan == Scan::too_long && begun_ && pass_over()) {
        return true;
    }
    problem = scan == Scan::whole ? unexpected(source_.window().substr(at_), "a value") : cut_off();
    return false;
}

bool JsonElements::leads_to_elements(std::string_view path) const {
    return std::any_of(paths_.begin(), paths_.end(), [path](std::string_view whole) {
        return whole.starts_with(path) && (whole.size() == path.size() || whole[path.size()] == '.');
    });
}

void JsonElements::enter(char bracket, std::string path, std::string_view key) {
    const std::size_t outside = front_.size();
    front_.append(key).append(key.empty() ? "" : ":").append(1, bracket);
    const bool elements = bracket == '[' && std::find(paths_.begin(), paths_.end(), path) != paths_.end();
    levels_.push_back({bracket == '{', elements, std::move(path), outside});
}

// The next byte that is no white space or comma; NUL at the end of the input.
char JsonElements::next_byte() {
    for (;;) {
        const std::string_view window = source_.window();
        while (at_ < window.size() && (is_ascii_space(window[at_]) || window[at_] == ',')) {
            ++at_;
        }
        if (at_ < window.size()) {
            return window[at_];
        }
        if (!source_.extend()) {
            return '\0';
        }
    }
}

JsonElements::Scan JsonElements::scan_value(std::size_t& end) {
    JsonScanner scanner;
    std::size_t scanned = at_;
    for (;;) {
        end = scanner.feed(source_.window(), scanned);
        scanned = source_.window().size();
        if (end != std::string_view::npos) {
            return Scan::whole;
        }
        if (scanned - at_ > most_ || (!begun_ && scanned > 2 * most_)) {
            return Scan::too_long;
        }
        if (!source_.extend()) {
            return Scan::cut_off;
        }
    }
}

// Leaves a value out, however long it is. False where the input ends in it. Before the first element there is nothing to
// pass over: what stands in front of it is looked at whole.
bool JsonElements::pass_over() {
    JsonScanner scanner;
    std::size_t scanned = at_;
    for (;;) {
        const std::size_t end = scanner.feed(source_.window(), scanned);
        if (end != std::string_view::npos) {
            at_ = end;
            return true;
        }
        if (begun_) {
            source_.consume(source_.window().size());
            at_ = 0;
        }
        scanned = source_.window().size();
        if ((!begun_ && scanned > 2 * most_) || !source_.extend()) {
            return false;
        }
    }
}

} // namespace kummerkasten::ingest

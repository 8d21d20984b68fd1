// SPDX-License-Identifier: Apache-2.0
#include "report/praise_tally.hpp"

#include <algorithm>
#include <tuple>

namespace kummerkasten::report {

namespace {

// ~time falls where time rises, and there is no time that it cannot turn round.
bool is_better(const PraiseTally::Quote& a, const PraiseTally::Quote& b) {
    return std::tuple(a.colleagues.empty(), ~a.excerpt.time, a.excerpt.id) <
           std::tuple(b.colleagues.empty(), ~b.excerpt.time, b.excerpt.id);
}

} // namespace

void PraiseTally::add(const record::Post& post, const record::Triage& triage,
                      const std::vector<std::string_view>& colleagues) {
    for (const record::Topic& topic : triage.topics) {
        topics.add(topic.name);
    }
    Quote quote{excerpt_of(post), {}};
    for (const std::string_view name : colleagues) {
        quote.colleagues += quote.colleagues.empty() ? "" : ", ";
        quote.colleagues += name;
    }
    quotes.push_back(std::move(quote));
    drop_old();
}

void PraiseTally::drop_old() {
    if (quotes.size() >= 2 * kMostQuotes) {
        quotes = best();
    }
}

void PraiseTally::merge(const PraiseTally& other) {
    topics.merge(other.topics);
    for (const Quote& quote : other.quotes) {
        quotes.push_back(quote);
        drop_old();
    }
}

std::vector<PraiseTally::Quote> PraiseTally::best() const {
    std::vector<Quote> sorted = quotes;
    std::sort(sorted.begin(), sorted.end(), is_better);
    sorted.resize(std::min(sorted.size(), kMostQuotes));
    return sorted;
}

} // namespace kummerkasten::report

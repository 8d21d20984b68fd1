// SPDX-License-Identifier: Apache-2.0
#include "report/view_tallies.hpp"

namespace kummerkasten::report {

void ViewTallies::merge(const ViewTallies& other, EventIndex offset, const std::vector<NameTable::Index>& reasons) {
    by.merge(other.by, offset);
    causes.merge(other.causes);
    terms.merge(other.terms);
    praise.merge(other.praise);
    people.merge(other.people);
    tone.merge(other.tone);
    quality.merge(other.quality);
    cases.merge(other.cases, offset, reasons);
}

} // namespace kummerkasten::report

// SPDX-License-Identifier: Apache-2.0
#include "incident/incident.hpp"

namespace kummerkasten::incident {

bool Incident::is_current(record::Timestamp time) const {
    if (from && time < *from) {
        return false;
    }
    if (expires) {
        return time < *expires;
    }
    return kind == Kind::article || !until || time < *until + kStaysCitable;
}

} // namespace kummerkasten::incident

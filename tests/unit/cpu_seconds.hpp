// SPDX-License-Identifier: Apache-2.0
// What a test has cost so far: unlike a clock on the wall it does not mind how busy the machine is.
#pragma once

#include <ctime>

[[nodiscard]] inline double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

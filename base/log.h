// Messages to the person at the terminal, on standard error.
#pragma once

#include <string_view>

#include "base/finding.h"

namespace hustings {

void set_up_log();  ///< once, at start: plain lines on standard error
void say(std::string_view line);
void report(Findings findings, std::size_t at_most = 20);  ///< one line each, errors first; a count for the rest

}  // namespace hustings

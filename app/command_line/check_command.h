// `hustings check`.
#pragma once

#include "app/command_line/options.h"

namespace hustings {

/// Returns the exit code: 1 where anything is wrong. Throws InputError.
int check_atlas(const Command& command);

}  // namespace hustings

// What an atlas has, for people and for scripts: elections, boundaries, parties.
#pragma once

#include "app/command_line/options.h"

namespace hustings {

/// As text, or as a JSON array of objects. Each returns the exit code. Throws InputError.
int list_contests(const Command& command);
int list_layers(const Command& command);
int list_parties(const Command& command);

}  // namespace hustings

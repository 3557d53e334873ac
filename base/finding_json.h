// Findings for a program.
#pragma once

#include "base/finding.h"
#include "base/text/json.h"

namespace hustings {

/// An array of objects: severity, file, layer, row and column where they are known, what, remedy. Passwords of
/// databases are not shown.
void write_json(JsonWriter& json, const Findings& findings);

}  // namespace hustings

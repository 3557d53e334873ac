// What can be said of a source before it is opened: whether it is a file, and what keeps it from being read at all.
#pragma once

#include <optional>
#include <string>

#include "base/finding.h"

namespace hustings {

/// What keeps a source from being opened at all: no such file, empty, a shapefile without its companions or cut short.
std::optional<Finding> maybe_file_fault(const std::string& source);

/// Is it a connection to a database, "PG:...", rather than a file?
bool is_database(const std::string& source);

}  // namespace hustings

// What can be said of a source before it is opened: whether it is a file, and what keeps it from being read at all.
#pragma once

#include <optional>
#include <string>

#include "base/finding.h"

namespace hustings {

/// What keeps a source from being opened at all: no such file, a pipe or a device, empty, far too large, a shapefile
/// without its companions or cut short.
std::optional<Finding> maybe_file_fault(const std::string& source);

/// The same of the files that a format may look for beside the source, or inside of it where it is a folder: each must
/// be a plain file of a sensible size.
std::optional<Finding> maybe_companion_fault(const std::string& source);

/// Is it a connection to a database, "PG:...", rather than a file?
bool is_database(const std::string& source);

}  // namespace hustings

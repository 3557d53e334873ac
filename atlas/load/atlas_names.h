// Names in an atlas file that are used twice, or that nothing has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "atlas/load/atlas_file.h"

namespace hustings {

/// From which entry on they are the file's own; those before were included.
struct OwnEntries {
  std::size_t layers = 0, contests = 0, numbers = 0, weights = 0;
};

struct NamingFault {
  std::string kind;                ///< key of the file: "layer", "contest", "numbers", "weights", "default_contest"
  std::optional<std::size_t> own;  ///< which of the file's own entries of the kind; none: an included one, or no entry
  std::string what, remedy;
};

/// All of the file's own entries, in order. Included files have checked their own names.
std::vector<NamingFault> naming_faults(const AtlasFile& file, const OwnEntries& own_from);

}  // namespace hustings

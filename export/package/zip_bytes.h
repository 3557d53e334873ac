// A zip file in memory: the same entries give the same bytes, whenever and wherever it is made.
#pragma once

#include <span>
#include <string>

namespace hustings {

struct ZipEntry {
  std::string name;
  std::string bytes;
  bool deflated = true;  ///< false: stored as it is, as OpenDocument wants its `mimetype`
};

/// In this order, with the date 1980-01-01 and no attributes. Throws MachineError where it cannot be made.
std::string zip_of(std::span<const ZipEntry> entries);

}  // namespace hustings

// An atlas that was made from files, and a newer edition of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "atlas/import/new_atlas.h"
#include "base/finding.h"

namespace hustings {

/// What differs from the time before: files that lie elsewhere now, and more decisions. What is empty is as remembered.
struct AgainRequest {
  std::filesystem::path atlas;  ///< atlas.toml, or its folder
  ImportRequest changes;
  bool write = true;        ///< else only what would change is found out
  bool drop_edits = false;  ///< replace tables that somebody changed since too
};

struct ReadAgain {
  std::filesystem::path atlas;
  std::vector<std::string> changes;     ///< a sentence each, without the full stop; empty: nothing has changed
  std::vector<std::string> written;     ///< files, from the atlas's folder
  std::vector<OpenQuestion> questions;  ///< not empty: nothing was written
};

/// Reads the files that the atlas was made from with the decisions of then, and puts what they have now in the place of
/// the atlas's tables; of atlas.toml only `[import]` changes, and elections that are new come before it. An election
/// that is no longer in the files keeps its tables. Errors: as `read_sources` and `plan_atlas`; the atlas was not made
/// from files; somebody changed a table since. Throws MachineError where a file cannot be written.
Outcome<ReadAgain> read_again(const AgainRequest& request, const ImportProgress& progress = {});

}  // namespace hustings

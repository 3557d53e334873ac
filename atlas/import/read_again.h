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
  bool drop_edits = false;  ///< tables that somebody changed since may be replaced too
};

/// What a newer edition of the files makes of the atlas, before anything is written.
struct ReadAgain {
  struct File {
    std::string name;  ///< from the atlas's folder
    std::string text;
  };
  std::filesystem::path atlas;
  std::vector<std::string> changes;     ///< a sentence each, without the full stop; empty: nothing has changed
  std::vector<File> files;              ///< to be written: tables, and the atlas itself last
  std::vector<OpenQuestion> questions;  ///< not empty: nothing can be written
};

/// Reads the files that the atlas was made from with the decisions of then. What they have now takes the place of the
/// atlas's tables; parties are only added; of atlas.toml only `[import]` changes, and elections that are new come
/// before it. An election that is no longer in the files keeps its tables. Errors: as `read_sources` and `plan_atlas`;
/// the atlas was not made from files; somebody changed a table since.
Outcome<ReadAgain> read_again(const AgainRequest& request, const ImportProgress& progress = {});

/// Writes its files, one after the other: where that ends half way, the files can be read again. Throws MachineError.
void write_again(const ReadAgain& again);

}  // namespace hustings

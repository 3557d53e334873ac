// What the program does for shells and for those who install it: completion, manual pages, its version.
#pragma once

#include "app/command_line/options.h"
#include "app/guide/completion.h"

namespace hustings {

/// Ids of the atlas, or of the one that the story or session names; nothing where it cannot be read. Reads the atlas
/// file and its parties, no boundaries and no results.
AtlasIds ids_of(const std::string& file);

/// Prints what may stand where the cursor is (completion_lines).
int complete(const Command& command);
/// Writes the manual pages into the folder.
int write_manual(const Command& command);
/// Prints the version; verbose: with the libraries, OpenGL, the sample data and the folders in use.
int print_version(const Command& command);

}  // namespace hustings

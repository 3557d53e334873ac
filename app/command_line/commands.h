// The commands that need no window.
#pragma once

#include "app/command_line/options.h"
#include "atlas/load/load_atlas.h"

namespace hustings {

/// Runs one command and returns its exit code. Throws InputError, CommandError and MachineError.
int run_command(const Command& command);

/// The command's atlas file, with the tables that it joins.
Outcome<AtlasFile> file_with_joined(const Command& command);
/// Loads it; findings of the file come first.
Outcome<Atlas> loaded_from(const Outcome<AtlasFile>& file, Geometry geometry, Progress* progress = nullptr);
/// Both.
Outcome<Atlas> load_with_joined(const Command& command, Geometry geometry, Progress* progress = nullptr);

/// The view of the command with a camera where it gave one; `fitted` is the camera that the view would get by itself.
void apply_camera(const ViewOptions& options, const Viewport& fitted, View& view);

}  // namespace hustings

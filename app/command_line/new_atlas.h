// `hustings new`: a first atlas for somebody's own files.
#pragma once

#include "app/command_line/options.h"
#include "atlas/import/new_atlas.h"

namespace hustings {

/// Looks at the two files, writes atlas.toml and the tables that it needs into the folder, and prints what it assumed.
/// Returns the exit code. Throws CommandError where that would overwrite a file.
int make_atlas(const NewOptions& options);

/// What the options ask of the files. Throws CommandError where one cannot be understood.
ImportRequest request_of(const NewOptions& options);

}  // namespace hustings

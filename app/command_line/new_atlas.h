// `hustings new`: a first atlas for somebody's own files.
#pragma once

#include "app/command_line/options.h"

namespace hustings {

/// Looks at the two files, writes atlas.toml and the tables that it needs into the folder, and prints what it assumed.
/// Returns the exit code. Throws CommandError where that would overwrite a file.
int make_atlas(const NewOptions& options);

}  // namespace hustings

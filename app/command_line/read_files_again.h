// `hustings new --again`: a newer edition of the files that an atlas was made from.
#pragma once

#include "app/command_line/options.h"

namespace hustings {

/// Reads the files again, writes what has changed into the atlas's folder, and prints it. Returns the exit code.
int read_files_again(const NewOptions& options);

}  // namespace hustings

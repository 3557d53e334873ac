// A file in the making, made whole at one go, with its progress at the terminal.
#pragma once

#include <filesystem>

#include "export/export.h"

namespace hustings {

/// Goes on to the end; on the way a line at the terminal, unless `quiet`, and Ctrl+C, which throws Interrupted.
void run_to_end(Export& work, const std::filesystem::path& out, bool quiet);

}  // namespace hustings

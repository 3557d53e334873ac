// Where the running program lies, so that it finds its own files wherever it is installed.
#pragma once

#include <filesystem>

namespace hustings {

/// The program's file, its links resolved; empty where the system does not say.
std::filesystem::path program_file();

/// What lies there as from the folder of the program: "../share/hustings".
std::filesystem::path from_program(const std::filesystem::path& relative);

}  // namespace hustings

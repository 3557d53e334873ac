// Manual pages, made of the same list as the help.
#pragma once

#include <filesystem>
#include <string>

#include "app/guide/command_guide.h"

namespace hustings {

/// "hustings-render"; the program's own is "hustings".
std::string man_name(const CommandGuide& command);

/// The page in roff, section 1. The same guide and version give the same bytes.
std::string man_page(const Guide& guide, const CommandGuide& command, const std::string& version);

/// Writes all of them into the folder: hustings.1, hustings-render.1, ... Throws MachineError.
void write_man_pages(const Guide& guide, const std::string& version, const std::filesystem::path& folder);

}  // namespace hustings

// Many pictures of one size, drawn, read back and written side by side as frames of a film are.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "export/export.h"

namespace hustings {

/// Each frame of the plan is a PNG of its name in the folder. All of them go there at the end, or none.
std::unique_ptr<Export> export_pictures(FilmPlan plan, const std::filesystem::path& folder,
                                        std::vector<std::string> names);

}  // namespace hustings

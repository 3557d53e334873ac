// Files that people take for tables and that are something else, by their first bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/finding.h"

namespace hustings {

/// What the file is and what to do about it: an old workbook, a PDF, a web page, an archive, JSON. None where it may be
/// text.
std::optional<Finding> maybe_other_kind(std::string_view bytes, const std::string& file);

}  // namespace hustings

// Every text of an atlas that people read, and the letters in them that no typeface has.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "atlas/atlas.h"

namespace hustings {

/// Titles, names of areas, parties and candidates, notes and sources; each at least once.
void visit_texts(const Atlas& atlas, const std::function<void(const std::string&)>& visit);

/// One warning that names the letters that no typeface has, and where they stand; none where all are drawn.
std::optional<Finding> maybe_missing_glyphs(const Atlas& atlas);

}  // namespace hustings

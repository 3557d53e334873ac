// Tables that name areas instead of giving their codes.
#pragma once

#include <optional>
#include <string>

#include "atlas/atlas.h"
#include "base/table.h"

namespace hustings {

/// The columns of a table that name its areas, and what they lie in.
struct NameColumns {
  std::optional<std::size_t> name;
  std::optional<std::size_t> parent;  ///< name or code of the larger area
};

/// By their headers: `area_name`, `ward`, `constituency`, `name`, `area`, `borough` and the like, and `parent` or
/// `borough` beside one of these.
NameColumns name_columns_of(const Table& table);

/// The table with a column `area_code`, found by name in the layer (postal rows: in the layer's parents). The area
/// whose name is likest is taken (atlas/name_spelling), where there is one alone. A table that has codes, or no
/// column of names, comes back as it is. A row whose name fits no area or several is left out, with a warning.
Outcome<Table> with_codes(const Table& table, const AtlasLayer& layer, const Atlas& atlas);

}  // namespace hustings

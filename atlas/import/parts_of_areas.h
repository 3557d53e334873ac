// Polling stations and other parts of areas, added up to these.
#pragma once

#include <cstddef>
#include <vector>

#include "atlas/import/column_roles.h"
#include "atlas/published/statement.h"
#include "base/table.h"

namespace hustings {

/// The rows of parts of areas added up: votes by whoever stands, figures of areas over the parts.
Table parts_added_up(const Table& table, std::size_t key, std::size_t part, const RolesOfColumns& roles,
                     const std::vector<std::size_t>& elections, std::vector<Statement>& statements);

}  // namespace hustings

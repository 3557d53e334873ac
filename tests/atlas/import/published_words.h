// What invented tables of results are written with, in eight languages.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "atlas/published/role.h"

namespace hustings::disfigure {

enum class Column {
  code,
  name,
  parent,
  year,
  station,
  party,
  candidate,
  votes,
  share,
  electorate,
  rejected,
  valid,
  blank,
  doubled
};

/// Languages are English, German, French, Dutch, Spanish, Italian, Portuguese, Polish.
const char* header_of(Column column, std::size_t language);
/// What a row of sums is called.
const char* total_in(std::size_t language);
Role role_of(Column column);

/// Parties that stand together; some are known anywhere, some nowhere.
const std::vector<std::vector<std::string>>& party_pools();
const std::vector<std::string>& people();

}  // namespace hustings::disfigure

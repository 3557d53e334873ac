// How an unknown text parts its cells: the dialect that makes its rows most alike and its cells most like data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/read/separated_text.h"

namespace hustings {

struct FoundDialect {
  Dialect dialect;
  double score = 0;         ///< 0 to about the number of cells of a row
  double second_score = 0;  ///< of the next best
  std::string because;      ///< "semicolons part the cells of 980 of 982 rows"
};

/// Tries commas, semicolons, tabs, bars and colons, with quotation marks and without. The score is that of van den
/// Burg, Nazábal and Sutton ("Wrangling messy CSV files by detecting row and type patterns", 2019): how regular the
/// rows are, times the part of the cells that have a known type. None where no dialect makes a table of it.
std::optional<FoundDialect> find_dialect(std::string_view text);

}  // namespace hustings

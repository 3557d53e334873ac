// What a newer edition of a tidy table has changed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/table.h"

namespace hustings {

/// How two editions of one table of tidy rows (area_code, and where they are there party and candidate; all other
/// columns are figures) differ.
struct TableChanges {
  std::vector<std::string> new_areas, gone_areas;  ///< in the order of the tables
  std::size_t areas_changed = 0;                   ///< areas of both with another figure or row
  std::vector<std::string> lines;                  ///< a line each: "Kensington: labour: votes 16,333 (was 16,313)"
  std::vector<std::string> new_columns, gone_columns;
  double votes_before = 0, votes_now = 0;  ///< of all rows; 0 where there is no column of votes

  bool none() const {
    return new_areas.empty() && gone_areas.empty() && lines.empty() && new_columns.empty() && gone_columns.empty();
  }
};

/// Rows of one area, party and candidate are one row of both; where several are alike, the first is the first. Order of
/// rows and columns is no change. `names`: of areas, by code; an area without one is called by its code.
TableChanges changes_between(const Table& before, const Table& now,
                             const std::map<std::string, std::string>& names = {});

/// The changes in sentences for a person, at most `most` lines of single figures, and how many more there are.
std::vector<std::string> sentences_of(const TableChanges& changes, std::size_t most);

}  // namespace hustings

// Names that say which larger area they lie in: "Washington, Alabama" in one file, Alabama and Washington in the other.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/table.h"

namespace hustings {

/// One column of names in one of two tables, and two columns in the other that say the same together.
struct JointName {
  bool results_have_one = false;            ///< or the boundaries?
  std::size_t one = 0;                      ///< its column
  std::size_t larger = 0, smaller = 0;      ///< of the other table
  std::map<std::string, std::size_t> rows;  ///< of the boundaries, by the loosest spelling of both
  double part = 0;                          ///< of the results' names that are areas
};

/// The two that go together in most of the results' names; none where less than half do, or where they tell no areas
/// apart. `never`: columns of the results that name no area.
std::optional<JointName> best_joint_name(const Table& boundaries, const Table& results,
                                         const std::set<std::size_t>& never);

/// As one cell is compared that has both: "Washington County (Alabama)", "Washington, Alabama", "Washington - Alabama".
std::string one_spelling(std::string_view name);
/// And two columns of a row.
std::string joint_spelling(const Table& table, std::size_t row, std::size_t larger, std::size_t smaller);

}  // namespace hustings

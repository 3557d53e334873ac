// Columns of two tables that hold the same, alone or two together.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/table.h"

namespace hustings {

/// The part of values that two columns must share to be taken for the same.
constexpr double enough_shared = 0.5;

/// A code as it is compared where zeros may be lost: "01001" and "1001.0" are "1001".
std::string bare_code(const std::string& code);

/// Columns of the boundaries and of the results that hold mostly the same names or numbers.
std::vector<std::pair<std::size_t, std::size_t>> columns_alike(const Table& boundaries, const Table& results);

/// What two cells of a row name together, as it is compared between files that may write it differently.
using LoosePair = std::pair<std::string, std::string>;
LoosePair loose_pair(const Table& table, std::size_t row, std::size_t larger, std::size_t smaller);

/// Two columns that only together name an area: a state and its counties.
struct ColumnPair {
  std::size_t larger = 0, smaller = 0;              ///< of the boundaries
  std::size_t larger_of_result = 0, of_result = 0;  ///< of the results
  std::map<LoosePair, std::size_t> rows;            ///< of the boundaries
};

/// The pair that the results use most; none where no two columns that both have tell the areas apart. `of_parties`:
/// columns of the results that name no area.
std::optional<ColumnPair> best_pair(const Table& boundaries, const Table& results,
                                    const std::set<std::size_t>& of_parties);

/// One column of codes of the boundaries that two of the results are the halves of: "001-01" is 001 and 1, "01001" is 1
/// and 1, whether "1001" has lost its zero or "0500000US01001" has more in front.
struct JoinedCode {
  std::size_t code = 0;               ///< of the boundaries
  std::size_t first = 0, second = 0;  ///< of the results
  std::string separator;
  std::size_t first_width = 0, second_width = 0;  ///< digits of the halves, where all codes have as many; else 0
  std::map<std::pair<std::string, std::string>, std::size_t> rows;  ///< of the boundaries, by the bare halves
};

/// What all codes begin with, to its last letter: "0500000US" of "0500000US01001". Empty where they differ.
std::string prefix_of(const std::set<std::string>& codes);

/// Digits with zeros in front of them to that width; anything else, and width 0, as it is.
std::string padded(const std::string& digits, std::size_t width);

/// One column of codes of the results that two of the boundaries are the halves of, zeros or not: 1003 is 01 and 003.
struct SplitCode {
  std::size_t first = 0, second = 0;        ///< of the boundaries
  std::size_t code = 0;                     ///< of the results
  std::map<std::string, std::size_t> rows;  ///< of the boundaries, by the bare code
};
std::optional<SplitCode> best_split_code(const Table& boundaries, const Table& results,
                                         const std::set<std::size_t>& never);

/// The halves that match most of the areas; none where less than half do, or halves do not tell the codes apart.
std::optional<JoinedCode> best_joined_code(const Table& boundaries, const Table& results,
                                           const std::set<std::size_t>& of_parties);

}  // namespace hustings

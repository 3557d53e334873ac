// From two files of somebody's to what they hold: columns, elections, areas, parties, each with its reason.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "atlas/import/understanding.h"
#include "base/finding.h"
#include "base/table.h"
#include "elections/party.h"

namespace hustings {

/// What was read, and what is known besides.
struct ImportFiles {
  Table boundaries;  ///< attributes of the areas
  Table results;
  /// Where the areas lie, as PROJ names it, asked when it is known which column has their codes; none: not known.
  std::function<std::string(const AreaReading&)> where = {};
  std::string id = "election", title = {};  ///< of the election
  std::string named = {};                   ///< name of the file or sheet of the results, which may have a date
  std::vector<std::string> sheets = {};     ///< of the workbook of the results
  std::vector<std::string> above = {};      ///< lines above their header
  std::optional<Parties> parties = {};      ///< somebody's own, which go before the carried ones
  std::vector<Statement> statements = {};   ///< of reading the table
  std::vector<OpenQuestion> questions = {};
};

/// No value where the files cannot be understood; where they leave something open, `questions` is not empty. The code
/// of an area is a column of the boundaries that is unique and filled, and that the results share best; results without
/// codes are joined by name. Errors: no column can be the code, none holds parties or votes, and those of
/// `read_results`.
Outcome<Understanding> understand(ImportFiles files, const Decisions& decisions = {});

}  // namespace hustings

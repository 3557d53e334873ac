// What an atlas remembers of the files that it was made from: its `[import]`.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "atlas/published/role.h"
#include "base/date.h"
#include "base/finding.h"

namespace hustings {

/// Sources are whole paths, or databases.
struct RememberedImport {
  std::string name, title;  ///< of the election, as it was given or taken from the file; may be empty
  std::string boundaries, boundaries_layer, crs, target_crs;
  bool latitude_first = false;
  std::string results, results_layer, decimal;
  std::string parties;  ///< somebody's own table of them; may be empty
  std::vector<std::string> elections;
  std::optional<Date> date;
  std::map<std::string, Role> decided;                ///< by a person, by header
  std::map<std::string, std::string> pairs;           ///< areas of the results and those of the boundaries
  std::vector<std::pair<std::string, Role>> columns;  ///< all that were used, by header
  std::map<std::string, std::string> written;         ///< digest of each table, by its name in the atlas's folder
  bool names_parties = false;                         ///< has the atlas a table of parties?
};

/// Errors: the atlas cannot be read, is no TOML, was not made from files, or names no boundaries or results there.
Outcome<RememberedImport> remembered_import(const std::filesystem::path& atlas);

/// The atlas's text with another `[import]` in the place of its own, and with more contests before it. What a person
/// changed elsewhere stays, letter by letter.
std::string with_import(std::string_view atlas, std::string_view contests, std::string_view import);

/// The digest of a file's bytes, as `written` has it.
std::string digest_text(std::string_view bytes);

}  // namespace hustings

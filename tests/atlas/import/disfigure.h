// Invented elections as tidy tables, and the same as election offices publish them: disfigured at random, by a seed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/published/role.h"

namespace hustings::disfigure {

/// What is done to a tidy table.
enum class Kind {
  dialect,          ///< semicolons, tabs or bars
  encoding,         ///< UTF-16, Windows-1252, a byte-order mark
  language,         ///< headers in another language
  lines_above,      ///< title, notes and blanks before the header
  lines_below,      ///< sources and notes after the end
  total_rows,       ///< of areas and of all
  total_columns,    ///< valid votes, electorate, rejected
  group_rows,       ///< headings within the table
  thousands,        ///< commas, points, blanks or apostrophes
  decimal_commas,   ///< shares with a comma
  blank_columns,    ///< with and without a header
  doubled_columns,  ///< the same column twice
  lost_zeros,       ///< of codes
  float_codes,      ///< "1001.0"
  no_accents,       ///< in names of areas
  capitals,         ///< names of areas in capitals
  affixes,          ///< "Alder Ward"
  shuffled,         ///< rows in any order
  lower_level,      ///< polling stations
  second_election,  ///< another year in the same file
  wide,             ///< one column a party
  groups,           ///< party1, votes1, party2, votes2
  shares,           ///< percentages beside votes
  did_not_stand,    ///< "-" where a party did not
  merged_cells      ///< an area's name in its first row alone
};
constexpr int kinds = static_cast<int>(Kind::merged_cells) + 1;
const char* name_of(Kind kind);

struct Area {
  std::string code, name, parent;
};

/// Votes of one election: by area, then by party as it is written; who did not stand is not there.
using Votes = std::map<std::string, std::map<std::string, int>>;

struct Election {
  int year = 0;
  Votes votes;  ///< by code of the area
};

/// An election as it was, and a table that tells of it.
struct Published {
  std::uint32_t seed = 0;
  std::vector<Kind> done;
  std::vector<Area> areas;
  std::vector<Election> elections;    ///< the wanted one first
  std::map<std::string, Role> roles;  ///< of columns, by header, where headers are unique
  char decimal = '.';                 ///< what parts decimals
  std::string file_name;              ///< "council-2019-05-02.csv"
  std::string bytes;                  ///< of the table
  std::string boundaries;             ///< GeoJSON: code, name, parent
};

/// The table of a seed, disfigured up to five times.
Published published(std::uint32_t seed, int at_most = 5);

}  // namespace hustings::disfigure

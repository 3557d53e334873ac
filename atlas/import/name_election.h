// What an election of a table is called: id, title, track, day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/import/understanding.h"

namespace hustings {

/// What the files are called, and what is known of the day.
struct ElectionNames {
  std::string id, title;             ///< of the atlas's election
  std::string named;                 ///< name of the file or sheet, which may have a date
  std::string year;                  ///< "2017", that the headers of parties bear; empty: none
  std::optional<GuessedDate> given;  ///< somebody's word
};

/// Gives the reading of the only election its id, title, track and day.
void name_only_election(ElectionReading& reading, const ElectionNames& names);
/// Gives that of one of several the same; `value` is there. The office ("Governor"), which may be empty, is its track,
/// unless it is only the day in other words; `ids` are those of the elections before it.
void name_one_of_several(ElectionReading& reading, const std::string& office, const ElectionNames& names,
                         const std::vector<std::string>& ids);

}  // namespace hustings

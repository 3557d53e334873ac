// What the window knows of tables that are watched.
#pragma once

#include <string>
#include <vector>

namespace hustings::ui {

/// A change of a result that had been declared, as it is listed.
struct RevisionLine {
  std::string clock;  ///< "02:10"
  std::string contest, area_code;
  std::string area;  ///< its name
  std::string what;  ///< "revised", "taken back", "declared again"
  std::string before, after;
};

struct LiveState {
  bool on = false;                      ///< results are being declared
  bool listed = false;                  ///< the list of revisions is open
  std::string standing;                 ///< a strip that stays as long as a table cannot be read; empty: all are read
  std::string heading;                  ///< "2 tables watched, last read at 02:10"
  std::vector<RevisionLine> revisions;  ///< the latest first
};

}  // namespace hustings::ui

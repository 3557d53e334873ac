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
  bool may_be_meant = false;            ///< the table that cannot be read is, if somebody says that it is whole
  std::string standing;                 ///< a strip that stays as long as a table cannot be read; empty: all are read
  std::string heading;                  ///< "Last read at 02:10"
  std::vector<RevisionLine> revisions;  ///< the latest first
};

}  // namespace hustings::ui

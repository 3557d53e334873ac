// Text of a source as the program keeps it: UTF-8, composed, whatever the source holds.
#pragma once

#include <string>
#include <string_view>

#include "base/finding.h"

namespace hustings {

/// Of one file. Bytes that are no UTF-8 are read as Windows-1252, which spreadsheets and old shapefiles hold.
class SourceText {
 public:
  std::string read(std::string_view raw);
  /// As `read`, where the file says that it is Windows-1252, or Latin-1, which it means by it.
  std::string read_windows_1252(std::string_view raw);
  /// At most one warning of each kind, however many cells were read.
  void add_findings(Findings& findings, const Place& place) const;

  /// Would `read` give all of a text back as it is?
  static bool reads_unchanged(std::string_view text);

 private:
  bool recoded_ = false;   ///< from Windows-1252, unasked
  bool controls_ = false;  ///< were there control characters where Windows-1252 has letters?
};

}  // namespace hustings
